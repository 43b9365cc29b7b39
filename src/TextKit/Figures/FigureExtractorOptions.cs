namespace TextKit.Figures;

/// <summary>What a <see cref="FigureExtractor"/> takes for a figure. Immutable; change it with <c>with</c>.</summary>
public sealed record FigureExtractorOptions
{
    /// <summary>
    /// Whether all numbers without a unit are figures too, with an empty unit: 1/2, 12.3e+5, 15k, a dozen in 十打, parts of dates and a
    /// 一 that is an article too; numerals may be spaced out (一百 二 十). False unless said:
    /// in newspapers such numbers are mostly labels.
    /// </summary>
    public bool BareNumbers { get; init; }
}
