namespace TextKit.Numerals;

/// <summary>Tells numerals that name a year, month, day or clock time from those that count.</summary>
internal static class CalendarShape
{
    /// <summary>The end of the date or clock time that begins with the numeral at <paramref name="start"/>, or 0 where it begins none.</summary>
    public static int End(ReadOnlySpan<char> text, int start, in Numeral first)
    {
        if (first.Is(NumeralTraits.Fraction | NumeralTraits.AtLeast | NumeralTraits.BareScale | NumeralTraits.BigScaled) || first.Low != first.High || first.High > 2200)
        {
            return 0;
        }

        var end = first.End;
        var value = (int)first.Low;
        if (IsClock(text, end, value, out var clock))
        {
            return clock;
        }

        var c = At(text, end);
        if (IsConnector(c) && NumeralReader.TryRead(text, end + 1, out var second) && second.Low == second.High && !second.Is(NumeralTraits.Fraction) && second.High <= 2200)
        {
            var unit = At(text, second.End);
            var other = (int)second.Low;
            if ((unit == '年' && IsYear(value, first) && IsYear(other, second))
                || (unit == '月' && value is >= 1 and <= 12 && other is >= 1 and <= 12)
                || (unit == '日' && value is >= 1 and <= 31 && other is >= 1 and <= 31 && At(text, second.End + 1) is not ('内' or '游'))
                || (unit is '时' or '点' && value <= 24 && other <= 24 && At(text, second.End + 1) != '钟'))
            {
                return second.End + 1;
            }

            // 2021-07-09
            if (c == '-' && value >= 1000 && other is >= 1 and <= 12 && At(text, second.End) == '-' && NumeralReader.TryRead(text, second.End + 1, out var third))
            {
                return third.End;
            }
        }

        return c switch
        {
            '年' when IsYear(value, first) && !IsDuration(text, end + 1) => end + 1,
            '年' when At(text, end + 1) == '代' => end + 2,
            '月' when value is >= 1 and <= 12 => end + 1,
            '日' or '号' when value is >= 1 and <= 31 && !text[(end + 1)..].StartsWith("内") && At(text, end + 1) != '游' => end + 1,
            _ => 0,
        };
    }

    /// <summary>True for 1000 to 2199 in four digits, the way a year is written.</summary>
    public static bool IsYear(int value, in Numeral numeral) =>
        value is >= 1000 and <= 2199 && (!numeral.Is(NumeralTraits.Scaled) || value == 2000);

    /// <summary>True for what stands between the ends of a range: 至, 到, a dash or a wave.</summary>
    public static bool IsConnector(char c) => c is '至' or '到' or '—' or '–' or '－' or '-' or '~' or '～' or '─' or '―' or '‐' or '-';

    private static bool IsDuration(ReadOnlySpan<char> text, int at) =>
        text[Math.Min(at, text.Length)..] is var rest && (rest.StartsWith("历史") || rest.StartsWith("的历史") || rest.StartsWith("以上") || rest.StartsWith("文明"));

    private static bool IsClock(ReadOnlySpan<char> text, int at, int hour, out int end)
    {
        end = 0;
        if (hour > 24)
        {
            return false;
        }

        var c = At(text, at);
        if (c is ':' or '：' && TwoDigits(text, at + 1))
        {
            end = at + 3;
            while (At(text, end) is ':' or '：' && TwoDigits(text, end + 1))
            {
                end += 3;
            }

            return true;
        }

        if (c is not ('时' or '点' or '點' or '時') || (c is '点' or '點' && !IsHour(text, at + 1)) || At(text, at + 1) is '期' or '代' or '段' or '次')
        {
            return false;
        }

        // 一时, 一点 and 零点 are adverbs and names unless more of a clock time follows.
        if (hour <= 1 && At(text, at - 1) is '一' or '零' or '〇' && At(text, at + 1) is not ('半' or '整' or '钟' or '许' or '多' or '至' or '到') && NumeralReader.ChineseDigit(At(text, at + 1)) < 0 && NumeralReader.ScaleOf(At(text, at + 1)) == 0 && NumeralReader.ArabicDigit(At(text, at + 1)) < 0)
        {
            return false;
        }

        end = at + 1;
        if (NumeralReader.TryRead(text, end, out var minutes) && At(text, minutes.End) is '分' or '刻')
        {
            end = minutes.End + 1;
            if (At(text, end - 1) == '分' && NumeralReader.TryRead(text, end, out var seconds) && At(text, seconds.End) == '秒')
            {
                end = seconds.End + 1;
            }
        }
        else if (At(text, end) is '半' or '整' or '钟' or '许' or '多')
        {
            end++;
        }

        return true;
    }

    // 三点意见 and 几点建议 are no hours.
    private static bool IsHour(ReadOnlySpan<char> text, int at) => At(text, at) is not ('意' or '建' or '要' or '希' or '体' or '感' or '启' or '共' or '原' or '思' or '说' or '做' or '看');

    private static bool TwoDigits(ReadOnlySpan<char> text, int at) =>
        NumeralReader.ArabicDigit(At(text, at)) is >= 0 and <= 5 && NumeralReader.ArabicDigit(At(text, at + 1)) >= 0 && NumeralReader.ArabicDigit(At(text, at + 2)) < 0;

    private static char At(ReadOnlySpan<char> text, int i) => (uint)i < (uint)text.Length ? text[i] : '\0';
}
