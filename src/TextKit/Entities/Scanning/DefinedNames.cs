using System.Buffers;

namespace TextKit.Entities.Scanning;

/// <summary>Finds the short forms that a text defines for a body: (下称“乐器公司”), 以下简称….</summary>
internal static class DefinedNames
{
    private const int Longest = 16;

    // Of a name that does not end like a body (晋源玻璃, 省防指).
    private const int LongestOther = 6;
    private static readonly SearchValues<char> Closers = SearchValues.Create("”\"」）)，。");
    private static readonly string[] Cues = ["以下简称", "下称", "以下称", "简称"];

    /// <summary>Appends the short form as it stands in its definition.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        if (!text.Contains('称'))
        {
            return;
        }

        foreach (var cue in Cues)
        {
            for (var from = 0; text[from..].IndexOf(cue) is >= 0 and var at;)
            {
                var start = from + at + cue.Length;
                from = start;
                while (start < text.Length && text[start] is '“' or '"' or '「' or '为' or '：')
                {
                    start++;
                }

                var length = text[start..Math.Min(text.Length, start + Longest)].IndexOfAny(Closers);
                var name = text.Slice(start, Math.Max(0, length));
                if (length > 1 && (EndsLikeBody(name) || (length <= LongestOther && name[^1] != '总' && !name.ContainsAny(EntityLexicon.Breaks) && FollowsBody(text[..(from - cue.Length)]))))
                {
                    found.Add(new Mention(start, start + length, EntityKind.Organization));
                }
            }
        }
    }

    /// <summary>True where a body in brackets right behind another, or behind a cue, is what the text calls that one: 国际劳工组织（ILO）.</summary>
    public static bool Defines(ReadOnlySpan<char> text, Mention body, Mention name)
    {
        const int LongestCue = 8;
        var between = text[body.End..name.Start];
        return between.Length is > 0 and <= LongestCue && between[0] is '（' or '(' or '，'
            && (between.Contains('称') || (between.Length == 1 && between[0] != '，' && name.End < text.Length && text[name.End] is '）' or ')'));
    }

    /// <summary>True where what stands before a cue ends with the suffix of a body: 山东省防汛抗旱指挥部（.</summary>
    private static bool FollowsBody(ReadOnlySpan<char> before) => before.TrimEnd("（(，“\"").Length is > 2 and var end && EndsLikeBody(before[..end]);

    /// <summary>Length of the longest beginning of a name that ends like a body, at least three characters; 0 for none.</summary>
    public static int BodyIn(ReadOnlySpan<char> name)
    {
        for (var end = name.Length; end > 2; end--)
        {
            if (EndsLikeBody(name[..end]))
            {
                return end;
            }
        }

        return 0;
    }

    /// <summary>True where a name ends with the suffix of a body.</summary>
    public static bool EndsLikeBody(ReadOnlySpan<char> name) => EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out _) > 0;
}
