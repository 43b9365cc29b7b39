using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Moments that begin with a word: 今年, 上个月, 昨天, 春节, 下周三.</summary>
internal ref partial struct DateScanner
{
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
                return IsVague(start, word.Text, end);
            case DateWordKind.Year:
                return !(word.Text is "前年" or "后年" or "上年" && At(start - 1) is '以' or '之' or '目' or '今' or '大' or '天') && !(At(start - 1) == '近' && word.A != 0) && ReadYear(end, issue is { } printed ? printed.Year + word.A : 0, ref moment, isRelative: true);
            case DateWordKind.Years:
                return SetYearsAround(word, ref moment);
            case DateWordKind.YearSeason:
                return ReadYearSeason(word, end, ref moment);
            case DateWordKind.SameYear:
                var named = sentenceYear > 0 ? sentenceYear : lastYear;
                return ReadYear(end, named > 0 ? named + word.A : 0, ref moment, isRelative: true);
            case DateWordKind.Month:
                return ReadMonthAround(issue, word, end, ref moment);
            case DateWordKind.SameMonth:
                return ReadMonthAround(lastMonth > 0 && lastYear > 0 ? new DateOnly(lastYear, lastMonth, 1) : null, word, end, ref moment);
            case DateWordKind.Day:
                return ReadDay(start, word, end, ref moment);
            case DateWordKind.Days:
                moment.Grain = DateGrain.Day;
                if (issue is { } today)
                {
                    moment.Set(today.AddDays(word.A), today.AddDays(word.B));
                }

                return true;
            case DateWordKind.Part:
                return ReadPart(start, word, before, ref moment);
            case DateWordKind.Quarter:
                return SetQuarter(word, ref moment);
            case DateWordKind.Festival:
                return ReadFestival(start, word, end, ref moment);
            case DateWordKind.Daypart:
                return ReadHour(start, ref moment) && (word.Text[0] is not ('今' or '昨' or '明') || SetDayOf(start, word.Text[0], ref moment));
            case DateWordKind.Lunar:
                return ReadLunar(word, end, 0, ref moment);
            case DateWordKind.Century:
                return TryNumber(end, out var decade) && Follows(decade.End, "年代") && decade.High is >= 10 and <= 90 && ReadDecade(decade.End + 2, ((word.A - 1) * 100) + (int)decade.Low, ref moment);
            case DateWordKind.Reign:
                return ReadReign(word, end, ref moment);
            case DateWordKind.Week:
                return ReadWeek(start, word, end, ref moment);
            default:
                return false;
        }
    }

    private readonly bool IsVague(int start, string word, int end) => word switch
    {
        "最近" => !(At(end) is '的' or '处' or '点' && At(end + 1) is not ('一' or '几')) && !IsNumeral(end),
        "近来" => !IsNumeral(end) && At(end) != '的',
        "现在" => At(start - 1) is not ('体' or '出' or '呈' or '实' or '展' or '表' or '发' or '闪'),
        "当前" or "现阶段" or "当下" => At(end) is not ('的' or '位' or '锋') && At(start - 1) is not ('在' or '入' or '到' or '了' or '人' or '我'),
        "即日" => At(end) is not ('生' or '启'),
        "日前" => At(start - 1) is not ('今' or '昨' or '前' or '近' or '即' or '明' or '节' or '书'),
        "这段时间" => At(start - 1) is not ('趁' or '用'),
        "近年" => At(end) is not ('关' or '底'),
        "前几天" or "前几年" or "前些年" => At(start - 1) is not ('之' or '以' or '节' or '日'),
        _ => true,
    };

    private readonly bool SetYearsAround(in DateWord word, ref Moment moment)
    {
        moment.Grain = DateGrain.Year;
        if (issue is { } printed)
        {
            moment.Year = printed.Year + word.B;
            moment.SetYears(printed.Year + word.A, printed.Year + word.B);
        }

        return true;
    }

    private readonly bool ReadYearSeason(in DateWord word, int end, ref Moment moment)
    {
        if (At(end) is '节' or '运' or '晚' or '播' or '游' or '明')
        {
            return false;
        }

        var year = issue is { } printed ? printed.Year + word.A : 0;
        SetSeason(year, word.B == 5 ? 4 : word.B, ref moment);
        if (word.B == 5 && moment.Known)
        {
            moment.To = new DateOnly(year + 1, 5, 31);
        }

        return true;
    }

    private bool ReadMonthAround(DateOnly? from, in DateWord word, int end, ref Moment moment)
    {
        if (from is not { } month)
        {
            moment.Grain = DateGrain.Month;
            return true;
        }

        var shifted = new DateOnly(month.Year, month.Month, 1).AddMonths(word.A);
        return ReadMonth(end, shifted.Year, shifted.Month, shifted.Month, ref moment);
    }

    private readonly bool SetQuarter(in DateWord word, ref Moment moment)
    {
        if (issue is not { } printed)
        {
            moment.Grain = DateGrain.Part;
            return true;
        }

        var first = new DateOnly(printed.Year, ((printed.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * word.A);
        return SetPart(first.Year, first.Month, first.Month + 2, ref moment);
    }

    private bool ReadPart(int start, in DateWord word, in Moment before, ref Moment moment)
    {
        if ((word.Text[0] == '年' && (IsNumberBefore(start) || At(start - 1) is '每' or '新' or '往' or '千' or '跨')) || At(start - 1) is '第' or '去' or '今' or '明' or '前' or '年' or '往' or '当' or '成' or '每' || (word.Text is "年中" or "年头" && At(moment.End) is '奖' or '总' or '考' or '盘' or '大' or '会'))
        {
            return false;
        }

        // 年底 of another year said before in the sentence; 上半年 of a budget said by its year is the issue's.
        var year = before.Year > 0 ? before.Year : word.Text[0] == '年' && sentenceYear > 0 ? sentenceYear : sentenceYear > 0 && sentenceYear != issue?.Year - 1 ? sentenceYear : issue?.Year ?? lastYear;
        return SetPart(year, word.A, word.B, ref moment);
    }

    // 昨天 is told from the day of the dispatch where the text names one shortly before the issue.
    private bool ReadDay(int start, in DateWord word, int end, ref Moment moment)
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
        }

        if (!hasClock && isWide && ReadDaypart(ref clock))
        {
            hasClock = true;
        }

        moment.Grain = DateGrain.Day;
        moment.End = hasClock ? clock : end;
        if (CalendarShape.IsConnector(At(moment.End)) && hasClock)
        {
            var until = moment.End + 1;
            moment.End = ReadClock(ref until) ? until : moment.End;
        }

        SetDayAround(start, word.A, ref moment);
        return At(start - 1) != '《';
    }

    // 今晨5点, 昨夜11时.
    private readonly bool SetDayOf(int start, char word, ref Moment moment)
    {
        moment.NeedsDay = false;
        moment.Grain = DateGrain.Day;
        SetDayAround(start, word switch { '昨' => -1, '明' => 1, _ => 0 }, ref moment);
        return true;
    }

    private readonly void SetDayAround(int start, int distance, ref Moment moment)
    {
        if (DayInContext(isSaid: IsInQuotation(start)) is { } day)
        {
            var at = day.AddDays(distance);
            moment.Set(at, at);
        }
    }

    private readonly DateOnly? DayInContext(bool isSaid) =>
        lastDay is { } day && issue is { } printed && day <= printed && day >= printed.AddDays(isSaid ? -4 * DaysInContext : -DaysInContext) ? day : isSaid ? null : issue ?? lastDay;

    // What somebody says is told from the day on which it is said.
    private readonly bool IsInQuotation(int start)
    {
        var behind = text[Math.Max(0, start - 100)..start];
        var open = behind.LastIndexOf('“');
        return open >= 0 && behind[open..].IndexOf('”') < 0;
    }

    private readonly bool ReadWeek(int start, in DateWord word, int end, ref Moment moment)
    {
        var isBare = word.B == 1;
        if (isBare && (!IsWeekday(end) || !IsBareWeekday(start, word, end)))
        {
            return false;
        }

        moment.Grain = DateGrain.Week;
        DateOnly? monday = issue is { } printed ? printed.AddDays((7 * word.A) - (((int)printed.DayOfWeek + 6) % 7)) : null;
        if (!IsWeekday(end) || (At(end) is '天' && word.Text[^1] is '周' or '週'))
        {
            moment.End = end + (At(end) is '内' ? 1 : 0);
            if (monday is { } from)
            {
                moment.Set(from, from.AddDays(6));
            }

            return At(start - 1) is not ('以' or '历' or '马' or '路') && At(end) is not ('边' or '围' or '年' or '岁' or '期' or '刊' or '身');
        }

        var index = At(end) switch { '一' or '1' => 0, '二' or '2' => 1, '三' or '3' => 2, '四' or '4' => 3, '五' or '5' => 4, '六' or '6' => 5, '末' => 7, _ => 6 };
        moment.End = end + 1;
        moment.Grain = index == 7 ? DateGrain.Week : DateGrain.Day;
        if (monday is { } first)
        {
            moment.Set(first.AddDays(index == 7 ? 5 : index), first.AddDays(index == 7 ? 6 : index));
        }

        if (index < 7)
        {
            moment.IsRecurring = isBare && RecursInSentence(end);
            ReadClockBehind(ref moment);
        }

        return true;
    }

    // 周三 alone: not 两周一次, the person 周一围, 5月6日（周三） or 是周四.
    private readonly bool IsBareWeekday(int start, in DateWord word, int end) =>
        At(end) is not ('末' or '1' or '2' or '3' or '4' or '5' or '6' or '7') && !(At(end) is '天' && word.Text[^1] is '周' or '週')
        && At(start - 1) is not ('（' or '(' or '一' or '两' or '几' or '是' or '半' or '个' or '整' or '每' or '四' or '本' or '记' or '者' or '员' or '和')
        && At(end + 1) is not ('岁' or '年' or '围' or '次' or '片' or '带' or '天' or '个' or '名' or '山' or '福' or '军' or '民' or '良' or '平' or '光')
        && NumeralReader.ChineseDigit(At(start - 1)) < 0 && NumeralReader.ArabicDigit(At(start - 1)) < 0 && !(start - done <= 1 && done > 0 && lastDay is not null && dates[^1].From == lastDay)
        && At(start - 1) is '\0' or '\n' or '，' or '。' or '、' or '；' or '：' or '在' or '于' or '到' or '至' or '从' or '逢' or '的' or ' ' or '自' or '定' or '持' or '放' or '报' or '讯';

    // 每周 earlier in the sentence, or a range or list of weekdays.
    private readonly bool RecursInSentence(int end)
    {
        var from = Math.Max(sentence, end - 60);
        var head = text[from..end];
        return head.IndexOf("每周") >= 0 || head.IndexOf("每个星期") >= 0 || head.IndexOf("每星期") >= 0
            || (At(end + 1) is '至' or '到' or '、' or '和' or '—' or '-' && (At(end + 2) is '周' or '星' or '六' or '日' or '五' or '四' or '三'))
            || (head.Length > 3 && head[..^2].IndexOf(text[(end - 1)..end]) is >= 0 and var at && IsWeekday(from + at + 1));
    }

    // 三年内, 过去十年中国: a length of time, not 年内 and 年中.
    private readonly bool IsNumberBefore(int at) => IsNumeral(at - 1) || At(at - 1) is '多' or '余' or '半' or '些' or '来' or '几' or '数';
}
