using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Moments that begin with a numeral: 2019年, 9月, 10日, 90年代, 19:30.</summary>
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

        if (text[start] == '“' && ReadPlan(start, ref moment))
        {
            return true;
        }

        if (DateWords.MayBeginNumeral(text[start]) && ReadNumeric(start, before, ref moment))
        {
            return true;
        }

        return DateWords.MayBegin(text[start], At(start + 1)) && ReadWord(start, before, ref moment);
    }

    private bool ReadNumeric(int start, in Moment before, ref Moment moment)
    {
        if (At(start - 1) is '第' or '.' || (char.IsAsciiLetterOrDigit(At(start - 1)) && before.End == 0))
        {
            NumeralReader.TryRead(text, start, out var label);
            moment.End = Math.Max(label.End, start + 1);
            return false;
        }

        if (ReadLength(start, ref moment))
        {
            return true;
        }

        if (text[start] is '半' or '多' || !NumeralReader.TryRead(text, start, out var number) || number.Is(NumeralTraits.Fraction))
        {
            return ReadWritten(start, ref moment);
        }

        moment.End = number.End;
        if (number.Is(NumeralTraits.AtLeast | NumeralTraits.About | NumeralTraits.BareScale | NumeralTraits.BigScaled))
        {
            return false;
        }

        if (number.High > 2200 || (number.Low != number.High && At(number.End) != '月'))
        {
            return number.High > 19_000_000 && ReadCompact(start, number.End, (int)Math.Min(number.High, 99_999_999), ref moment);
        }

        return ReadCalendarNumber(start, number, before, ref moment);
    }

    private bool ReadCalendarNumber(int start, in Numeral number, in Moment before, ref Moment moment)
    {
        var value = (int)number.Low;
        var at = number.End;
        var c = At(at);
        if (c == ' ' && At(at + 1) is '年' or '月' or '日')
        {
            c = At(++at);
        }

        if (c == '年')
        {
            return ReadNumberedYear(start, at, value, number, ref moment);
        }

        if (Follows(at, "世纪"))
        {
            return value is >= 10 and <= 21 && ReadCentury(at + 2, value, ref moment);
        }

        if (c is '月')
        {
            return ReadNumberedMonth(at, number, before, ref moment);
        }

        if (c is '日' or '号' or '號' && value is >= 1 and <= 31)
        {
            return ReadBareDay(at, value, before, ref moment);
        }

        if (c is '/' or ' ' || CalendarShape.IsConnector(c))
        {
            return ReadNumberPair(start, at, value, before, ref moment) || ReadHourOf(start, number, before, ref moment) || (isWide && ReadBareYear(start, number, ref moment));
        }

        return ReadHourOf(start, number, before, ref moment) || (isWide && ReadBareYear(start, number, ref moment));
    }

    private readonly bool ReadHourOf(int start, in Numeral number, in Moment before, ref Moment moment) =>
        (before.Grain == DateGrain.Clock || (number.High == 0 && At(number.End) is '点' or '时') || CalendarShape.End(text, start, number) > number.End) && ReadHour(start, ref moment);

    // 2018—2020年, 3—5月, 9-10日, 2019-09-09.
    private bool ReadNumberPair(int start, int at, int value, in Moment before, ref Moment moment)
    {
        if (At(at) == '/' || (CalendarShape.IsConnector(At(at)) && (value >= 1000 || isWide)))
        {
            if (ReadWritten(start, ref moment))
            {
                return true;
            }
        }

        if (At(at) == ' ')
        {
            return value >= 1000 && CalendarShape.IsConnector(At(at + 1)) && At(at + 2) == ' ' && ReadYears(at + 2, value, ref moment);
        }

        if (value >= 1000)
        {
            return CalendarShape.IsConnector(At(at)) && ReadYears(at, value, ref moment);
        }

        if (!CalendarShape.IsConnector(At(at)) || !TryNumber(at + 1, out var other) || other.Low <= value || other.Low != other.High)
        {
            return false;
        }

        if (At(other.End) == '月' && value is >= 1 && other.High <= 12)
        {
            return ReadMonth(other.End + 1, before.Year, value, (int)other.High, ref moment);
        }

        return At(other.End) == '日' && value is >= 1 && other.High <= 31 && ReadBareDay(at, value, before, ref moment);
    }

    private bool ReadNumberedYear(int start, int at, int value, in Numeral number, ref Moment moment)
    {
        if (CalendarShape.IsYear(value, number) || (value is >= 1000 and <= 2199 && TryNumber(at + 1, out var next) && At(next.End) == '月'))
        {
            return !(Follows(at + 1, "历史") || Follows(at + 1, "的历史") || Follows(at + 1, "文明")) && ReadYear(at + 1, value, ref moment);
        }

        if (At(at + 1) == '代')
        {
            return value is >= 10 and <= 90 && value % 10 == 0 && ReadDecade(at + 2, 1900 + value, ref moment);
        }

        // 18年10月 and 09年 are years of two digits; 18年 alone is a length of time.
        var hasTwoDigits = number.End - start == 2 && NumeralReader.ArabicDigit(text[start]) >= 0;
        if (hasTwoDigits && ((TryNumber(at + 1, out var month) && At(month.End) == '月' && month.High <= 12) || NumeralReader.ArabicDigit(text[start]) == 0 || (value <= 30 && At(at + 1) is '初' or '底' or '末' or '春' or '夏' or '秋' or '冬')))
        {
            return ReadYear(at + 1, value + (value <= 40 ? 2000 : 1900), ref moment);
        }

        return isWide && number.Is(NumeralTraits.DigitString) && value is > 0 and < 1000 && TryNumber(at + 1, out month) && At(month.End) == '月' && ReadYear(at + 1, value, ref moment);
    }

    private bool ReadNumberedMonth(int at, in Numeral number, in Moment before, ref Moment moment)
    {
        if (number.Low < 1 || number.High > 12 || At(at + 1) is '饼' or '子' or '租' or '薪' or '均' or '息' or '嫂' or '光' or '亮' or '球' or '票' or '供' || At(moment.Start - 1) is '个' or '個')
        {
            return false;
        }

        // The second end takes the year of the first, or the next where it comes round.
        var year = before.End > 0 ? before.Year : 0;
        if (year > 0 && before.Month > 0 && number.Low < before.Month)
        {
            year++;
        }

        return ReadMonth(at + 1, year, (int)number.Low, (int)number.High, ref moment);
    }

    // 2018: a year to a search form, a number in print.
    private readonly bool ReadBareYear(int start, in Numeral number, ref Moment moment)
    {
        if (number.End - start != 4 || number.Low is < 1500 or > 2100 || NumeralReader.ArabicDigit(At(number.End)) >= 0 || char.IsAsciiLetter(At(number.End)) || At(number.End) is '.' or ',' or '%' or '元' or '人' or '名' or '个')
        {
            return false;
        }

        moment.End = number.End;
        moment.Grain = DateGrain.Year;
        moment.Year = (int)number.Low;
        moment.SetYears(moment.Year, moment.Year);
        return true;
    }
}
