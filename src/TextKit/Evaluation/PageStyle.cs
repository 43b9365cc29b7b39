namespace TextKit.Evaluation;

/// <summary>How all of a page is printed.</summary>
/// <param name="Half">With half-width punctuation.</param>
/// <param name="Unmarked">Without heading marks.</param>
/// <param name="LineWidth">Characters in a printed line; 0 where a piece of a paragraph is one line.</param>
/// <param name="Indented">Each paragraph begins with two blanks, as print has it.</param>
/// <param name="Gap">Blank lines behind each line of a paragraph.</param>
/// <param name="Between">Blank lines behind each paragraph.</param>
internal sealed record PageStyle(bool Half, bool Unmarked, int LineWidth, bool Indented, int Gap, int Between)
{
    /// <summary>Draws a style. Rates of 0 draw nothing, so that a new rate leaves the pages of the others as they were.</summary>
    public static PageStyle Draw(PageRandom random, PageSimulatorOptions options)
    {
        var half = random.Chance(options.HalfWidth);
        var unmarked = options.Unmarked > 0 && random.Chance(options.Unmarked);
        if (options.LineByLine <= 0 || !random.Chance(options.LineByLine))
        {
            return new PageStyle(half, unmarked, 0, false, 0, 1);
        }

        var gap = random.Below(2);
        return new PageStyle(half, unmarked, options.LineWidth, random.Chance(0.5), gap, gap > 0 || random.Chance(0.5) ? 1 : 0);
    }
}
