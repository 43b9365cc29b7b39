using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>The place and the day that a report begins with (本报北京１月１４日讯). Safe to share.</summary>
internal static class Datelines
{
    private const int LongestDay = 8;
    private const int LongestPlace = 8;
    private static readonly WordSet Ends = new("日讯 日电 日专电 日消息");
    private static readonly WordSet NotEnds = new("日电话 日电视 日电梯 日电力 日电台 日电影 日电脑 日电子 日电商 日电器 日电网 日电价 日电量 日电动");
    private static readonly WordSet Papers = new("本报 本刊 新华社 中新社 人民网 新华网 中新网 中工网");

    /// <summary>Length of what a name begins with up to the end of a dateline (北京１月１日讯|中华全国总工会), or 0.</summary>
    public static int LengthIn(ReadOnlySpan<char> name)
    {
        var at = Ends.FindFirst(name[..Math.Min(name.Length, LongestPlace + LongestDay + 3)], out var length);
        return at == 0 || (at > 0 && char.IsDigit(name[at - 1])) ? at + length : 0;
    }

    /// <summary>Appends the places, known to the gazetteer, of datelines behind the name of a paper or an agency.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOf('日') is >= 0 and var next; from += next + 1)
        {
            var day = from + next;
            if (Ends.LongestAt(text, day) == 0 || NotEnds.LongestAt(text, day) > 0 || MonthAt(text, day) is not (> 0 and var end))
            {
                continue;
            }

            for (var start = end - 2; start > 1 && end - start <= LongestPlace; start--)
            {
                if (Papers.LongestBefore(text, start, out _) > 0 && Gazetteer.Default.NamesLength(text[start..end], left: -1) == end - start)
                {
                    found.Add(new Mention(start, end, EntityKind.Place));
                    break;
                }
            }
        }
    }

    /// <summary>Where the month of a day begins (１月１４|日), behind the place and a blank, or 0.</summary>
    private static int MonthAt(ReadOnlySpan<char> text, int day)
    {
        var start = day;
        while (start > 0 && day - start < LongestDay && (char.IsDigit(text[start - 1]) || text[start - 1] == '月'))
        {
            start--;
        }

        return text[start..day].Contains('月') ? text[..start].TrimEnd(" \u3000").Length : 0;
    }
}
