using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>The parameters of the recurrent network of entities while they are learnt: those of LAC-small at first, by Adam's steps.</summary>
internal sealed unsafe class NetworkParameters
{
    private const int Hidden = NetworkShape.Hidden;
    private const int Sums = NetworkShape.Sums;
    private const float Momentum = 0.9f;
    private const float SquareMomentum = 0.99f;
    private readonly float[] values = GC.AllocateArray<float>(NetworkShape.Count, pinned: true);
    private readonly float[] momenta = new float[NetworkShape.Count];
    private readonly float[] squares = new float[NetworkShape.Count];
    private readonly float[] transposed = GC.AllocateArray<float>(NetworkShape.MarkValues + (2 * Hidden * NetworkShape.Row), pinned: true);
    private readonly float[] embedding;
    private int steps;

    public NetworkParameters(Random random)
    {
        var table = EmbeddedTable.Open("lac.bin");
        table.Read<ushort>(out _);
        table.ReadStrings();
        embedding = Floats(table.Read<Half>(out var count), count);
        for (var d = 0; d < 4; d++)
        {
            Floats(table.Read<Half>(out count), count).CopyTo(values, NetworkShape.Input(d));
            var recurrent = Floats(table.Read<Half>(out count), count);
            for (var k = 0; k < Hidden; k++)
            {
                recurrent.AsSpan(k * Sums, 2 * Hidden).CopyTo(values.AsSpan(NetworkShape.Gates(d) + (k * 2 * Hidden)));
                recurrent.AsSpan((k * Sums) + (2 * Hidden), Hidden).CopyTo(values.AsSpan(NetworkShape.Candidate(d) + (k * Hidden)));
            }

            new ReadOnlySpan<float>(table.Read<float>(out count), count).CopyTo(values.AsSpan(NetworkShape.Bias(d)));
        }

        for (var i = NetworkShape.MarkValues; i < NetworkShape.MarkWeights(0); i++)
        {
            values[i] = Normal(random);
        }

        for (var i = NetworkShape.Scores; i < NetworkShape.MarkScores; i++)
        {
            values[i] = i % NetworkShape.Row < NetworkShape.Labels ? (random.NextSingle() - 0.5f) * 0.1f : 0;
        }

        ChainField.NewTransitions(NetworkShape.Labels).AsSpan(0, NetworkShape.Labels * 16).CopyTo(values.AsSpan(NetworkShape.Transitions));
    }

    public float* Values => (float*)Unsafe.AsPointer(ref values[0]);

    public float* ScoresTransposed => Transposed(NetworkShape.MarkValues);

    public float* InputTransposed(int direction) => Transposed(NetworkShape.Input(direction));

    public float* GatesTransposed(int direction) => Transposed(NetworkShape.Gates(direction));

    public float* CandidateTransposed(int direction) => Transposed(NetworkShape.Candidate(direction));

    /// <summary>The numbers of a character.</summary>
    public ReadOnlySpan<float> Embedding(int row) => embedding.AsSpan(row * Hidden, Hidden);

    /// <summary>Parameters from an offset on as 16-bit floats.</summary>
    public Half[] Halves(int from, int count) => Array.ConvertAll(values[from..(from + count)], v => (Half)v);

    public ReadOnlySpan<float> Floats(int from, int count) => values.AsSpan(from, count);

    /// <summary>Turns the weights over for the way back.</summary>
    public void Transpose()
    {
        for (var d = 0; d < 4; d++)
        {
            Products.Transpose(Values + NetworkShape.Input(d), d < 2 ? Hidden : 2 * Hidden, Sums, InputTransposed(d));
            Products.Transpose(Values + NetworkShape.Gates(d), Hidden, 2 * Hidden, GatesTransposed(d));
            Products.Transpose(Values + NetworkShape.Candidate(d), Hidden, Hidden, CandidateTransposed(d));
        }

        Products.Transpose(Values + NetworkShape.Scores, 2 * Hidden, NetworkShape.Row, ScoresTransposed);
    }

    /// <summary>Takes a step against a gradient.</summary>
    public void Step(ReadOnlySpan<float> gradient, float rate)
    {
        steps++;
        var size = Vector256.Create(rate / (1 - MathF.Pow(Momentum, steps)));
        var correction = Vector256.Create(1 / (1 - MathF.Pow(SquareMomentum, steps)));
        for (var i = 0; i < values.Length; i += 8)
        {
            var g = Vector256.Create<float>(gradient[i..]);
            var m = (Vector256.LoadUnsafe(ref momenta[i]) * Momentum) + (g * (1 - Momentum));
            var s = (Vector256.LoadUnsafe(ref squares[i]) * SquareMomentum) + (g * g * (1 - SquareMomentum));
            m.StoreUnsafe(ref momenta[i]);
            s.StoreUnsafe(ref squares[i]);
            (Vector256.LoadUnsafe(ref values[i]) - (size * m / (Vector256.Sqrt(s * correction) + Vector256.Create(1e-8f)))).StoreUnsafe(ref values[i]);
        }
    }

    private static float[] Floats(Half* halves, int count)
    {
        var floats = new float[count];
        for (var i = 0; i < count; i++)
        {
            floats[i] = (float)halves[i];
        }

        return floats;
    }

    private static float Normal(Random random) => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());

    private float* Transposed(int at) => (float*)Unsafe.AsPointer(ref transposed[at]);
}
