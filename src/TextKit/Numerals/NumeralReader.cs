using System.Buffers;

namespace TextKit.Numerals;

/// <summary>
/// Reads one numeral: Arabic or full-width digits with separators and decimals, Chinese numerals (financial and traditional ones
/// too), and mixtures such as 2万5千, with the approximators inside (十几, 二三十, 百余, 30多万). Allocates nothing.
/// </summary>
internal ref partial struct NumeralReader
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
}
