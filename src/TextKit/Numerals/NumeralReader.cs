using System.Buffers;

namespace TextKit.Numerals;

/// <summary>
/// Reads one numeral: Arabic or full-width digits with separators and decimals, Chinese numerals (financial and traditional ones
/// too), and mixtures such as 2万5千, with the approximators inside (十几, 二三十, 百余, 30多万). Allocates nothing.
/// </summary>
internal ref struct NumeralReader
{
    private const int LongestDigits = 15;
    private readonly ReadOnlySpan<char> text;
    private int at;
    private decimal totalLow, totalHigh, sectionLow, sectionHigh, digitLow, digitHigh;
    private long small, big;
    private decimal scale;
    private bool hasDigit, hasSection, zero, vague, done;
    private NumeralTraits traits;

    private NumeralReader(ReadOnlySpan<char> text, int start)
    {
        this.text = text;
        at = start;
        scale = 1;
    }

    /// <summary>Characters that a numeral may begin with.</summary>
    public static SearchValues<char> Starts { get; } = SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两几数廿卅壹贰叁肆伍陆柒捌玖拾佰仟億萬兩幾數陸貳參叄倆俩");

    /// <summary>Reads the numeral at <paramref name="start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="numeral">The numeral.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out Numeral numeral)
    {
        var reader = new NumeralReader(text, start);
        return reader.Read(start, out numeral);
    }

    /// <summary>The value of an ASCII or full-width digit, -1 for any other character.</summary>
    public static int ArabicDigit(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    /// <summary>The value of a Chinese digit, 0 to 9, -1 for any other character.</summary>
    public static int ChineseDigit(char c) => c switch
    {
        '〇' or '零' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' or '貳' or '兩' or '俩' or '倆' => 2,
        '三' or '叁' or '參' or '叄' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <summary>The value of a scale character, 0 for any other.</summary>
    public static long ScaleOf(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => 0,
    };

    private static bool IsSuffix(char c) => c is '多' or '余' or '餘' or '来' or '來';

    private readonly char Peek(int offset) => (uint)offset < (uint)text.Length ? text[offset] : '\0';

    private bool Read(int start, out Numeral numeral)
    {
        numeral = default;
        while (at < text.Length && !done)
        {
            var before = at;
            if (!Step(start))
            {
                at = (traits & NumeralTraits.Designator) != 0 ? at : before;
                break;
            }
        }

        if (at == start || (traits & NumeralTraits.Designator) != 0)
        {
            numeral = new Numeral(Math.Max(at, start + 1), 0, 0, 1, traits | NumeralTraits.Designator);
            return false;
        }

        Close();
        numeral = new Numeral(at, totalLow, totalHigh, scale, traits);
        return true;
    }

    private void Close()
    {
        if (hasDigit)
        {
            // 两百三 is 230, 三万八 is 38000: a last digit without a zero before it stands for the next scale down.
            if (!zero && small >= 100 && digitHigh < 10 && (traits & NumeralTraits.Fraction) == 0)
            {
                digitLow *= small / 10;
                digitHigh *= small / 10;
            }

            sectionLow += digitLow;
            sectionHigh += digitHigh;
        }

        totalLow += sectionLow;
        totalHigh += sectionHigh;
    }

    private bool Step(int start)
    {
        var c = text[at];
        if (ArabicDigit(c) >= 0)
        {
            return ReadArabic(start);
        }

        if (c == '兆' && Peek(at + 1) is '字' or '瓦' or '帕' or '赫' or '伏' or '焦' or '比' or '流')
        {
            return false;
        }

        if (ScaleOf(c) is var s and > 0)
        {
            return s < 10_000 ? ReadSmallScale(start, s) : ReadBigScale(start, s);
        }

        if (c is '几' or '數' or '数' or '幾')
        {
            return ReadVague(start, c);
        }

        if (c is '廿' or '卅')
        {
            if (hasDigit || sectionHigh != 0)
            {
                return false;
            }

            sectionLow = sectionHigh = c == '廿' ? 20 : 30;
            hasSection = true;
            small = 10;
            traits |= NumeralTraits.Scaled | (at == start ? NumeralTraits.Chinese : 0);
            at++;
            return true;
        }

        if (IsSuffix(c))
        {
            return ReadSuffix(c);
        }

        if (c is '点' or '點')
        {
            return ReadPoint();
        }

        return ChineseDigit(c) >= 0 && ReadDigits(start);
    }

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
        if (Peek(i) is '.' or '．' && ArabicDigit(Peek(i + 1)) >= 0)
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

    private bool ReadSmallScale(int start, long s)
    {
        if (s > 10 && Peek(at + 1) is '瓦' or '克' or '米' or '卡' or '伏' or '帕' or '赫' or '焦' or '牛' or '安' && text[at] is '千' or '百' && at > start && (text[at] == '千' || Peek(at + 1) == '帕') && Peek(at + 2) != '兹')
        {
            return false;
        }

        if (hasDigit)
        {
            if ((traits & NumeralTraits.DigitString) != 0 || (small > 0 && small <= s && small < 10_000))
            {
                return false;
            }
        }
        else if (hasSection && s > 10)
        {
            return false;
        }
        else if (small is > 0 and <= 10)
        {
            return false;
        }
        else
        {
            digitLow = digitHigh = 1;
            traits |= at == start && s > 10 ? NumeralTraits.BareScale : 0;
        }

        sectionLow += digitLow * s;
        sectionHigh += (digitHigh * s) + (vague ? s - 1 : 0);
        traits |= NumeralTraits.Scaled | (at == start ? NumeralTraits.Chinese : 0);
        hasDigit = vague = zero = false;
        hasSection = true;
        small = s;
        scale = s;
        at++;
        return true;
    }

    private bool ReadBigScale(int start, long s)
    {
        if ((traits & NumeralTraits.DigitString) != 0)
        {
            return false;
        }

        if (hasDigit || hasSection)
        {
            var low = sectionLow + (hasDigit ? digitLow : 0);
            var high = sectionHigh + (hasDigit ? digitHigh : 0);
            if (big == 0 || s < big)
            {
                totalLow += low * s;
                totalHigh += (high * s) + (vague ? s - 1 : 0);
            }
            else if (s > big)
            {
                totalLow = (totalLow + low) * s;
                totalHigh = (totalHigh + high) * s;
            }
            else
            {
                return false;
            }
        }
        else if (at == start)
        {
            if (s > 100_000_000)
            {
                return false;
            }

            totalLow = totalHigh = s;
            traits |= NumeralTraits.BareScale | NumeralTraits.Chinese;
        }
        else if (big > 0 && totalHigh < 1_000_000_000_000 && !(s == big && (traits & NumeralTraits.BareScale) != 0))
        {
            totalLow *= s;
            totalHigh *= s;
        }
        else
        {
            // 万万 is an adverb.
            at++;
            traits |= NumeralTraits.Designator;
            return false;
        }

        sectionLow = sectionHigh = 0;
        hasDigit = hasSection = vague = zero = false;
        big = small = s;
        scale = s;
        traits |= NumeralTraits.Scaled | NumeralTraits.BigScaled;
        at++;
        return true;
    }

    private bool ReadVague(int start, char c)
    {
        var next = ScaleOf(Peek(at + 1));
        if (hasDigit || (c is '数' or '數' && (at > start || next == 0)) || (at > start && small == 0) || (at == start && next == 0))
        {
            return false;
        }

        digitLow = at == start ? 2 : 1;
        digitHigh = 9;
        hasDigit = true;
        vague = at == start;
        zero = true;
        traits |= at == start ? NumeralTraits.Chinese : 0;
        at++;
        return true;
    }

    private bool ReadSuffix(char c)
    {
        var next = Peek(at + 1);
        var round = (hasSection || big > 0 || (hasDigit && digitLow >= 10 && digitLow % 10 == 0)) && (traits & (NumeralTraits.AtLeast | NumeralTraits.About | NumeralTraits.DigitString)) == 0;
        var soft = c is '来' or '來';
        if (!round || (soft && (next is '自' or '到' or '临' or '源' or '说' or '看' or '往' || big > 0)) || (c == '余' && next is '下' or '额' or '热') || (c == '多' && next is '于' or '数' or '样' or '元' && small == 0 && next != '元'))
        {
            return false;
        }

        traits |= soft ? NumeralTraits.About : NumeralTraits.AtLeast;
        at++;
        done = ScaleOf(next) < 10_000 && (small > 0 || ScaleOf(next) == 0);
        return true;
    }

    private bool ReadPoint()
    {
        if (!(hasDigit || hasSection || big > 0) || (traits & (NumeralTraits.Fraction | NumeralTraits.DigitString)) != 0 || (traits & NumeralTraits.Chinese) == 0)
        {
            return false;
        }

        var i = at + 1;
        decimal unit = 0.1m, fraction = 0;
        for (; i < text.Length; i++)
        {
            if (ChineseDigit(text[i]) is not (>= 0 and var d))
            {
                break;
            }

            fraction += d * unit;
            unit /= 10;
        }

        // 三点五十分, 八点三刻 are clock times.
        if (unit == 0.1m || ScaleOf(Peek(i)) is > 0 and < 10_000 || Peek(i) is '分' or '刻' && Peek(i + 1) != '之')
        {
            return false;
        }

        if (hasDigit && !zero && small >= 100)
        {
            digitLow *= small / 10;
            digitHigh *= small / 10;
        }

        digitLow = (hasDigit ? digitLow : 0) + fraction;
        digitHigh = (hasDigit ? digitHigh : 0) + fraction;
        hasDigit = true;
        traits |= NumeralTraits.Fraction;
        at = i;
        return true;
    }
}
