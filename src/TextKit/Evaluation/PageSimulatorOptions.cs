namespace TextKit.Evaluation;

/// <summary>How a simulated page is laid out and damaged. Immutable; the rates are those of a bad scan.</summary>
public sealed record PageSimulatorOptions
{
    /// <summary>Articles on a page; 8 by default.</summary>
    public int ArticlesPerPage { get; init; } = 8;

    /// <summary>Characters in a line of a column; cuts fall on line ends. 17 by default.</summary>
    public int LineWidth { get; init; } = 17;

    /// <summary>Shortest column, in lines; 9 by default.</summary>
    public int ShortestColumn { get; init; } = 9;

    /// <summary>Longest column, in lines; 30 by default.</summary>
    public int LongestColumn { get; init; } = 30;

    /// <summary>The chance that a section is laid to the top of a column of its own; 0.3 by default.</summary>
    public double HeadingBreak { get; init; } = 0.3;

    /// <summary>The chance that the text behind a column break is printed behind another story; 0.25 by default.</summary>
    public double Displaced { get; init; } = 0.25;

    /// <summary>The chance that two stories of a page have their tails exchanged; 0.3 by default.</summary>
    public double Swapped { get; init; } = 0.3;

    /// <summary>The chance that the text behind a column break is lost; 0.04 by default.</summary>
    public double Lost { get; init; } = 0.04;

    /// <summary>The chance that a character of running text is printed twice; 0.0005 by default.</summary>
    public double Doubled { get; init; } = 0.0005;

    /// <summary>The chance that a page has half-width punctuation; 0.5 by default.</summary>
    public double HalfWidth { get; init; } = 0.5;

    /// <summary>The chance that a section heading is printed as a plain line; 0.4 by default.</summary>
    public double PlainSections { get; init; } = 0.4;

    /// <summary>The chance that a section heading is printed otherwise than those of its article; 0.3 by default.</summary>
    public double MixedSections { get; init; } = 0.3;

    /// <summary>The chance that an article is printed without kicker, subtitle and authors; 0 by default.</summary>
    public double WithoutAuthors { get; init; }

    /// <summary>
    /// The chance that a page is printed line by line, as a scan that knows nothing of paragraphs gives it, some of these pages
    /// with blank lines between all lines, some with indents; 0 by default.
    /// </summary>
    public double LineByLine { get; init; }

    /// <summary>The chance that a page has no heading marks; 0 by default.</summary>
    public double Unmarked { get; init; }
}
