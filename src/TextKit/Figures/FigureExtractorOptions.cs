namespace TextKit.Figures;

/// <summary>What a <see cref="FigureExtractor"/> takes for a figure. Immutable; change it with <c>with</c>.</summary>
public sealed record FigureExtractorOptions
{
    /// <summary>
    /// Whether numbers without a unit are figures too, with an empty unit, and numerals may be spaced out (一百 二 十); false unless
    /// said: in newspapers such numbers are mostly labels.
    /// </summary>
    public bool BareNumbers { get; init; }
}
