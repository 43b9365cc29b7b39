using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using TextKit.Themes;

namespace TextKit.ThemeTrials;

/// <summary>Boosted trees over the same features, cross-validated as the linear trainers are; for comparison only.</summary>
internal static class LightGbmTrial
{
    /// <summary>The share of articles whose first label is right.</summary>
    public static double Accuracy(IReadOnlyList<LabeledArticle> articles, int folds, ThemeTrainerOptions options)
    {
        var fold = ThemeTrainer.Folds(articles, folds);
        var labels = articles.Select(a => a.Labels[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var right = 0;
        for (var f = 0; f < folds; f++)
        {
            List<LabeledArticle> train = [.. articles.Where((_, i) => fold[i] != f)], held = [.. articles.Where((_, i) => fold[i] == f)];
            var (vocabulary, idf) = ThemeTrainer.BuildVocabulary(train, [], labels, options);
            var rows = idf.Length + labels.Length;
            List<VBuffer<float>> Vectors(List<LabeledArticle> some) => ThemeTrainer.Vectors(some, vocabulary, idf, options.TitleShare, options.DefinitionShare, labels.Length);
            var (trainVectors, heldVectors) = (Vectors(train), Vectors(held));
            var best = new (float Score, string Label)[held.Count];
            Array.Fill(best, (float.NegativeInfinity, ""));
            foreach (var label in labels)
            {
                var trainer = new MLContext(options.Seed).BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
                {
                    NumberOfThreads = 1, NumberOfIterations = 60, NumberOfLeaves = 15, MinimumExampleCountPerLeaf = 5, Deterministic = true, Seed = options.Seed,
                });
                var fitted = trainer.Fit(LabelFit.Data(ThemeTrainer.Rows(train, label, trainVectors, false), rows));
                var scores = LabelFit.Scores(fitted, ThemeTrainer.Rows(held, label, heldVectors, false), rows);
                for (var i = 0; i < scores.Length; i++)
                {
                    best[i] = scores[i] > best[i].Score ? (scores[i], label) : best[i];
                }
            }

            right += held.Where((a, i) => best[i].Label == a.Labels[0]).Count();
        }

        return (double)right / articles.Count;
    }
}
