using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>What numbers without a unit may look like beyond numerals: 1/2, 1 4/3, 12.3e+14, 15k, 十打.</summary>
internal ref partial struct FigureScanner
{
    private const int LargestExponent = 15;
    private const int Dozen = 12;

    private readonly bool ReadBare(ref FigurePart part)
    {
        var numeral = part.Numeral;
        if (!numeral.Is(NumeralTraits.Chinese) && (ReadFraction(ref part) || ReadExponent(ref part)))
        {
            return true;
        }

        if (!numeral.Is(NumeralTraits.Chinese) && Thousands(numeral) is var times and > 1)
        {
            part.Low *= times;
            part.High *= times;
            part.NumeralEnd = part.End = numeral.End + 1;
            ReadUnit(ref part);
            return true;
        }

        if (At(numeral.End) != '打' || NumeralReader.Starts.Contains(At(numeral.End + 1)) || numeral.Is(NumeralTraits.Fraction) || numeral.High > 1_000_000_000)
        {
            return false;
        }

        part.Low *= Dozen;
        part.High *= Dozen;
        part.End = numeral.End + 1;
        return true;
    }

    // k, M, G, T behind Arabic digits.
    private readonly decimal Thousands(in Numeral numeral)
    {
        if (char.IsAsciiLetterOrDigit(At(numeral.End + 1)) || numeral.High > 1_000_000)
        {
            return 1;
        }

        return At(numeral.End) switch { 'k' or 'K' or 'ｋ' or 'Ｋ' => 1000, 'M' or 'Ｍ' => 1_000_000, 'G' or 'Ｇ' => 1_000_000_000, 'T' or 'Ｔ' => 1_000_000_000_000, _ => 1 };
    }

    private readonly bool ReadFraction(ref FigurePart part)
    {
        var numeral = part.Numeral;
        var at = numeral.End;
        var whole = 0m;
        if (At(at) == ' ' && NumeralReader.TryRead(text, at + 1, out var mixed) && At(mixed.End) == '/')
        {
            whole = numeral.Low;
            numeral = mixed;
            at = mixed.End;
        }

        if (At(at) != '/' || !NumeralReader.TryRead(text, at + 1, out var below) || below.Low <= 0 || At(below.End) == '/')
        {
            return false;
        }

        part.End = below.End;
        part.IsPercent = whole == 0;
        part.Low = part.High = whole == 0 ? decimal.Round(numeral.Low / below.Low * 100, 6) : whole + decimal.Round(numeral.Low / below.Low, 12);
        return true;
    }

    // 12.32e+14, 2^-1
    private readonly bool ReadExponent(ref FigurePart part)
    {
        var numeral = part.Numeral;
        var power = At(numeral.End) == '^';
        if (!power && At(numeral.End) is not ('e' or 'E'))
        {
            return false;
        }

        var at = numeral.End + 1;
        var negative = At(at) == '-';
        at += At(at) is '-' or '+' ? 1 : 0;
        if (NumeralReader.ArabicDigit(At(at)) < 0 || !NumeralReader.TryRead(text, at, out var exponent) || exponent.Low > LargestExponent || exponent.Is(NumeralTraits.Fraction | NumeralTraits.Scaled) || numeral.High >= 10_000_000_000 || (power && numeral.High > 50))
        {
            return false;
        }

        var value = power ? 1m : numeral.Low;
        for (var i = 0; i < (int)exponent.Low; i++)
        {
            value = power ? (negative ? value / Math.Max(numeral.Low, 0.001m) : value * numeral.Low) : negative ? value / 10 : value * 10;
        }

        part.Low = part.High = value;
        part.End = exponent.End;
        return true;
    }
}
