using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace TextKit.Themes;

/// <summary>
/// Trains classifiers from labelled articles: one linear model a label by ML.NET over character n-grams and words, calibrated on
/// scores of held-out folds; where the first label is the primary one, a second model a label tells the further ones. Articles that
/// bear a genre teach it too. The same articles in the same order give the same model.
/// </summary>
public static class ThemeTrainer
{
    private const double MostDoubt = 0.25;

    /// <summary>Trains a classifier.</summary>
    /// <param name="articles">The labelled articles.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="definitions">Words that define labels, beside what the articles teach; null for none.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="mlNet">
    /// Where ML.NET's own model is written, a zip for <c>MLContext.Model.Load</c>; null for nowhere. Its input is a column
    /// <c>Features</c> as <see cref="ThemeClassifier.Features"/> fills it, its output a column <c>Score.LABEL</c> a label, and
    /// <c>Further.LABEL</c> where further labels have a model of their own.
    /// </param>
    /// <param name="cancellation">Ends the training between two labels.</param>
    /// <exception cref="ArgumentException">Fewer than two labels, or fewer articles than calibration folds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static ThemeClassifier Train(
        IReadOnlyList<LabeledArticle> articles, ThemeTrainerOptions? options = null, IReadOnlyList<ThemeDefinition>? definitions = null, IProgress<double>? progress = null, Stream? mlNet = null, CancellationToken cancellation = default)
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

        var (done, all) = (0, (options.CalibrationFolds + 1) * labels.Length * (options.FurtherLabels ? 1 : 2));
        void FitDone() => progress?.Report((double)Interlocked.Increment(ref done) / all);

        var held = HeldOut(articles, definitions, labels, options, FitDone, cancellation);
        var (calibration, further) = (Calibration(held, 0), options.FurtherLabels ? (-1, 0) : Calibration(held, labels.Length));
        var (model, fitted) = Fit(articles, definitions, labels, options, calibration, further, LabelThreshold(held, labels, calibration, further), AbstainBelow(held, calibration), FitDone, cancellation);
        if (mlNet is not null)
        {
            LabelFit.Save(fitted, model, mlNet);
        }

        return new ThemeClassifier(model);
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
            vectors.Add(counts.ToVector(idf.Length + labels));
            counts.Clear();
        }

        return vectors;
    }

    private static (ThemeModel Model, ITransformer[] Fitted) Fit(
        IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options, (double Slope, double Offset) calibration, (double Slope, double Offset) further, double labelThreshold, double abstainBelow, Action fitDone, CancellationToken cancellation)
    {
        var genre = GenreModel.Train(articles);
        articles = [.. articles, .. definitions.SelectMany(d => d.Examples)];
        var (vocabulary, idf) = BuildVocabulary(articles, definitions, labels, options);
        var vectors = Vectors(articles, vocabulary, idf, options.TitleShare, options.DefinitionShare, labels.Length);
        var rows = idf.Length + labels.Length;
        var columns = labels.Length * (options.FurtherLabels ? 1 : 2);
        var weights = new float[rows * columns];
        var biases = new float[columns];
        var fitted = new ITransformer[columns];
        // Each column has a trainer of its own, so the order in which they finish changes nothing.
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, columns), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = cancellation }, column =>
        {
            fitted[column] = LabelFit.Fit(Rows(articles, labels[column % labels.Length], vectors, options.FurtherLabels || column >= labels.Length), rows, options);
            var (values, bias) = LabelFit.Weights(fitted[column]);
            biases[column] = bias;
            for (var row = 0; row < values.Length; row++)
            {
                weights[(row * columns) + column] = values[row];
            }

            fitDone();
        });
        var model = new ThemeModel(biases, weights)
        {
            Labels = labels,
            Vocabulary = vocabulary,
            Idf = idf,
            TitleShare = options.TitleShare,
            ThemeShare = options.DefinitionShare,
            Calibration = calibration,
            FurtherCalibration = further,
            LabelThreshold = labelThreshold,
            AbstainBelow = abstainBelow,
            Genre = genre,
        };
        return (model, fitted);
    }

    internal static (FeatureVocabulary Vocabulary, float[] Idf) BuildVocabulary(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options)
    {
        var frequencies = new Dictionary<uint, int>();
        var seen = new KeySet([]);
        var features = new TextFeatures();
        foreach (var article in articles)
        {
            seen.Keys.Clear();
            features.ForEach(article.Title, options.LongestNgram, options.LongestNgram, ref seen);
            features.ForEach(article.Body, options.LongestNgram, options.LongestNgram, ref seen);
            foreach (var key in seen.Keys)
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
        uint[] stems = [.. definitions.SelectMany(d => d.Words).Where(w => w.Length > options.LongestNgram).Select(w => TextFeatures.KeyOf(w.AsSpan(0, options.LongestNgram))).Distinct().Order()];
        return (
            new FeatureVocabulary(keys, options.LongestNgram, longest, Array.ConvertAll(keys, k => defined.GetValueOrDefault(k, (short)-1)), stems),
            Array.ConvertAll(keys, k => (float)(1 + Math.Log((double)articles.Count / Math.Max(1, frequencies.GetValueOrDefault(k))))));
    }

    private static List<HeldArticle> HeldOut(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<ThemeDefinition> definitions, string[] labels, ThemeTrainerOptions options, Action fitDone, CancellationToken cancellation)
    {
        var folds = Folds(articles, options.CalibrationFolds);
        var held = new List<HeldArticle>(articles.Count);
        for (var fold = 0; fold < options.CalibrationFolds; fold++)
        {
            var rest = articles.Where((_, i) => folds[i] != fold).ToList();
            var classifier = new ThemeClassifier(Fit(rest, definitions, labels, options, (-1, 0), (-1, 0), 0, 0, fitDone, cancellation).Model);
            held.AddRange(articles.Where((_, i) => folds[i] == fold).Select(a => new HeldArticle(classifier.Scores(a.Title, a.Body), Array.ConvertAll(labels, a.Labels.Contains))));
        }

        return held;
    }

    private static (double Slope, double Offset) Calibration(List<HeldArticle> held, int firstColumn) =>
        LabelFit.Calibrate(held.SelectMany(h => h.Holds.Select((holds, l) => new ScoredLabel { Score = h.Scores[firstColumn + l], Label = holds })));

    /// <summary>The threshold at which the labels are most right, by macro F1 over the held-out folds.</summary>
    private static double LabelThreshold(List<HeldArticle> held, string[] labels, (double Slope, double Offset) calibration, (double Slope, double Offset) further)
    {
        var (best, bestF1) = (0.5, -1.0);
        var (correct, predicted) = (new int[labels.Length], new int[labels.Length]);
        for (var step = 2; step <= 19; step++)
        {
            var threshold = step / 20.0;
            Array.Clear(correct);
            Array.Clear(predicted);
            foreach (var article in held)
            {
                var first = article.Best;
                var hasFurther = article.Scores.Length > labels.Length;
                for (var l = 0; l < labels.Length; l++)
                {
                    if (l == first || ThemeModel.Probability(article.Scores[hasFurther ? labels.Length + l : l], hasFurther ? further : calibration) >= threshold)
                    {
                        predicted[l]++;
                        correct[l] += article.Holds[l] ? 1 : 0;
                    }
                }
            }

            var f1 = labels.Select((_, l) => 2.0 * correct[l] / Math.Max(1, predicted[l] + held.Count(h => h.Holds[l]))).Average();
            if (f1 > bestF1)
            {
                (best, bestF1) = (threshold, f1);
            }
        }

        return best;
    }

    /// <summary>The probability below which no more than one in two hundred of the right held-out answers lies; data easy to tell apart does not make it strict.</summary>
    private static double AbstainBelow(List<HeldArticle> held, (double Slope, double Offset) calibration)
    {
        var right = held.Where(h => h.Holds[h.Best]).Select(h => ThemeModel.Probability(h.Scores[h.Best], calibration)).Order().ToList();
        return right.Count == 0 ? 0 : Math.Min(right[right.Count / 200], MostDoubt);
    }

    /// <summary>The scores of an article by a model that was not trained on it, and which labels hold.</summary>
    private sealed record HeldArticle(float[] Scores, bool[] Holds)
    {
        /// <summary>The label with the highest score.</summary>
        public int Best { get; } = Array.IndexOf(Scores, Scores.AsSpan(0, Holds.Length).ToArray().Max());
    }

    private readonly record struct KeySet(HashSet<uint> Keys) : IFeatureVisitor
    {
        public void Expect(uint key)
        {
            // A set has no place of its own for a key.
        }

        public void Meet(uint key, int start, int length) => Keys.Add(key);

        public bool MayGoOn(uint key) => false;
    }
}
