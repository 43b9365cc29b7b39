using TextKit.Numerals;

namespace TextKit.Dates;

internal ref partial struct DateScanner
{
    /// <summary>Reads one moment; false where none begins here, with the place to go on in <c>End</c>.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="before">The first end of the range whose second this is; default outside ranges.</param>
    /// <param name="moment">What was read.</param>
    private bool ReadMoment(int start, in Moment before, out Moment moment)
    {
        moment = new Moment { Start = start, End = start + 1 };
        if (start >= text.Length)
        {
            return false;
        }

        if (At(start) == '“' && ReadPlan(start, ref moment))
        {
            return true;
        }

        if (NumeralReader.Starts.Contains(text[start]) || text[start] is '半' or '多')
        {
            if (ReadNumeric(start, before, ref moment))
            {
                return true;
            }

            if (text[start] is not ('十' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '1' or '2' or '3' or '4' or '1'))
            {
                return false;
            }
        }

        return ReadWord(start, before, ref moment);
    }

    /// <summary>“十三五”: the five-year plans, the sixth from 1981.</summary>
    private bool ReadPlan(int start, ref Moment moment)
    {
        var at = start + 1;
        if (!NumeralReader.TryRead(text, at, out var number))
        {
            return false;
        }

        // 十三五 reads as thirteen and a five.
        var close = text[at..].IndexOf('”');
        if (close is < 2 or > 3 || text[at + close - 1] != '五')
        {
            return false;
        }

        var ordinal = close == 2 ? (text[at] == '十' ? 10 : NumeralReader.ChineseDigit(text[at])) : text[at] == '十' ? 10 + NumeralReader.ChineseDigit(text[at + 1]) : 0;
        var end = at + close + 1;
        if (ordinal is < 6 or > 20 || !(Follows(end, "期间") || Follows(end, "时期") || Follows(end, "以来") || Follows(end, "末") || Follows(end, "初")))
        {
            return false;
        }

        var year = 1981 + (5 * (ordinal - 6));
        moment.End = end;
        moment.Grain = DateGrain.Year;
        moment.Set(new(year, 1, 1), new(year + 4, 12, 31));
        if (At(end) == '末')
        {
            moment.End++;
            moment.Set(new(year + 4, 1, 1), new(year + 4, 12, 31));
        }
        else if (At(end) == '初')
        {
            moment.End++;
            moment.Set(new(year, 1, 1), new(year, 12, 31));
        }

        return true;
    }

    private bool ReadNumeric(int start, in Moment before, ref Moment moment)
    {
        if (At(start - 1) is '第' or '.' || char.IsAsciiLetterOrDigit(At(start - 1)) && before.End == 0)
        {
            NumeralReader.TryRead(text, start, out var label);
            moment.End = Math.Max(label.End, start + 1);
            return false;
        }

        if (ReadSpanBack(start, ref moment))
        {
            return true;
        }

        if (text[start] is '半' or '多' || !NumeralReader.TryRead(text, start, out var number))
        {
            return ReadDotted(start, ref moment);
        }

        moment.End = number.End;
        if (number.Is(NumeralTraits.AtLeast | NumeralTraits.About | NumeralTraits.BareScale | NumeralTraits.BigScaled))
        {
            return false;
        }

        if (number.Is(NumeralTraits.Fraction))
        {
            return ReadDotted(start, ref moment);
        }

        if (number.High > 2200 || number.Low != number.High && At(number.End) != '月')
        {
            return false;
        }

        var value = (int)number.Low;
        var at = number.End;
        var c = At(at);
        var gap = c == ' ' && At(at + 1) is '年' or '月' or '日';
        if (gap)
        {
            c = At(++at);
        }

        if (c == '年' && CalendarShape.IsYear(value, number) && !(Follows(at + 1, "历史") || Follows(at + 1, "的历史") || Follows(at + 1, "文明")))
        {
            return ReadYear(at + 1, value, ref moment);
        }

        if (c == '年' && at - start == 2 && NumeralReader.ArabicDigit(text[start]) >= 0 && NumeralReader.Starts.Contains(At(at + 1)) && NumeralReader.TryRead(text, at + 1, out var monthBehind) && At(monthBehind.End) == '月' && monthBehind.High <= 12)
        {
            return ReadYear(at + 1, value + (value <= 40 ? 2000 : 1900), ref moment);
        }

        if (c == '年' && At(at + 1) == '代' && value is >= 10 and <= 90 && value % 10 == 0)
        {
            return ReadDecade(at + 2, 1900 + value, ref moment);
        }

        if (Follows(at, "世纪") && value is >= 15 and <= 21)
        {
            return ReadCentury(at + 2, value, ref moment);
        }

        if (c == ' ' && value >= 1000 && CalendarShape.IsConnector(At(at + 1)) && At(at + 2) == ' ' && ReadYears(at + 2, value, ref moment))
        {
            return true;
        }

        if (CalendarShape.IsConnector(c) && value >= 1000)
        {
            return ReadIso(start, at, value, c, ref moment) || ReadYears(at, value, ref moment);
        }

        if (c == '/' && value >= 1000)
        {
            return ReadIso(start, at, value, c, ref moment);
        }

        if (c == '月' && number.High is >= 1 and <= 12 && number.Low >= 1 && At(at + 1) is not ('饼' or '子' or '租' or '薪' or '均' or '息' or '嫂') && At(start - 1) != '个')
        {
            var year = before.End > 0 && before.Year > 0 ? before.Year : 0;
            if (year > 0 && before.Month > 0 && value < before.Month)
            {
                year += 1;
            }

            return ReadMonth(at + 1, year, value, (int)number.High, ref moment);
        }

        if (CalendarShape.IsConnector(c) && value is >= 1 and <= 12 && NumeralReader.TryRead(text, at + 1, out var other) && At(other.End) == '月' && other.High is >= 1 and <= 12 && other.Low > value)
        {
            return ReadMonth(other.End + 1, before.Year, value, (int)other.High, ref moment);
        }

        if (c is '日' or '号' && value is >= 1 and <= 31)
        {
            return ReadBareDay(at, value, before, ref moment);
        }

        if (CalendarShape.IsConnector(c) && value is >= 1 and <= 31 && NumeralReader.TryRead(text, at + 1, out var last) && At(last.End) == '日' && last.High <= 31 && last.Low > value)
        {
            return ReadBareDay(at, value, before, ref moment);
        }

        if (before.Grain == DateGrain.Clock || CalendarShape.End(text, start, number) > at)
        {
            return ReadHour(start, ref moment);
        }

        return false;
    }

    // 2010.01.29
    private readonly bool ReadDotted(int start, ref Moment moment)
    {
        if (!(At(start) is '1' or '2' && At(start + 4) == '.'))
        {
            return false;
        }

        return Digits(start, 4, out var year, out var at) && At(at) == '.' && Digits(at + 1, 2, out var month, out at) && At(at) == '.' && Digits(at + 1, 2, out var day, out at)
            && SetDay(year, month, day, at, ref moment);
    }

    private readonly bool Digits(int at, int most, out int value, out int end)
    {
        value = 0;
        end = at;
        while (end < at + most && NumeralReader.ArabicDigit(At(end)) is var d and >= 0)
        {
            value = (value * 10) + d;
            end++;
        }

        return end > at && NumeralReader.ArabicDigit(At(end)) < 0;
    }

    private readonly bool ReadIso(int start, int at, int year, char separator, ref Moment moment) =>
        Digits(at + 1, 2, out var month, out var end) && At(end) == separator && Digits(end + 1, 2, out var day, out end) && At(start) is not '0' && SetDay(year, month, day, end, ref moment);

    private static bool SetDay(int year, int month, int day, int end, ref Moment moment)
    {
        if (year is < 1000 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        moment.End = end;
        moment.Grain = DateGrain.Day;
        moment.Year = year;
        moment.Month = month;
        moment.Set(new(year, month, day), new(year, month, day));
        return true;
    }

    // 2018—2020年
    private readonly bool ReadYears(int at, int year, ref Moment moment)
    {
        var next = at + 1;
        if (At(next) == At(at))
        {
            next++;
        }

        if (!NumeralReader.TryRead(text, next, out var last) || !CalendarShape.IsYear((int)Math.Min(last.High, 9999), last) || At(last.End) != '年' || last.High < year)
        {
            return false;
        }

        moment.End = last.End + (At(last.End + 1) == '度' ? 2 : 1);
        moment.Grain = DateGrain.Year;
        moment.Year = (int)last.High;
        moment.Set(new(year, 1, 1), new(moment.Year, 12, 31));
        return true;
    }

    private readonly bool ReadDecade(int at, int from, ref Moment moment)
    {
        moment.End = at;
        moment.Grain = DateGrain.Year;
        if (At(at) is '初' or '末' or '中')
        {
            moment.End += At(at) == '中' ? (At(at + 1) is '期' or '叶' ? 2 : 0) : At(at + 1) == '期' ? 2 : 1;
            return true;
        }

        moment.Set(new(from, 1, 1), new(from + 9, 12, 31));
        return true;
    }

    private readonly bool ReadCentury(int at, int century, ref Moment moment)
    {
        if (NumeralReader.Starts.Contains(At(at)) && NumeralReader.TryRead(text, at, out var decade) && Follows(decade.End, "年代"))
        {
            return ReadDecade(decade.End + 2, ((century - 1) * 100) + (int)decade.Low, ref moment);
        }

        moment.End = at + (At(at) is '初' or '末' ? 1 : Follows(at, "中叶") ? 2 : 0);
        moment.Grain = moment.End > at ? DateGrain.Vague : DateGrain.Year;
        if (moment.End == at)
        {
            moment.Set(new(((century - 1) * 100) + 1, 1, 1), new(century * 100, 12, 31));
        }

        return true;
    }

    /// <summary>Reads what may follow a year: a month, a part, a season, a festival.</summary>
    private bool ReadYear(int at, int year, ref Moment moment, bool isRelative = false)
    {
        lastYear = year;
        if (!isRelative && (issue is null || year != issue.Value.Year))
        {
            sentenceYear = year;
        }

        moment.Year = year;
        moment.Grain = DateGrain.Year;
        moment.End = at;
        if (year > 0)
        {
            moment.Set(new(year, 1, 1), new(year, 12, 31));
        }

        var next = At(at) == ' ' || (At(at) == '的' && NumeralReader.ArabicDigit(At(at + 1)) >= 0) ? at + 1 : at;
        if (NumeralReader.Starts.Contains(At(next)) && NumeralReader.TryRead(text, next, out var number) && At(number.End) == '月' && number.High is >= 1 and <= 12)
        {
            return ReadMonth(number.End + 1, year, (int)number.Low, (int)number.High, ref moment);
        }

        if (NumeralReader.Starts.Contains(At(next)) && NumeralReader.TryRead(text, next, out number) && CalendarShape.IsConnector(At(number.End)) && number.High is >= 1 and <= 12
            && NumeralReader.TryRead(text, number.End + 1, out var last) && At(last.End) == '月' && last.High <= 12 && last.Low > number.High)
        {
            return ReadMonth(last.End + 1, year, (int)number.Low, (int)last.High, ref moment);
        }

        if (At(at) is '初' or '底' or '末' or '中' && At(at + 1) != '旬' && (At(at) != '中' || At(at + 1) is '，' or '。'))
        {
            moment.End = at + 1;
            return SetPart(year, At(at) == '初' ? 1 : At(at) == '中' ? 6 : 10, At(at) == '初' ? 3 : At(at) == '中' ? 7 : 12, ref moment);
        }

        if (DateWords.TryMatch(text[next..], out var word))
        {
            switch (word.Kind)
            {
                case DateWordKind.Part when word.Text != "年内":
                    moment.End = next + word.Text.Length;
                    return SetPart(year, word.A, word.B, ref moment);
                case DateWordKind.Season when At(next + word.Text.Length) is not ('节' or '运' or '晚' or '招' or '训' or '游' or '种' or '耕' or '收' or '送' or '奥' or '助'):
                    moment.End = next + word.Text.Length;
                    moment.Known = false;
                    moment.Grain = DateGrain.Part;
                    return true;
                case DateWordKind.Lunar:
                    moment.Known = false;
                    return ReadLunar(word, next + word.Text.Length, year, ref moment);
                case DateWordKind.Festival:
                    moment.End = next + word.Text.Length;
                    return SetFestival((Festival)word.A, word.Text, year, ref moment);
            }
        }

        if (Follows(next, "国庆") || Follows(next, "清明"))
        {
            moment.End = next + 2;
            return SetFestival(text[next] == '国' ? Festival.National : Festival.QingMing, "", year, ref moment);
        }

        if (At(at) == '度' && At(at + 1) is not ('假' or '过'))
        {
            moment.End = at + 1;
        }

        return true;
    }

    private static bool SetPart(int year, int firstMonth, int lastMonthOfPart, ref Moment moment)
    {
        moment.Grain = DateGrain.Part;
        moment.IsEnd = firstMonth == 10 && lastMonthOfPart == 12;
        moment.Known = false;
        moment.Month = lastMonthOfPart;
        if (year > 0)
        {
            moment.Set(new(year, firstMonth, 1), new(year, lastMonthOfPart, DateTime.DaysInMonth(year, lastMonthOfPart)));
        }

        return true;
    }

    private static bool SetFestival(Festival festival, string name, int year, ref Moment moment)
    {
        moment.Grain = DateGrain.Day;
        moment.IsFestival = true;
        moment.Festival = festival;
        moment.Known = false;
        foreach (var suffix in (ReadOnlySpan<string>)["前夕", "期间", "前"])
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
            if (name.EndsWith("假期", StringComparison.Ordinal) || name.EndsWith("长假", StringComparison.Ordinal) || name.EndsWith("黄金周", StringComparison.Ordinal))
            {
                var (from, to) = Festivals.Holiday(festival, day);
                moment.Set(from, to);
            }
        }

        return true;
    }

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

        var next = At(at) == ' ' ? at + 1 : at;
        if (NumeralReader.Starts.Contains(At(next)) && NumeralReader.TryRead(text, next, out var day) && day.Low == day.High && day.High is >= 1 and <= 31 && !day.Is(NumeralTraits.Fraction))
        {
            var c = At(day.End);
            if (c is '日' or '号')
            {
                return SetDayOfMonth(day.End + 1, year, month, (int)day.Low, ref moment);
            }

            // 9月8—10日
            if (CalendarShape.IsConnector(c) && NumeralReader.TryRead(text, day.End + 1, out var last) && At(last.End) is '日' or '号' && last.Low > day.Low && last.High <= 31)
            {
                return SetDayOfMonth(day.End, year, month, (int)day.Low, ref moment);
            }
        }

        var part = Follows(at, "上旬") ? 1 : Follows(at, "中旬") ? 2 : Follows(at, "下旬") ? 3 : At(at) == '初' && At(at + 1) is not ('一' or '二' or '三' or '四' or '五' or '八' or '次') ? 4 : At(at) is '底' or '末' ? 5 : 0;
        if (part == 0)
        {
            return true;
        }

        moment.Grain = DateGrain.MonthPart;
        moment.End = at + (part <= 3 ? 2 : 1);
        moment.IsEnd = part is 3 or 5;
        if (year > 0)
        {
            var length = DateTime.DaysInMonth(year, month);
            moment.Set(new(year, month, part switch { 2 => 11, 3 or 5 => 21, _ => 1 }), new(year, month, part switch { 2 => 20, 3 or 5 => length, _ => 10 }));
        }

        return true;
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

    private readonly void ReadClockBehind(ref Moment moment)
    {
        var clock = moment.End;
        if (ReadClock(ref clock))
        {
            moment.End = clock;
            // The hours of one day: 9日上午8时至10时.
            if (CalendarShape.IsConnector(At(clock)))
            {
                var until = clock + 1;
                if (ReadClock(ref until))
                {
                    moment.End = until;
                }
            }
        }
    }

    private bool ReadBareDay(int at, int day, in Moment before, ref Moment moment)
    {
        var isNumber = At(at) == '号';
        if (At(at + 1) is '内' or '游' or '元' or '报' or '本' or '历' or '薪' or '均' or '产' or '益' or '志' or '用' or '常' || (isNumber && before.Grain != DateGrain.Day) || At(moment.Start - 1) is '初' or '月' or '之')
        {
            return false;
        }

        var year = before.End > 0 && before.Grain == DateGrain.Day ? before.Year : 0;
        var month = year > 0 ? before.Month : 0;
        if (before.End == 0)
        {
            if (lastDay is { } known)
            {
                (year, month) = (known.Year, known.Month);
            }
            else if (issue is { } printed)
            {
                (year, month) = day <= printed.Day ? (printed.Year, printed.Month) : printed.Month > 1 ? (printed.Year, printed.Month - 1) : (printed.Year - 1, 12);
            }
        }

        // The 29th of a month without one is that of the month before.
        if (before.End == 0 && year > 0 && day > DateTime.DaysInMonth(year, month))
        {
            month--;
        }

        moment.Year = year;
        moment.Month = month;
        return SetDayOfMonth(CalendarShape.IsConnector(At(at)) ? at : at + 1, year, Math.Max(month, 1), day, ref moment);
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

    private bool ReadWord(int start, in Moment before, ref Moment moment)
    {
        if (!DateWords.TryMatch(text[start..], out var word))
        {
            return false;
        }

        var end = start + word.Text.Length;
        moment.End = end;
        switch (word.Kind)
        {
            case DateWordKind.Vague:
                moment.Grain = DateGrain.Vague;
                return !(word.Text == "最近" && At(end) is '的' or '处' or '点' && At(end + 1) is not ('一' or '几')) && !(word.Text == "现在" && At(start - 1) is '体' or '出' or '呈' or '实' or '展' or '表' or '发' or '闪') && !(word.Text is "最近" or "近来" && NumeralReader.Starts.Contains(At(end)));
            case DateWordKind.Year:
                return ReadYear(end, issue is { } printed ? printed.Year + word.A : 0, ref moment, isRelative: true);
            case DateWordKind.SameYear:
                var named = sentenceYear > 0 ? sentenceYear : lastYear;
                return ReadYear(end, named > 0 ? named + word.A : 0, ref moment, isRelative: true);
            case DateWordKind.Month when issue is { } month:
                var shifted = new DateOnly(month.Year, month.Month, 1).AddMonths(word.A);
                return ReadMonth(end, shifted.Year, shifted.Month, shifted.Month, ref moment);
            case DateWordKind.Month:
                moment.Grain = DateGrain.Month;
                return true;
            case DateWordKind.SameMonth when lastMonth > 0 && lastYear > 0:
                var same = new DateOnly(lastYear, lastMonth, 1).AddMonths(word.A);
                return ReadMonth(end, same.Year, same.Month, same.Month, ref moment);
            case DateWordKind.SameMonth:
                moment.Grain = DateGrain.Month;
                return true;
            case DateWordKind.Day:
                return ReadDay(word, end, ref moment);
            case DateWordKind.Part when !(word.Text[0] == '年' && IsNumberBefore(start)) && At(start - 1) is not ('第' or '去' or '今' or '明' or '前' or '年' or '往' or '当' or '成'):
                return SetPart(before.Year > 0 ? before.Year : sentenceYear > 0 ? sentenceYear : issue?.Year ?? lastYear, word.A, word.B, ref moment);
            case DateWordKind.Festival:
                return ReadFestival(start, word, end, ref moment);
            case DateWordKind.Daypart:
                return ReadHour(start, ref moment);
            case DateWordKind.Lunar:
                return ReadLunar(word, end, sentenceYear > 0 ? sentenceYear : issue is { } printedOn ? printedOn.Year - (word.A == 12 && printedOn.Month < 6 ? 1 : 0) : 0, ref moment);
            case DateWordKind.Century:
                return NumeralReader.Starts.Contains(At(end)) && NumeralReader.TryRead(text, end, out var decade) && Follows(decade.End, "年代") && decade.High is >= 10 and <= 90
                    && ReadDecade(decade.End + 2, ((word.A - 1) * 100) + (int)decade.Low, ref moment);
            case DateWordKind.Week:
                return ReadWeek(start, word, end, ref moment);
            default:
                return false;
        }
    }

    /// <summary>Reads 正月初五, 腊月廿三, 农历八月十五.</summary>
    private readonly bool ReadLunar(in DateWord word, int at, int year, ref Moment moment)
    {
        var month = word.A;
        if (month == 0)
        {
            if (DateWords.TryMatch(text[at..], out var named) && named.Kind == DateWordKind.Lunar && named.A > 0)
            {
                month = named.A;
                at += named.Text.Length;
            }
            else if (NumeralReader.Starts.Contains(At(at)) && NumeralReader.TryRead(text, at, out var number) && At(number.End) == '月' && number.Low == number.High && number.High is >= 1 and <= 12)
            {
                month = (int)number.Low;
                at = number.End + 1;
            }
            else
            {
                return false;
            }
        }

        var known = year is >= 1902 and <= 2099;
        var day = At(at) == '初' ? at + 1 : at;
        moment.End = at;
        moment.Grain = DateGrain.Month;
        if (NumeralReader.Starts.Contains(At(day)) && NumeralReader.TryRead(text, day, out var date) && date.Low == date.High && date.High is >= 1 and <= 30 && date.Is(NumeralTraits.Chinese))
        {
            moment.End = date.End;
            moment.Grain = DateGrain.Day;
            if (known)
            {
                var on = Festivals.LunarDay(year, month, (int)date.Low);
                moment.Set(on, on);
            }

            return true;
        }

        if (At(at) == '里')
        {
            moment.End++;
        }

        if (known)
        {
            moment.Set(Festivals.LunarDay(year, month, 1), Festivals.LunarDay(year, month, 30));
        }

        return true;
    }

    private bool ReadDay(in DateWord word, int end, ref Moment moment)
    {
        var clock = end;
        var hasClock = ReadClock(ref clock);
        if (word.Text.Length == 1)
        {
            // 今, 昨, 明 by themselves are not dates: 昨晚8时 is.
            if (!hasClock)
            {
                return false;
            }

            end = clock;
        }

        moment.Grain = DateGrain.Day;
        moment.End = hasClock ? clock : end;
        if (word.A == 0)
        {
            moment.NeedsDay = true;
        }
        else if ((lastDay ?? issue) is { } day)
        {
            var at = day.AddDays(word.A);
            moment.Set(at, at);
        }

        return true;
    }

    private readonly bool ReadFestival(int start, in DateWord word, int end, ref Moment moment)
    {
        if (At(end) is '联' or '晚' && At(end + 1) is '欢' or '会' || (word.A == (int)Festival.Spring && At(end) == '档') || At(start - 1) == '《')
        {
            return false;
        }

        var year = sentenceYear;
        if (year == 0 && issue is { } printed && Festivals.Day((Festival)word.A, printed.Year) is { } day)
        {
            var distance = day.DayNumber - printed.DayNumber;
            year = distance > 183 ? printed.Year - 1 : distance < -183 ? printed.Year + 1 : printed.Year;
        }

        return SetFestival((Festival)word.A, word.Text, year, ref moment);
    }

    private readonly bool ReadWeek(int start, in DateWord word, int end, ref Moment moment)
    {
        if (word.B == 1 && !IsWeekday(end) || (At(end) == '天' && word.Text == "周"))
        {
            return false;
        }

        if (word.B == 1 && (NumeralReader.ArabicDigit(At(end)) >= 0 || At(start - 1) is '（' or '(' or '一' or '两' or '几' || At(end + 1) is '岁' or '年' or '围' || NumeralReader.ChineseDigit(At(start - 1)) >= 0 || NumeralReader.ArabicDigit(At(start - 1)) >= 0 || At(end) is '一' && At(end + 1) is '片' or '带'))
        {
            return false;
        }

        moment.Grain = DateGrain.Week;
        DateOnly? monday = issue is { } printed ? printed.AddDays((7 * word.A) - (((int)printed.DayOfWeek + 6) % 7)) : null;
        if (IsWeekday(end))
        {
            var index = At(end) switch { '一' or '1' => 0, '二' or '2' => 1, '三' or '3' => 2, '四' or '4' => 3, '五' or '5' => 4, '六' or '6' => 5, '末' => 7, _ => 6 };
            moment.End = end + 1;
            moment.Grain = DateGrain.Day;
            moment.IsRecurring = word.B == 1 && RecursInSentence(start);
            if (word.B == 1 && !moment.IsRecurring)
            {
                return false;
            }

            if (monday is { } first)
            {
                moment.Set(first.AddDays(index == 7 ? 5 : index), first.AddDays(index == 7 ? 6 : index));
            }

            if (index == 7)
            {
                moment.Grain = DateGrain.Week;
                return word.B == 0;
            }

            ReadClockBehind(ref moment);
            return true;
        }

        moment.End = end;
        if (monday is { } from)
        {
            moment.Set(from, from.AddDays(6));
        }

        return true;
    }

    private readonly bool RecursInSentence(int start)
    {
        var head = text[sentence..start];
        return head.IndexOf("每周") >= 0 || head.IndexOf("每个星期") >= 0 || head.IndexOf("每星期") >= 0;
    }

    private readonly bool ReadHour(int start, ref Moment moment)
    {
        var end = start;
        if (!ReadClock(ref end))
        {
            moment.End = Math.Max(start + 1, moment.End);
            return false;
        }

        moment.End = end;
        moment.Grain = DateGrain.Clock;
        moment.NeedsDay = true;
        return true;
    }

    /// <summary>Reads 上午9时30分, 晚8点, 19:30 and moves behind it; a part of the day needs its hour.</summary>
    private readonly bool ReadClock(ref int at)
    {
        var next = At(at) == ' ' ? at + 1 : at;
        if (DateWords.TryMatch(text[Math.Min(next, text.Length)..], out var word) && word.Kind == DateWordKind.Daypart)
        {
            next += word.Text.Length;
        }

        if (!NumeralReader.Starts.Contains(At(next)) || !NumeralReader.TryRead(text, next, out var hour) || hour.High > 24)
        {
            return false;
        }

        var end = CalendarShape.End(text, next, hour);
        if (end == 0 || At(hour.End) is '年' or '月' or '日' or '号')
        {
            return false;
        }

        at = end + (At(end) == '许' ? 1 : 0);
        return true;
    }

    // 3年来, 近半年来, 两年前, 30多年来: a length of time reckoned from now.
    private bool ReadSpanBack(int start, ref Moment moment)
    {
        var c = text[start];
        var end = start + 1;
        if (c is not ('半' or '多'))
        {
            if (!NumeralReader.TryRead(text, start, out var number) || number.Is(NumeralTraits.Fraction))
            {
                return false;
            }

            end = number.End;
        }

        if (At(end) == '个' && At(end + 1) is '月' or '多' or '星' or '季' or '半')
        {
            end++;
        }

        if (At(end) is '多' or '余' or '半' && c != '多')
        {
            end++;
        }

        var unit = At(end);
        if (unit is '年' or '月' or '天' or '日' or '周')
        {
            end++;
        }
        else if (Follows(end, "星期") || Follows(end, "季度"))
        {
            end += 2;
        }
        else
        {
            return false;
        }

        if (At(end) is '多' or '半')
        {
            end++;
        }

        var isMonth = unit == '月' && At(end - 2) is not ('个' or '多' or '半' or '数' or '几');
        if (isMonth)
        {
            return false;
        }

        if (Follows(end, "以来"))
        {
            if (unit == '年' && NumeralReader.TryRead(text, start, out var value) && CalendarShape.IsYear((int)Math.Min(value.High, 9999), value) && value.End == end - 1)
            {
                return false;
            }

            end += 2;
        }
        else if (At(end) == '来' && At(end + 1) is not ('了' or '自' or '到' or '说' or '信' or '源' or '往' or '临'))
        {
            end++;
        }
        else if (unit is '年' or '月' or '天' or '周' or '期' && (Follows(end, "以前") || Follows(end, "之前")) && !IsNamedYear(start, end))
        {
            end += 2;
        }
        else if (At(end) == '前' && At(end + 1) is not ('往' or '后' or '进' or '来' or '列' or '提' or '方') && unit is not '日' && !IsNamedYear(start, end))
        {
            end++;
        }
        else if (!IsRecent(start, unit))
        {
            return false;
        }

        moment.Start = At(start - 1) == '近' && start - 1 >= done ? At(start - 2) == '最' && start - 2 >= done ? start - 2 : start - 1 : start;
        moment.End = end;
        moment.Grain = DateGrain.Vague;
        return true;
    }

    // 近3个月 at the head of a clause: a time, not a rough length of it.
    private readonly bool IsRecent(int start, char unit) =>
        At(start - 1) == '近' && start - 1 >= done && unit is '年' or '月' or '天' or '周' && NumeralReader.TryRead(text, start, out var number) && number.High <= 10
        && (start < 2 || At(start - 2) is '，' or '。' or '；' or '\n' or '“' or '最' or '：');

    // 三年内, 过去十年中国: a length of time, not 年内 and 年中.
    private readonly bool IsNumberBefore(int at) => NumeralReader.Starts.Contains(At(at - 1)) || At(at - 1) is '多' or '余' or '半' or '些' or '来';

    private readonly bool IsNamedYear(int start, int end) =>
        NumeralReader.TryRead(text, start, out var value) && CalendarShape.IsYear((int)Math.Min(value.High, 9999), value) && value.End <= end;
}
