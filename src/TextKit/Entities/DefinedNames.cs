using System.Buffers;

namespace TextKit.Entities;

/// <summary>Finds the short forms that a text defines for a body: (下称“乐器公司”), 以下简称….</summary>
internal static class DefinedNames
{
    private const int Longest = 16;
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
                if (length > 1 && EndsLikeBody(text.Slice(start, length)))
                {
                    found.Add(new Mention(start, start + length, EntityKind.Organization));
                }
            }
        }
    }

    /// <summary>True where a name ends with the suffix of a body.</summary>
    public static bool EndsLikeBody(ReadOnlySpan<char> name) => EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out _) > 0;
}
