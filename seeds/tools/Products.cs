using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Seeds;

/// <summary>Products of matrices of 32-bit floats, the same sums in the same order on every processor.</summary>
internal static unsafe class Products
{
    private const int Lane = 8;

    /// <summary>
    /// C += A · B, where A has <paramref name="m"/> rows and <paramref name="k"/> columns, its items <paramref name="aRow"/> and
    /// <paramref name="aColumn"/> numbers apart, and B and C rows of <paramref name="n"/>, a multiple of eight.
    /// </summary>
    public static void Add(float* a, int aRow, int aColumn, float* b, int bRow, float* c, int cRow, int m, int k, int n)
    {
        for (var column = 0; column < n;)
        {
            var wide = n - column >= 2 * Lane;
            var row = 0;
            for (; wide && row + 6 <= m; row += 6)
            {
                AddSix(a + ((nint)row * aRow), aRow, aColumn, b + column, bRow, c + ((nint)row * cRow) + column, cRow, k);
            }

            for (; row < m; row++)
            {
                AddOne(a + ((nint)row * aRow), aColumn, b + column, bRow, c + ((nint)row * cRow) + column, k, wide);
            }

            column += wide ? 2 * Lane : Lane;
        }
    }

    /// <summary>Writes the transpose of a matrix.</summary>
    public static void Transpose(float* rows, int m, int n, float* columns)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                columns[(j * m) + i] = rows[(i * n) + j];
            }
        }
    }

    /// <summary>Adds a row to another, times a factor; lengths a multiple of eight.</summary>
    public static void AddRow(float* from, float factor, float* to, int length)
    {
        var times = Vector256.Create(factor);
        for (var i = 0; i < length; i += Lane)
        {
            (Vector256.Load(to + i) + (Vector256.Load(from + i) * times)).Store(to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddSix(float* a, nint aRow, nint aColumn, float* b, nint bRow, float* c, nint cRow, int k)
    {
        float* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
        float* c1 = c + cRow, c2 = c1 + cRow, c3 = c2 + cRow, c4 = c3 + cRow, c5 = c4 + cRow;
        Vector256<float> l0 = Vector256.Load(c), h0 = Vector256.Load(c + Lane), l1 = Vector256.Load(c1), h1 = Vector256.Load(c1 + Lane);
        Vector256<float> l2 = Vector256.Load(c2), h2 = Vector256.Load(c2 + Lane), l3 = Vector256.Load(c3), h3 = Vector256.Load(c3 + Lane);
        Vector256<float> l4 = Vector256.Load(c4), h4 = Vector256.Load(c4 + Lane), l5 = Vector256.Load(c5), h5 = Vector256.Load(c5 + Lane);
        nint at = 0;
        for (var i = 0; i < k; i++, at += aColumn, b += bRow)
        {
            var low = Vector256.Load(b);
            var high = Vector256.Load(b + Lane);
            var x = Vector256.Create(a[at]);
            l0 = MultiplyAdd(x, low, l0);
            h0 = MultiplyAdd(x, high, h0);
            x = Vector256.Create(a1[at]);
            l1 = MultiplyAdd(x, low, l1);
            h1 = MultiplyAdd(x, high, h1);
            x = Vector256.Create(a2[at]);
            l2 = MultiplyAdd(x, low, l2);
            h2 = MultiplyAdd(x, high, h2);
            x = Vector256.Create(a3[at]);
            l3 = MultiplyAdd(x, low, l3);
            h3 = MultiplyAdd(x, high, h3);
            x = Vector256.Create(a4[at]);
            l4 = MultiplyAdd(x, low, l4);
            h4 = MultiplyAdd(x, high, h4);
            x = Vector256.Create(a5[at]);
            l5 = MultiplyAdd(x, low, l5);
            h5 = MultiplyAdd(x, high, h5);
        }

        l0.Store(c);
        h0.Store(c + Lane);
        l1.Store(c1);
        h1.Store(c1 + Lane);
        l2.Store(c2);
        h2.Store(c2 + Lane);
        l3.Store(c3);
        h3.Store(c3 + Lane);
        l4.Store(c4);
        h4.Store(c4 + Lane);
        l5.Store(c5);
        h5.Store(c5 + Lane);
    }

    private static void AddOne(float* a, nint aColumn, float* b, nint bRow, float* c, int k, bool wide)
    {
        var low = Vector256.Load(c);
        var high = wide ? Vector256.Load(c + Lane) : default;
        for (var i = 0; i < k; i++, a += aColumn, b += bRow)
        {
            var x = Vector256.Create(*a);
            low = MultiplyAdd(x, Vector256.Load(b), low);
            if (wide)
            {
                high = MultiplyAdd(x, Vector256.Load(b + Lane), high);
            }
        }

        low.Store(c);
        if (wide)
        {
            high.Store(c + Lane);
        }
    }

    /// <summary>Without the fused instruction the last bits may differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> sum) => Fma.IsSupported ? Fma.MultiplyAdd(x, y, sum) : (x * y) + sum;
}
