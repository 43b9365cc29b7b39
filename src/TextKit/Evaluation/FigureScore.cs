using TextKit.Figures;

namespace TextKit.Evaluation;

/// <summary>Scores figures and changes against gold articles.</summary>
public static class FigureScore
{
    /// <summary>
    /// Extracts the figures of each article's text and compares them with the gold: exact span, value, unit and bound; the span
    /// alone; each kind by its spans; changes by the spans of the figures that they tie.
    /// </summary>
    /// <param name="articles">Gold articles.</param>
    /// <returns>A row a measure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="articles"/> is null.</exception>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<GoldArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var all = new Tally("figures");
        var spans = new Tally("spans");
        var kinds = Enum.GetValues<FigureKind>().ToDictionary(k => k, k => new Tally(JsonName(k)));
        var kindsOfSpans = new Tally("kinds");
        var changes = new Tally("changes");
        foreach (var article in articles)
        {
            var figures = new List<Figure>();
            var found = new List<FigureChange>();
            FigureExtractor.Default.ExtractChanges(article.Text, figures, found);
            all.Add(figures, article.Figures);
            spans.Add(figures.Select(f => (f.Start, f.Length)), article.Figures.Select(f => (f.Start, f.Length)));
            foreach (var (kind, tally) in kinds)
            {
                tally.Add(figures.Where(f => f.Kind == kind).Select(f => (f.Start, f.Length)), article.Figures.Where(f => f.Kind == kind).Select(f => (f.Start, f.Length)));
            }

            var goldKinds = article.Figures.ToDictionary(f => (f.Start, f.Length), f => f.Kind);
            var matched = figures.Where(f => goldKinds.ContainsKey((f.Start, f.Length))).ToList();
            kindsOfSpans.Add(matched.Select(f => (f.Start, f.Kind)), matched.Select(f => (f.Start, goldKinds[(f.Start, f.Length)])));
            changes.Add(found.Select(c => Ends(c, figures)), article.Changes.Select(c => Ends(c, article.Figures)));
        }

        return [all.Row, spans.Row, kindsOfSpans.Row, .. kinds.Values.Select(t => t.Row), changes.Row];
    }

    private static string JsonName(FigureKind kind) => kind.ToString().ToLowerInvariant();

    private static ((int, int)?, (int, int)?, (int, int)?) Ends(FigureChange change, IReadOnlyList<Figure> figures)
    {
        (int, int)? Span(int? position) => position is { } p ? (figures[p].Start, figures[p].End) : null;
        return (Span(change.From), Span(change.To), Span(change.By));
    }
}
