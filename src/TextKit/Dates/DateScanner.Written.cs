using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Days written in digits with marks between them: 2010.01.29, 2019-9-9, 2019/9/9, 20190909.</summary>
internal ref partial struct DateScanner
{
    private readonly bool ReadWritten(int start, ref Moment moment)
    {
        if (!Digits(start, 4, out var first, out var at) || At(at) is not ('.' or '-' or '/' or '．') || !Digits(at + 1, 2, out var second, out var next) || At(next) != At(at) || !Digits(next + 1, 4, out var third, out var end))
        {
            return false;
        }

        if (char.IsAsciiLetterOrDigit(At(start - 1)) || At(start - 1) is '.' or '-' or '/' || (At(end) is '.' or '-' or '/' && NumeralReader.ArabicDigit(At(end + 1)) >= 0 && At(end) == At(at)))
        {
            return false;
        }

        if (first >= 1000)
        {
            return SetDay(first, second, third, end, ref moment);
        }

        // Day, month, year, as 1/2/2020; two digits of a year only where asked for.
        return isWide && (third >= 1000
            ? SetDay(third, second, first, end, ref moment) || SetDay(third, first, second, end, ref moment)
            : (first > 12 && SetDay(2000 + first, second, third, end, ref moment)) || (third < 100 && SetDay(2000 + third, first, second, end, ref moment)));
    }

    // 20190909 names a day where the words before it or the mark behind it say so, not in an identity number.
    private readonly bool ReadCompact(int start, int end, int value, ref Moment moment)
    {
        var isSaid = At(start - 1) is '于' or '在' or '至' or '到' or '自' or '从' or '从' or '期' or '询' or '间' or '前' or '后';
        return end - start == 8 && NumeralReader.ArabicDigit(At(end)) < 0 && !char.IsAsciiLetter(At(end)) && isSaid && SetDay(value / 10000, value / 100 % 100, value % 100, end, ref moment);
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

    private readonly bool SetDay(int year, int month, int day, int end, ref Moment moment)
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
        ReadClockBehind(ref moment);
        return true;
    }
}
