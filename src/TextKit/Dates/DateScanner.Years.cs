using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Years and what they hold, decades, centuries, reigns and five-year plans.</summary>
internal ref partial struct DateScanner
{
    /// <summary>“十三五”: the five-year plans, the sixth from 1981.</summary>
    private readonly bool ReadPlan(int start, ref Moment moment)
    {
        var at = start + 1;
        var close = text[at..Math.Min(text.Length, at + 5)].IndexOf('”');
        if (close is < 2 or > 3 || text[at + close - 1] != '五')
        {
            return false;
        }

        var ordinal = close == 2 ? (text[at] == '十' ? 10 : NumeralReader.ChineseDigit(text[at])) : text[at] == '十' ? 10 + NumeralReader.ChineseDigit(text[at + 1]) : 0;
        var end = at + close + 1;
        if (ordinal is < 6 or > 20 || !(Follows(end, "期间") || Follows(end, "时期") || Follows(end, "以来") || At(end) is '末' or '初'))
        {
            return false;
        }

        var year = 1981 + (5 * (ordinal - 6));
        moment.Grain = DateGrain.Year;
        moment.End = end + (At(end) is '末' or '初' ? 1 : 0);
        moment.SetYears(At(end) == '末' ? year + 4 : year, At(end) == '初' ? year : year + 4);
        return true;
    }

    // 2018—2020年
    private readonly bool ReadYears(int at, int year, ref Moment moment)
    {
        var next = At(at + 1) == At(at) ? at + 2 : at + 1;
        next += At(next) == ' ' ? 1 : 0;
        if (!TryNumber(next, out var last) || !CalendarShape.IsYear((int)Math.Min(last.High, 9999), last) || last.High < year || (At(last.End) != '年' && !isWide))
        {
            return false;
        }

        moment.End = last.End + (At(last.End) != '年' ? 0 : At(last.End + 1) == '度' ? 2 : 1);
        moment.Grain = DateGrain.Year;
        moment.Year = (int)last.High;
        moment.SetYears(year, moment.Year);
        return true;
    }

    private readonly bool ReadDecade(int at, int from, ref Moment moment)
    {
        moment.End = at;
        moment.Grain = DateGrain.Year;
        if (At(at) is '初' or '末' or '中' or '后' or '前' or '早')
        {
            moment.End += At(at) is '初' or '末' ? (At(at + 1) == '期' ? 2 : 1) : At(at + 1) is '期' or '叶' ? 2 : 0;
            if (moment.End > at)
            {
                return true;
            }
        }

        moment.SetYears(from, from + 9);
        return true;
    }

    private readonly bool ReadCentury(int at, int century, ref Moment moment)
    {
        if (TryNumber(at, out var decade) && Follows(decade.End, "年代") && decade.High is >= 10 and <= 90)
        {
            return ReadDecade(decade.End + 2, ((century - 1) * 100) + (int)decade.Low, ref moment);
        }

        moment.End = at + (At(at) is '初' or '末' ? 1 : Follows(at, "中叶") || Follows(at, "中期") || Follows(at, "后期") || Follows(at, "前期") ? 2 : 0);
        moment.Grain = moment.End > at ? DateGrain.Vague : DateGrain.Year;
        if (moment.End == at)
        {
            moment.SetYears(((century - 1) * 100) + 1, century * 100);
        }

        return true;
    }

    /// <summary>Reads 民国三年, 康熙二十年9月: the year is that in which most of the reign's year lies, months are taken as printed.</summary>
    private bool ReadReign(in DateWord word, int at, ref Moment moment)
    {
        var year = 1;
        if (At(at) == '元')
        {
            at++;
        }
        else if (TryNumber(at, out var number) && number.Low == number.High && number.High is >= 1 and <= 61 && !number.Is(NumeralTraits.Fraction))
        {
            (year, at) = ((int)number.Low, number.End);
        }
        else
        {
            return false;
        }

        return At(at) == '年' && ReadYear(at + 1, word.A + year, ref moment);
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
            moment.SetYears(year, year);
        }

        var next = At(at) == ' ' || (At(at) == '的' && (IsNumeral(at + 1) || At(at + 1) is '第' or '前' or '最' or '上' or '下' or '春' or '夏' or '秋' or '冬')) ? at + 1 : at;
        if (ReadMonthOf(next, year, ref moment) || ReadOrdinalOf(next, year, 0, ref moment))
        {
            return true;
        }

        // 年中 alone is the middle of the year, 年中国 is not.
        if (At(at) is '初' or '底' or '末' && At(at + 1) != '旬')
        {
            moment.End = at + 1;
            return SetPart(year, At(at) == '初' ? 1 : 10, At(at) == '初' ? 3 : 12, ref moment);
        }

        if (At(at) == '中' && At(at + 1) is '，' or '。' or '以' or '开' or '时')
        {
            moment.End = at + 1;
            return SetPart(year, 6, 7, ref moment);
        }

        if (DateWords.TryMatch(text[Math.Min(next, text.Length)..], out var word) && ReadWordOfYear(word, next, year, ref moment))
        {
            return true;
        }

        if (Follows(at, "同期") && isRelative)
        {
            moment.End = at + 2;
            SetSamePeriod(year, ref moment);
        }
        else if (Follows(next, "清明"))
        {
            moment.End = next + 2;
            return SetFestival(Festivals.QingMing, "", year, ref moment);
        }
        else if (At(at) == '度' && At(at + 1) is not ('假' or '过'))
        {
            moment.End = at + 1;
        }

        return true;
    }

    // 去年同期: the period that the sentence named, or the year up to the issue, in that year.
    private readonly void SetSamePeriod(int year, ref Moment moment)
    {
        if (year <= 0 || issue is not { } printed)
        {
            return;
        }

        var (from, to) = lastPeriodStart >= sentence ? lastPeriod : (new DateOnly(printed.Year, 1, 1), printed);
        moment.Set(from.AddYears(year - from.Year), to.AddYears(year - from.Year));
    }

    private bool ReadMonthOf(int at, int year, ref Moment moment)
    {
        if (!TryNumber(at, out var number) || number.High is < 1 or > 12)
        {
            return false;
        }

        var end = At(number.End) == ' ' && At(number.End + 1) == '月' ? number.End + 1 : number.End;
        if (At(end) == '月')
        {
            return ReadMonth(end + 1, year, (int)number.Low, (int)number.High, ref moment);
        }

        return CalendarShape.IsConnector(At(number.End)) && TryNumber(number.End + 1, out var last) && At(last.End) == '月' && last.High <= 12 && last.Low > number.High
            && ReadMonth(last.End + 1, year, (int)number.Low, (int)last.High, ref moment);
    }

    private bool ReadWordOfYear(in DateWord word, int at, int year, ref Moment moment)
    {
        var end = at + word.Text.Length;
        switch (word.Kind)
        {
            case DateWordKind.Part when word.Text != "年内":
                moment.End = end;
                return SetPart(year, word.A, word.B, ref moment);
            case DateWordKind.Season when At(end) is not ('节' or '运' or '晚' or '招' or '训' or '游' or '种' or '耕' or '收' or '送' or '奥' or '助' or '联' or '闱' or '播' or '粮' or '茶'):
                moment.End = end + (At(end) is '里' ? 1 : 0);
                return SetSeason(year, word.A, ref moment);
            case DateWordKind.Lunar:
                return ReadLunar(word, end, year, ref moment);
            case DateWordKind.Festival:
                moment.End = end;
                return SetFestival(word.A, word.Text, year, ref moment);
            case DateWordKind.Month when word.A == 0 && issue is { } printed:
                return ReadMonth(end, year, printed.Month, printed.Month, ref moment);
            default:
                return false;
        }
    }

    private static bool SetPart(int year, int firstMonth, int lastMonthOfPart, ref Moment moment)
    {
        moment.Grain = DateGrain.Part;
        moment.IsEnd = firstMonth == 10 && lastMonthOfPart == 12;
        moment.Known = false;
        moment.Year = year;
        moment.Month = lastMonthOfPart;
        if (year > 0)
        {
            moment.Set(new(year, firstMonth, 1), new(year, lastMonthOfPart, DateTime.DaysInMonth(year, lastMonthOfPart)));
        }

        return true;
    }

    /// <summary>Spring is March to May, winter December to February, the summer holidays July and August, the winter ones January and February.</summary>
    private static bool SetSeason(int year, int season, ref Moment moment)
    {
        moment.Grain = DateGrain.Part;
        moment.Known = false;
        moment.Year = year;
        if (year is > 0 and < 9999 && season > 0)
        {
            var first = season switch { 5 => 7, 6 => 1, _ => season * 3 };
            var from = new DateOnly(year, first, 1);
            moment.Set(from, from.AddMonths(season > 4 ? 2 : 3).AddDays(-1));
        }

        return true;
    }
}
