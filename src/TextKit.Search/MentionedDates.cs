using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using TextKit.Dates;

namespace TextKit.Search;

/// <summary>
/// Dates in a text as terms, few however long the span: it is split into whole years, months and days. What a part lies
/// in or is (2019, 2019-08, 2019-08-27) is a term each; a part that is a whole year or month also has one that begins
/// with = and covers every month and day inside it.
/// </summary>
internal static class MentionedDates
{
    // A term each, and Lucene takes 1,024.
    private const int MostYearsAsked = 300;

    /// <summary>The terms of the dates; an open end (以来) reaches to the day of the paper.</summary>
    public static HashSet<string> Terms(IEnumerable<DateExpression> dates, DateOnly? issue)
    {
        var terms = new HashSet<string>();
        foreach (var date in dates)
        {
            if ((date.From ?? date.To) is { } from)
            {
                var to = date.To ?? issue ?? from;
                AddSpan(terms, from, to < from ? from : to);
            }
        }

        return terms;
    }

    /// <summary>The articles whose dates overlap a span of days, months or years, both ends as written (2019-08); null where an end is no date or the span longer than 300 years.</summary>
    public static Query? Overlapping(string from, string to)
    {
        if (!DateOnly.TryParseExact(First(from), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var low)
            || !DateOnly.TryParseExact(First(to), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var high))
        {
            return null;
        }

        // The last day of a year or month is one short of its length.
        high = to.Length switch
        {
            4 => new DateOnly(high.Year, 12, 31),
            7 => new DateOnly(high.Year, high.Month, DateTime.DaysInMonth(high.Year, high.Month)),
            _ => high,
        };
        if (high.Year - low.Year >= MostYearsAsked)
        {
            return null;
        }

        var terms = new HashSet<string>();
        foreach (var unit in Units(low, high))
        {
            terms.Add(unit);
            for (var end = unit.Length - 3; end >= 4; end -= 3)
            {
                terms.Add("=" + unit[..end]);
            }
        }

        var any = new BooleanQuery(true);
        foreach (var term in terms)
        {
            any.Add(new TermQuery(new Term(IndexFields.Mentions, term)), Occur.SHOULD);
        }

        return new ConstantScoreQuery(any);
    }

    private static string First(string value) => value + "-01-01"[(value.Length - 4)..];

    private static void AddSpan(HashSet<string> terms, DateOnly from, DateOnly to)
    {
        foreach (var unit in Units(from, to))
        {
            for (var end = 4; end <= unit.Length; end += 3)
            {
                terms.Add(unit[..end]);
            }

            if (unit.Length < 10)
            {
                terms.Add("=" + unit);
            }
        }
    }

    // Whole years, whole months of what is left, and days.
    private static IEnumerable<string> Units(DateOnly from, DateOnly to)
    {
        for (var day = from.DayNumber; day <= to.DayNumber;)
        {
            var date = DateOnly.FromDayNumber(day);
            var yearEnd = new DateOnly(date.Year, 12, 31).DayNumber;
            var monthEnd = new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)).DayNumber;
            var (form, end) = date.DayOfYear == 1 && yearEnd <= to.DayNumber ? ("yyyy", yearEnd)
                : date.Day == 1 && monthEnd <= to.DayNumber ? ("yyyy-MM", monthEnd) : ("yyyy-MM-dd", day);
            yield return date.ToString(form, CultureInfo.InvariantCulture);
            day = end + 1;
        }
    }
}
