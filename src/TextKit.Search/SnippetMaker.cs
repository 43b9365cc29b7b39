namespace TextKit.Search;

/// <summary>Picks the part of a text that shows the most of what was searched for.</summary>
internal static class SnippetMaker
{
    private const int SnippetLength = 120;
    private const int Lead = 30;

    public static Snippet Make(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        var (best, most) = (0, 0);
        for (int i = 0, j = 0, shown = 0; i < matches.Count; i++)
        {
            for (j = Math.Max(j, i); j < matches.Count && matches[j].End - matches[i].Start <= SnippetLength - Lead; j++)
            {
                shown += matches[j].End - matches[j].Start;
            }

            if (shown > most)
            {
                (best, most) = (i, shown);
            }

            shown -= j > i ? matches[i].End - matches[i].Start : 0;
        }

        var start = matches.Count > 0 ? Math.Max(0, matches[best].Start - Lead) : 0;
        var end = Math.Min(text.Length, Math.Max(start + SnippetLength, matches.Count > 0 ? Math.Min(matches[best].End, start + (2 * SnippetLength)) : 0));
        if (start > 0 && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
        {
            end++;
        }

        return new Snippet(text[start..end].ToString(), start,
            [.. matches.Where(m => m.End > start && m.Start < end).Select(m => (Math.Max(m.Start, start) - start, Math.Min(m.End, end) - start))]);
    }
}
