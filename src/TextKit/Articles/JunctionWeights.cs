using System.Numerics;

namespace TextKit.Articles;

/// <summary>What the numbers of a junction weigh: a sum, and a layer of units that see how they go together.</summary>
internal sealed class JunctionWeights
{
    /// <summary>The units of the layer.</summary>
    public const int Units = 16;

    private static readonly int Numbers = Junction.Names.Length;
    private readonly double[] weights;

    /// <summary>Takes the weights: of the sum, number by number; of the layer, a row a number; of the units.</summary>
    public JunctionWeights(double[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Count);
        this.weights = weights;
    }

    /// <summary>How many weights there are.</summary>
    public static int Count => Numbers + (Numbers * Units) + Units;

    /// <summary>The weight of a number in the sum.</summary>
    public ref double Sum(int number) => ref weights[number];

    /// <summary>The weights of a number in the layer.</summary>
    public Span<double> Layer(int number) => weights.AsSpan(Numbers + (number * Units), Units);

    /// <summary>The weights of the units.</summary>
    public Span<double> Output => weights.AsSpan(Count - Units);

    /// <summary>The log-odds that a junction with these numbers is a true one.</summary>
    public double Score(ReadOnlySpan<double> x)
    {
        Span<double> units = stackalloc double[Units];
        return Score(x, units);
    }

    /// <summary>The same; <paramref name="units"/> is filled with what the units say.</summary>
    public double Score(ReadOnlySpan<double> x, Span<double> units)
    {
        units.Clear();
        var result = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] == 0)
            {
                continue;
            }

            result += weights[i] * x[i];
            var row = Layer(i);
            for (var u = 0; u < Units; u += Vector<double>.Count)
            {
                (new Vector<double>(units[u..]) + x[i] * new Vector<double>(row[u..])).CopyTo(units[u..]);
            }
        }

        var output = Output;
        for (var u = 0; u < Units; u++)
        {
            units[u] = Math.Tanh(units[u]);
            result += output[u] * units[u];
        }

        return result;
    }
}
