using System.Text;

namespace TextKit.Themes;

/// <summary>
/// Weights of a linear classifier over character n-grams and words, one column a label, with the calibration of its scores.
/// File: magic, then little-endian counts, labels, thresholds, keys, inverse document frequencies, biases, weights.
/// </summary>
internal sealed class ThemeModel
{
    private const uint Magic = 0x334D5454; // TTM3
    private const int MostLabels = 10_000;

    public required string[] Labels { get; init; }
    public required FeatureVocabulary Vocabulary { get; init; }
    public required float[] Idf { get; init; }
    public required float[] Biases { get; init; }
    /// <summary>Row by row, one weight a label.</summary>
    public required float[] Weights { get; init; }
    public required double TitleShare { get; init; }
    /// <summary>The weight of the themes' defining words beside the other features.</summary>
    public required double ThemeShare { get; init; }
    /// <summary>Rows of <see cref="Weights"/>: the features, then a row for each label's defining words.</summary>
    public int Rows => Idf.Length + Labels.Length;
    /// <summary>Platt's slope and offset: p = 1 / (1 + exp(slope · score + offset)).</summary>
    public required (double Slope, double Offset) Calibration { get; init; }
    /// <summary>A further label holds from this probability on.</summary>
    public required double LabelThreshold { get; init; }
    /// <summary>Below this probability of the likeliest label the classifier abstains.</summary>
    public required double AbstainBelow { get; init; }

    public static ThemeModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic)
            {
                throw new InvalidDataException("not a TextKit theme model (first bytes are not 'TTM3')");
            }

            var labels = new string[Checked(reader.ReadInt32(), MostLabels, "labels")];
            var rows = Checked(reader.ReadInt32(), int.MaxValue / Math.Max(1, labels.Length) / 4, "features");
            var longest = Checked(reader.ReadInt32(), 8, "longest n-gram");
            var share = reader.ReadDouble();
            var themeShare = reader.ReadDouble();
            var calibration = (reader.ReadDouble(), reader.ReadDouble());
            var (label, abstain) = (reader.ReadDouble(), reader.ReadDouble());
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = reader.ReadString();
            }

            var keys = new uint[rows];
            for (var i = 0; i < rows; i++)
            {
                keys[i] = reader.ReadUInt32();
            }

            var themes = new short[rows];
            for (var i = 0; i < rows; i++)
            {
                themes[i] = reader.ReadInt16();
                Checked(themes[i] + 1, labels.Length, "place of a theme");
            }

            return new ThemeModel
            {
                Labels = labels,
                Vocabulary = new FeatureVocabulary(keys, longest, themes),
                Idf = Floats(reader, rows),
                Biases = Floats(reader, labels.Length),
                Weights = Floats(reader, (rows + labels.Length) * labels.Length),
                TitleShare = share,
                ThemeShare = themeShare,
                Calibration = calibration,
                LabelThreshold = label,
                AbstainBelow = abstain,
            };
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("the theme model ends too early", e);
        }
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Labels.Length);
        writer.Write(Idf.Length);
        writer.Write(Vocabulary.Longest);
        writer.Write(TitleShare);
        writer.Write(ThemeShare);
        writer.Write(Calibration.Slope);
        writer.Write(Calibration.Offset);
        writer.Write(LabelThreshold);
        writer.Write(AbstainBelow);
        Array.ForEach(Labels, writer.Write);
        Array.ForEach(Vocabulary.Keys, writer.Write);
        Array.ForEach(Vocabulary.Themes, writer.Write);
        Array.ForEach(Idf, writer.Write);
        Array.ForEach(Biases, writer.Write);
        Array.ForEach(Weights, writer.Write);
    }

    /// <summary>Fills <paramref name="counts"/> with the vector of an article: title and body weighed apart, length 1.</summary>
    public void Vectorize(ReadOnlySpan<char> title, ReadOnlySpan<char> body, FeatureCounts counts) =>
        Vectorize(Vocabulary, Idf, TitleShare, ThemeShare, title, body, counts);

    public static void Vectorize(FeatureVocabulary vocabulary, float[] idf, double titleShare, double themeShare, ReadOnlySpan<char> title, ReadOnlySpan<char> body, FeatureCounts counts)
    {
        vocabulary.Count(title, isTitle: true, counts);
        counts.Weigh(idf, titleShare, isTitle: true);
        vocabulary.Count(body, isTitle: false, counts);
        counts.Weigh(idf, 1 - titleShare, isTitle: false);
        counts.Finish(themeShare);
    }

    /// <summary>The uncalibrated score of every label.</summary>
    public void Score(FeatureCounts counts, Span<float> scores)
    {
        Biases.CopyTo(scores);
        foreach (var row in counts.Rows)
        {
            var value = counts[row];
            var weights = Weights.AsSpan(row * scores.Length, scores.Length);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += value * weights[i];
            }
        }
    }

    public double Probability(double score) => Probability(score, Calibration);

    public static double Probability(double score, (double Slope, double Offset) calibration) => 1 / (1 + Math.Exp((calibration.Slope * score) + calibration.Offset));

    private static int Checked(int count, int most, string what) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException($"the theme model states {count} {what}; 0 to {most} are possible");

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }
}
