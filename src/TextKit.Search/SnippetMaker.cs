namespace TextKit.Search;

/// <summary>Picks the part of a text that shows the most of what was searched for.</summary>
internal static class SnippetMaker
{
    private const int SnippetLength = 120;
    private const int Lead = 30;

    public static Snippet Make(string text, IReadOnlyList<string> literals)
    {
        var matches = Matches(text, literals);
        var (best, bestCount) = (0, 0);
        for (int i = 0, j = 0; i < matches.Count; i++)
        {
            j = Math.Max(j, i);
            while (j < matches.Count && matches[j].End - matches[i].Start <= SnippetLength - Lead)
            {
                j++;
            }

            if (j - i > bestCount)
            {
                (best, bestCount) = (i, j - i);
            }
        }

        var start = matches.Count > 0 ? Math.Max(0, matches[best].Start - Lead) : 0;
        var end = Math.Min(text.Length, start + SnippetLength);
        if (start > 0 && char.IsLowSurrogate(text[start]))
        {
            start--;
        }

        if (end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end++;
        }

        return new Snippet(text[start..end], start, [.. matches.Where(m => m.Start >= start && m.End <= end).Select(m => (m.Start - start, m.End - start))]);
    }

    private static List<(int Start, int End)> Matches(string text, IReadOnlyList<string> literals)
    {
        var found = new List<(int Start, int End)>();
        foreach (var literal in literals.Where(l => l.Length > 0).Distinct())
        {
            for (var at = text.IndexOf(literal, StringComparison.OrdinalIgnoreCase); at >= 0 && found.Count < 1000; at = text.IndexOf(literal, at + literal.Length, StringComparison.OrdinalIgnoreCase))
            {
                found.Add((at, at + literal.Length));
            }
        }

        found.Sort();
        var merged = new List<(int Start, int End)>();
        foreach (var match in found)
        {
            if (merged.Count > 0 && match.Start < merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, match.End));
            }
            else
            {
                merged.Add(match);
            }
        }

        return merged;
    }
}
