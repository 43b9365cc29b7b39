using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TextKit.Articles;

/// <summary>What the numbers of a junction weigh: a sum, and a layer of units that see how they go together.</summary>
internal sealed class JunctionWeights
{
    /// <summary>The units of the layer.</summary>
    public const int Units = 16;

    /// <summary>How many numbers there are.</summary>
    public const int Numbers = (int)JunctionNumber.DifferenceFar + 1;

    /// <summary>The names of the numbers, in order.</summary>
    public static readonly string[] Names = Array.ConvertAll(Enum.GetNames<JunctionNumber>(), Kebab);

    private readonly float[] weights;

    /// <summary>Takes the weights: of the sum, number by number; of the layer, a row a number; of the units.</summary>
    public JunctionWeights(float[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Count);
        this.weights = weights;
    }

    /// <summary>How many weights there are.</summary>
    public static int Count => Numbers + (Numbers * Units) + Units;

    /// <summary>The weight of a number in the sum.</summary>
    public ref float Sum(int number) => ref weights[number];

    /// <summary>The weights of a number in the layer.</summary>
    public Span<float> Layer(int number) => weights.AsSpan(Numbers + (number * Units), Units);

    /// <summary>The weights of the units.</summary>
    public Span<float> Output => weights.AsSpan(Count - Units);

    /// <summary>A sum with nothing added yet.</summary>
    public JunctionSum Begin() => new(ref MemoryMarshal.GetArrayDataReference(weights));

    /// <summary>The log-odds that a junction with these numbers is a true one.</summary>
    public float Score(ReadOnlySpan<float> x)
    {
        Span<float> units = stackalloc float[Units];
        return Score(x, units);
    }

    /// <summary>The same; <paramref name="units"/> is filled with what the units say.</summary>
    public float Score(ReadOnlySpan<float> x, Span<float> units)
    {
        var sum = Begin();
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != 0)
            {
                sum.Add((JunctionNumber)i, x[i]);
            }
        }

        return sum.Score(units);
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

/// <summary>The weighted numbers of a junction while they are added up: in registers, where no call takes it by reference.</summary>
internal ref struct JunctionSum : IJunctionSink
{
    private readonly ref float weights;
    private Vector256<float> low;
    private Vector256<float> high;
    private float sum;

    public JunctionSum(ref float weights) => this.weights = ref weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(JunctionNumber number, float value)
    {
        ref var row = ref Unsafe.Add(ref weights, JunctionWeights.Numbers + ((int)number * JunctionWeights.Units));
        var times = Vector256.Create(value);
        low = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref row), times, low);
        high = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref row, 8), times, high);
        sum += Unsafe.Add(ref weights, (int)number) * value;
    }

    /// <summary>Adds what <see cref="Store"/> kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<float> stored)
    {
        low += Vector256.Create(stored);
        high += Vector256.Create(stored[8..]);
        sum += stored[JunctionWeights.Units];
    }

    /// <summary>Keeps the sum in one float more than there are units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Span<float> into)
    {
        low.CopyTo(into);
        high.CopyTo(into[8..]);
        into[JunctionWeights.Units] = sum;
    }

    /// <summary>The log-odds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Score()
    {
        ref var output = ref Unsafe.Add(ref weights, JunctionWeights.Numbers * (1 + JunctionWeights.Units));
        return sum + Vector256.Sum((Bend(low) * Vector256.LoadUnsafe(ref output)) + (Bend(high) * Vector256.LoadUnsafe(ref output, 8)));
    }

    /// <summary>The same; <paramref name="units"/> is filled with what the units say.</summary>
    public readonly float Score(Span<float> units)
    {
        Bend(low).CopyTo(units);
        Bend(high).CopyTo(units[8..]);
        return Score();
    }

    /// <summary>x (27 + x²) / (27 + 9x²), which is the hyperbolic tangent within 0.03, cut off where it reaches 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Bend(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-3f)), Vector256.Create(3f));
        var square = x * x;
        return x * (square + Vector256.Create(27f)) / ((square * 9f) + Vector256.Create(27f));
    }
}
