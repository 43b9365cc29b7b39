using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Months, their parts and days.</summary>
internal ref partial struct DateScanner
{
    /// <summary>Reads what may follow a month: a part or a day, then a clock time.</summary>
    private bool ReadMonth(int at, int year, int month, int lastMonthNamed, ref Moment moment)
    {
        if (year == 0)
        {
            year = YearOf(month);
        }

        moment.Year = year;
        moment.Month = lastMonthNamed;
        moment.Grain = DateGrain.Month;
        moment.End = at;
        moment.Known = false;
        lastYear = year > 0 ? year : lastYear;
        lastMonth = lastMonthNamed;
        if (At(at) == '份')
        {
            moment.End = ++at;
        }

        if (year > 0)
        {
            moment.Set(new(year, month, 1), new(year, lastMonthNamed, DateTime.DaysInMonth(year, lastMonthNamed)));
        }

        return ReadDayOfMonth(At(at) == ' ' ? at + 1 : at, year, month, ref moment) || ReadPartOfMonth(at, year, month, ref moment) || ReadOrdinalOf(At(at) == '的' ? at + 1 : at, year, month, ref moment) || moment.End > 0;
    }

    private bool ReadDayOfMonth(int at, int year, int month, ref Moment moment)
    {
        // 三月初一 is a day of the lunar calendar, 3月初 the beginning of March.
        if (At(at) == '初' && NumeralReader.ChineseDigit(text[at - 2 >= 0 ? at - 2 : 0]) + NumeralReader.ScaleOf(At(at - 2)) > 0 && TryNumber(at + 1, out var lunar) && lunar.Is(NumeralTraits.Chinese) && lunar.High <= 10 && lunar.Low == lunar.High)
        {
            return SetLunarDay(lunar.End, LunarYearOf(year, month, (int)lunar.Low), month, (int)lunar.Low, ref moment);
        }

        if (!TryNumber(at, out var day) || day.Low != day.High || day.High is < 1 or > 31 || day.Is(NumeralTraits.Fraction | NumeralTraits.AtLeast))
        {
            return false;
        }

        var c = At(day.End);
        var isGap = c == ' ' && At(day.End + 1) is '日' or '号';
        if (c is '日' or '号' or '號' || isGap)
        {
            return SetDayOfMonth(day.End + (isGap ? 2 : 1), year, month, (int)day.Low, ref moment);
        }

        // 9月8—10日, 9月8日、10日 is two.
        if (CalendarShape.IsConnector(c) && TryNumber(day.End + 1, out var last) && At(last.End) is '日' or '号' && last.Low > day.Low && last.High <= 31)
        {
            return SetDayOfMonth(day.End, year, month, (int)day.Low, ref moment);
        }

        // 10月22出生, 一月二十三: the day without its word, where nothing can be counted behind it.
        var standsAlone = c is '\0' or '，' or '。' or '、' or '；' or '）' or ')' or ',' or '\n' or '出' or '早' or '晚' || (CalendarShape.IsConnector(c) && TryNumber(day.End + 1, out last) && At(last.End) == '月') || Follows(day.End, "上午") || Follows(day.End, "下午");
        if (!standsAlone || (At(at - 1) != '月') || (day.High < 10 && !CalendarShape.IsConnector(c) && c != '\0'))
        {
            return false;
        }

        return day.Is(NumeralTraits.Chinese) && year == 0 && month == 8 && day.Low == 15
            ? SetLunarDay(day.End, year, month, 15, ref moment)
            : SetDayOfMonth(day.End, year, month, (int)day.Low, ref moment);
    }

    private static readonly (string Text, int From, int To)[] PartsOfMonth = [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31), ("月底", 21, 31), ("月末", 21, 31), ("月初", 1, 10), ("初", 1, 10), ("底", 21, 31), ("末", 21, 31)];

    private readonly bool ReadPartOfMonth(int at, int year, int month, ref Moment moment)
    {
        if (At(at) is not ('上' or '中' or '下' or '月' or '初' or '底' or '末') || (At(at) == '初' && At(at + 1) is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '次'))
        {
            return false;
        }

        foreach (var (name, from, to) in PartsOfMonth)
        {
            if (!Follows(at, name))
            {
                continue;
            }

            moment.Grain = DateGrain.MonthPart;
            moment.End = at + name.Length;
            moment.IsEnd = to == 31;
            if (year > 0)
            {
                moment.Set(new(year, month, from), new(year, month, Math.Min(to, DateTime.DaysInMonth(year, month))));
            }

            return true;
        }

        return false;
    }

    private bool SetDayOfMonth(int end, int year, int month, int day, ref Moment moment)
    {
        moment.Grain = DateGrain.Day;
        moment.End = end;
        moment.Known = false;
        while (month == 2 && day == 29 && year > 4 && moment.Year == year && sentenceYear != year && !DateTime.IsLeapYear(year))
        {
            moment.Year = --year;
        }

        if (year > 0 && day <= DateTime.DaysInMonth(year, month))
        {
            moment.Set(new(year, month, day), new(year, month, day));
        }

        ReadClockBehind(ref moment);
        return true;
    }

    private bool ReadBareDay(int at, int day, in Moment before, ref Moment moment)
    {
        var isNumber = At(at) is '号' or '號';
        if (At(at + 1) is '内' or '游' or '元' or '报' or '本' or '历' or '薪' or '均' or '产' or '益' or '志' or '用' or '常' or '照' or '子' or '之' || At(moment.Start - 1) is '初' or '月' or '之' or '、' && isNumber)
        {
            return false;
        }

        // 12号楼 is a house; 12号下午 a day.
        if (isNumber && before.Grain != DateGrain.Day && !(At(at + 1) is '\0' or '，' or '。' or '前' or '早' or '晚' or '上' or '下' or '以' or '之' or '就' or '去' or '来' && At(moment.Start - 1) is '\0' or '\n' or '，' or '。' or '在' or '于' or '的' or '到' or '至' or '从' or '是' or '（'))
        {
            return false;
        }

        var (year, month) = before.Grain == DateGrain.Day && before.End > 0 ? (before.Year, before.Month) : MonthOf(day, before.End > 0);
        moment.Year = year;
        moment.Month = month;
        return SetDayOfMonth(CalendarShape.IsConnector(At(at)) ? at : at + 1, year, Math.Max(month, 1), day, ref moment);
    }

    // The month of a bare day: that of the day named last, or the latest one that has the day behind it.
    private readonly (int Year, int Month) MonthOf(int day, bool isSecondEnd)
    {
        if (isSecondEnd)
        {
            return (0, 0);
        }

        var (year, month) = lastDay is { } known ? (known.Year, known.Month)
            : issue is { } printed ? day <= printed.Day ? (printed.Year, printed.Month) : printed.Month > 1 ? (printed.Year, printed.Month - 1) : (printed.Year - 1, 12)
            : (0, 0);
        return year > 0 && day > DateTime.DaysInMonth(year, month) ? (year, month - 1) : (year, month);
    }

    /// <summary>The year of a bare month: the sentence's, or the one that brings the month nearest to the issue.</summary>
    private readonly int YearOf(int month)
    {
        if (sentenceYear > 0)
        {
            return sentenceYear;
        }

        if (issue is not { } printed)
        {
            return lastYear;
        }

        return month - printed.Month > 6 ? printed.Year - 1 : printed.Year;
    }
}
