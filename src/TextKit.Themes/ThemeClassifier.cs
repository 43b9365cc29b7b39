using System.Collections.Concurrent;
using Microsoft.ML.Data;

namespace TextKit.Themes;

/// <summary>
/// Tells the themes of an article: linear weights over character n-grams and words, title and body weighed apart, scores
/// calibrated to probabilities. Linear in the text; allocates the result only. Safe to share between threads.
/// </summary>
public sealed class ThemeClassifier
{
    private const int MostReasons = 5;
    // A story long enough to turn to another theme halfway, the shortest passage that is judged alone, and the part of the story that
    // must be given to a theme.
    private const int LongStory = 1000;
    private const int ShortestPassage = 150;
    private const double PassageShare = 0.15;
    private const double SurePassage = 0.5;
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
            Span<float> scores = model.Columns <= 256 ? stackalloc float[model.Columns] : new float[model.Columns];
            model.Vectorize(title, body, counts);
            model.Score(counts, scores);
            var prediction = Decide(scores, counts, title, body) with { Genre = model.Genre?.Classify(title, body) };
            return prediction.Theme is null || !model.HasFurther || body.Length < LongStory ? prediction : prediction with { Themes = WithPassages(prediction.Themes, body, counts, scores) };
        }
        finally
        {
            Return(counts);
        }
    }

    /// <summary>
    /// The features of an article, as the model that <see cref="ThemeTrainer"/> writes for ML.NET takes them: TF-IDF of character
    /// n-grams and words, length 1, then the labels' defining words.
    /// </summary>
    /// <param name="title">Its title, or null.</param>
    /// <param name="body">Its text.</param>
    public VBuffer<float> Features(string? title, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var counts = Rent();
        model.Vectorize(title, body, counts);
        var vector = counts.ToVector(model.Rows);
        Return(counts);
        return vector;
    }

    /// <summary>The uncalibrated scores of every column of the model.</summary>
    internal float[] Scores(string? title, string body)
    {
        var counts = Rent();
        var scores = new float[model.Columns];
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
        var best = Best(scores);
        var reasons = Reasons(best, counts, title, body);
        if (counts.Entries.IsEmpty || model.Probability(scores[best]) < model.AbstainBelow)
        {
            return new ThemePrediction(null, [], reasons);
        }

        var themes = new List<ThemeScore>(2) { new(model.Labels[best], model.Probability(scores[best])) };
        for (var i = 0; i < model.Labels.Length; i++)
        {
            if (i != best && model.FurtherProbability(scores, i) is var probability && probability >= model.LabelThreshold)
            {
                var at = themes.Count;
                for (; at > 1 && themes[at - 1].Score < probability; at--)
                {
                }

                themes.Insert(at, new ThemeScore(model.Labels[i], probability));
            }
        }

        return new ThemePrediction(model.Labels[best], themes, reasons);
    }

    /// <summary>Adds what whole passages are surely about: in a long story it drowns among the words of the main theme.</summary>
    private IReadOnlyList<ThemeScore> WithPassages(IReadOnlyList<ThemeScore> themes, string body, FeatureCounts counts, Span<float> scores)
    {
        Span<(int Length, double Surest)> passages = model.Labels.Length <= 128 ? stackalloc (int, double)[model.Labels.Length] : new (int, double)[model.Labels.Length];
        passages.Clear();
        for (var start = 0; start < body.Length;)
        {
            var from = Math.Min(start + ShortestPassage, body.Length);
            var end = body.AsSpan(from).IndexOf('\n') is var next and >= 0 ? from + next : body.Length;
            counts.Clear();
            model.Vectorize(default, body.AsSpan(start, end - start), counts);
            model.Score(counts, scores);
            var best = Best(scores);
            if (model.Probability(scores[best]) is var probability and >= SurePassage)
            {
                passages[best] = (passages[best].Length + end - start, Math.Max(passages[best].Surest, probability));
            }

            start = end;
        }

        List<ThemeScore>? all = null;
        for (var i = 0; i < passages.Length; i++)
        {
            if (passages[i].Length >= body.Length * PassageShare && !themes.Any(t => t.Code == model.Labels[i]))
            {
                (all ??= [.. themes]).Add(new ThemeScore(model.Labels[i], passages[i].Surest));
            }
        }

        return all is null ? themes : [all[0], .. all.Skip(1).OrderByDescending(t => t.Score)];
    }

    private int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < model.Labels.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    private ThemeReason[] Reasons(int label, FeatureCounts counts, string? title, string body)
    {
        // A few features are named, so the heaviest are kept in a short list rather than all sorted.
        Span<(float Weight, int Place)> heaviest = stackalloc (float, int)[MostReasons * 8];
        var kept = 0;
        var entries = counts.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            var weight = entries[i].Value * model.Weight(entries[i].Row, label);
            if (weight <= 0 || (kept == heaviest.Length && weight <= heaviest[kept - 1].Weight))
            {
                continue;
            }

            var at = kept < heaviest.Length ? kept++ : kept - 1;
            for (; at > 0 && heaviest[at - 1].Weight < weight; at--)
            {
                heaviest[at] = heaviest[at - 1];
            }

            heaviest[at] = (weight, entries[i].Place);
        }

        Span<(float Weight, bool InTitle, int Start, int Length)> named = stackalloc (float, bool, int, int)[MostReasons];
        var count = 0;
        foreach (var (weight, place) in heaviest[..kept])
        {
            var (inTitle, start, length) = FeatureCounts.Unpacked(place);
            // One character explains little.
            if (length > 1 && !SaysNothingNew(named[..count], inTitle, start, length, title, body))
            {
                named[count++] = (weight, inTitle, start, length);
                if (count == MostReasons)
                {
                    break;
                }
            }
        }

        var reasons = new ThemeReason[count];
        for (var i = 0; i < count; i++)
        {
            reasons[i] = new ThemeReason((named[i].InTitle ? title! : body).Substring(named[i].Start, named[i].Length), named[i].Weight);
        }

        return reasons;
    }

    // What overlaps a reason already named, holds its characters or is held in them says nothing new.
    private static bool SaysNothingNew(ReadOnlySpan<(float Weight, bool InTitle, int Start, int Length)> named, bool inTitle, int start, int length, string? title, string body)
    {
        var text = (inTitle ? title : body).AsSpan(start, length);
        foreach (var (_, otherInTitle, otherStart, otherLength) in named)
        {
            var other = (otherInTitle ? title : body).AsSpan(otherStart, otherLength);
            if ((inTitle == otherInTitle && otherStart < start + length && start < otherStart + otherLength) || text.IndexOf(other) >= 0 || other.IndexOf(text) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
