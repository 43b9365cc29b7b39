using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Lengths of time reckoned from now: 3年来, 近半年, 两年前, 两个月后将, 过去十年, 前8个月.</summary>
internal ref partial struct DateScanner
{
    private bool ReadLength(int start, ref Moment moment)
    {
        if (!TryLength(start, out var end, out var unit, out var amount))
        {
            return false;
        }

        var named = unit == '年' && amount >= 1000;
        if (!named && unit == 'm' && At(start - 1) is '前' && start - 1 >= done && amount is >= 2 and <= 11 && ReadFirstMonths(start - 1, end, amount, ref moment))
        {
            return true;
        }

        var bound = end;
        var from = start;
        if (!named && ReadBackwards(ref bound, unit))
        {
            from = IsBehind(start, "最近") ? start - 2 : At(start - 1) == '近' ? start - 1 : start;
        }
        else if (!named && ReadForwards(ref bound, unit))
        {
        }
        else if (IsBehind(start, "过去") || IsBehind(start, "未来") || IsBehind(start, "今后") || (IsBehind(start, "最近") && amount <= 30))
        {
            from = named || At(end) == '内' ? start : start - 2;
            if (named || unit == '日')
            {
                return false;
            }
        }
        else if (!named && IsRecent(start, end, unit, amount))
        {
            from = start - 1;
        }
        else if (!(isWide && unit != '日' && !named && At(start - 1) is '前' or '上' or '下'))
        {
            return false;
        }
        else
        {
            from = start - 1;
        }

        moment.Start = from >= done ? from : start;
        moment.End = bound;
        moment.Grain = DateGrain.Vague;
        if (isWide && issue is { } printed)
        {
            SetLength(printed, unit, amount, isPoint: bound > end, ref moment);
        }

        return true;
    }

    // The number, 个, the unit and 多 or 半; the unit is 年, 月 as m, 天, 日, 周 or 季.
    private readonly bool TryLength(int start, out int end, out char unit, out decimal amount)
    {
        (unit, amount, end) = ('\0', 0.5m, start + 1);
        var c = text[start];
        var isBare = c is '半' or '多';
        if (!isBare)
        {
            if (NumeralReader.ArabicDigit(c) == 0 || !NumeralReader.TryRead(text, start, out var number) || number.Is(NumeralTraits.Fraction))
            {
                return false;
            }

            (end, amount) = (number.End, number.High);
        }

        var hasClassifier = At(end) is '个' or '個' && At(end + 1) is '月' or '多' or '星' or '季' or '半' or '礼' or '周';
        end += hasClassifier ? 1 : 0;
        if (At(end) is '多' or '余' or '半' && c != '多')
        {
            end++;
        }

        var word = At(end);
        if (word is '年' or '天' or '日' or '周' or '週' || (word == '月' && (hasClassifier || isBare || At(end - 1) is '多' or '数' or '几')))
        {
            unit = word == '月' ? 'm' : word == '週' ? '周' : word;
            end++;
        }
        else if (Follows(end, "星期") || Follows(end, "礼拜") || (hasClassifier && Follows(end, "季度")))
        {
            unit = word == '季' ? '季' : '周';
            end += 2;
        }
        else if (isWide && word == '月' && At(start - 1) is '上' or '下' or '前')
        {
            unit = 'm';
            end++;
        }
        else
        {
            return false;
        }

        if (At(end) is '多' or '半')
        {
            end++;
        }

        return true;
    }

    private readonly bool ReadBackwards(ref int end, char unit)
    {
        if (Follows(end, "以来"))
        {
            end += 2;
        }
        else if (At(end) == '来' && At(end + 1) is not ('了' or '自' or '到' or '说' or '信' or '源' or '往' or '临' or '电' or '华' or '京'))
        {
            end++;
        }
        else if (unit is not '日' && (Follows(end, "以前") || Follows(end, "之前")))
        {
            end += 2;
        }
        else if (At(end) == '前' && unit is not '日' && At(end + 1) is not ('往' or '后' or '进' or '来' or '列' or '提' or '方'))
        {
            end++;
        }
        else
        {
            return false;
        }

        return true;
    }

    // 两个月后将上线 is told from now; 三个月后, told from an event, is a length.
    private readonly bool ReadForwards(ref int end, char unit)
    {
        var length = Follows(end, "以后") || Follows(end, "之后") ? 2 : At(end) == '后' ? 1 : 0;
        if (length == 0 || unit is '日' || !(At(end + length) is '将' or '要' or '会' or '拟' or '，' or '的' || At(end + length) == '就'))
        {
            return false;
        }

        var rest = text[(end + length)..Math.Min(text.Length, end + length + 6)];
        var head = At(end + length);
        if (!(head is '将' or '拟' or '要' || (head != '，' && rest.IndexOf('将') >= 0) || isWide))
        {
            return false;
        }

        end += length;
        return true;
    }

    // 近3个月 with a time's place in the clause, not a rough length of it: 用了近3个月, 近三年时间.
    private readonly bool IsRecent(int start, int end, char unit, decimal amount) =>
        At(start - 1) == '近' && start - 1 >= done && unit is '年' or 'm' or '天' or '周' && amount <= 10
        && At(start - 2) is not ('了' or '时' or '达' or '过' or '经' or '有' or '为' or '用' or '干' or '满' or '期' or '龄' or '历' or '费' or '隔' or '学' or '业' or '间' or '已')
        && !(At(end) == '的' && At(end + 1) is '时' or '历' or '努' or '坚' or '等' or '奋' or '建' or '治' or '工' or '研' or '摸')
        && At(end) is not ('时' or '历' or '光' or '工' or '没' or '才' or '之' or '后' or '未' or '内');

    // 前8个月: January to August, of the year said or the issue's.
    private readonly bool ReadFirstMonths(int start, int end, decimal amount, ref Moment moment)
    {
        if (At(start - 1) is '之' or '以' or '目' or '提' or '从' or '天' or '日' or '周' or '生' or '孕' or '产' or '职' or '婚' or '后' || At(end) is '的' && isWide)
        {
            return false;
        }

        moment.Start = start;
        moment.End = end;
        return SetPart(sentenceYear > 0 ? sentenceYear : issue?.Year ?? lastYear, 1, (int)amount, ref moment);
    }

    // 近三年 ends with the issue, 未来两天 begins behind it, 5年前 is the day.
    private readonly void SetLength(DateOnly printed, char unit, decimal amount, bool isPoint, ref Moment moment)
    {
        var isAhead = At(moment.Start) is '未' or '今' or '下' || text[moment.Start..moment.End].Contains('后');
        var n = (int)Math.Min(amount, 1000) * (isAhead ? 1 : -1);
        if (amount < 1 || amount > 1000 || printed.Year + (unit == '年' ? n : 0) is < 1 or > 9990)
        {
            return;
        }

        var other = unit switch { '年' => printed.AddYears(n), 'm' => printed.AddMonths(n), '季' => printed.AddMonths(3 * n), '周' => printed.AddDays(7 * n), _ => printed.AddDays(n) };
        if (isPoint)
        {
            moment.Set(other, other);
        }
        else
        {
            moment.Set(isAhead ? printed.AddDays(1) : other, isAhead ? other : printed);
        }
    }
}
