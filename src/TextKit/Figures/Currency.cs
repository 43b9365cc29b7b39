namespace TextKit.Figures;

/// <summary>The currency that stands before an amount: 港币500元, ￥500, HK$500, RMB 500.</summary>
internal static class Currency
{
    private static readonly (string Word, string Main)[] Names =
    [
        ("港币", "港元"), ("港元", "港元"), ("港幣", "港元"), ("美金", "美元"), ("美元", "美元"), ("欧元", "欧元"), ("歐元", "欧元"), ("日元", "日元"), ("日币", "日元"), ("英镑", "英镑"), ("英鎊", "英镑"), ("新台币", "新台币"), ("台币", "新台币"),
        ("澳币", "澳元"), ("澳元", "澳元"), ("加币", "加元"), ("加元", "加元"), ("韩元", "韩元"), ("卢布", "卢布"), ("新加坡元", "新加坡元"), ("新币", "新加坡元"), ("坡币", "新加坡元"), ("澳门币", "澳门元"), ("泰铢", "泰铢"), ("瑞士法郎", "瑞士法郎"),
    ];

    // Longest first. These are part of the amount, as the sign is.
    private static readonly (string Sign, string Main)[] Signs =
    [
        ("HKD", "港元"), ("HK$", "港元"), ("USD", "美元"), ("US$", "美元"), ("RMB", "元"), ("CNY", "元"), ("EUR", "欧元"), ("GBP", "英镑"), ("JPY", "日元"), ("AUD", "澳元"), ("CAD", "加元"), ("SGD", "新加坡元"), ("TWD", "新台币"), ("KRW", "韩元"), ("NT$", "新台币"),
        ("A$", "澳元"), ("C$", "加元"), ("S$", "新加坡元"), ("￥", "元"), ("¥", "元"), ("$", "美元"), ("＄", "美元"), ("€", "欧元"), ("£", "英镑"), ("￡", "英镑"), ("₩", "韩元"), ("₽", "卢布"), ("₹", "卢比"), ("฿", "泰铢"), ("₫", "越南盾"), ("₦", "奈拉"), ("₺", "里拉"), ("₴", "格里夫纳"),
    ];

    /// <summary>True where a sign or code of a currency stands before <paramref name="start"/>.</summary>
    public static bool IsSigned(ReadOnlySpan<char> text, int start) => Sign(text, start, out _) is not null;

    /// <summary>The currency of an amount whose unit gives <paramref name="main"/>, and the length of the sign before it.</summary>
    public static string Before(ReadOnlySpan<char> text, int start, string main, out int length)
    {
        if (Sign(text, start, out length) is { } sign)
        {
            return sign;
        }

        if (main == "元" && start > 0)
        {
            foreach (var (word, currency) in Names)
            {
                if (text[..start].EndsWith(word))
                {
                    return currency;
                }
            }
        }

        return main;
    }

    private static string? Sign(ReadOnlySpan<char> text, int start, out int length)
    {
        length = 0;
        if (start == 0)
        {
            return null;
        }

        var gap = text[start - 1] == ' ' && start > 1 ? 1 : 0;
        var head = text[..(start - gap)];
        if (head[^1] is >= '\u3000' and < '\uFF00')
        {
            return null;
        }

        foreach (var (sign, main) in Signs)
        {
            if (head.EndsWith(sign) && !(char.IsAsciiLetter(sign[0]) && head.Length > sign.Length && char.IsAsciiLetterOrDigit(head[^(sign.Length + 1)])))
            {
                length = sign.Length + gap;
                return main;
            }
        }

        return null;
    }
}
