using System.Globalization;

namespace TextKit.Articles;

/// <summary>
/// The weights of continuation, trained on simulated pages of our own corpus (split train): see seeds/README.md. Immutable.
/// </summary>
internal sealed class ContinuationModel
{
    private static readonly Lazy<ContinuationModel> Lazy = new(Load);
    private readonly JunctionWeights weights;
    private readonly Dictionary<char, double> starts;

    public ContinuationModel(JunctionWeights weights, Dictionary<char, double> starts, Dictionary<int, float> rarity, JunctionTable table, ConfidenceTable confidence)
    {
        this.weights = weights;
        this.starts = starts;
        Rarity = new PairRarity(rarity);
        Table = table;
        Confidence = confidence;
    }

    /// <summary>What the margin of an article says.</summary>
    public ConfidenceTable Confidence { get; }

    public JunctionTable Table { get; }

    public static ContinuationModel Default => Lazy.Value;

    /// <summary>What the numbers of a junction weigh.</summary>
    public JunctionWeights Weights => weights;

    /// <summary>How much more often a paragraph begins with a character than a line inside one; natural log.</summary>
    public float StartScore(char first) => starts.TryGetValue(first, out var score) ? (float)score : 0;

    /// <summary>What sharing a pair of characters says.</summary>
    public PairRarity Rarity { get; }

    private static ContinuationModel Load()
    {
        using var stream = typeof(ContinuationModel).Assembly.GetManifestResourceStream("TextKit.continuation.tsv")
            ?? throw new InvalidOperationException("The resource TextKit.continuation.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader, JunctionTable.Load());
    }

    /// <summary>
    /// Reads the rows <c>weight NAME SUM UNITS…</c>, <c>units WEIGHTS…</c>, <c>start CHARACTER VALUE</c>, <c>pairs RARITY PAIRS</c>
    /// and <c>confidence MARGIN CHANCE</c>.
    /// </summary>
    public static ContinuationModel Read(TextReader reader, JunctionTable table)
    {
        var weights = new JunctionWeights(new float[JunctionWeights.Count]);
        var starts = new Dictionary<char, double>();
        var rarity = new Dictionary<int, float>();
        var confidence = new List<(float Margin, float Chance)>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "weight":
                    var at = Array.IndexOf(JunctionWeights.Names, fields[1]);
                    if (at < 0)
                    {
                        throw new InvalidDataException($"continuation.tsv: '{fields[1]}' is no number of a junction.");
                    }

                    weights.Sum(at) = (float)Number(fields[2]);
                    Array.ConvertAll(fields[3..], Weight).CopyTo(weights.Layer(at));
                    break;
                case "units":
                    Array.ConvertAll(fields[1..], Weight).CopyTo(weights.Output);
                    break;
                case "start":
                    starts[fields[1][0]] = Number(fields[2]);
                    break;
                case "pairs":
                    for (var i = 0; i + 1 < fields[2].Length; i += 2)
                    {
                        rarity.Add((fields[2][i] << 16) | fields[2][i + 1], (float)Number(fields[1]));
                    }

                    break;
                case "confidence":
                    confidence.Add((Weight(fields[1]), Weight(fields[2])));
                    break;
                default:
                    throw new InvalidDataException($"continuation.tsv: no row begins with '{fields[0]}'.");
            }
        }

        return new ContinuationModel(weights, starts, rarity, table, new ConfidenceTable([.. confidence.Select(c => c.Margin)], [.. confidence.Select(c => c.Chance)]));
    }

    /// <summary>Writes the rows that <see cref="Read"/> reads.</summary>
    public void Write(TextWriter writer)
    {
        for (var i = 0; i < JunctionWeights.Names.Length; i++)
        {
            writer.WriteLine(Row(["weight", JunctionWeights.Names[i], Text(weights.Sum(i)), .. Texts(weights.Layer(i))]));
        }

        writer.WriteLine(Row(["units", .. Texts(weights.Output)]));
        foreach (var (c, value) in starts.OrderBy(s => s.Key))
        {
            writer.WriteLine(Row(["start", c.ToString(), Text(value)]));
        }

        foreach (var alike in Rarity.All().GroupBy(r => r.Rarity).OrderBy(g => g.Key))
        {
            foreach (var pairs in alike.Select(r => r.Pair).Order().Chunk(60))
            {
                writer.WriteLine(Row(["pairs", Text(alike.Key), string.Concat(pairs.Select(p => $"{(char)(p >> 16)}{(char)p}"))]));
            }
        }

        foreach (var row in Confidence.Rows())
        {
            writer.WriteLine(row);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static float Weight(string text) => (float)Number(text);

    private static string[] Texts(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), v => Text(v));

    private static string Row(IEnumerable<string> fields) => string.Join('\t', fields);
}
