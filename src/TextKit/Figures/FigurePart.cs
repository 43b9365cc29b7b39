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
    public static SearchValues<char> All { get; } = SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两几数廿卅壹贰叁肆伍陆柒捌玖拾佰仟億萬兩幾數陸貳參叄倆俩半翻");
}
