using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Days of the lunar calendar and festivals.</summary>
internal ref partial struct DateScanner
{
    private const int HalfYear = 183;

    /// <summary>Reads 正月初五, 腊月廿三, 农历八月十五.</summary>
    /// <param name="word">农历 or the name of a month.</param>
    /// <param name="at">Behind it.</param>
    /// <param name="year">The year said before it, 0 without one.</param>
    /// <param name="moment">What was read.</param>
    private bool ReadLunar(in DateWord word, int at, int year, ref Moment moment)
    {
        var month = word.A;
        if (month == 0)
        {
            at += At(at) == '的' ? 1 : 0;
            if (DateWords.TryMatch(text[Math.Min(at, text.Length)..], out var named) && named.Kind == DateWordKind.Lunar && named.A > 0)
            {
                month = named.A;
                at += named.Text.Length;
            }
            else if (TryNumber(at, out var number) && At(number.End) == '月' && number.Low == number.High && number.High is >= 1 and <= 12)
            {
                month = (int)number.Low;
                at = number.End + 1;
            }
            else
            {
                return false;
            }
        }

        var day = At(at) == '初' ? at + 1 : at;
        if (TryNumber(day, out var date) && date.Low == date.High && date.High is >= 1 and <= 30 && (date.Is(NumeralTraits.Chinese) || At(date.End) is '，' or '。' or '、' or '\0' or '日'))
        {
            return SetLunarDay(date.End + (At(date.End) == '日' ? 1 : 0), LunarYearOf(year, month, (int)date.Low), month, (int)date.Low, ref moment);
        }

        moment.End = at + (At(at) == '里' ? 1 : 0);
        moment.Grain = DateGrain.Month;
        moment.Known = false;
        var lunarYear = LunarYearOf(year, month, 15);
        if (LunarCalendar.Day(lunarYear, month, 1) is { } first && LunarCalendar.Day(lunarYear, month, 30) is { } last)
        {
            moment.Set(first, last);
        }

        return true;
    }

    private bool SetLunarDay(int end, int year, int month, int day, ref Moment moment)
    {
        moment.Grain = DateGrain.Day;
        moment.End = end;
        moment.Known = false;
        if (LunarCalendar.Day(year, month, day) is { } on)
        {
            moment.Year = on.Year;
            moment.Month = on.Month;
            moment.Set(on, on);
        }

        ReadClockBehind(ref moment);
        return true;
    }

    // The lunar year that is meant: the one of the year said, unless its twelfth month said in spring is the one just past;
    // without a year, the one that brings the day nearest to the issue.
    private readonly int LunarYearOf(int said, int month, int day)
    {
        if (issue is not { } printed)
        {
            return said > 0 ? said : sentenceYear;
        }

        if (said > 0 || sentenceYear > 0)
        {
            var year = said > 0 ? said : sentenceYear;
            return month >= 11 && year == printed.Year && printed.Month < 6 ? year - 1 : year;
        }

        var nearest = printed.Year;
        for (var year = printed.Year - 1; year <= printed.Year + 1; year++)
        {
            if (LunarCalendar.Day(year, month, day) is { } on && LunarCalendar.Day(nearest, month, day) is { } best && Math.Abs(on.DayNumber - printed.DayNumber) < Math.Abs(best.DayNumber - printed.DayNumber))
            {
                nearest = year;
            }
        }

        return nearest;
    }

    private readonly bool ReadFestival(int start, in DateWord word, int end, ref Moment moment)
    {
        if (At(end) is '联' or '贺' or '档' or '礼' or '诗' or '快' || (At(end) == '晚' && At(end + 1) is '会' or '欢') || At(start - 1) is '《' or '个')
        {
            return false;
        }

        // 立秋 and 夏至 are given names too.
        if (Festivals.All[word.A].Rule == FestivalRule.Term && word.Text.Length == 2 && (!IsHead(start) || (word.Text == "清明" && At(end) is not ('\0' or '，' or '。' or '、' or '节' or '前' or '后' or '期' or '当' or '时' or '）'))))
        {
            return false;
        }

        // 国庆 alone is the holiday: 国庆70周年, 国庆阅兵 and the person 张国庆 are not.
        if (word.Text is "国庆" && (IsNumeral(end) || At(end) is '阅' or '庆' or '大' or '献' or '招' or '题' or '游' or '盛' or '观' or '纪' or '彩' or '路' or '同' || !IsHead(start)))
        {
            return false;
        }

        var year = sentenceYear;
        if (year == 0 && issue is { } printed && Festivals.Day(word.A, printed.Year) is { } day)
        {
            var distance = day.DayNumber - printed.DayNumber;
            year = distance > HalfYear ? printed.Year - 1 : distance < -HalfYear ? printed.Year + 1 : printed.Year;
        }

        return SetFestival(word.A, word.Text, year, ref moment);
    }

    // Behind a mark or a word that leads to a time.
    private readonly bool IsHead(int start) => At(start - 1) is '\0' or '\n' or '，' or '。' or '、' or '；' or '：' or '（' or '在' or '于' or '到' or '至' or '是' or '了' or '的' or '逢' or '值' or '即' or '“' or '天' or '年' or '和' or '、' or '当';

    private static bool SetFestival(int festival, string name, int year, ref Moment moment)
    {
        moment.Grain = DateGrain.Day;
        moment.IsFestival = true;
        moment.Festival = festival;
        moment.Known = false;
        foreach (var suffix in (ReadOnlySpan<string>)["前夕", "期间", "前后", "当天", "前", "后"])
        {
            // The suffix is read again behind the festival, so that it bounds the interval.
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                moment.End -= suffix.Length;
                break;
            }
        }

        if (year > 0 && Festivals.Day(festival, year) is { } day)
        {
            moment.Set(day, day);
            moment.Year = year;
            moment.Month = day.Month;
            if (Festivals.NamesHoliday(name))
            {
                var (from, to) = Festivals.Holiday(festival, day);
                moment.Set(from, to);
            }
        }

        return true;
    }
}
