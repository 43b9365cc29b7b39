using System.Globalization;

namespace TextKit.Articles;

/// <summary>
/// The weights of continuation, trained by logistic regression on simulated pages of our own corpus (split train): see
/// seeds/README.md. Immutable.
/// </summary>
internal sealed class ContinuationModel
{
    private static readonly Lazy<ContinuationModel> Lazy = new(Load);
    private readonly double[] weights;
    private readonly Dictionary<char, double> starts;
    private readonly HashSet<int> common;

    public ContinuationModel(double[] weights, Dictionary<char, double> starts, HashSet<int> common)
    {
        this.weights = weights;
        this.starts = starts;
        this.common = common;
    }

    public JunctionTable Table { get; } = JunctionTable.Load();

    public static ContinuationModel Default => Lazy.Value;

    /// <summary>The log-odds that a junction with these numbers is a true one.</summary>
    public double Score(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += weights[i] * x[i];
        }

        return sum;
    }

    /// <summary>How much more often a paragraph begins with the first character than a line inside one; natural log.</summary>
    public double StartScore(string text) => text.Length > 0 && starts.TryGetValue(text[0], out var score) ? score : 0;

    /// <summary>True for a pair of characters so common in the news that sharing it says nothing.</summary>
    public bool IsCommon(int pair) => common.Contains(pair);

    private static ContinuationModel Load()
    {
        using var stream = typeof(ContinuationModel).Assembly.GetManifestResourceStream("TextKit.continuation.tsv")
            ?? throw new InvalidOperationException("The resource TextKit.continuation.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>Reads the rows <c>weight NAME VALUE</c>, <c>start CHARACTER VALUE</c> and <c>common PAIRS</c>.</summary>
    public static ContinuationModel Read(TextReader reader)
    {
        var weights = new double[Junction.Names.Length];
        var starts = new Dictionary<char, double>();
        var common = new HashSet<int>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "weight":
                    var at = Array.IndexOf(Junction.Names, fields[1]);
                    if (at < 0)
                    {
                        throw new InvalidDataException($"continuation.tsv: '{fields[1]}' is no number of a junction.");
                    }

                    weights[at] = double.Parse(fields[2], CultureInfo.InvariantCulture);
                    break;
                case "start":
                    starts[fields[1][0]] = double.Parse(fields[2], CultureInfo.InvariantCulture);
                    break;
                case "common":
                    for (var i = 0; i + 1 < fields[1].Length; i += 2)
                    {
                        common.Add((fields[1][i] << 16) | fields[1][i + 1]);
                    }

                    break;
                default:
                    break;
            }
        }

        return new ContinuationModel(weights, starts, common);
    }
}
