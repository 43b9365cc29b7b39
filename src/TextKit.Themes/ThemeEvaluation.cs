using TextKit.Evaluation;

namespace TextKit.Themes;

/// <summary>How well a classifier does on labelled articles.</summary>
/// <param name="Accuracy">Share of the articles whose primary label is right; an abstention is wrong.</param>
/// <param name="MacroF1">Mean of the F1 of the labels.</param>
/// <param name="Abstained">Share of the articles without an answer.</param>
/// <param name="Labels">A row a label, further labels counted.</param>
/// <param name="Confusion">How often a primary label of the gold got each primary label; an abstention is <c>null</c>'s place, the empty string.</param>
public sealed record ThemeEvaluation(double Accuracy, double MacroF1, double Abstained, IReadOnlyList<ScoreRow> Labels, IReadOnlyDictionary<(string Gold, string Predicted), int> Confusion)
{
    /// <summary>Share of the articles that bear a genre whose genre is right; null where none does or the classifier tells none.</summary>
    public double? GenreAccuracy { get; init; }

    /// <summary>Measures a classifier.</summary>
    public static ThemeEvaluation Of(ThemeClassifier classifier, IReadOnlyList<LabeledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(articles);
        return Of([.. articles.Select(a => (a, classifier.Classify(a.Title, a.Body)))]);
    }

    /// <summary>Trains on all folds but one and measures on that one, for each; primary labels are spread evenly over the folds.</summary>
    public static ThemeEvaluation CrossValidate(IReadOnlyList<LabeledArticle> articles, int folds, ThemeTrainerOptions? options = null, IReadOnlyList<ThemeDefinition>? definitions = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var fold = ThemeTrainer.Folds(articles, folds);
        var answers = new List<(LabeledArticle, ThemePrediction)>();
        for (var f = 0; f < folds; f++)
        {
            var classifier = ThemeTrainer.Train([.. articles.Where((_, i) => fold[i] != f)], options, definitions);
            answers.AddRange(articles.Where((_, i) => fold[i] == f).Select(a => (a, classifier.Classify(a.Title, a.Body))));
        }

        return Of(answers);
    }

    private static ThemeEvaluation Of(List<(LabeledArticle Article, ThemePrediction Prediction)> answers)
    {
        var labels = answers.SelectMany(a => a.Article.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(label => new ScoreRow(
            label,
            answers.Count(a => a.Article.Labels.Contains(label) && a.Prediction.Themes.Any(t => t.Code == label)),
            answers.Count(a => a.Prediction.Themes.Any(t => t.Code == label)),
            answers.Count(a => a.Article.Labels.Contains(label)))).ToList();
        var count = Math.Max(1, answers.Count);
        return new ThemeEvaluation(
            (double)answers.Count(a => a.Prediction.Theme == a.Article.Labels[0]) / count,
            labels.Count == 0 ? 0 : labels.Average(l => l.F1),
            (double)answers.Count(a => a.Prediction.Theme is null) / count,
            labels,
            answers.GroupBy(a => (a.Article.Labels[0], a.Prediction.Theme ?? "")).ToDictionary(g => g.Key, g => g.Count()))
        {
            GenreAccuracy = answers.Where(a => a.Article.Genre is not null && a.Prediction.Genre is not null).Select(a => a.Article.Genre == a.Prediction.Genre ? 1.0 : 0).Cast<double?>().Average(),
        };
    }
}
