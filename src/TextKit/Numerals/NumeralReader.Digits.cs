namespace TextKit.Numerals;

/// <summary>Digits in a row: Arabic ones with separators and a fraction, Chinese ones.</summary>
internal ref partial struct NumeralReader
{
    private bool ReadArabic(int start)
    {
        if (hasDigit || (at > start && small == 0))
        {
            return false;
        }

        var i = at;
        long mantissa = 0;
        var digits = 0;
        for (; ArabicDigit(Peek(i)) is var d and >= 0; i++)
        {
            if (++digits > LongestDigits)
            {
                break;
            }

            mantissa = (mantissa * 10) + d;
        }

        while (digits <= 3 + (i - at) && Peek(i) is var comma && (comma == ',' || (comma == '，' && text[at] > 'ÿ')) && IsGroup(i + 1) && digits < LongestDigits - 3 && (mantissa > 0 || digits > 1))
        {
            if (digits > 3 && i - at == digits)
            {
                break;
            }

            for (var k = 1; k <= 3; k++)
            {
                mantissa = (mantissa * 10) + ArabicDigit(text[i + k]);
            }

            digits += 3;
            i += 4;
        }

        if (digits > LongestDigits)
        {
            while (ArabicDigit(Peek(i)) >= 0)
            {
                i++;
            }

            at = i;
            traits |= NumeralTraits.Designator;
            return false;
        }

        decimal value = mantissa;
        var fraction = false;
        // Papers of the nineties print the point of full-width numbers as a dot in the middle: ８·３％.
        if ((Peek(i) is '.' or '．' || (Peek(i) == '·' && text[at] > 'ÿ')) && ArabicDigit(Peek(i + 1)) >= 0)
        {
            fraction = true;
            byte places = 0;
            for (i++; ArabicDigit(Peek(i)) is var d and >= 0; i++)
            {
                if (digits + places < 18)
                {
                    mantissa = (mantissa * 10) + d;
                    places++;
                }
            }

            value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, false, places);
            if (Peek(i) is '.' or '．' && ArabicDigit(Peek(i + 1)) >= 0)
            {
                at = i;
                traits |= NumeralTraits.Designator;
                return false;
            }
        }

        if (at > start)
        {
            // 2万5千, 5万2000: the rest is smaller than the scale before it; 2万5, 3个 are two numbers.
            var next = ScaleOf(Peek(i));
            var ends = next == 0 && value < small && (digits > 1 || zero || !IsWordBehind(i));
            if (fraction || (next == 0 ? !ends : !(zero && next > small && value < small) && ( next >= Math.Max(small, big) || value * next >= Math.Max(small, big))))
            {
                return false;
            }
        }

        digitLow = digitHigh = value;
        hasDigit = true;
        traits |= fraction ? NumeralTraits.Fraction : 0;
        at = i;
        return true;
    }

    // 2万5 before a measure word is still one number; before punctuation and the like too.
    private readonly bool IsWordBehind(int i) => Peek(i) is '、' or '，' or '.' or ',';

    private readonly bool IsGroup(int i)
    {
        for (var k = 0; k < 3; k++)
        {
            if (ArabicDigit(Peek(i + k)) < 0)
            {
                return false;
            }
        }

        return ArabicDigit(Peek(i + 3)) < 0;
    }

    private bool ReadDigits(int start)
    {
        var c = text[at];
        var value = ChineseDigit(c);
        if (value == 0 && (small > 0 || big > 0) && !hasDigit)
        {
            zero = true;
            at++;
            return ChineseDigit(Peek(at)) > 0 || ScaleOf(Peek(at)) == 10 || Peek(at) is '几' or '幾' || ArabicDigit(Peek(at)) >= 0;
        }

        if (hasDigit)
        {
            return false;
        }

        // 两 behind a numeral is its unit: 二两, 两万两; 一两天 and 三两个 are rough numbers.
        if (at > start && c is '两' or '兩' && ScaleOf(Peek(at + 1)) == 0)
        {
            return false;
        }

        var run = 1;
        while (ChineseDigit(Peek(at + run)) >= 0 && Peek(at + run) is not ('俩' or '倆' or '两' or '兩'))
        {
            run++;
        }

        if (run == 1 && value is 1 or 3 && Peek(at + 1) is '两' or '兩' && Peek(at + 2) is > '\u4E00' and not ('银' or '黄' or '白' or '酒' or '米' or '茶' or '肉' or '油' or '金' or '重' or '多' or '的'))
        {
            run = 2;
        }

        traits |= at == start ? NumeralTraits.Chinese : 0;
        hasDigit = true;
        if (run == 1)
        {
            digitLow = digitHigh = value;
            at++;
            return true;
        }

        var second = ChineseDigit(text[at + 1]);
        if (run == 2 && IsPair(value, second, text[at + 1]))
        {
            digitLow = Math.Min(value, second);
            digitHigh = Math.Max(value, second);
            at += 2;
            return true;
        }

        if (at > start)
        {
            // 一百二三十 has no other reading; 十一二三 is no number.
            hasDigit = false;
            return false;
        }

        if (run > LongestDigits)
        {
            at += run;
            traits |= NumeralTraits.Designator;
            return false;
        }

        digitLow = 0;
        for (var k = 0; k < run; k++)
        {
            digitLow = (digitLow * 10) + ChineseDigit(text[at + k]);
        }

        digitHigh = digitLow;
        traits |= NumeralTraits.DigitString;
        at += run;
        return true;
    }

    private static bool IsPair(int first, int second, char secondLetter) =>
        first > 0 && (second == first + 1 || (first == 3 && second == 5) || (first == 3 && second == 2 && secondLetter is '两' or '兩'));

    /// <summary>True where two digits of one script stand at <paramref name="at"/>.</summary>
    public static bool IsDigitPair(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && (ChineseDigit(text[at]) >= 0 && ChineseDigit(text[at + 1]) >= 0 || ArabicDigit(text[at]) >= 0 && ArabicDigit(text[at + 1]) >= 0);

    /// <summary>The two digits at <paramref name="at"/> as a number, in which 七五 is 75.</summary>
    public static int TwoDigits(ReadOnlySpan<char> text, int at) => (Math.Max(ChineseDigit(text[at]), ArabicDigit(text[at])) * 10) + Math.Max(ChineseDigit(text[at + 1]), ArabicDigit(text[at + 1]));
}
