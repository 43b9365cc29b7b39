namespace TextKit.Dates;

/// <summary>How finely a moment is named; the ends of a range must agree in it, or the first be the coarser.</summary>
internal enum DateGrain
{
    Vague,
    Year,
    Part,
    Month,
    MonthPart,
    Day,
    Clock,
    Week,
}

/// <summary>One point or span of time as it is read, before what follows it (以来, 前, a second end) is known.</summary>
internal record struct Moment
{
    public int Start;
    public int End;
    public DateGrain Grain;
    public int Year;
    public int Month;
    public DateOnly From;
    public DateOnly To;
    public bool Known;
    /// <summary>A clock time: its day is the one in context.</summary>
    public bool NeedsDay;
    /// <summary>The last third of a month or the end of a year: a deadline 月底前 includes it.</summary>
    public bool IsEnd;
    /// <summary>From one hour to another: opening hours, of no one day.</summary>
    public bool IsHours;
    public bool IsFestival;
    public int Festival;
    public bool IsRecurring;

    public void Set(DateOnly from, DateOnly to)
    {
        From = from;
        To = to;
        Known = true;
    }

    public void SetYears(int first, int last)
    {
        if (first >= 1 && last <= 9999)
        {
            Set(new(first, 1, 1), new(last, 12, 31));
        }
    }
}
