using System.Buffers;
using TextKit.Segmentation;

namespace TextKit.Entities.Tagging;

/// <summary>
/// Reads texts that are not of the world of labour. The tagger and its network learnt from union papers above all: elsewhere
/// LAC-small adds the names that they pass over, and bears out the persons that they find.
/// </summary>
internal sealed class LacNames
{
    private static readonly SearchValues<string> LabourWords = SearchValues.Create(["工会", "职工", "工友", "农民工", "劳模", "工匠"], StringComparison.Ordinal);
    private readonly List<Mention> names = [];
    private readonly List<Mention> merged = [];
    private readonly HashSet<Mention> ruled = [];
    private byte[] tags = [];

    /// <summary>True of a text that speaks of unions or of those who work; the tagger knows such texts better than LAC does.</summary>
    public static bool IsOfLabour(ReadOnlySpan<char> text) => text.ContainsAny(LabourWords);

    /// <summary>
    /// Adds LAC's names to <paramref name="tagged"/>, the tagger's mentions, where none of those stands; drops persons that LAC sees nothing
    /// of, unless a rule found them. In text order, none overlapping another.
    /// </summary>
    public void Merge(ReadOnlySpan<char> text, List<Mention> persons, List<Mention> tagged)
    {
        ReadNames(text);
        ruled.Clear();
        ruled.UnionWith(persons);
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

            if (mention.Kind != EntityKind.Person || behind > name || ruled.Contains(mention))
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
}
