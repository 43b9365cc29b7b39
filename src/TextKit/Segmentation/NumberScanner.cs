namespace TextKit.Segmentation;

/// <summary>
/// The extent of a number (sign, digits with separators, magnitude, per cent), of a date of digits (2018年10月5日,
/// 2018-10-05), or of a Latin word (COVID-19, AT&amp;T). Half-width and full-width forms alike.
/// </summary>
internal static class NumberScanner
{
    /// <summary>What one can begin with.</summary>
    public static string Starts { get; } = string.Concat(Enumerable.Range(0, 1 << 16).Select(c => (char)c).Where(c => IsDigit(c) || IsLatin(c) || IsSign(c)));

    /// <summary>The length of what begins at an offset; 0 where nothing does, or where it would begin within another.</summary>
    public static int Length(ReadOnlySpan<char> text, int start)
    {
        if (start > 0 && (IsDigit(text[start - 1]) || IsLatin(text[start - 1])))
        {
            return 0;
        }

        var i = start;
        if (IsSign(text[i]) && ++i == text.Length)
        {
            return 0;
        }

        if (IsDigit(text[i]))
        {
            i = Number(text, i);
            if (i < text.Length && !(IsLatin(text[i]) || IsJoint(text, i)))
            {
                return Date(text, i) - start;
            }
        }
        else if (i > start)
        {
            return 0;
        }

        return Word(text, i) - start;
    }

    /// <summary>True where a Latin letter is in it.</summary>
    public static bool IsWord(ReadOnlySpan<char> found)
    {
        foreach (var c in found)
        {
            if (IsLatin(c))
            {
                return true;
            }
        }

        return false;
    }

    private static int Word(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (IsDigit(text[i]) || IsLatin(text[i]) || IsJoint(text, i)))
        {
            i++;
        }

        return i;
    }

    private static int Number(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (IsDigit(text[i]) || IsSeparator(text[i..])))
        {
            i++;
        }

        if (i < text.Length && text[i] is '%' or '％' or '‰' or '℃')
        {
            return i + 1;
        }

        while (i < text.Length && text[i] is '十' or '百' or '千' or '万' or '亿' or '萬' or '億')
        {
            i++;
        }

        return i;
    }

    private static int Date(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is '年' or '月' or '日')
        {
            var next = i + 1;
            while (next < text.Length && IsDigit(text[next]))
            {
                next++;
            }

            if (next == i + 1 || next == text.Length || text[next] is not ('月' or '日'))
            {
                return i + 1;
            }

            i = next;
        }

        return i;
    }

    /// <summary>A mark between two letters or digits of one Latin word.</summary>
    private static bool IsJoint(ReadOnlySpan<char> text, int i) =>
        text[i] is '-' or '\'' or '’' or '.' or '&' or '_' or '@' && i > 0 && i + 1 < text.Length
        && (IsLatin(text[i - 1]) || IsDigit(text[i - 1])) && (IsLatin(text[i + 1]) || IsDigit(text[i + 1]));

    /// <summary>A mark between digits; a comma only where it sets off thousands, as it also stands between the items of a list.</summary>
    private static bool IsSeparator(ReadOnlySpan<char> text) => text[0] switch
    {
        '.' or ':' or '/' or '-' or '．' or '：' => text.Length > 1 && IsDigit(text[1]),
        ',' or '，' => text.Length > 3 && IsDigit(text[1]) && IsDigit(text[2]) && IsDigit(text[3]) && (text.Length == 4 || !IsDigit(text[4])),
        _ => false,
    };

    private static bool IsSign(char c) => c is '+' or '-' or '±' or '＋' or '－' or '−';

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or >= 'À' and <= 'ɏ' and not ('×' or '÷');
}
