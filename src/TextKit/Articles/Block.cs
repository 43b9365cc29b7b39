namespace TextKit.Articles;

/// <summary>What a block of a page is by its looks alone.</summary>
internal enum BlockKind
{
    /// <summary>A line marked as a heading by <c>#</c> signs.</summary>
    MarkedHeading,
    /// <summary>A short line without a sentence end: a heading, a kicker, a caption's title or an entry of a list.</summary>
    ShortLine,
    /// <summary>Authors on a line of their own.</summary>
    Byline,
    /// <summary>Running text.</summary>
    Paragraph,
    /// <summary>Folio, imprint, advertisement, navigation of a web page, a mark without text: no part of an article.</summary>
    Aside,
}

/// <summary>A block: one printed line, or the lines of a paragraph that was printed at column width.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Level">The number of <c>#</c> signs; 0 for an unmarked line.</param>
/// <param name="Text">The text without heading marks and outer white space.</param>
/// <param name="Lines">The source lines.</param>
/// <param name="AfterBlank">True where a blank line, or nothing at all, stands before it.</param>
/// <param name="Reason">Why it is set aside; null for the rest.</param>
internal sealed record Block(BlockKind Kind, int Level, string Text, LineRange Lines, bool AfterBlank, string? Reason = null)
{
    /// <summary>True where its last line is cut off at the edge of a column.</summary>
    public bool IsCut { get; init; }

    /// <summary>True where its last sentence ends with a full line: what is printed next goes on in the same paragraph.</summary>
    public bool RunsOn { get; init; }
}
