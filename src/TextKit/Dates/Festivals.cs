namespace TextKit.Dates;

/// <summary>A festival: its names and how its day is found.</summary>
/// <param name="Names">The names that count as a date by themselves, between spaces.</param>
/// <param name="Rule">How the day is found.</param>
/// <param name="A">Month, or the solar term's number.</param>
/// <param name="B">Day of the month, or which weekday of the month.</param>
/// <param name="Weekday">For <see cref="FestivalRule.Weekday"/>.</param>
internal sealed record Festival(string Names, FestivalRule Rule, int A, int B = 0, DayOfWeek Weekday = DayOfWeek.Sunday);

/// <summary>How a festival's day is found.</summary>
internal enum FestivalRule
{
    /// <summary>A Gregorian day.</summary>
    Solar,
    /// <summary>A lunar day of the lunar year that begins in the year.</summary>
    Lunar,
    /// <summary>A lunar day of the twelfth month, so of the lunar year that ends in the year.</summary>
    LunarBefore,
    /// <summary>The eve of the lunar year.</summary>
    Eve,
    /// <summary>A solar term.</summary>
    Term,
    /// <summary>The n-th weekday of a month.</summary>
    Weekday,
}

/// <summary>The days of the festivals and of the solar terms that name themselves.</summary>
internal static class Festivals
{
    /// <summary>All festivals; a word of the calendar names one by its place here.</summary>
    public static Festival[] All { get; } =
    [
        new("元旦 元旦节 元旦假期 元旦小长假 元旦佳节", FestivalRule.Solar, 1, 1),
        new("春节 大年初一 新春佳节 春节假期 春节长假 春节黄金周 农历新年 春节佳节", FestivalRule.Lunar, 1, 1),
        new("除夕 大年三十 除夕夜 年三十", FestivalRule.Eve, 1),
        new("元宵节 元宵佳节 正月十五", FestivalRule.Lunar, 1, 15),
        new("清明节 清明 清明假期 清明小长假 清明期间 清明前 清明前夕 清明前后 清明时节 清明当天", FestivalRule.Term, 6),
        new("五一国际劳动节 五一劳动节 五一节 五一假期 五一小长假 五一长假 五一黄金周 五一期间 五一前 五一后 五一前夕 五一前后 “五一”国际劳动节 “五一”劳动节 “五一”节 “五一”假期 “五一”小长假 “五一”长假 “五一”黄金周 “五一”期间 “五一”前 “五一”前夕 国际劳动节 劳动节 劳动节假期 “五一”", FestivalRule.Solar, 5, 1),
        new("端午节 端午 端午假期 端午小长假 端午佳节", FestivalRule.Lunar, 5, 5),
        new("中秋节 中秋 中秋假期 中秋佳节 中秋夜 八月十五中秋节", FestivalRule.Lunar, 8, 15),
        new("国庆节 国庆 国庆假期 国庆长假 国庆黄金周 国庆期间 国庆前 国庆前夕 国庆节假期 十一假期 十一长假 十一黄金周 十一期间 “十一”假期 “十一”长假 “十一”黄金周 “十一”期间 “十一”前 “十一”前夕 国庆小长假 “国庆” “十一”国庆节 十一国庆节", FestivalRule.Solar, 10, 1),
        new("重阳节 “九九”重阳节 九九重阳节 九九重阳", FestivalRule.Lunar, 9, 9),
        new("七夕节 七夕", FestivalRule.Lunar, 7, 7),
        new("三八妇女节 三八国际妇女节 三八国际劳动妇女节 三八节 “三八”妇女节 “三八”国际妇女节 “三八”国际劳动妇女节 “三八”国际劳动节 “三八”节 “三八”期间 三八期间 “三八”前夕 妇女节 国际妇女节 国际劳动妇女节", FestivalRule.Solar, 3, 8),
        new("五四青年节 “五四”青年节 青年节", FestivalRule.Solar, 5, 4),
        new("六一儿童节 “六一”儿童节 “六一”国际儿童节 六一国际儿童节 国际儿童节 六一节 “六一”节 “六一”期间 “六一”前夕 “六一”前 六一前夕 六一期间 儿童节", FestivalRule.Solar, 6, 1),
        new("“七一”前夕 七一前夕 “七一”期间 “七一”前 七一期间 建党节 “七一”建党节", FestivalRule.Solar, 7, 1),
        new("“八一”前夕 八一前夕 “八一”期间 “八一”前 建军节 八一建军节 “八一”建军节", FestivalRule.Solar, 8, 1),
        new("教师节", FestivalRule.Solar, 9, 10),
        new("腊八节", FestivalRule.LunarBefore, 12, 8),
        new("北方小年 小年夜", FestivalRule.LunarBefore, 12, 23),
        new("南方小年", FestivalRule.LunarBefore, 12, 24),
        new("护士节 国际护士节", FestivalRule.Solar, 5, 12),
        new("植树节", FestivalRule.Solar, 3, 12),
        new("记者节", FestivalRule.Solar, 11, 8),
        new("母亲节", FestivalRule.Weekday, 5, 2),
        new("父亲节", FestivalRule.Weekday, 6, 3),
        new("感恩节", FestivalRule.Weekday, 11, 4, DayOfWeek.Thursday),
        new("圣诞节", FestivalRule.Solar, 12, 25),
        new("平安夜", FestivalRule.Solar, 12, 24),
        new("情人节", FestivalRule.Solar, 2, 14),
        new("女生节", FestivalRule.Solar, 3, 7),
        new("愚人节", FestivalRule.Solar, 4, 1),
        new("光棍节 双11 双十一 “双11” “双十一”", FestivalRule.Solar, 11, 11),
        new("万圣节", FestivalRule.Solar, 10, 31),
        new("中元节", FestivalRule.Lunar, 7, 15),
        new("龙抬头", FestivalRule.Lunar, 2, 2),
        new("医师节 中国医师节", FestivalRule.Solar, 8, 19),
        new("中国人民警察节 人民警察节", FestivalRule.Solar, 1, 10),
        new("农民丰收节 中国农民丰收节", FestivalRule.Term, 17),
        new("世界读书日", FestivalRule.Solar, 4, 23),
        new("世界环境日", FestivalRule.Solar, 6, 5),
        new("世界水日", FestivalRule.Solar, 3, 22),
        new("世界地球日", FestivalRule.Solar, 4, 22),
        new("世界无烟日", FestivalRule.Solar, 5, 31),
        new("世界艾滋病日", FestivalRule.Solar, 12, 1),
        new("国际残疾人日", FestivalRule.Solar, 12, 3),
        new("国际志愿者日", FestivalRule.Solar, 12, 5),
        new("国家宪法日", FestivalRule.Solar, 12, 4),
        new("国家公祭日", FestivalRule.Solar, 12, 13),
        new("烈士纪念日", FestivalRule.Solar, 9, 30),
        new("全国助残日", FestivalRule.Weekday, 5, 3),
        .. Terms(),
    ];

    /// <summary>The number of the Spring Festival.</summary>
    public const int Spring = 1;
    private const int Labour = 5;
    private const int National = 8;

    /// <summary>The number of 清明节.</summary>
    public const int QingMing = 4;

    /// <summary>The day of a festival in a year; null outside the calendar.</summary>
    public static DateOnly? Day(int number, int year)
    {
        var festival = All[number];
        return year is < 1 or > 9998 ? null : festival.Rule switch
        {
            FestivalRule.Solar => new DateOnly(year, festival.A, festival.B),
            FestivalRule.Lunar => LunarCalendar.Day(year, festival.A, festival.B),
            FestivalRule.LunarBefore => LunarCalendar.Day(year - 1, festival.A, festival.B),
            FestivalRule.Eve => LunarCalendar.Day(year, 1, 1)?.AddDays(-1),
            FestivalRule.Term => LunarCalendar.Term(year, festival.A),
            _ => Weekday(year, festival.A, festival.Weekday, festival.B),
        };
    }

    /// <summary>The days that 期间 and 假期 stand for; the National Day holiday is a day longer where 中秋 falls into it.</summary>
    public static (DateOnly First, DateOnly Last) Holiday(int number, DateOnly day) => number switch
    {
        Spring => (day.AddDays(-1), day.AddDays(6)),
        National => (day, day.AddDays(LunarCalendar.Day(day.Year, 8, 15) is { } moon && moon >= day && moon <= day.AddDays(6) ? 7 : 6)),
        Labour => (day, day.AddDays(day.Year >= 2020 ? 4 : 2)),
        0 => (day, day.AddDays(2)),
        _ => (day, day),
    };

    /// <summary>True for 国庆 and the like, which name the days off rather than the day.</summary>
    public static bool NamesHoliday(string name) => name is "国庆" or "“国庆”" || name.EndsWith("假期", StringComparison.Ordinal) || name.EndsWith("长假", StringComparison.Ordinal) || name.EndsWith("黄金周", StringComparison.Ordinal);

    /// <summary>The n-th weekday of a month; the last one for 5 where there is no fifth.</summary>
    public static DateOnly Weekday(int year, int month, DayOfWeek weekday, int turn)
    {
        var first = new DateOnly(year, month, 1);
        var day = 1 + (((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (turn - 1));
        return new DateOnly(year, month, day > DateTime.DaysInMonth(year, month) ? day - 7 : day);
    }

    // 大雪 is snow, 小满 and 白露 are names, 雨水 is rain: these need 节气 or 时节 behind them.
    private static IEnumerable<Festival> Terms()
    {
        for (var i = 0; i < LunarCalendar.TermNames.Length; i++)
        {
            var name = LunarCalendar.TermNames[i];
            var plain = name is "立春" or "惊蛰" or "春分" or "立夏" or "芒种" or "夏至" or "立秋" or "处暑" or "秋分" or "寒露" or "霜降" or "立冬" or "冬至" or "大寒";
            yield return new(plain ? $"{name} {name}节气 {name}时节 {name}节" : $"{name}节气 {name}时节 {name}当天", FestivalRule.Term, i);
        }
    }
}
