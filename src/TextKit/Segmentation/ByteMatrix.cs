using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Segmentation;

/// <summary>
/// A matrix of 8-bit whole numbers for products with rows of states: sums rounded to units of <see cref="RecurrentModel.AddendOne"/>, the
/// same on every processor. Panels of sixteen outputs; within a panel the weights of four inputs stand side by side. Immutable.
/// </summary>
internal sealed unsafe class ByteMatrix
{
    /// <summary>What 0.0 is among inputs: a state from -1 to 1 is a number from 0 to 128.</summary>
    public const byte Zero = 64;

    /// <summary>Rows that a kernel takes at most.</summary>
    public const int MostRows = 8;

    private const int One = 64;
    private const int Panel = 16;
    private const int Chunk = 64;
    private const int CacheLine = 64;
    private readonly int inputs;
    private readonly int outputs;
    private readonly sbyte[] weights;
    private readonly sbyte* panels;
    private readonly float[] scales;
    private readonly float[] offsets;

    /// <summary>Packs a matrix of <paramref name="inputs"/> rows; their count a multiple of eight, that of outputs of 32. The biases are added to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ByteMatrix(ReadOnlySpan<float> rows, int inputs, ReadOnlySpan<float> biases)
    {
        this.inputs = inputs;
        outputs = biases.Length;
        weights = GC.AllocateUninitializedArray<sbyte>(rows.Length + CacheLine, pinned: true);
        panels = (sbyte*)(((nint)Unsafe.AsPointer(ref weights[0]) + CacheLine - 1) & -CacheLine);
        scales = new float[outputs];
        offsets = new float[outputs];
        for (var n = 0; n < outputs; n++)
        {
            var scale = Scale(rows, n);
            var sum = 0;
            for (var k = 0; k < inputs; k++)
            {
                var weight = (sbyte)MathF.Round(rows[(k * outputs) + n] * scale);
                panels[(n / Panel * Panel * inputs) + (k / 4 * Panel * 4) + (n % Panel * 4) + (k % 4)] = weight;
                sum += weight;
            }

            scales[n] = RecurrentModel.AddendOne / (scale * One);
            offsets[n] = (biases[n] * RecurrentModel.AddendOne) - (sum * Zero * scales[n]);
        }
    }

    /// <summary>Sums of a vector that adds products of fours of bytes.</summary>
    private interface IFours<TVector>
        where TVector : unmanaged
    {
        /// <summary>The most rows whose sums, two vectors each, stay in registers.</summary>
        static abstract int MostRows { get; }

        static abstract TVector Load(sbyte* weights);

        static abstract TVector Repeat(int four);

        static abstract TVector Add(TVector sums, TVector x, TVector weightsOfX, TVector y, TVector weightsOfY);

        static abstract void Store(TVector a, TVector b, float* scales, float* offsets, short* to);
    }

    /// <summary>Writes a state of one direction, <see cref="RecurrentModel.Hidden"/> numbers of which <see cref="PackedMatrix.One"/> is 1.0, as inputs.</summary>
    public static void Write(short* state, byte* to)
    {
        const int Shift = 7;
        var half = Vector256.Create((short)(1 << (Shift - 1)));
        var zero = Vector256.Create((short)Zero);
        for (var j = 0; j < RecurrentModel.Hidden; j += Vector256<byte>.Count)
        {
            var a = ((Vector256.Load(state + j) + half) >> Shift) + zero;
            var b = ((Vector256.Load(state + j + Vector256<short>.Count) + half) >> Shift) + zero;
            Vector256.Narrow(a.AsUInt16(), b.AsUInt16()).Store(to + j);
        }
    }

    /// <summary>Writes the products of rows, one behind the other, and their biases.</summary>
    public void Multiply(byte* rows, int count, short* sums)
    {
        // As many rows at a time as the first cache holds beside a panel.
        for (; count > 0; count -= Chunk)
        {
            if (Avx512BW.IsSupported)
            {
                Multiply<Vector512<int>, Fours512>((int*)rows, Math.Min(Chunk, count), sums);
            }
            else
            {
                Multiply<Vector256<int>, Fours256>((int*)rows, Math.Min(Chunk, count), sums);
            }

            rows += Chunk * inputs;
            sums += Chunk * outputs;
        }
    }

    /// <summary>Products of bytes without sign and bytes with one, four neighbours added, by operations that every processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> PortableFourSums(Vector256<int> x, Vector256<int> y)
    {
        var low = Vector256.Create(0xFF);
        return ((x & low) * ((y << 24) >> 24)) + (((x >> 8) & low) * ((y << 16) >> 24)) + (((x >> 16) & low) * ((y << 8) >> 24)) + (((x >> 24) & low) * (y >> 24));
    }

    /// <summary>
    /// The greatest scale with which neither a weight is beyond 8 bits nor what is added up in 16 bits beyond those: products of four inputs,
    /// two neighbours and the two that stand four further.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Scale(ReadOnlySpan<float> rows, int n)
    {
        var (most, mostOfFour) = (0f, 0f);
        for (var k = 0; k < inputs; k += k % 4 == 2 ? 6 : 2)
        {
            var (above, below) = (0f, 0f);
            foreach (var input in (ReadOnlySpan<int>)[k, k + 1, k + 4, k + 5])
            {
                var weight = rows[(input * outputs) + n];
                most = MathF.Max(most, MathF.Abs(weight));
                (above, below) = (above + MathF.Max(weight, 0), below - MathF.Min(weight, 0));
            }

            mostOfFour = MathF.Max(mostOfFour, MathF.Max(above, below));
        }

        // Rounding may add half a unit to each of the four.
        return most == 0 ? 1 : MathF.Min(sbyte.MaxValue / most, ((short.MaxValue / (One + Zero)) - 2) / mostOfFour);
    }

    private void Multiply<TVector, TFours>(int* rows, int count, short* sums)
        where TVector : unmanaged
        where TFours : IFours<TVector>
    {
        fixed (float* scale = scales, offset = offsets)
        {
            for (var n = 0; n < outputs; n += 2 * sizeof(TVector) / sizeof(int))
            {
                var row = rows;
                var sum = sums + n;
                var passes = (count + TFours.MostRows - 1) / TFours.MostRows;
                for (var left = count; left > 0; passes--)
                {
                    var block = (left + passes - 1) / passes;
                    Multiply<TVector, TFours>(block, row, panels + (n * inputs), scale + n, offset + n, sum);
                    row += block * inputs / 4;
                    sum += block * outputs;
                    left -= block;
                }
            }
        }
    }

    private void Multiply<TVector, TFours>(int count, int* row, sbyte* panel, float* scale, float* offset, short* sums)
        where TVector : unmanaged
        where TFours : IFours<TVector>
    {
        // Two vectors are a panel, or one is.
        nint other = sizeof(TVector) == Panel * 4 ? Panel * inputs : sizeof(TVector);
        nint fours = inputs / 4;
        switch (count)
        {
            case 1: Add<TVector, TFours, RowCount.Of1>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 2: Add<TVector, TFours, RowCount.Of2>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 3: Add<TVector, TFours, RowCount.Of3>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 4: Add<TVector, TFours, RowCount.Of4>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 5: Add<TVector, TFours, RowCount.Of5>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 6: Add<TVector, TFours, RowCount.Of6>(row, panel, other, fours, scale, offset, sums, outputs); break;
            case 7: Add<TVector, TFours, RowCount.Of7>(row, panel, other, fours, scale, offset, sums, outputs); break;
            default: Add<TVector, TFours, RowCount.Of8>(row, panel, other, fours, scale, offset, sums, outputs); break;
        }
    }

    /// <summary>The sums of some rows for the outputs of two vectors; what a count of rows does not need is not compiled for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<TVector, TFours, TRows>(int* row, sbyte* panel, nint other, nint fours, float* scales, float* offsets, short* sums, nint sumStride)
        where TVector : unmanaged
        where TFours : IFours<TVector>
        where TRows : unmanaged
    {
        const int Four = Panel * 4;
        int* r1 = row + fours, r2 = r1 + fours, r3 = r2 + fours, r4 = r3 + fours, r5 = r4 + fours, r6 = r5 + fours, r7 = r6 + fours;
        TVector a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
        TVector b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
        for (nint k = 0; k < fours; k += 2)
        {
            var a = TFours.Load(panel);
            var b = TFours.Load(panel + other);
            var c = TFours.Load(panel + Four);
            var d = TFours.Load(panel + other + Four);
            panel += 2 * Four;
            var (x, y) = (TFours.Repeat(row[k]), TFours.Repeat(row[k + 1]));
            a0 = TFours.Add(a0, x, a, y, c);
            b0 = TFours.Add(b0, x, b, y, d);
            if (sizeof(TRows) > 1)
            {
                (x, y) = (TFours.Repeat(r1[k]), TFours.Repeat(r1[k + 1]));
                a1 = TFours.Add(a1, x, a, y, c);
                b1 = TFours.Add(b1, x, b, y, d);
            }

            if (sizeof(TRows) > 2)
            {
                (x, y) = (TFours.Repeat(r2[k]), TFours.Repeat(r2[k + 1]));
                a2 = TFours.Add(a2, x, a, y, c);
                b2 = TFours.Add(b2, x, b, y, d);
            }

            if (sizeof(TRows) > 3)
            {
                (x, y) = (TFours.Repeat(r3[k]), TFours.Repeat(r3[k + 1]));
                a3 = TFours.Add(a3, x, a, y, c);
                b3 = TFours.Add(b3, x, b, y, d);
            }

            if (sizeof(TRows) > 4)
            {
                (x, y) = (TFours.Repeat(r4[k]), TFours.Repeat(r4[k + 1]));
                a4 = TFours.Add(a4, x, a, y, c);
                b4 = TFours.Add(b4, x, b, y, d);
            }

            if (sizeof(TRows) > 5)
            {
                (x, y) = (TFours.Repeat(r5[k]), TFours.Repeat(r5[k + 1]));
                a5 = TFours.Add(a5, x, a, y, c);
                b5 = TFours.Add(b5, x, b, y, d);
            }

            if (sizeof(TRows) > 6)
            {
                (x, y) = (TFours.Repeat(r6[k]), TFours.Repeat(r6[k + 1]));
                a6 = TFours.Add(a6, x, a, y, c);
                b6 = TFours.Add(b6, x, b, y, d);
            }

            if (sizeof(TRows) > 7)
            {
                (x, y) = (TFours.Repeat(r7[k]), TFours.Repeat(r7[k + 1]));
                a7 = TFours.Add(a7, x, a, y, c);
                b7 = TFours.Add(b7, x, b, y, d);
            }
        }

        TFours.Store(a0, b0, scales, offsets, sums);
        if (sizeof(TRows) > 1)
        {
            TFours.Store(a1, b1, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 2)
        {
            TFours.Store(a2, b2, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 3)
        {
            TFours.Store(a3, b3, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 4)
        {
            TFours.Store(a4, b4, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 5)
        {
            TFours.Store(a5, b5, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 6)
        {
            TFours.Store(a6, b6, scales, offsets, sums += sumStride);
        }

        if (sizeof(TRows) > 7)
        {
            TFours.Store(a7, b7, scales, offsets, sums += sumStride);
        }
    }

    private readonly struct Fours256 : IFours<Vector256<int>>
    {
        public static int MostRows => 4;

        public static Vector256<int> Load(sbyte* weights) => Vector256.Load(weights).AsInt32();

        public static Vector256<int> Repeat(int four) => Vector256.Create(four);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<int> Add(Vector256<int> sums, Vector256<int> x, Vector256<int> weightsOfX, Vector256<int> y, Vector256<int> weightsOfY) =>
            Avx2.IsSupported
                ? sums + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(x.AsByte(), weightsOfX.AsSByte()) + Avx2.MultiplyAddAdjacent(y.AsByte(), weightsOfY.AsSByte()), Vector256<short>.One)
                : sums + PortableFourSums(x, weightsOfX) + PortableFourSums(y, weightsOfY);

        public static void Store(Vector256<int> a, Vector256<int> b, float* scales, float* offsets, short* to) =>
            Vector256.NarrowWithSaturation(Round(a, scales, offsets), Round(b, scales + Vector256<int>.Count, offsets + Vector256<int>.Count)).Store(to);

        /// <summary>Rounded to even by the bits that a large number leaves.</summary>
        private static Vector256<int> Round(Vector256<int> sums, float* scales, float* offsets)
        {
            var large = Vector256.Create(12582912f);
            return ((Vector256.ConvertToSingle(sums) * Vector256.Load(scales)) + Vector256.Load(offsets) + large).AsInt32() - large.AsInt32();
        }
    }

    private readonly struct Fours512 : IFours<Vector512<int>>
    {
        public static int MostRows => ByteMatrix.MostRows;

        public static Vector512<int> Load(sbyte* weights) => Vector512.Load(weights).AsInt32();

        public static Vector512<int> Repeat(int four) => Vector512.Create(four);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Add(Vector512<int> sums, Vector512<int> x, Vector512<int> weightsOfX, Vector512<int> y, Vector512<int> weightsOfY) =>
            sums + Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(x.AsByte(), weightsOfX.AsSByte()) + Avx512BW.MultiplyAddAdjacent(y.AsByte(), weightsOfY.AsSByte()), Vector512<short>.One);

        public static void Store(Vector512<int> a, Vector512<int> b, float* scales, float* offsets, short* to) =>
            Vector512.NarrowWithSaturation(Round(a, scales, offsets), Round(b, scales + Vector512<int>.Count, offsets + Vector512<int>.Count)).Store(to);

        private static Vector512<int> Round(Vector512<int> sums, float* scales, float* offsets)
        {
            var large = Vector512.Create(12582912f);
            return ((Vector512.ConvertToSingle(sums) * Vector512.Load(scales)) + Vector512.Load(offsets) + large).AsInt32() - large.AsInt32();
        }
    }
}
