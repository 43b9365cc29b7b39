using System.Buffers;

namespace TextKit.Dates;

/// <summary>What a word does in a date.</summary>
internal enum DateWordKind
{
    /// <summary>Places a thing in time without naming days: 近日.</summary>
    Vague,
    /// <summary>A year by its distance from the issue year: 去年.</summary>
    Year,
    /// <summary>A year by its distance from the year named last: 同年.</summary>
    SameYear,
    /// <summary>A month by its distance from the issue month: 上个月.</summary>
    Month,
    /// <summary>The month named last: 同月.</summary>
    SameMonth,
    /// <summary>A day by its distance from the day in context: 昨天.</summary>
    Day,
    /// <summary>Months of a year, first to last: 上半年, 年底.</summary>
    Part,
    /// <summary>A season: its days are not fixed.</summary>
    Season,
    /// <summary>A festival, by its number.</summary>
    Festival,
    /// <summary>A part of the day, of use before an hour.</summary>
    Daypart,
    /// <summary>Begins a weekday or names a week, by its distance from the issue week: 下周.</summary>
    Week,
    /// <summary>A month of the lunar calendar, or 农历 before one.</summary>
    Lunar,
    /// <summary>A century, before its decades.</summary>
    Century,
    /// <summary>Begins a recurring expression.</summary>
    Recurring,
}

/// <summary>A word of the calendar.</summary>
internal readonly record struct DateWord(string Text, DateWordKind Kind, int A = 0, int B = 0);

/// <summary>The words that dates are made of, looked up by the longest match.</summary>
internal static class DateWords
{
    private static readonly ushort[] Buckets = new ushort[char.MaxValue + 1];
    private static readonly DateWord[][] ByFirst = Build();

    /// <summary>Characters that a date may begin with.</summary>
    public static SearchValues<char> Starts { get; } = SearchValues.Create(
        [.. "0123456789０１２３４５６７８９〇零一二三四五六七八九十两半几数多廿".Concat(ByFirst.SelectMany(b => b).Select(w => w.Text[0])).Distinct()]);

    /// <summary>The longest word of the calendar that the text begins with.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, out DateWord word)
    {
        if (!text.IsEmpty)
        {
            foreach (var candidate in ByFirst[Buckets[text[0]]])
            {
                if (text.StartsWith(candidate.Text))
                {
                    word = candidate;
                    return true;
                }
            }
        }

        word = default;
        return false;
    }

    private static DateWord[][] Build()
    {
        var lists = new List<DateWord[]> { Array.Empty<DateWord>() };
        foreach (var group in All().GroupBy(w => w.Text[0]))
        {
            Buckets[group.Key] = (ushort)lists.Count;
            lists.Add([.. group.OrderByDescending(w => w.Text.Length)]);
        }

        return [.. lists];
    }

    private static IEnumerable<DateWord> All()
    {
        foreach (var text in Split("近日 日前 目前 近期 最近 近年来 近年 近几年来 近几年 近些年来 近些年 近几天 近两年来 连日来 连日 几年来 多年来 数年来 几天来 几个月来 多日来 数月来 数日来 多年前 数年前 几年前 几天前 几个月前 数月前 不久前 前不久 前不久前 前些年 前几年 前几天 前些天 前段时间 这段时间 近段时间 近一段时间 一段时间以来 如今 现在 而今 眼下 现如今 当下 即日起 这些年来 这些年 这几年来 这几年 这几天 这两天 这两年 连年来 新近 近一个时期 近一个时期以来 本世纪初 上世纪末 上世纪初 上世纪中叶 本世纪以来 新世纪以来 入冬以来 入夏以来 入汛以来 入秋以来 入春以来 汛期以来 “双11”期间 “双十一”期间 解放前 解放初期 新中国成立初期"))
        {
            yield return new(text, DateWordKind.Vague);
        }

        foreach (var (texts, offset) in new[] { ("今年 本年度 今年度 本年", 0), ("去年 上年度 上一年度 上年 上一年", -1), ("前年", -2), ("大前年", -3), ("明年 下年度 下一年度", 1), ("后年", 2) })
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Year, offset);
            }
        }

        yield return new("同年", DateWordKind.SameYear);
        yield return new("次年", DateWordKind.SameYear, 1);
        yield return new("翌年", DateWordKind.SameYear, 1);
        foreach (var (texts, offset) in new[] { ("本月 这个月 本月份", 0), ("上月 上个月 上月份", -1), ("上上个月", -2), ("下月 下个月 下月份", 1) })
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Month, offset);
            }
        }

        yield return new("正月", DateWordKind.Lunar, 1);
        yield return new("腊月", DateWordKind.Lunar, 12);
        yield return new("农历", DateWordKind.Lunar);
        yield return new("上世纪", DateWordKind.Century, 20);
        yield return new("本世纪", DateWordKind.Century, 21);
        yield return new("同月", DateWordKind.SameMonth);
        yield return new("次月", DateWordKind.SameMonth, 1);
        foreach (var (texts, offset) in new[] { ("今天 今日 今", 0), ("昨天 昨日 昨", -1), ("前天 前日", -2), ("大前天", -3), ("明天 明日 明", 1), ("后天 后日", 2), ("大后天", 3) })
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Day, offset);
            }
        }

        foreach (var (texts, first, last) in new[]
        {
            ("年初", 1, 3), ("年底 年末", 10, 12), ("年中", 6, 7), ("上半年 前半年", 1, 6), ("下半年 后半年", 7, 12),
            ("第一季度 一季度 1季度 首季度 首季", 1, 3), ("第二季度 二季度 2季度", 4, 6), ("第三季度 三季度 3季度", 7, 9), ("第四季度 四季度 4季度", 10, 12), ("前三季度", 1, 9), ("年内", 1, 12),
        })
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Part, first, last);
            }
        }

        foreach (var text in Split("春天 夏天 秋天 冬天 春季 夏季 秋季 冬季 初春 早春 初夏 盛夏 初秋 深秋 金秋 初冬 隆冬 寒冬 开春 春 夏 秋 冬 暑期 寒假 暑假 汛期"))
        {
            yield return new(text, DateWordKind.Season);
        }

        foreach (var (texts, number) in Festivals.Names)
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Festival, (int)number);
            }
        }

        foreach (var text in Split("凌晨 清晨 清早 早晨 早上 早 上午 中午 正午 午间 午后 下午 傍晚 黄昏 晚上 晚间 晚 夜里 夜间 夜晚 深夜 午夜 今晨 今早 今晚 昨晚 昨夜 明早 明晚 半夜"))
        {
            yield return new(text, DateWordKind.Daypart);
        }

        foreach (var (texts, offset) in new[] { ("本周 这周 本星期 这个星期 这星期", 0), ("上周 上星期 上个星期 上礼拜", -1), ("上上周 上上个星期", -2), ("下周 下星期 下个星期 下礼拜", 1), ("下下周 下下个星期", 2) })
        {
            foreach (var text in Split(texts))
            {
                yield return new(text, DateWordKind.Week, offset);
            }
        }

        foreach (var text in Split("周 星期 礼拜"))
        {
            yield return new(text, DateWordKind.Week, 0, 1);
        }

        foreach (var text in Split("每年 每月 每天 每日 每周 每晚 每夜 每早 每季度 每季 每个月 每个星期 每星期 每个季度 每礼拜 每逢 每到 每学期 每一年 每一天 每半年 每个周 每当 每隔 每小时 每半个月 每半月"))
        {
            yield return new(text, DateWordKind.Recurring);
        }
    }

    private static string[] Split(string words) => words.Split(' ');
}
