using TextKit.Numerals;

namespace TextKit.Dates;

internal ref partial struct DateScanner
{
    /// <summary>Reads what follows a moment (以来, 起, 前, 后, 期间, 至今) and adds the date.</summary>
    private int Finish(Moment moment)
    {
        DateOnly? from = moment.Known ? moment.From : null;
        DateOnly? to = moment.Known ? moment.To : null;
        var at = moment.End;
        if (Follows(at, "以来"))
        {
            moment.End += 2;
            to = null;
        }
        else if (moment.Grain != DateGrain.Vague && (Follows(at, "至今") || Follows(at, "迄今")))
        {
            moment.End += 2;
            to = null;
        }
        else if (BeginsHere(at))
        {
            moment.End++;
            to = null;
        }
        else if (moment.Grain != DateGrain.Vague && TryBefore(at, out var length))
        {
            moment.End += length;
            (from, to) = (null, moment.Known ? LastBefore(moment, isWhole: length == 2 || length == 3) : null);
        }
        else if (moment.Grain != DateGrain.Vague && TryAfter(moment, at, out length))
        {
            moment.End += length;
            (from, to) = (moment.Known ? FirstAfter(moment, length == 3) : null, null);
        }
        else if (moment.Grain != DateGrain.Vague && Follows(at, "前后"))
        {
            moment.End += 2;
            (from, to) = (null, null);
        }
        else if (Follows(at, "期间") || Follows(at, "假期"))
        {
            moment.End += 2;
            if (moment.IsFestival && moment.Known)
            {
                (from, to) = Festivals.Holiday(moment.Festival, moment.From);
            }
        }
        else if (moment.Grain is not (DateGrain.Vague or DateGrain.Clock) && (Follows(at, "开始") || IsBehind(moment.Start, "自从")))
        {
            to = null;
        }
        else if (Follows(at, "时期") && moment.Grain == DateGrain.Year)
        {
            moment.End += 2;
        }

        return Add(moment, from, to);
    }

    private readonly bool BeginsHere(int at) =>
        At(at) == '起' && At(at + 1) is not ('来' or '草' or '点' or '诉' or '步' or '床' or '伏' or '源' or '码' or '降' or '飞' or '重' or '早' or '火' or '家' or '名' or '义' or '跳' or '跑' or '身' or '运')
        && !(At(at + 1) == '到' && NumeralReader.ArabicDigit(At(at + 2)) < 0);

    private static DateOnly LastBefore(in Moment moment, bool isWhole) =>
        moment.IsEnd || (moment.Grain == DateGrain.Day && !moment.IsFestival) || (isWhole && moment.Grain is DateGrain.Month or DateGrain.MonthPart) ? moment.To : moment.From.AddDays(-1);

    // The mirror of a deadline: 6月20日后 begins with the day, 2018年后 with 2019, 春节后 behind the days off.
    private static DateOnly FirstAfter(in Moment moment, bool isIncluded) =>
        moment.IsFestival ? Festivals.Holiday(moment.Festival, moment.From).Last.AddDays(1)
        : isIncluded || moment.Grain is DateGrain.Day or DateGrain.Month or DateGrain.MonthPart || moment.To == DateOnly.MaxValue ? moment.From : moment.To.AddDays(1);

    private readonly bool TryBefore(int at, out int length)
    {
        if (At(at) is '或' or '及' && (Follows(at + 1, "之前") || Follows(at + 1, "以前")))
        {
            length = 3;
            return true;
        }

        length = Follows(at, "以前") || Follows(at, "之前") || Follows(at, "前夕") ? 2 : 0;
        if (length == 0 && At(at) == '前' && At(at + 1) is not ('往' or '后' or '来' or '进' or '期' or '景' or '提' or '沿' or '置' or '列' or '线' or '身' or '方' or '夜' or '去' or '十' or '三' or '五' or '两' or '半' or '面' or '任' or '几' or '总' or '首' or '主' or '书' or '国' or '外' or '南' or '苏' or '夕'))
        {
            length = NumeralReader.ArabicDigit(At(at + 1)) >= 0 ? 0 : 1;
        }

        return length > 0;
    }

    private readonly bool TryAfter(in Moment moment, int at, out int length)
    {
        if (At(at) is '或' or '及' && (Follows(at + 1, "之后") || Follows(at + 1, "以后")))
        {
            length = 3;
            return true;
        }

        length = Follows(at, "以后") || Follows(at, "之后") ? 2 : 0;
        if (length == 0 && At(at) == '后' && moment.Grain is not DateGrain.Week && At(at + 1) is not ('来' or '续' or '期' or '备' or '勤' or '者' or '果' or '半' or '面' or '方' or '台' or '人' or '代' or '悔' or '卫' or '劲' or '退' or '院' or '天' or '年' or '世' or '几' or '两' or '三'))
        {
            length = 1;
        }

        return length > 0;
    }
}
