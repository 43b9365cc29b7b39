namespace TextKit.Dates;

/// <summary>What a <see cref="DateExtractor"/> takes for a date beyond the annotation guide.</summary>
public sealed record DateExtractorOptions
{
    /// <summary>
    /// Also reads what talk and search forms say and papers do not mark: a part of the day without an hour (明天上午, 上午), a bare
    /// year (2018), day-month-year order (1/2/2020); lengths of time reckoned from the issue date (近三年, 未来两天, 5年前) get an
    /// interval. Off unless set.
    /// </summary>
    public bool Wide { get; init; }
}
