namespace TextKit.Themes;

/// <summary>Finds articles of one set that stand nearly word for word in another, by shared runs of characters.</summary>
public static class RepeatedTexts
{
    private const int Run = 8;
    private const double Share = 0.5;

    /// <summary>
    /// How many of <paramref name="others"/> share at least half of their runs of eight letters with one article of
    /// <paramref name="articles"/>. Linear in the texts.
    /// </summary>
    public static int Count(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<LabeledArticle> others)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(others);
        var holders = new Dictionary<int, List<int>>();
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var run in Runs(articles[i]))
            {
                if (!holders.TryGetValue(run, out var list))
                {
                    holders[run] = list = [];
                }

                list.Add(i);
            }
        }

        var shared = new Dictionary<int, int>();
        return others.Count(other =>
        {
            shared.Clear();
            var runs = Runs(other);
            foreach (var holder in runs.SelectMany(run => holders.GetValueOrDefault(run) ?? []))
            {
                shared[holder] = shared.GetValueOrDefault(holder) + 1;
            }

            return runs.Count > 0 && shared.Values.Any(n => n >= Share * runs.Count);
        });
    }

    private static HashSet<int> Runs(LabeledArticle article)
    {
        char[] letters = [.. (article.Title + article.Body).Where(char.IsLetterOrDigit)];
        var runs = new HashSet<int>();
        for (var i = 0; i < letters.Length && (i == 0 || i + Run <= letters.Length); i++)
        {
            runs.Add(string.GetHashCode(letters.AsSpan(i, Math.Min(Run, letters.Length - i)), StringComparison.Ordinal));
        }

        return runs;
    }
}
