namespace TextKit.Dates;

/// <summary>What a word does in a date.</summary>
internal enum DateWordKind
{
    /// <summary>Places a thing in time without naming days: 近日.</summary>
    Vague,
    /// <summary>A year by its distance from the issue year: 去年.</summary>
    Year,
    /// <summary>Two years by their distances from the issue year: 今明两年.</summary>
    Years,
    /// <summary>A year by its distance from the year named last: 同年.</summary>
    SameYear,
    /// <summary>A month by its distance from the issue month: 上个月.</summary>
    Month,
    /// <summary>The month named last: 同月.</summary>
    SameMonth,
    /// <summary>A day by its distance from the day in context: 昨天.</summary>
    Day,
    /// <summary>Two days by their distances from the issue: 今明两天.</summary>
    Days,
    /// <summary>Months of a year, first to last: 上半年, 年底.</summary>
    Part,
    /// <summary>A quarter by its distance from the issue's: 上季度.</summary>
    Quarter,
    /// <summary>A season, 1 spring to 4 winter, 5 and 6 the school holidays, 0 one whose days are not fixed.</summary>
    Season,
    /// <summary>A season of a year by its distance from the issue year: 去冬; a second number ends it with a later season: 去冬今春.</summary>
    YearSeason,
    /// <summary>A festival, by its number.</summary>
    Festival,
    /// <summary>A part of the day, of use before an hour.</summary>
    Daypart,
    /// <summary>Begins a weekday or names a week, by its distance from the issue week: 下周.</summary>
    Week,
    /// <summary>A month of the lunar calendar, or 农历 before one.</summary>
    Lunar,
    /// <summary>A century, before its decades.</summary>
    Century,
    /// <summary>A reign, by the year before its first: 民国.</summary>
    Reign,
    /// <summary>Begins a recurring expression.</summary>
    Recurring,
}

/// <summary>A word of the calendar.</summary>
internal readonly record struct DateWord(string Text, DateWordKind Kind, int A = 0, int B = 0);
