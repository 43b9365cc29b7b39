using System.Buffers;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>
/// Reads texts that are not of the world of labour. The tagger and its network learnt from union papers above all: elsewhere the
/// names that LAC-small tags come first, and the tagger adds what LAC splits by convention (chains of places, bodies with a place
/// in front) and what the gazetteer or a rule bears out.
/// </summary>
internal sealed class LacNames
{
    private static readonly SearchValues<string> LabourWords = SearchValues.Create(["工会", "职工", "工友", "农民工", "劳模", "工匠"], StringComparison.Ordinal);
    private readonly List<Mention> names = [];
    private readonly List<Mention> merged = [];
    private byte[] tags = [];

    /// <summary>True of a text that speaks of unions or of those who work; the tagger knows such texts better than LAC does.</summary>
    public static bool IsOfLabour(ReadOnlySpan<char> text) => text.ContainsAny(LabourWords);

    /// <summary>
    /// Changes <paramref name="tagged"/>, the tagger's mentions, into what LAC's names make of them; in text order, none
    /// overlapping another. <paramref name="borneOut"/> are what gazetteer and rules found.
    /// </summary>
    public void Merge(ReadOnlySpan<char> text, HashSet<Mention> borneOut, List<Mention> tagged)
    {
        ReadNames(text);
        merged.Clear();
        var name = 0;
        foreach (var mention in tagged)
        {
            while (name < names.Count && names[name].End <= mention.Start)
            {
                merged.Add(names[name++]);
            }

            var behind = name;
            while (behind < names.Count && names[behind].Start < mention.End)
            {
                behind++;
            }

            if (behind == name ? borneOut.Contains(mention) : IsWider(mention, names, name, behind))
            {
                merged.Add(mention);
                name = behind;
            }
        }

        for (; name < names.Count; name++)
        {
            merged.Add(names[name]);
        }

        tagged.Clear();
        tagged.AddRange(merged);
    }

    /// <summary>Finds the persons, places and organizations that LAC tags.</summary>
    private void ReadNames(ReadOnlySpan<char> text)
    {
        if (tags.Length < text.Length)
        {
            tags = new byte[Math.Max(text.Length, 4096)];
        }

        LacTagger.Default.Tag(text, tags);
        names.Clear();
        for (var i = 0; i < text.Length;)
        {
            var begin = i++;
            if (LacTags.KindOf(tags[begin]) is { } kind)
            {
                while (i < text.Length && LacTags.GoesOn(tags[begin], tags[i]))
                {
                    i++;
                }

                names.Add(new Mention(begin, i, kind));
            }
        }
    }

    /// <summary>True of a chain of places, and of a body with a place in front, that holds whole what LAC tags apart.</summary>
    private static bool IsWider(Mention mention, List<Mention> names, int from, int to)
    {
        if (names[from].Start < mention.Start || names[to - 1].End > mention.End)
        {
            return false;
        }

        var places = 0;
        for (var n = from; n < to; n++)
        {
            places += names[n].Kind == EntityKind.Place ? 1 : 0;
        }

        return mention.Kind == EntityKind.Organization ? to - from > 1 || places == 1 : mention.Kind == EntityKind.Place && places == to - from && places > 1;
    }
}
