using System.Collections.Concurrent;

namespace TextKit.Themes;

/// <summary>
/// Tells the themes of an article: linear weights over character n-grams and words, title and body weighed apart, scores
/// calibrated to probabilities. Linear in the text; allocates the result only. Safe to share between threads.
/// </summary>
public sealed class ThemeClassifier
{
    private const int MostReasons = 5;
    private static readonly Lazy<ThemeClassifier> Lazy = new(() =>
    {
        using var stream = typeof(ThemeClassifier).Assembly.GetManifestResourceStream("TextKit.Themes.themes.bin")!;
        return Load(stream);
    });

    private readonly ThemeModel model;
    private readonly ConcurrentBag<FeatureCounts> scratch = [];

    internal ThemeClassifier(ThemeModel model) => this.model = model;

    /// <summary>The classifier of the 13 themes of union news, trained on the project's own corpus; loaded on first use.</summary>
    public static ThemeClassifier Default => Lazy.Value;

    /// <summary>All labels that it can give.</summary>
    public IReadOnlyList<string> Labels => model.Labels;

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream holds no whole model.</exception>
    public static ThemeClassifier Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // Buffered: the format is read value by value.
        using var buffered = new BufferedStream(stream, 1 << 16);
        return new ThemeClassifier(ThemeModel.Read(buffered));
    }

    /// <summary>Writes the model. The same model gives the same bytes.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        model.Write(stream);
    }

    /// <summary>Classifies an article.</summary>
    /// <param name="title">Its title, or null.</param>
    /// <param name="body">Its text; may repeat the title.</param>
    public ThemePrediction Classify(string? title, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var counts = Rent();
        try
        {
            Span<float> scores = model.Labels.Length <= 256 ? stackalloc float[model.Labels.Length] : new float[model.Labels.Length];
            model.Vectorize(title, body, counts);
            model.Score(counts, scores);
            return Decide(scores, counts, title, body);
        }
        finally
        {
            Return(counts);
        }
    }

    /// <summary>The uncalibrated scores of every label, in the order of <see cref="Labels"/>.</summary>
    internal float[] Scores(string? title, string body)
    {
        var counts = Rent();
        var scores = new float[model.Labels.Length];
        model.Vectorize(title, body, counts);
        model.Score(counts, scores);
        Return(counts);
        return scores;
    }

    private FeatureCounts Rent() => scratch.TryTake(out var counts) ? counts : new FeatureCounts(model.Idf.Length, model.Labels.Length);

    private void Return(FeatureCounts counts)
    {
        counts.Clear();
        scratch.Add(counts);
    }

    private ThemePrediction Decide(ReadOnlySpan<float> scores, FeatureCounts counts, string? title, string body)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        var reasons = Reasons(best, counts, title, body);
        if (counts.Rows.Count == 0 || model.Probability(scores[best]) < model.AbstainBelow)
        {
            return new ThemePrediction(null, [], reasons);
        }

        var themes = new List<ThemeScore>();
        for (var i = 0; i < scores.Length; i++)
        {
            var probability = model.Probability(scores[i]);
            if (i == best || probability >= model.LabelThreshold)
            {
                themes.Add(new ThemeScore(model.Labels[i], probability));
            }
        }

        themes.Sort((a, b) => b.Score.CompareTo(a.Score));
        return new ThemePrediction(model.Labels[best], themes, reasons);
    }

    private List<ThemeReason> Reasons(int label, FeatureCounts counts, string? title, string body)
    {
        // A few features are named, so the heaviest are kept in a short list rather than all sorted.
        Span<(double Weight, int Row)> heaviest = stackalloc (double, int)[MostReasons * 8];
        var kept = 0;
        foreach (var row in counts.Rows)
        {
            var weight = (double)counts[row] * model.Weights[(row * model.Labels.Length) + label];
            if (weight <= 0 || (kept == heaviest.Length && weight <= heaviest[kept - 1].Weight))
            {
                continue;
            }

            var at = kept < heaviest.Length ? kept++ : kept - 1;
            for (; at > 0 && heaviest[at - 1].Weight < weight; at--)
            {
                heaviest[at] = heaviest[at - 1];
            }

            heaviest[at] = (weight, row);
        }

        var reasons = new List<ThemeReason>(MostReasons);
        var named = new List<(bool InTitle, int Start, int End)>(MostReasons);
        foreach (var (weight, row) in heaviest[..kept])
        {
            var (inTitle, start, length) = counts.Place(row);
            var text = (inTitle ? title! : body).Substring(start, length);
            // What overlaps a reason already named says nothing new; one character explains little.
            if (length > 1 && !named.Exists(n => n.InTitle == inTitle && n.Start < start + length && start < n.End)
                && !reasons.Exists(r => r.Text.Contains(text, StringComparison.Ordinal) || text.Contains(r.Text, StringComparison.Ordinal)))
            {
                reasons.Add(new ThemeReason(text, weight));
                named.Add((inTitle, start, start + length));
                if (reasons.Count == MostReasons)
                {
                    break;
                }
            }
        }

        return reasons;
    }
}
