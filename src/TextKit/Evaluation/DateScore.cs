using TextKit.Dates;

namespace TextKit.Evaluation;

/// <summary>Scores dates and recurring expressions against gold articles.</summary>
public static class DateScore
{
    /// <summary>
    /// Extracts the dates of each article's text, with its issue date, and compares them with the gold: the span; the interval of
    /// those whose span is right; recurring expressions by their span.
    /// </summary>
    /// <param name="articles">Gold articles.</param>
    /// <returns>A row a measure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="articles"/> is null.</exception>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<GoldArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var spans = new Tally("dates");
        var intervals = new Tally("intervals");
        var recurring = new Tally("recurring");
        foreach (var article in articles)
        {
            var found = DateExtractor.Default.Extract(article.Text, article.Article.Date);
            var dates = found.Where(d => !d.IsRecurring).ToList();
            spans.Add(dates.Select(Span), article.Dates.Select(Span));
            recurring.Add(found.Where(d => d.IsRecurring).Select(Span), article.Recurring.Select(Span));
            var gold = article.Dates.ToDictionary(Span);
            var matched = dates.Where(d => gold.ContainsKey(Span(d))).ToList();
            intervals.Add(matched, matched.Select(d => gold[Span(d)]));
        }

        return [spans.Row, intervals.Row, recurring.Row];
    }

    private static (int Start, int Length) Span(DateExpression date) => (date.Start, date.Length);
}
