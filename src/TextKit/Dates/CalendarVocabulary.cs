namespace TextKit.Dates;

/// <summary>Every word of the calendar, with the traditional forms of weeks and months.</summary>
internal static class CalendarVocabulary
{
    public static IEnumerable<DateWord> All() => [.. Years(), .. MonthsAndDays(), .. Weeks(), .. PartsOfYears(), .. Vague(), .. Eras(), .. Recurring()];

    private static IEnumerable<DateWord> Vague() =>
        Of("近日 日前 目前 近期 最近 近年来 近年 近几年来 近几年 近些年来 近些年 近几天 近两年来 连日来 连日 几年来 多年来 数年来 几天来 几个月来 多日来 数月来 数日来 多年前 数年前 几年前 几天前 几个月前 数月前 不久前 前不久 前不久前 不久之前 前些年 前几年 前几天 前些天 前些日子 前段时间 前一段时间 前阵子 这阵子 这段时间 近段时间 近一段时间 一段时间以来 一段时期以来 一个时期以来 长期以来 如今 现在 而今 眼下 现如今 当下 当前 现阶段 即日起 即日 这些年来 这些年 这几年来 这几年 这几天 这两天 这两年 这一年来 连年来 新近 近一个时期 近一个时期以来 近来 近几个月 近几个月来 本世纪初 上世纪末 上世纪初 上世纪中叶 本世纪以来 新世纪以来 入冬以来 入夏以来 入汛以来 入秋以来 入春以来 入伏以来 开春以来 汛期以来 “双11”期间 “双十一”期间 双十一期间 解放前 解放初期 新中国成立初期 建国初期 春运期间 今后一段时间 今后一个时期", DateWordKind.Vague);

    private static IEnumerable<DateWord> Years() =>
    [
        .. Of("今年 本年度 今年度 本年", DateWordKind.Year), .. Of("去年 上年度 上一年度 上年 上一年", DateWordKind.Year, -1), .. Of("前年", DateWordKind.Year, -2), .. Of("大前年", DateWordKind.Year, -3),
        .. Of("明年 下年度 下一年度 下一年 来年", DateWordKind.Year, 1), .. Of("后年", DateWordKind.Year, 2), .. Of("大后年", DateWordKind.Year, 3),
        .. Of("今明两年 今明二年", DateWordKind.Years, 0, 1), .. Of("去今两年", DateWordKind.Years, -1), .. Of("前年去年 前去两年", DateWordKind.Years, -2, -1), .. Of("明后两年", DateWordKind.Years, 1, 2), .. Of("今明后三年", DateWordKind.Years, 0, 2),
        .. Of("同年", DateWordKind.SameYear), .. Of("次年 翌年", DateWordKind.SameYear, 1),
        .. Of("今春", DateWordKind.YearSeason, 0, 1), .. Of("今夏", DateWordKind.YearSeason, 0, 2), .. Of("今秋", DateWordKind.YearSeason, 0, 3), .. Of("今冬", DateWordKind.YearSeason, 0, 4),
        .. Of("去春", DateWordKind.YearSeason, -1, 1), .. Of("去夏", DateWordKind.YearSeason, -1, 2), .. Of("去秋", DateWordKind.YearSeason, -1, 3), .. Of("去冬", DateWordKind.YearSeason, -1, 4), .. Of("明春", DateWordKind.YearSeason, 1, 1),
        .. Of("去冬今春", DateWordKind.YearSeason, -1, 5), .. Of("今冬明春", DateWordKind.YearSeason, 0, 5),
    ];

    private static IEnumerable<DateWord> MonthsAndDays()
    {
        var months = new[] { ("本月 这个月 本月份", 0), ("上月 上个月 上月份 上一个月", -1), ("上上个月 上上月", -2), ("下月 下个月 下月份 下一个月", 1), ("下下个月 下下月", 2) };
        foreach (var word in months.SelectMany(m => WithTraditional(m.Item1, DateWordKind.Month, m.Item2)))
        {
            yield return word;
        }

        var days = new[] { ("今天 今日 今", 0), ("昨天 昨日 昨", -1), ("前天 前日", -2), ("大前天", -3), ("明天 明日 明", 1), ("后天 后日", 2), ("大后天", 3) };
        foreach (var word in days.SelectMany(d => Of(d.Item1, DateWordKind.Day, d.Item2)))
        {
            yield return word;
        }

        foreach (var word in (DateWord[])[.. Of("今明两天 今明两日", DateWordKind.Days, 0, 1), .. Of("昨今两天 昨今两日", DateWordKind.Days, -1), .. Of("明后两天 明后两日", DateWordKind.Days, 1, 2), .. Of("今明后三天", DateWordKind.Days, 0, 2),
            .. Of("同月", DateWordKind.SameMonth), .. Of("次月 翌月", DateWordKind.SameMonth, 1), .. Of("正月", DateWordKind.Lunar, 1), .. Of("腊月", DateWordKind.Lunar, 12), .. Of("冬月", DateWordKind.Lunar, 11), .. Of("农历 阴历 旧历", DateWordKind.Lunar)])
        {
            yield return word;
        }
    }

    private static IEnumerable<DateWord> Weeks()
    {
        foreach (var (prefixes, offset) in new[] { ("本 这 这个", 0), ("上 上个 上一", -1), ("上上 上上个", -2), ("下 下个 下一", 1), ("下下 下下个", 2), ("下下下 下下下个", 3) })
        {
            foreach (var prefix in Split(prefixes))
            {
                foreach (var word in WithTraditional($"{prefix}周 {prefix}星期 {prefix}礼拜", DateWordKind.Week, offset))
                {
                    yield return word;
                }
            }
        }

        foreach (var word in WithTraditional("周 星期 礼拜", DateWordKind.Week, 0, 1))
        {
            yield return word;
        }
    }

    private static IEnumerable<DateWord> PartsOfYears()
    {
        (string Texts, int First, int Last)[] parts =
        [
            ("年初 年头", 1, 3), ("年底 年末 岁末", 10, 12), ("年中", 6, 7), ("上半年 前半年", 1, 6), ("下半年 后半年", 7, 12),
            ("第一季度 一季度 1季度 首季度 首季 第1季度", 1, 3), ("第二季度 二季度 2季度 第2季度", 4, 6), ("第三季度 三季度 3季度 第3季度", 7, 9), ("第四季度 四季度 4季度 第4季度", 10, 12),
            ("前三季度 前3季度 前三个季度", 1, 9), ("前两个季度", 1, 6), ("年内", 1, 12),
        ];
        foreach (var word in parts.SelectMany(p => Of(p.Texts, DateWordKind.Part, p.First, p.Last)))
        {
            yield return word;
        }

        foreach (var word in (DateWord[])[.. Of("本季度 这个季度", DateWordKind.Quarter), .. Of("上季度 上个季度 上一季度 上一个季度", DateWordKind.Quarter, -1), .. Of("上上个季度", DateWordKind.Quarter, -2), .. Of("下季度 下个季度 下一季度 下一个季度", DateWordKind.Quarter, 1), .. Of("下下个季度", DateWordKind.Quarter, 2),
            .. Of("春天 春季 初春 早春 开春 阳春 暮春 春", DateWordKind.Season, 1), .. Of("夏天 夏季 初夏 盛夏 夏", DateWordKind.Season, 2), .. Of("秋天 秋季 初秋 深秋 金秋 秋", DateWordKind.Season, 3), .. Of("冬天 冬季 初冬 隆冬 寒冬 冬", DateWordKind.Season, 4),
            .. Of("暑期 暑假", DateWordKind.Season, 5), .. Of("寒假", DateWordKind.Season, 6), .. Of("汛期 雨季 旱季", DateWordKind.Season)])
        {
            yield return word;
        }

        for (var number = 0; number < Festivals.All.Length; number++)
        {
            foreach (var word in Of(Festivals.All[number].Names, DateWordKind.Festival, number))
            {
                yield return word;
            }
        }

        foreach (var word in Of("凌晨 清晨 清早 早晨 早上 早间 早 上午 中午 正午 午间 午后 下午 傍晚 黄昏 晚上 晚间 晚 夜里 夜间 夜晚 深夜 午夜 今晨 今早 今晚 昨晚 昨夜 昨晨 明早 明晨 明晚 半夜 拂晓 子夜", DateWordKind.Daypart))
        {
            yield return word;
        }
    }

    // The year before a reign's first, so that 元年 is one behind it.
    private static IEnumerable<DateWord> Eras() =>
    [
        .. Of("上世纪 上个世纪", DateWordKind.Century, 20), .. Of("本世纪", DateWordKind.Century, 21),
        .. Of("民国", DateWordKind.Reign, 1911), .. Of("宣统", DateWordKind.Reign, 1908), .. Of("光绪", DateWordKind.Reign, 1874), .. Of("同治", DateWordKind.Reign, 1861), .. Of("咸丰", DateWordKind.Reign, 1850),
        .. Of("道光", DateWordKind.Reign, 1820), .. Of("嘉庆", DateWordKind.Reign, 1795), .. Of("乾隆", DateWordKind.Reign, 1735), .. Of("雍正", DateWordKind.Reign, 1722), .. Of("康熙", DateWordKind.Reign, 1661), .. Of("顺治", DateWordKind.Reign, 1643),
        .. Of("崇祯", DateWordKind.Reign, 1627), .. Of("万历", DateWordKind.Reign, 1572), .. Of("嘉靖", DateWordKind.Reign, 1521), .. Of("永乐", DateWordKind.Reign, 1402), .. Of("洪武", DateWordKind.Reign, 1367),
    ];

    private static IEnumerable<DateWord> Recurring() =>
        Of("每年 每月 每天 每日 每周 每晚 每夜 每早 每季度 每季 每个月 每个星期 每星期 每个季度 每礼拜 每逢 每到 每学期 每一年 每一天 每半年 每个周 每当 每隔 每小时 每半个月 每半月 每班 每个工作日 天天 年年 月月 夜夜 逢年过节 年复一年 日复一日 逢双日 逢单日 每週 每個月 每個星期", DateWordKind.Recurring);

    private static IEnumerable<DateWord> Of(string words, DateWordKind kind, int a = 0, int b = 0) => Split(words).Select(w => new DateWord(w, kind, a, b));

    private static IEnumerable<DateWord> WithTraditional(string words, DateWordKind kind, int a = 0, int b = 0) =>
        Split(words).SelectMany(w => new[] { w, w.Replace('个', '個'), w.Replace('周', '週').Replace('礼', '禮'), w.Replace('个', '個').Replace('周', '週').Replace('礼', '禮') }).Distinct().Select(w => new DateWord(w, kind, a, b));

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
