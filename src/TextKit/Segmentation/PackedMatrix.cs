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
    /// <summary>Rows of activations that its users multiply at a time.</summary>
    public const int Block = 6;

    /// <summary>What 1.0 is among activations; none is greater.</summary>
    public const float One = 8192;

    private const int Panel = 16;
    private const int CacheLine = 64;
    private readonly short[] weights;
    private readonly short* panels;
    private readonly float[] scales;

    /// <summary>Packs a matrix of <paramref name="inputs"/> rows; their count even, that of outputs a multiple of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>Sums of a vector that adds products of pairs.</summary>
    private interface IPairs<TVector>
        where TVector : unmanaged
    {
        /// <summary>The most rows whose sums, two vectors each, stay in registers.</summary>
        static abstract int MostRows { get; }

        static abstract TVector Load(short* weights);

        static abstract TVector Repeat(int pair);

        static abstract TVector Add(TVector sums, TVector x, TVector weights);

        static abstract void Store(TVector sums, int* to);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>What one unit of each output's sum stands for.</summary>
    public ReadOnlySpan<float> Scales => scales;

    /// <summary>Multiplies rows by the matrix.</summary>
    /// <param name="rows">The rows, each <see cref="Inputs"/> activations.</param>
    /// <param name="stride">Distance of the rows, even.</param>
    /// <param name="count">Count of rows.</param>
    /// <param name="sums">Receives the sums of each row.</param>
    /// <param name="sumStride">Distance of the rows of sums.</param>
    public void Multiply(short* rows, int stride, int count, int* sums, int sumStride)
    {
        if (Avx512BW.IsSupported && Outputs % (2 * Panel) == 0)
        {
            Multiply<Vector512<int>, Pairs512>((int*)rows, stride / 2, count, sums, sumStride);
        }
        else
        {
            Multiply<Vector256<int>, Pairs256>((int*)rows, stride / 2, count, sums, sumStride);
        }
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

    private void Multiply<TVector, TPairs>(int* rows, nint stride, int count, int* sums, nint sumStride)
        where TVector : unmanaged
        where TPairs : IPairs<TVector>
    {
        // Two vectors are a panel, or one is.
        var isPanel = sizeof(TVector) == Panel * sizeof(int);
        nint other = isPanel ? Panel * Inputs : Panel;
        for (var n = 0; n < Outputs; n += 2 * sizeof(TVector) / sizeof(int))
        {
            var row = rows;
            var sum = sums + n;
            var passes = (count + TPairs.MostRows - 1) / TPairs.MostRows;
            for (var left = count; left > 0; passes--)
            {
                var block = (left + passes - 1) / passes;
                Multiply<TVector, TPairs>(block, row, stride, panels + (n * Inputs), other, sum, sumStride);
                row += block * stride;
                sum += block * sumStride;
                left -= block;
            }
        }
    }

    private void Multiply<TVector, TPairs>(int count, int* row, nint stride, short* panel, nint other, int* sums, nint sumStride)
        where TVector : unmanaged
        where TPairs : IPairs<TVector>
    {
        nint pairs = Inputs / 2;
        switch (count)
        {
            case 1: Add<TVector, TPairs, RowCount.Of1>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 2: Add<TVector, TPairs, RowCount.Of2>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 3: Add<TVector, TPairs, RowCount.Of3>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 4: Add<TVector, TPairs, RowCount.Of4>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 5: Add<TVector, TPairs, RowCount.Of5>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 6: Add<TVector, TPairs, RowCount.Of6>(row, stride, panel, other, pairs, sums, sumStride); break;
            case 7: Add<TVector, TPairs, RowCount.Of7>(row, stride, panel, other, pairs, sums, sumStride); break;
            default: Add<TVector, TPairs, RowCount.Of8>(row, stride, panel, other, pairs, sums, sumStride); break;
        }
    }

    /// <summary>The sums of some rows for the outputs of two vectors; what a count of rows does not need is not compiled for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<TVector, TPairs, TRows>(int* row, nint stride, short* panel, nint other, nint pairs, int* sums, nint sumStride)
        where TVector : unmanaged
        where TPairs : IPairs<TVector>
        where TRows : unmanaged
    {
        int* r1 = row + stride, r2 = r1 + stride, r3 = r2 + stride, r4 = r3 + stride, r5 = r4 + stride, r6 = r5 + stride, r7 = r6 + stride;
        TVector a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
        TVector b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
        for (nint k = 0; k < pairs; k++)
        {
            var a = TPairs.Load(panel);
            var b = TPairs.Load(panel + other);
            panel += 2 * Panel;
            var x = TPairs.Repeat(row[k]);
            a0 = TPairs.Add(a0, x, a);
            b0 = TPairs.Add(b0, x, b);
            if (sizeof(TRows) > 1)
            {
                x = TPairs.Repeat(r1[k]);
                a1 = TPairs.Add(a1, x, a);
                b1 = TPairs.Add(b1, x, b);
            }

            if (sizeof(TRows) > 2)
            {
                x = TPairs.Repeat(r2[k]);
                a2 = TPairs.Add(a2, x, a);
                b2 = TPairs.Add(b2, x, b);
            }

            if (sizeof(TRows) > 3)
            {
                x = TPairs.Repeat(r3[k]);
                a3 = TPairs.Add(a3, x, a);
                b3 = TPairs.Add(b3, x, b);
            }

            if (sizeof(TRows) > 4)
            {
                x = TPairs.Repeat(r4[k]);
                a4 = TPairs.Add(a4, x, a);
                b4 = TPairs.Add(b4, x, b);
            }

            if (sizeof(TRows) > 5)
            {
                x = TPairs.Repeat(r5[k]);
                a5 = TPairs.Add(a5, x, a);
                b5 = TPairs.Add(b5, x, b);
            }

            if (sizeof(TRows) > 6)
            {
                x = TPairs.Repeat(r6[k]);
                a6 = TPairs.Add(a6, x, a);
                b6 = TPairs.Add(b6, x, b);
            }

            if (sizeof(TRows) > 7)
            {
                x = TPairs.Repeat(r7[k]);
                a7 = TPairs.Add(a7, x, a);
                b7 = TPairs.Add(b7, x, b);
            }
        }

        Store<TVector, TPairs>(a0, b0, sums);
        if (sizeof(TRows) > 1)
        {
            Store<TVector, TPairs>(a1, b1, sums += sumStride);
        }

        if (sizeof(TRows) > 2)
        {
            Store<TVector, TPairs>(a2, b2, sums += sumStride);
        }

        if (sizeof(TRows) > 3)
        {
            Store<TVector, TPairs>(a3, b3, sums += sumStride);
        }

        if (sizeof(TRows) > 4)
        {
            Store<TVector, TPairs>(a4, b4, sums += sumStride);
        }

        if (sizeof(TRows) > 5)
        {
            Store<TVector, TPairs>(a5, b5, sums += sumStride);
        }

        if (sizeof(TRows) > 6)
        {
            Store<TVector, TPairs>(a6, b6, sums += sumStride);
        }

        if (sizeof(TRows) > 7)
        {
            Store<TVector, TPairs>(a7, b7, sums + sumStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TPairs>(TVector a, TVector b, int* sums)
        where TVector : unmanaged
        where TPairs : IPairs<TVector>
    {
        TPairs.Store(a, sums);
        TPairs.Store(b, sums + (sizeof(TVector) / sizeof(int)));
    }

    private readonly struct Pairs256 : IPairs<Vector256<int>>
    {
        public static int MostRows => 6;

        public static Vector256<int> Load(short* weights) => Vector256.Load(weights).AsInt32();

        public static Vector256<int> Repeat(int pair) => Vector256.Create(pair);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<int> Add(Vector256<int> sums, Vector256<int> x, Vector256<int> weights) => sums + PairSums(x.AsInt16(), weights.AsInt16());

        public static void Store(Vector256<int> sums, int* to) => sums.Store(to);
    }

    private readonly struct Pairs512 : IPairs<Vector512<int>>
    {
        public static int MostRows => 8;

        public static Vector512<int> Load(short* weights) => Vector512.Load(weights).AsInt32();

        public static Vector512<int> Repeat(int pair) => Vector512.Create(pair);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Add(Vector512<int> sums, Vector512<int> x, Vector512<int> weights) => sums + Avx512BW.MultiplyAddAdjacent(x.AsInt16(), weights.AsInt16());

        public static void Store(Vector512<int> sums, int* to) => sums.Store(to);
    }
}
