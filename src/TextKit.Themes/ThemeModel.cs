using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TextKit.Themes;

/// <summary>
/// Weights of a linear classifier over character n-grams and words, with the calibration of its scores: a column a label, and a
/// second one a label where further labels have weights of their own.
/// File: magic, then little-endian counts, thresholds, labels, keys, inverse document frequencies, biases, weights, genres.
/// </summary>
/// <param name="biases">The bias of each column.</param>
/// <param name="weights">Row by row, a weight a column.</param>
internal sealed class ThemeModel(float[] biases, float[] weights)
{
    private const uint Magic = 0x344D5454; // TTM4
    private const int MostLabels = 10_000;
    private const int Lanes = 8;
    // How many rows ahead weights are fetched.
    private const int Ahead = 12;
    // Rows are padded to whole vectors.
    private readonly float[] padded = Pad(weights, biases.Length);

    public required string[] Labels { get; init; }
    public required FeatureVocabulary Vocabulary { get; init; }
    public required float[] Idf { get; init; }
    public required double TitleShare { get; init; }
    /// <summary>The weight of the themes' defining words beside the other features.</summary>
    public required double ThemeShare { get; init; }
    /// <summary>Rows of weights: the features, then a row for each label's defining words.</summary>
    public int Rows => Idf.Length + Labels.Length;
    /// <summary>Weights a row: the labels, then the labels as further ones where <see cref="HasFurther"/>.</summary>
    public int Columns => biases.Length;
    /// <summary>Whether further labels have weights of their own.</summary>
    public bool HasFurther => Columns > Labels.Length;
    /// <summary>Platt's slope and offset: p = 1 / (1 + exp(slope · score + offset)).</summary>
    public required (double Slope, double Offset) Calibration { get; init; }
    /// <summary>The same for further labels.</summary>
    public required (double Slope, double Offset) FurtherCalibration { get; init; }
    /// <summary>A further label holds from this probability on.</summary>
    public required double LabelThreshold { get; init; }
    /// <summary>Below this probability of the likeliest label the classifier abstains.</summary>
    public required double AbstainBelow { get; init; }
    /// <summary>Tells the genre; null where the articles trained on bore none.</summary>
    public GenreModel? Genre { get; init; }

    private int Stride => PaddedLength(Columns);

    public static ThemeModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic)
            {
                throw new InvalidDataException("not a TextKit theme model (first bytes are not 'TTM4')");
            }

            var labels = new string[Checked(reader.ReadInt32(), MostLabels, "labels")];
            var columns = labels.Length * (Checked(reader.ReadInt32(), 1, "further columns") + 1);
            var rows = Checked(reader.ReadInt32(), int.MaxValue / Math.Max(1, columns + Lanes) / 4, "features");
            var (usual, longest) = (Checked(reader.ReadInt32(), 8, "usual n-gram"), Checked(reader.ReadInt32(), 8, "longest n-gram"));
            var stems = new uint[Checked(reader.ReadInt32(), rows, "stems")];
            var (share, themeShare) = (reader.ReadDouble(), reader.ReadDouble());
            var calibration = (reader.ReadDouble(), reader.ReadDouble());
            var further = (reader.ReadDouble(), reader.ReadDouble());
            var (label, abstain) = (reader.ReadDouble(), reader.ReadDouble());
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = reader.ReadString();
            }

            var keys = Values<uint>(reader, rows);
            var themes = Values<short>(reader, rows);
            foreach (var theme in themes)
            {
                Checked(theme + 1, labels.Length, "place of a theme");
            }

            stems = Values<uint>(reader, stems.Length);
            var idf = Values<float>(reader, rows);
            return new ThemeModel(Values<float>(reader, columns), Values<float>(reader, (rows + labels.Length) * columns))
            {
                Labels = labels,
                Vocabulary = new FeatureVocabulary(keys, usual, longest, themes, stems),
                Idf = idf,
                TitleShare = share,
                ThemeShare = themeShare,
                Calibration = calibration,
                FurtherCalibration = further,
                LabelThreshold = label,
                AbstainBelow = abstain,
                Genre = reader.ReadBoolean() ? GenreModel.Read(reader) : null,
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
        writer.Write(HasFurther ? 1 : 0);
        writer.Write(Idf.Length);
        writer.Write(Vocabulary.Usual);
        writer.Write(Vocabulary.Longest);
        writer.Write(Vocabulary.Stems.Length);
        writer.Write(TitleShare);
        writer.Write(ThemeShare);
        writer.Write(Calibration.Slope);
        writer.Write(Calibration.Offset);
        writer.Write(FurtherCalibration.Slope);
        writer.Write(FurtherCalibration.Offset);
        writer.Write(LabelThreshold);
        writer.Write(AbstainBelow);
        Array.ForEach(Labels, writer.Write);
        Array.ForEach(Vocabulary.Keys, writer.Write);
        Array.ForEach(Vocabulary.Themes, writer.Write);
        Array.ForEach(Vocabulary.Stems, writer.Write);
        Array.ForEach(Idf, writer.Write);
        Array.ForEach(biases, writer.Write);
        for (var row = 0; row < Rows; row++)
        {
            foreach (var weight in padded.AsSpan(row * Stride, Columns))
            {
                writer.Write(weight);
            }
        }

        writer.Write(Genre is not null);
        Genre?.Write(writer);
    }

    /// <summary>The weight of a row for a column.</summary>
    public float Weight(int row, int column) => padded[(row * Stride) + column];

    /// <summary>Fills <paramref name="counts"/> with the vector of an article: title and body weighed apart, length 1.</summary>
    public void Vectorize(ReadOnlySpan<char> title, ReadOnlySpan<char> body, FeatureCounts counts) =>
        Vectorize(Vocabulary, Idf, TitleShare, ThemeShare, title, body, counts);

    public static void Vectorize(FeatureVocabulary vocabulary, float[] idf, double titleShare, double themeShare, ReadOnlySpan<char> title, ReadOnlySpan<char> body, FeatureCounts counts)
    {
        vocabulary.Count(title, isTitle: true, counts);
        counts.Weigh(idf, titleShare);
        vocabulary.Count(body, isTitle: false, counts);
        counts.Weigh(idf, 1 - titleShare);
        counts.Finish(themeShare);
    }

    /// <summary>The uncalibrated score of every column.</summary>
    public void Score(FeatureCounts counts, Span<float> scores)
    {
        var vectors = Stride / Lanes;
        var sums = vectors <= 64 ? stackalloc Vector256<float>[vectors] : new Vector256<float>[vectors];
        var entries = counts.Entries;
        for (var e = 0; e < entries.Length; e++)
        {
            if (e + Ahead < entries.Length)
            {
                var next = entries[e + Ahead].Row * Stride;
                CacheLine.Prefetch(ref padded[next]);
                CacheLine.Prefetch(ref padded[next + Stride - 1]);
            }

            ref readonly var entry = ref entries[e];
            var value = Vector256.Create(entry.Value);
            var row = MemoryMarshal.Cast<float, Vector256<float>>(padded.AsSpan(entry.Row * Stride, Stride));
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += value * row[i];
            }
        }

        MemoryMarshal.Cast<Vector256<float>, float>(sums)[..Columns].CopyTo(scores);
        for (var i = 0; i < Columns; i++)
        {
            scores[i] += biases[i];
        }
    }

    public double Probability(double score) => Probability(score, Calibration);

    /// <summary>How sure it is that a label holds beside the first, by the scores of all columns.</summary>
    public double FurtherProbability(ReadOnlySpan<float> scores, int label) =>
        HasFurther ? Probability(scores[Labels.Length + label], FurtherCalibration) : Probability(scores[label], Calibration);

    public static double Probability(double score, (double Slope, double Offset) calibration) => 1 / (1 + Math.Exp((calibration.Slope * score) + calibration.Offset));

    private static int Checked(int count, int most, string what) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException($"the theme model states {count} {what}; 0 to {most} are possible");

    private static T[] Values<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        reader.BaseStream.ReadExactly(bytes);
        return values;
    }

    private static int PaddedLength(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    private static float[] Pad(float[] weights, int columns)
    {
        var (rows, stride) = (weights.Length / Math.Max(1, columns), PaddedLength(columns));
        var into = new float[rows * stride];
        for (var row = 0; row < rows; row++)
        {
            weights.AsSpan(row * columns, columns).CopyTo(into.AsSpan(row * stride));
        }

        return into;
    }
}
