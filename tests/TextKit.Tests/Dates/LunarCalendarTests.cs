using System.Globalization;
using TextKit.Dates;

namespace TextKit.Tests.Dates;

public sealed class LunarCalendarTests
{
    [Theory]
    [InlineData(1900, 1, 1, "1900-01-31")]
    [InlineData(1949, 8, 15, "1949-10-06")]
    [InlineData(2019, 5, 5, "2019-06-07")]
    [InlineData(2020, 5, 5, "2020-06-25")]
    [InlineData(2033, 8, 15, "2033-09-08")]
    [InlineData(2057, 9, 1, "2057-09-29")]
    [InlineData(2100, 1, 1, "2100-02-09")]
    public void A_lunar_day_has_its_day(int year, int month, int day, string expected) =>
        Assert.Equal(expected, LunarCalendar.Day(year, month, day)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(1900, "清明", "1900-04-05")]
    [InlineData(2019, "冬至", "2019-12-22")]
    [InlineData(2020, "清明", "2020-04-04")]
    [InlineData(2021, "冬至", "2021-12-21")]
    [InlineData(2021, "立春", "2021-02-03")]
    [InlineData(2024, "霜降", "2024-10-23")]
    public void A_solar_term_has_its_day(int year, string term, string expected) =>
        Assert.Equal(expected, LunarCalendar.Term(year, Array.IndexOf(LunarCalendar.TermNames, term))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Months_follow_each_other_as_in_the_calendar_of_the_framework()
    {
        // The framework's table and ours come from different computations.
        var framework = new ChineseLunisolarCalendar();
        var apart = 0;
        for (var year = 1902; year <= 2099; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var leap = framework.GetLeapMonth(year);
                var index = leap > 0 && month >= leap ? month + 1 : month;
                apart += LunarCalendar.Day(year, month, 1) == DateOnly.FromDateTime(framework.ToDateTime(year, index, 1, 0, 0, 0, 0)) ? 0 : 1;
            }
        }

        Assert.InRange(apart, 0, 4);
    }

    [Fact]
    public void Outside_the_table_there_is_no_day()
    {
        Assert.Null(LunarCalendar.Day(1898, 1, 1));
        Assert.Null(LunarCalendar.Day(2101, 1, 1));
        Assert.Null(LunarCalendar.Term(2101, 0));
    }
}
