using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Parts of a year or month by their number: 10月第一周, 5月的第二个星期日, 今年前8个月, 2021年第三个月.</summary>
internal ref partial struct DateScanner
{
    /// <summary>Reads the part that begins at <paramref name="at"/>; false where none does.</summary>
    private readonly bool ReadOrdinalOf(int at, int year, int month, ref Moment moment)
    {
        var isFirst = At(at) is '前' or '头';
        var isLast = Follows(at, "最后") || Follows(at, "最後");
        if (!isFirst && !isLast && At(at) != '第')
        {
            return false;
        }

        var next = at + (isLast ? 2 : 1);
        next += At(next) == ' ' ? 1 : 0;
        if (!TryNumber(next, out var number) || number.Low != number.High || number.High is < 1 or > 53 || number.Is(NumeralTraits.Fraction | NumeralTraits.AtLeast))
        {
            return false;
        }

        var count = (int)number.Low;
        var end = number.End + (At(number.End) == ' ' ? 1 : 0);
        end += At(end) is '个' or '個' ? 1 : 0;
        if (ReadNamedWeekday(ref end, year, month, isLast ? 5 : count, isFirst, ref moment))
        {
            return true;
        }

        var unit = Follows(end, "季度") ? '季' : Follows(end, "星期") || Follows(end, "礼拜") ? '周' : At(end) == '週' ? '周' : At(end);
        if (unit is not ('月' or '天' or '日' or '周' or '季') || (unit == '月' && At(end - 1) is not ('个' or '個')) || (unit is '季' or '月' && month > 0) || (unit == '日' && !isFirst))
        {
            return false;
        }

        moment.End = end + (unit == '季' || Follows(end, "星期") || Follows(end, "礼拜") ? 2 : 1);
        moment.Grain = unit is '月' or '季' ? DateGrain.Part : DateGrain.Week;
        moment.Known = false;
        if (year > 0)
        {
            SetOrdinal(year, month, unit, count, isFirst, isLast, ref moment);
        }

        return true;
    }

    private readonly bool ReadNamedWeekday(ref int end, int year, int month, int turn, bool isFirst, ref Moment moment)
    {
        var length = Follows(end, "星期") || Follows(end, "礼拜") ? 2 : At(end) is '周' or '週' ? 1 : 0;
        var weekday = At(end + length) switch { '一' => DayOfWeek.Monday, '二' => DayOfWeek.Tuesday, '三' => DayOfWeek.Wednesday, '四' => DayOfWeek.Thursday, '五' => DayOfWeek.Friday, '六' => DayOfWeek.Saturday, '日' or '天' => DayOfWeek.Sunday, _ => (DayOfWeek)(-1) };
        if (length == 0 || month == 0 || isFirst || turn > 5 || weekday < 0)
        {
            return false;
        }

        moment.End = end + length + 1;
        moment.Grain = DateGrain.Day;
        moment.Known = false;
        if (year > 0)
        {
            var day = Festivals.Weekday(year, month, weekday, turn);
            moment.Set(day, day);
        }

        return true;
    }

    // A week belongs to the month that holds its Monday; the first of a year is that of ISO 8601.
    private static void SetOrdinal(int year, int month, char unit, int count, bool isFirst, bool isLast, ref Moment moment)
    {
        var from = new DateOnly(year, Math.Max(month, 1), 1);
        var to = month > 0 ? from.AddMonths(1).AddDays(-1) : new DateOnly(year, 12, 31);
        var monday = month > 0 ? Festivals.Weekday(year, month, DayOfWeek.Monday, 1) : DateOnly.FromDateTime(System.Globalization.ISOWeek.GetYearStart(year));
        var days = unit == '周' ? 7 * count : count;
        var months = unit == '季' ? 3 * count : count;
        if (unit is '月' or '季')
        {
            if (months > 12)
            {
                return;
            }

            from = isFirst ? from : isLast ? from.AddMonths(12 - months) : from.AddMonths(months - (unit == '季' ? 3 : 1));
            to = isFirst ? new DateOnly(year, 1, 1).AddMonths(months).AddDays(-1) : isLast ? to : from.AddMonths(unit == '季' ? 3 : 1).AddDays(-1);
        }
        else if (isFirst || isLast)
        {
            (from, to) = isFirst ? (from, from.AddDays(days - 1)) : (to.AddDays(1 - days), to);
        }
        else
        {
            from = unit == '周' ? monday.AddDays(days - 7) : from.AddDays(days - 1);
            to = unit == '周' ? from.AddDays(6) : from;
        }

        moment.Month = to.Month;
        moment.Set(from, to);
    }
}
