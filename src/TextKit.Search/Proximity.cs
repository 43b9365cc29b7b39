using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>Tells whether parts of a query stand close together in a text.</summary>
internal static class Proximity
{
    /// <summary>True where the body or the title has all parts, in any order and none over another, with at most so many words between them.</summary>
    public static bool Holds(LayerReader layers, int doc, string[] parts, int distance, bool title, bool body)
    {
        if (body)
        {
            layers.LoadFolded(doc);
            layers.LoadTokens(doc, spans: false);
            if (Holds(layers.Folded.ToString(), layers.Tokens, parts, distance))
            {
                return true;
            }
        }

        if (!title || layers.Title(doc) is not { } line)
        {
            return false;
        }

        var folded = TextFolding.Fold(line);
        var tokens = new List<Token>();
        ChineseAnalyzer.CutWords(folded, tokens);
        return Holds(folded, tokens, parts, distance);
    }

    private static bool Holds(string text, List<Token> all, string[] parts, int distance)
    {
        var tokens = all.FindAll(t => ChineseAnalyzer.IsWord(text.AsSpan(t.Start, t.Length)));
        var places = new List<(int Start, int End, int Part)>();
        for (var p = 0; p < parts.Length; p++)
        {
            for (var at = 0; at < text.Length;)
            {
                var found = text.IndexOf(parts[p], at, StringComparison.Ordinal) - at;
                if (found < 0)
                {
                    break;
                }

                places.Add((at + found, at + found + parts[p].Length, p));
                at += found + 1;
            }
        }

        places.Sort();
        var chosen = new (int Start, int End, int Part)[parts.Length];
        for (var i = 0; i < places.Count; i++)
        {
            chosen[0] = places[i];
            if (Complete(tokens, places, i, chosen, 1, 1UL << places[i].Part, distance))
            {
                return true;
            }
        }

        return false;
    }

    // Depth first over the places behind the last one chosen; words between only grow, so a branch ends early.
    private static bool Complete(
        List<Token> tokens, List<(int Start, int End, int Part)> places, int last, (int Start, int End, int Part)[] chosen, int count, ulong have, int distance)
    {
        if (count == chosen.Length)
        {
            return true;
        }

        for (var i = last + 1; i < places.Count; i++)
        {
            if ((have & (1UL << places[i].Part)) != 0 || places[i].Start < chosen[count - 1].End)
            {
                continue;
            }

            var between = Between(tokens, chosen[count - 1].End, places[i].Start);
            if (between > distance)
            {
                break;
            }

            chosen[count] = places[i];
            if (Complete(tokens, places, i, chosen, count + 1, have | (1UL << places[i].Part), distance - between))
            {
                return true;
            }
        }

        return false;
    }

    // The words that lie wholly between two offsets.
    private static int Between(List<Token> tokens, int from, int to)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var count = 0;
        for (var i = low; i < tokens.Count && tokens[i].End <= to; i++)
        {
            count++;
        }

        return count;
    }
}
