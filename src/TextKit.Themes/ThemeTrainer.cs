using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace TextKit.Themes;

/// <summary>
/// Trains classifiers from labelled articles: one linear model a label by ML.NET over character n-grams and words, calibrated on
/// scores of held-out folds. The same articles in the same order give the same model.
/// </summary>
public static class ThemeTrainer
{
    private const double MostDoubt = 0.25;

    /// <summary>Trains a classifier.</summary>
    /// <param name="articles">The labelled articles.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="definitions">Words that define labels, beside what the articles teach; null for none.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the training between two labels.</param>
    /// <exception cref="ArgumentException">Fewer than two labels, or fewer articles than calibration folds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static ThemeClassifier Train(
        IReadOnlyList<LabeledArticle> articles, ThemeTrainerOptions? options = null, IReadOnlyList<ThemeDefinition>? definitions = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        options ??= new ThemeTrainerOptions();
        definitions ??= [];
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(options.LongestNgram - 1), 7u, nameof(options));
        var labels = articles.SelectMany(a => a.Labels).Concat(definitions.Select(d => d.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (labels.Length < 2 || articles.Count < options.CalibrationFolds || articles.Any(a => a.Labels.Count == 0))
        {
            throw new ArgumentException($"{articles.Count} articles with {labels.Length} labels: at least two labels, {options.CalibrationFolds} articles and a label for each are needed", nameof(articles));
        }

        var (done, all) = (0, (options.CalibrationFolds + 1) * labels.Length);
        void FitDone() => progress?.Report((double)Interlocked.Increment(ref done) / all);

        var held = HeldOutScores(articles, definitions, labels, options, FitDone, cancellation);
        var calibration = LabelFit.Calibrate(held.SelectMany((scores, i) => scores.Select((s, l) => new ScoredLabel { Score = s, Label = articles[i].Labels.Contains(labels[l]) })));
        var probabilities = Array.ConvertAll(held, scores => Array.ConvertAll(scores, s => ThemeModel.Probability(s, calibration)));
        return new ThemeClassifier(Fit(articles, definitions, labels, options, calibration, LabelThreshold(articles, labels, probabilities), AbstainBelow(articles, labels, probabilities), FitDone, cancellation));
    }

    /// <summary>Fold of every article: articles of one primary label are dealt out in turn.</summary>
    internal static int[] Folds(IReadOnlyList<LabeledArticle> articles, int folds)
    {
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. articles.Select(a => CollectionsMarshal.GetValueRefOrAddDefault(next, a.Labels[0], out _)++ % folds)];
    }

    /// <summary>Rows as ML.NET reads them, for one label, by the vectors of a model.</summary>
    internal static List<FitRow> Rows(IReadOnlyList<LabeledArticle> articles, string label, IReadOnlyList<VBuffer<float>> vectors, bool furtherLabels) =>
        [.. articles.Select((a, i) => new FitRow { Label = furtherLabels ? a.Labels.Contains(label) : a.Labels[0] == label, Features = vectors[i] })];

    internal static List<VBuffer<float>> Vectors(IReadOnlyList<LabeledArticle> articles, FeatureVocabulary vocabulary, float[] idf, double titleShare, double themeShare, int labels)
    {
        var counts = new FeatureCounts(idf.Length, labels);
        var vectors = new List<VBuffer<float>>(articles.Count);
        foreach (var article in articles)
        {
            ThemeModel.Vectorize(vocabulary, idf, titleShare, themeShare, article.Title, article.Body, counts);
            int[] rows = [.. counts.Rows.Order()];
            vectors.Add(new VBuffer<float>(idf.Length + labels, rows.Length, Array.ConvertAll(rows, r => counts[r]), rows));
            counts.Clear();
        }

        return vectors;
    }

    private static ThemeModel Fit(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options, (double Slope, double Offset) calibration, double labelThreshold, double abstainBelow, Action fitDone, CancellationToken cancellation)
    {
        articles = [.. articles, .. definitions.SelectMany(d => d.Examples)];
        var (vocabulary, idf) = BuildVocabulary(articles, definitions, labels, options);
        var vectors = Vectors(articles, vocabulary, idf, options.TitleShare, options.DefinitionShare, labels.Length);
        var rows = idf.Length + labels.Length;
        var weights = new float[rows * labels.Length];
        var biases = new float[labels.Length];
        // Each label has a trainer of its own, so the order in which they finish changes nothing.
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, labels.Length), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = cancellation }, label =>
        {
            var (column, bias) = LabelFit.Weights(LabelFit.Fit(Rows(articles, labels[label], vectors, options.FurtherLabels), rows, options));
            biases[label] = bias;
            for (var row = 0; row < column.Length; row++)
            {
                weights[(row * labels.Length) + label] = column[row];
            }

            fitDone();
        });
        return new ThemeModel
        {
            Labels = labels,
            Vocabulary = vocabulary,
            Idf = idf,
            Biases = biases,
            Weights = weights,
            TitleShare = options.TitleShare,
            ThemeShare = options.DefinitionShare,
            Calibration = calibration,
            LabelThreshold = labelThreshold,
            AbstainBelow = abstainBelow,
        };
    }

    internal static (FeatureVocabulary Vocabulary, float[] Idf) BuildVocabulary(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options)
    {
        var frequencies = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        var features = new TextFeatures();
        foreach (var article in articles)
        {
            seen.Clear();
            features.ForEach(article.Title, options.LongestNgram, seen, static (s, key, _, _) => s.Add(key));
            features.ForEach(article.Body, options.LongestNgram, seen, static (s, key, _, _) => s.Add(key));
            foreach (var key in seen)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequencies, key, out _)++;
            }
        }

        var defined = new Dictionary<uint, short>();
        foreach (var definition in definitions)
        {
            foreach (var word in definition.Words)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThan(word.Length, 8, nameof(definitions));
                defined.TryAdd(TextFeatures.KeyOf(word), (short)Array.IndexOf(labels, definition.Code));
            }
        }

        var longest = definitions.SelectMany(d => d.Words).Select(w => w.Length).Append(options.LongestNgram).Max();
        uint[] keys = [.. frequencies.Where(f => f.Value >= options.MinimumArticles).Select(f => f.Key).Union(defined.Keys).Order()];
        return (
            new FeatureVocabulary(keys, longest, Array.ConvertAll(keys, k => defined.GetValueOrDefault(k, (short)-1))),
            Array.ConvertAll(keys, k => (float)(1 + Math.Log((double)articles.Count / Math.Max(1, frequencies.GetValueOrDefault(k))))));
    }

    private static float[][] HeldOutScores(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options, Action fitDone, CancellationToken cancellation)
    {
        var folds = Folds(articles, options.CalibrationFolds);
        var held = new float[articles.Count][];
        for (var fold = 0; fold < options.CalibrationFolds; fold++)
        {
            var rest = articles.Where((_, i) => folds[i] != fold).ToList();
            var classifier = new ThemeClassifier(Fit(rest, definitions, labels, options, (-1, 0), 0, 0, fitDone, cancellation));
            for (var i = 0; i < held.Length; i++)
            {
                if (folds[i] == fold)
                {
                    held[i] = classifier.Scores(articles[i].Title, articles[i].Body);
                }
            }
        }

        return held;
    }

    /// <summary>The threshold at which further labels are most right, by F1 over the held-out folds.</summary>
    private static double LabelThreshold(IReadOnlyList<LabeledArticle> articles, string[] labels, double[][] probabilities)
    {
        var (best, bestF1) = (0.5, -1.0);
        for (var step = 2; step <= 19; step++)
        {
            var threshold = step / 20.0;
            int correct = 0, predicted = 0;
            for (var i = 0; i < probabilities.Length; i++)
            {
                var first = Array.IndexOf(probabilities[i], probabilities[i].Max());
                for (var l = 0; l < labels.Length; l++)
                {
                    if (l == first || probabilities[i][l] >= threshold)
                    {
                        predicted++;
                        correct += articles[i].Labels.Contains(labels[l]) ? 1 : 0;
                    }
                }
            }

            var f1 = 2.0 * correct / (predicted + articles.Sum(a => a.Labels.Count));
            if (f1 > bestF1)
            {
                (best, bestF1) = (threshold, f1);
            }
        }

        return best;
    }

    /// <summary>The probability below which no more than one in two hundred of the right held-out answers lies; data easy to tell apart does not make it strict.</summary>
    private static double AbstainBelow(IReadOnlyList<LabeledArticle> articles, string[] labels, double[][] probabilities)
    {
        var right = probabilities.Where((p, i) => articles[i].Labels.Contains(labels[Array.IndexOf(p, p.Max())])).Select(p => p.Max()).Order().ToList();
        return right.Count == 0 ? 0 : Math.Min(right[right.Count / 200], MostDoubt);
    }
}
