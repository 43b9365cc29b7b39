using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>Clock times and the parts of the day before them.</summary>
internal ref partial struct DateScanner
{
    private readonly bool ReadHour(int start, ref Moment moment)
    {
        var end = start;
        if (!ReadClock(ref end) && !(isWide && ReadDaypart(ref end)))
        {
            moment.End = Math.Max(start + 1, moment.End);
            return false;
        }

        moment.End = end;
        moment.Grain = DateGrain.Clock;
        moment.NeedsDay = true;
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
        else if (isWide && ReadDaypart(ref clock))
        {
            moment.End = clock;
        }
    }

    private readonly bool ReadDaypart(ref int at)
    {
        if (!DateWords.TryMatch(text[Math.Min(at, text.Length)..], out var word) || word.Kind != DateWordKind.Daypart || (word.Text == "早" && At(at + 1) is '稻' or '已' or '就' or '在' or '期' or '日'))
        {
            return false;
        }

        at += word.Text.Length;
        return true;
    }

    /// <summary>Reads 上午9时30分, 晚8点, 19:30 and moves behind it; a part of the day needs its hour.</summary>
    private readonly bool ReadClock(ref int at)
    {
        var next = At(at) == ' ' ? at + 1 : at;
        var hasDaypart = DateWords.TryMatch(text[Math.Min(next, text.Length)..], out var word) && word.Kind == DateWordKind.Daypart;
        next += hasDaypart ? word.Text.Length : 0;
        if (!TryNumber(next, out var hour) || hour.High > 24 || At(hour.End) is '年' or '月' or '日' or '号')
        {
            return false;
        }

        var end = CalendarShape.End(text, next, hour);
        if (end == 0 && !TryMidnight(hour, hasDaypart, out end))
        {
            return false;
        }

        // 两点变化 counts; 零时20分 reads its minutes.
        if (end == hour.End + 1 && At(hour.End) == '点' && !hasDaypart && At(end) is '变' or '不' or '意' or '考' or '内' or '经' or '理' or '结' or '好' or '问' or '措' or '新' or '特' or '工' or '承' or '倡')
        {
            return false;
        }

        // 24点5度 is a decimal; 9点20的会 has its minutes.
        if (end == hour.End + 1 && At(hour.End) is '点' or '點' && TryNumber(end, out var rest))
        {
            var isMinutes = rest.End - end >= 2 && rest.High is >= 10 and < 60 && rest.Low == rest.High && At(rest.End) is '\0' or '，' or '。' or '、' or '的' or '左' or '）' or '开' or '准' or '出' or '\n';
            if (!isMinutes && !hasDaypart)
            {
                return false;
            }

            end = isMinutes ? rest.End : end;
        }

        at = end + (At(end) is '许' or '时' && At(end - 1) is not ('时' or '点') ? 1 : 0);
        return true;
    }

    // 凌晨一点, 零时20分 and 零点 are hours; 一点 alone is a little, 零点五 a fraction.
    private readonly bool TryMidnight(in Numeral hour, bool hasDaypart, out int end)
    {
        end = hour.End + 1;
        if (hour.Low != hour.High || hour.Is(NumeralTraits.Fraction) || At(hour.End) is not ('时' or '点' or '時' or '點') || !((hasDaypart && At(hour.End - 2) is not ('早' or '晚')) || (hour.High == 0 && NumeralReader.ChineseDigit(At(end)) < 0 && At(end) is not ('几' or '期' or '代' or '星' or '散'))))
        {
            return false;
        }

        if (TryNumber(end, out var minutes) && At(minutes.End) is '分')
        {
            end = minutes.End + 1;
        }

        return true;
    }
}
