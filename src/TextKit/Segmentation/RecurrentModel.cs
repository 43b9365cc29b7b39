using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Two layers of gated recurrent units in both directions over characters and, in some, marks of them. What a character or a mark adds
/// to the sums of the first layer is computed when it is first met. Safe to share.
/// </summary>
internal abstract unsafe class RecurrentModel
{
    public const int Hidden = 128;

    /// <summary>What 1.0 is among the whole numbers added to the sums of a unit.</summary>
    public const float AddendOne = 1024;

    private const int Sums = 3 * Hidden;
    private readonly short[]?[] projections;
    private readonly float[][] inputs = new float[2][];
    private readonly float*[] biases = new float*[2];
    private float[]? unmarked;

    /// <summary>Reads the directions; each character has <paramref name="marks"/> marks of 256 values.</summary>
    protected RecurrentModel(LacCharacters characters, ref EmbeddedTable table, int marks)
    {
        Characters = characters;
        Marks = marks;
        projections = new short[]?[LacCharacters.Count + (marks * 256)];
        Directions = new GruDirection[4];
        for (var d = 0; d < 4; d++)
        {
            var input = table.Read<Half>(out var size);
            var recurrent = table.Read<Half>(out _);
            var bias = table.Read<float>(out _);
            if (d < 2)
            {
                inputs[d] = Floats(input, size);
                biases[d] = bias;
            }

            Directions[d] = new GruDirection(d < 2 ? [] : Floats(input, size), Floats(recurrent, Sums * Hidden), bias);
        }
    }

    public LacCharacters Characters { get; }

    /// <summary>Marks that a character has.</summary>
    public int Marks { get; }

    /// <summary>First layer onward and backward, second layer onward and backward.</summary>
    public GruDirection[] Directions { get; }

    /// <summary>The place among the projections of a value of a mark, which 0 has no need of.</summary>
    public static int InputOf(int mark, byte value) => LacCharacters.Count + (mark * 256) + value;

    /// <summary>
    /// What the row of a character, all of whose marks are 0, adds to the sums of the first layer, or a value of a mark more than its 0;
    /// both directions one behind the other. Threads may compute the same twice.
    /// </summary>
    public short[] Projection(int input) => projections[input] ??= Round(input);

    /// <summary>Adds what a value of a mark adds to the sums of both directions.</summary>
    protected abstract void AddMark(int mark, int value, Span<float> sums);

    /// <summary>Adds numbers times rows of weights to sums; widths a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected static void Multiply(ReadOnlySpan<Half> numbers, ReadOnlySpan<float> weights, Span<float> sums)
    {
        for (var k = 0; k < numbers.Length; k++)
        {
            var value = Vector256.Create((float)numbers[k]);
            var row = weights.Slice(k * sums.Length, sums.Length);
            for (var n = 0; n < sums.Length; n += Vector256<float>.Count)
            {
                (Vector256.Create<float>(sums[n..]) + (value * Vector256.Create(row[n..]))).CopyTo(sums[n..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected static float[] Floats(Half* values, int count)
    {
        var floats = new float[count];
        for (var i = 0; i < count; i++)
        {
            floats[i] = (float)values[i];
        }

        return floats;
    }

    private short[] Round(int input)
    {
        Span<float> sums = stackalloc float[2 * Sums];
        if (input < LacCharacters.Count)
        {
            (unmarked ??= Unmarked()).CopyTo(sums);
            for (var d = 0; d < 2; d++)
            {
                Multiply(Characters[input], inputs[d], sums.Slice(d * Sums, Sums));
            }
        }
        else
        {
            var (mark, value) = Math.DivRem(input - LacCharacters.Count, 256);
            sums.Clear();
            AddMark(mark, 0, sums);
            foreach (ref var sum in sums)
            {
                sum = -sum;
            }

            AddMark(mark, value, sums);
        }

        var rounded = new short[sums.Length];
        GruDirection.Round(sums, rounded);
        return rounded;
    }

    /// <summary>The bias and what marks of 0 add.</summary>
    private float[] Unmarked()
    {
        var sums = new float[2 * Sums];
        for (var d = 0; d < 2; d++)
        {
            new ReadOnlySpan<float>(biases[d], Sums).CopyTo(sums.AsSpan(d * Sums));
        }

        for (var mark = 0; mark < Marks; mark++)
        {
            AddMark(mark, 0, sums);
        }

        return sums;
    }
}
