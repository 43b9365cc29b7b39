using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>A numeral with its unit, one end of a range or a whole figure.</summary>
internal record struct FigurePart
{
    public int Start;
    public int NumeralEnd;
    public int End;
    public Numeral Numeral;
    public decimal Low;
    public decimal High;
    public FigureUnit? Unit;
    public bool IsPercent;
    public bool AtLeast;
    public bool About;

    public readonly bool HasUnit => IsPercent || Unit is not null;

    public readonly string Main => IsPercent ? "%" : Unit?.Main ?? "";

    public readonly FigureKind Kind => IsPercent ? FigureKind.Percent : Unit?.Kind ?? FigureKind.Count;
}

/// <summary>Characters that a figure may begin with.</summary>
internal static class FigureStarts
{
    public static SearchValues<char> All { get; } = SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两几数廿卅壹贰叁肆伍陆柒捌玖拾佰仟億萬兩幾數陸貳參叄倆俩半");
}

/// <summary>The currency that stands before an amount: 港币500元, ￥500.</summary>
internal static class Currency
{
    private static readonly (string Word, string Main)[] Names =
    [
        ("港币", "港元"), ("港元", "港元"), ("美金", "美元"), ("美元", "美元"), ("欧元", "欧元"), ("日元", "日元"), ("英镑", "英镑"), ("新台币", "新台币"), ("澳币", "澳元"), ("澳元", "澳元"), ("加币", "加元"),
    ];

    public static string Before(ReadOnlySpan<char> text, int start, string main, out int symbol)
    {
        symbol = 0;
        if (start == 0)
        {
            return main;
        }

        var sign = text[start - 1] switch { '￥' or '¥' => "元", '$' or '＄' => "美元", '€' => "欧元", '£' or '￡' => "英镑", _ => null };
        if (sign is not null)
        {
            symbol = 1;
            return sign;
        }

        if (main == "元")
        {
            foreach (var (word, currency) in Names)
            {
                if (text[..start].EndsWith(word))
                {
                    return currency;
                }
            }
        }

        return main;
    }
}
