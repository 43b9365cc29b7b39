using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>What recurs: 每年, 每周四、周五, 每月15日, 逢年过节.</summary>
internal ref partial struct DateScanner
{
    /// <summary>Reads 每年, 每周三、周五, 每月5日、20日, 每天9时, 每逢赶场天, 天天; adds it and says where to go on.</summary>
    private bool ReadRecurring(int start, out int end)
    {
        end = ReadEvery(start);
        if (end == 0 && !ReadRecurringWord(start, ref end))
        {
            return false;
        }

        // 每天清晨五点半 is one.
        var clock = end;
        if (end == start + 2 && At(start + 1) is '天' or '日' or '晚' or '早' or '夜' && ReadClock(ref clock))
        {
            var until = clock + 1;
            end = CalendarShape.IsConnector(At(clock)) && ReadClock(ref until) ? until : clock;
        }

        end = Add(new Moment { Start = start, End = end, IsRecurring = true }, null, null);
        return true;
    }

    private readonly bool ReadRecurringWord(int start, ref int end)
    {
        if (!DateWords.TryMatch(text[start..], out var word) || word.Kind != DateWordKind.Recurring || word.Text == "每隔")
        {
            return false;
        }

        end = start + word.Text.Length;
        switch (word.Text)
        {
            case "天天" or "年年" or "月月" or "夜夜":
                // 天天向上 and names: 天天超市; 好几年年底.
                return At(end) is not ('向' or '超' or '上' or '乐' or '果' or '底' or '初' or '末' or '度' or '终') && At(start - 1) is not ('今' or '明' or '昨' or '后' or '前' or '几' or '每' or '去' or '近' or '多' or '两') && !IsNumeral(start - 1);
            case "每小时" or "每班" when IsRate(end):
                return false;
            case "每周" or "每星期" or "每个星期" or "每礼拜" or "每週" or "每個星期":
                end = ReadWeekdays(end);
                return true;
            case "每逢" or "每到" or "每当":
                var named = ReadOccasion(end);
                var isFound = named > end;
                end = named;
                return isFound;
            default:
                end = ReadMembers(end, word.Text[1]);
                return true;
        }
    }

    // 每小时60公里 is a speed, 每小时12元 a rate.
    private readonly bool IsRate(int at)
    {
        at += At(at) is '达' or '约' or '只' or '收' ? 1 : 0;
        at += At(at) is '收' ? 1 : 0;
        return TryNumber(at, out var number) && (At(number.End) is '公' or '千' or '米' or '元' or '块' or '吨' or '立');
    }

    private readonly bool IsWeekday(int at) => At(at) is '一' or '二' or '三' or '四' or '五' or '六' or '日' or '天' or '末' or '1' or '2' or '3' or '4' or '5' or '6' or '7';

    // 一、三、五; 三、周五; 一至周四; 一到五.
    private readonly int ReadWeekdays(int at)
    {
        if (!IsWeekday(at) || (At(at) is '一' or '二' or '三' && At(at + 1) is '次' or '天' or '个' or '场' or '期' or '课' or '小') || (NumeralReader.ArabicDigit(At(at)) >= 0))
        {
            return at;
        }

        at++;
        while (At(at) is '、' or '和' or '至' or '到' or '—' or '-' or '及' or '或')
        {
            var next = at + 1;
            next += Follows(next, "周") ? 1 : Follows(next, "星期") ? 2 : 0;
            if (!IsWeekday(next) || NumeralReader.ArabicDigit(At(next)) >= 0)
            {
                break;
            }

            at = next + 1;
        }

        return at;
    }

    // 每两年, 每隔30秒, 每3个月.
    private readonly int ReadEvery(int start)
    {
        var at = At(start + 1) == '隔' ? start + 2 : start + 1;
        if (!NumeralReader.Starts.Contains(At(at)) && At(at) != '半')
        {
            return 0;
        }

        var end = at + 1;
        if (At(at) != '半')
        {
            if (!NumeralReader.TryRead(text, at, out var number))
            {
                return 0;
            }

            end = number.End;
        }

        foreach (var unit in EveryUnits)
        {
            if (Follows(end, unit))
            {
                return end + unit.Length;
            }
        }

        return 0;
    }

    private static readonly string[] EveryUnits = ["分钟", "小时", "个小时", "秒", "天", "个月", "年", "周", "个星期", "星期", "季度", "个季度", "个工作日"];

    private readonly int ReadMembers(int at, char unit)
    {
        if (unit == '季' && At(at) is '初' or '末')
        {
            return at + 1;
        }

        if (unit is '年' or '月' or '个')
        {
            if (DateWords.TryMatch(text[at..], out var word) && (word.Kind is DateWordKind.Festival or DateWordKind.Part or DateWordKind.Lunar || (word.Kind == DateWordKind.Season && word.A > 0)) && At(at + word.Text.Length) is not ('季' or '运' or '节'))
            {
                at += word.Text.Length;
                return at + (Follows(at, "期间") || Follows(at, "前后") ? 2 : At(at) == '前' && At(at + 1) is not ('来' or '往' or '后') ? 1 : 0);
            }

            for (var next = at; NumeralReader.ArabicDigit(At(next)) >= 0 || NumeralReader.ChineseDigit(At(next)) > 0 || At(next) == '十';)
            {
                if (!NumeralReader.TryRead(text, next, out var number) || At(number.End) is not ('月' or '日' or '号' or '、' or '至' or '—' or '-' or '到') || number.High > 31)
                {
                    break;
                }

                next = number.End;
                if (At(next) is '月' or '日' or '号')
                {
                    at = ++next;
                    at = At(at) is '初' or '底' or '末' or '份' ? at + 1 : Follows(at, "上旬") || Follows(at, "中旬") || Follows(at, "下旬") ? at + 2 : at;
                    next = at;
                }

                if (At(next) is '、' or '至' or '—' or '-' or '到' or '和')
                {
                    next++;
                }
            }

            if (unit != '年' && At(at) is '初' or '底' or '末')
            {
                return at + 1;
            }

            if (unit != '年' && (Follows(at, "上旬") || Follows(at, "中旬") || Follows(at, "下旬")))
            {
                return at + 2;
            }
        }

        return at;
    }

    // 每逢 and 每到 need an occasion: a date word, or a few characters up to a mark.
    private readonly int ReadOccasion(int at)
    {
        if (NumeralReader.Starts.Contains(At(at)) && NumeralReader.TryRead(text, at, out var number) && At(number.End) is '月' or '日' or '号' or '点' or '时')
        {
            return number.End + 1;
        }

        if (DateWords.TryMatch(text[at..], out var word))
        {
            var end = at + word.Text.Length;
            if (word.Kind == DateWordKind.Week)
            {
                return ReadWeekdays(end);
            }

            end += Follows(end, "期间") || Follows(end, "时节") ? 2 : 0;
            if (word.Kind is DateWordKind.Festival or DateWordKind.Season or DateWordKind.Part or DateWordKind.Daypart)
            {
                return end;
            }
        }

        var length = text[at..].IndexOfAny(Marks);
        return length is > 0 and <= 5 ? at + length : at;
    }
}
