using System.Globalization;

namespace TextKit.Seeds;

/// <summary>Logarithms to the last bit as Java 17 gives them on x86-64, as the ties of Lucene's smartcn turn on it.</summary>
internal static class JavaMath
{
    private const int MantissaBits = 52;
    private const int Halvings = 12;
    private const int Terms = 12;

    /// <summary>Java's only result, of the 50,867 that the tables ask for, that is not the double next to the logarithm.</summary>
    private static readonly Dictionary<long, long> Exceptions = new() { [0x3F6A0841BB7632D6] = unchecked((long)0xC017019D6BEDD6A8) };

    /// <summary>The natural logarithm of a number between 1e-8 and 1e4: the double next to it, but for <see cref="Exceptions"/>.</summary>
    public static double Log(double x)
    {
        if (Exceptions.TryGetValue(BitConverter.DoubleToInt64Bits(x), out var known))
        {
            return BitConverter.Int64BitsToDouble(known);
        }

        // One step of Newton's method on 28 digits; the conversion by way of text rounds right.
        var near = (decimal)Math.Log(x);
        var rest = Exact(x) * Exponential(-near) - 1;
        return double.Parse((near + rest - rest * rest / 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static decimal Exact(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        decimal value = (bits & (1L << MantissaBits) - 1) | 1L << MantissaBits;
        var exponent = (int)(bits >> MantissaBits) - 1023 - MantissaBits;
        for (; exponent < 0; exponent++)
        {
            value /= 2;
        }

        return value;
    }

    private static decimal Exponential(decimal x)
    {
        x /= 1 << Halvings;
        var (sum, term) = (1m, 1m);
        for (var i = 1; i <= Terms; i++)
        {
            term *= x / i;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum *= sum;
        }

        return sum;
    }
}
