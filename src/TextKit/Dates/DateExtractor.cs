namespace TextKit.Dates;

/// <summary>
/// Finds the dates and spans of time that a text names and resolves them to whole days, against the issue date where they need
/// one. Follows the annotation guide: 截至, 自, 在 stay outside the span, 以来, 起, 前, 期间 inside; vague words (近日) and years that
/// cannot be known have no interval. Immutable and safe to share between threads. One pass over the text.
/// </summary>
public sealed class DateExtractor
{
    private readonly bool isWide;

    private DateExtractor(DateExtractorOptions options) => isWide = options.Wide;

    /// <summary>The extractor that follows the annotation guide.</summary>
    public static DateExtractor Default { get; } = new(new DateExtractorOptions());

    /// <summary>Makes an extractor.</summary>
    /// <param name="options">What else counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static DateExtractor Create(DateExtractorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options);
    }

    /// <summary>Finds the dates of a text.</summary>
    /// <param name="text">Any text; offsets of the result are UTF-16 code units into it.</param>
    /// <param name="issueDate">The day that the text was printed; without it 今年 and a bare 9月 have no interval.</param>
    /// <returns>Dates and recurring expressions in text order; they never overlap.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public List<DateExpression> Extract(string text, DateOnly? issueDate = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dates = new List<DateExpression>();
        Extract(text, issueDate, dates);
        return dates;
    }

    /// <summary>Appends the dates of a text to a list; allocates nothing where the list has room.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="issueDate">The day that the text was printed, if known.</param>
    /// <param name="dates">Receives dates and recurring expressions in text order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dates"/> is null.</exception>
    public void Extract(ReadOnlySpan<char> text, DateOnly? issueDate, List<DateExpression> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        new DateScanner(text, issueDate, isWide, dates).Run(DateWords.Starts);
    }
}
