namespace TextKit.Search;

/// <summary>What of a query can be shown in a text: strings, words that a pattern or a fuzzy word finds, figures.</summary>
internal sealed class MatchFinder
{
    private const int MostMatches = 2000;

    /// <summary>Folded strings to find anywhere.</summary>
    public List<string> Strings { get; } = [];

    /// <summary>Tests of folded words.</summary>
    public List<Func<ReadOnlySpan<char>, bool>> Words { get; } = [];

    /// <summary>Conditions on figures.</summary>
    public List<FigureCondition> Figures { get; } = [];

    public (int Strings, int Words, int Figures) Mark() => (Strings.Count, Words.Count, Figures.Count);

    /// <summary>Forgets what was added since a mark: what must not occur is not shown.</summary>
    public void Return((int Strings, int Words, int Figures) mark)
    {
        Strings.RemoveRange(mark.Strings, Strings.Count - mark.Strings);
        Words.RemoveRange(mark.Words, Words.Count - mark.Words);
        Figures.RemoveRange(mark.Figures, Figures.Count - mark.Figures);
    }

    /// <summary>The places in the text of an article, in order; those that touch or overlap are one.</summary>
    public List<(int Start, int End)> Find(LayerReader layers, int doc)
    {
        layers.LoadText(doc);
        var found = new List<(int Start, int End)>();
        var text = layers.Folded;
        foreach (var literal in Strings.Where(s => s.Length > 0).Distinct())
        {
            for (var at = text.IndexOf(literal, StringComparison.Ordinal); at >= 0 && found.Count < MostMatches;)
            {
                found.Add((at, at + literal.Length));
                var next = text[(at + literal.Length)..].IndexOf(literal, StringComparison.Ordinal);
                at = next < 0 ? -1 : at + literal.Length + next;
            }
        }

        if (Words.Count > 0)
        {
            layers.LoadTokens(doc, spans: false);
            foreach (var token in layers.Tokens)
            {
                var word = text.Slice(token.Start, token.Length);
                if (ChineseAnalyzer.IsWord(word))
                {
                    foreach (var test in Words)
                    {
                        if (test(word))
                        {
                            found.Add((token.Start, token.End));
                            break;
                        }
                    }
                }
            }
        }

        if (Figures.Count > 0)
        {
            found.AddRange(layers.Figures(doc, places: true).Where(f => !f.InTitle && Figures.Exists(c => c.Holds(f))).Select(f => (f.Start, f.Start + f.Length)));
        }

        found.Sort();
        var merged = new List<(int Start, int End)>();
        foreach (var match in found)
        {
            if (merged.Count > 0 && match.Start <= merged[^1].End)
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
