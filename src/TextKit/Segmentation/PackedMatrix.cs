using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Segmentation;

/// <summary>
/// A matrix of 16-bit whole numbers for products with rows of activations: sums of whole numbers, the same on every
/// processor. Panels of sixteen outputs; within a panel the weights of two inputs stand side by side. Immutable.
/// </summary>
internal sealed unsafe class PackedMatrix
{
    /// <summary>Rows of activations that a product takes at a time; buffers have room for as many more.</summary>
    public const int Block = 6;

    /// <summary>What 1.0 is among activations; none is greater.</summary>
    public const float One = 8192;

    private const int Panel = 16;
    private const int CacheLine = 64;
    private readonly short[] weights;
    private readonly short* panels;
    private readonly float[] scales;

    /// <summary>Packs a matrix of <paramref name="inputs"/> rows; both sizes even, outputs a multiple of sixteen.</summary>
    public PackedMatrix(ReadOnlySpan<float> rows, int inputs)
    {
        Inputs = inputs;
        Outputs = rows.Length / inputs;
        weights = GC.AllocateUninitializedArray<short>(rows.Length + (CacheLine / sizeof(short)), pinned: true);
        panels = (short*)(((nint)Unsafe.AsPointer(ref weights[0]) + CacheLine - 1) & -CacheLine);
        scales = new float[Outputs];
        for (var n = 0; n < Outputs; n++)
        {
            var (sum, most) = (0f, 0f);
            for (var k = 0; k < inputs; k++)
            {
                var size = MathF.Abs(rows[(k * Outputs) + n]);
                (sum, most) = (sum + size, MathF.Max(most, size));
            }

            // Neither a weight nor the greatest sum may overflow; rounding may add half a unit an input.
            var scale = most == 0 ? 1 : MathF.Min(short.MaxValue / most, ((int.MaxValue / One) - inputs) / sum);
            scales[n] = 1 / (scale * One);
            for (var k = 0; k < inputs; k++)
            {
                panels[(n / Panel * Panel * inputs) + (k / 2 * Panel * 2) + (n % Panel * 2) + (k % 2)] = (short)MathF.Round(rows[(k * Outputs) + n] * scale);
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>What one unit of each output's sum stands for.</summary>
    public ReadOnlySpan<float> Scales => scales;

    /// <summary>Multiplies rows <paramref name="stride"/> numbers apart by all inputs; their count is rounded up to an even one.</summary>
    public void Multiply(short* rows, int stride, int count, int* sums) => Multiply(rows, stride, count, 0, Inputs, sums, Outputs);

    /// <summary>
    /// Multiplies rows <paramref name="stride"/> numbers apart by the weights of some inputs alone; their count is rounded up to
    /// an even one. Sums over all inputs are those over parts of them, added.
    /// </summary>
    /// <param name="rows">The rows, each the activations of these inputs.</param>
    /// <param name="stride">Distance of the rows.</param>
    /// <param name="count">Count of rows.</param>
    /// <param name="from">The first input, even.</param>
    /// <param name="inputs">Count of inputs, even.</param>
    /// <param name="sums">Receives the sums of each row.</param>
    /// <param name="sumStride">Distance of the rows of sums.</param>
    public void Multiply(short* rows, int stride, int count, int from, int inputs, int* sums, int sumStride)
    {
        var pairs = inputs / 2;
        for (var n = 0; n < Outputs; n += Panel)
        {
            var panel = panels + (n * Inputs) + (from * Panel);
            var row = (int*)rows;
            var sum = sums + n;
            var left = count;
            for (; left > 4; left -= Block)
            {
                MultiplySix(row, stride / 2, panel, pairs, sum, sumStride);
                row += Block * stride / 2;
                sum += Block * sumStride;
            }

            if (left > 2)
            {
                MultiplyFour(row, stride / 2, panel, pairs, sum, sumStride);
            }
            else if (left > 0)
            {
                MultiplyTwo(row, stride / 2, panel, pairs, sum, sumStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplySix(int* row, nint stride, short* panel, nint pairs, int* sums, nint outputs)
    {
        int* r1 = row + stride, r2 = r1 + stride, r3 = r2 + stride, r4 = r3 + stride, r5 = r4 + stride;
        Vector256<int> a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default;
        Vector256<int> b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default;
        for (nint k = 0; k < pairs; k++)
        {
            var a = Vector256.Load(panel);
            var b = Vector256.Load(panel + Panel);
            panel += 2 * Panel;
            var x = Vector256.Create(row[k]).AsInt16();
            a0 += PairSums(x, a);
            b0 += PairSums(x, b);
            x = Vector256.Create(r1[k]).AsInt16();
            a1 += PairSums(x, a);
            b1 += PairSums(x, b);
            x = Vector256.Create(r2[k]).AsInt16();
            a2 += PairSums(x, a);
            b2 += PairSums(x, b);
            x = Vector256.Create(r3[k]).AsInt16();
            a3 += PairSums(x, a);
            b3 += PairSums(x, b);
            x = Vector256.Create(r4[k]).AsInt16();
            a4 += PairSums(x, a);
            b4 += PairSums(x, b);
            x = Vector256.Create(r5[k]).AsInt16();
            a5 += PairSums(x, a);
            b5 += PairSums(x, b);
        }

        Store(sums, a0, b0);
        Store(sums += outputs, a1, b1);
        Store(sums += outputs, a2, b2);
        Store(sums += outputs, a3, b3);
        Store(sums += outputs, a4, b4);
        Store(sums + outputs, a5, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyFour(int* row, nint stride, short* panel, nint pairs, int* sums, nint outputs)
    {
        int* r1 = row + stride, r2 = r1 + stride, r3 = r2 + stride;
        Vector256<int> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<int> b0 = default, b1 = default, b2 = default, b3 = default;
        for (nint k = 0; k < pairs; k++)
        {
            var a = Vector256.Load(panel);
            var b = Vector256.Load(panel + Panel);
            panel += 2 * Panel;
            var x = Vector256.Create(row[k]).AsInt16();
            a0 += PairSums(x, a);
            b0 += PairSums(x, b);
            x = Vector256.Create(r1[k]).AsInt16();
            a1 += PairSums(x, a);
            b1 += PairSums(x, b);
            x = Vector256.Create(r2[k]).AsInt16();
            a2 += PairSums(x, a);
            b2 += PairSums(x, b);
            x = Vector256.Create(r3[k]).AsInt16();
            a3 += PairSums(x, a);
            b3 += PairSums(x, b);
        }

        Store(sums, a0, b0);
        Store(sums += outputs, a1, b1);
        Store(sums += outputs, a2, b2);
        Store(sums + outputs, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyTwo(int* row, nint stride, short* panel, nint pairs, int* sums, nint outputs)
    {
        int* r1 = row + stride;
        Vector256<int> a0 = default, a1 = default;
        Vector256<int> b0 = default, b1 = default;
        for (nint k = 0; k < pairs; k++)
        {
            var a = Vector256.Load(panel);
            var b = Vector256.Load(panel + Panel);
            panel += 2 * Panel;
            var x = Vector256.Create(row[k]).AsInt16();
            a0 += PairSums(x, a);
            b0 += PairSums(x, b);
            x = Vector256.Create(r1[k]).AsInt16();
            a1 += PairSums(x, a);
            b1 += PairSums(x, b);
        }

        Store(sums, a0, b0);
        Store(sums + outputs, a1, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(int* sums, Vector256<int> a, Vector256<int> b)
    {
        a.Store(sums);
        b.Store(sums + Vector256<int>.Count);
    }

    /// <summary>Products of sixteen pairs of numbers, neighbours added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> PairSums(Vector256<short> x, Vector256<short> y) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(x, y) : PortablePairSums(x, y);

    /// <summary>The same by operations that every processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> PortablePairSums(Vector256<short> x, Vector256<short> y)
    {
        Vector256<int> a = x.AsInt32(), b = y.AsInt32();
        return (((a << 16) >> 16) * ((b << 16) >> 16)) + ((a >> 16) * (b >> 16));
    }
}
