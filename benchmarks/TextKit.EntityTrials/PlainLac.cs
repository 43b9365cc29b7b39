using TextKit.Entities;
using TextKit.Segmentation;

namespace TextKit.EntityTrials;

/// <summary>The words that LAC tags PER, LOC or ORG, nothing else.</summary>
internal static class PlainLac
{
    public static List<Entity> Find(string text)
    {
        var tags = new byte[text.Length];
        LacTagger.Default.Tag(text, tags);
        var entities = new List<Entity>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            var name = LacTagger.Default.TagNames[tags[start]].Split('-')[0];
            while (i < text.Length && tags[i] == (tags[start] | 1) && tags[start] != LacTagger.Outside)
            {
                i++;
            }

            if (KindOf(name) is { } kind)
            {
                entities.Add(new Entity(start, i - start, kind) { Name = text[start..i] });
            }
        }

        return entities;
    }

    private static EntityKind? KindOf(string tag) => tag switch
    {
        "PER" => EntityKind.Person,
        "LOC" => EntityKind.Place,
        "ORG" => EntityKind.Organization,
        _ => null,
    };
}
