using System.Globalization;

namespace TextKit.Dates;

/// <summary>A festival that names a day.</summary>
internal enum Festival
{
    NewYear,
    Spring,
    SpringEve,
    Lantern,
    QingMing,
    Labour,
    DragonBoat,
    MidAutumn,
    National,
    DoubleNinth,
    Qixi,
    Women,
    Youth,
    Children,
    Party,
    Army,
    Teachers,
    Laba,
    LittleNewYear,
    Nurses,
    TreePlanting,
    WinterSolstice,
    Journalists,
    Mothers,
    Fathers,
    Thanksgiving,
    Christmas,
}

/// <summary>The days of the festivals, the lunar ones by <see cref="ChineseLunisolarCalendar"/> (1901 to 2100).</summary>
internal static class Festivals
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The names that count as a date by themselves.</summary>
    public static IEnumerable<(string Names, Festival Festival)> Names { get; } =
    [
        ("元旦 元旦节 元旦假期", Festival.NewYear),
        ("春节 大年初一 新春佳节 春节假期 春节长假 农历新年", Festival.Spring),
        ("除夕 大年三十 除夕夜 年三十", Festival.SpringEve),
        ("元宵节 正月十五", Festival.Lantern),
        ("清明节 清明假期 清明小长假 清明期间 清明前 清明前夕 清明时节", Festival.QingMing),
        ("五一国际劳动节 五一劳动节 五一节 五一假期 五一小长假 五一黄金周 五一期间 五一前 五一前夕 “五一”国际劳动节 “五一”劳动节 “五一”节 “五一”假期 “五一”小长假 “五一”黄金周 “五一”期间 “五一”前 “五一”前夕 国际劳动节 劳动节 “五一”", Festival.Labour),
        ("端午节 端午 端午假期 端午小长假", Festival.DragonBoat),
        ("中秋节 中秋 中秋假期 中秋佳节", Festival.MidAutumn),
        ("国庆节 国庆假期 国庆长假 国庆黄金周 国庆期间 国庆前 国庆前夕 十一假期 十一长假 十一黄金周 十一期间 “十一”假期 “十一”长假 “十一”黄金周 “十一”期间 国庆小长假 “国庆”", Festival.National),
        ("重阳节 “九九”重阳节 九九重阳节", Festival.DoubleNinth),
        ("七夕节 七夕", Festival.Qixi),
        ("三八妇女节 三八国际妇女节 三八国际劳动妇女节 三八节 “三八”妇女节 “三八”国际妇女节 “三八”国际劳动妇女节 “三八”节 “三八”期间 三八期间 “三八”前夕 妇女节 国际劳动妇女节", Festival.Women),
        ("五四青年节 “五四”青年节 青年节", Festival.Youth),
        ("六一儿童节 “六一”儿童节 “六一”国际儿童节 六一国际儿童节 六一节 “六一”节 “六一”期间 “六一”前夕 六一期间 儿童节", Festival.Children),
        ("“七一”前夕 七一前夕 “七一”期间 建党节", Festival.Party),
        ("“八一”前夕 八一前夕 “八一”期间 建军节 八一建军节 “八一”建军节", Festival.Army),
        ("教师节", Festival.Teachers),
        ("腊八节", Festival.Laba),
        ("北方小年 小年夜", Festival.LittleNewYear),
        ("护士节 国际护士节", Festival.Nurses),
        ("植树节", Festival.TreePlanting),
        ("冬至", Festival.WinterSolstice),
        ("记者节", Festival.Journalists),
        ("母亲节", Festival.Mothers),
        ("父亲节", Festival.Fathers),
        ("感恩节", Festival.Thanksgiving),
        ("圣诞节", Festival.Christmas),
    ];

    /// <summary>The day of a festival in a year; null outside the calendar.</summary>
    public static DateOnly? Day(Festival festival, int year)
    {
        if (year is < 1902 or > 2099)
        {
            return null;
        }

        return festival switch
        {
            Festival.NewYear => new(year, 1, 1),
            Festival.Spring => LunarDay(year, 1, 1),
            Festival.SpringEve => LunarDay(year, 1, 1).AddDays(-1),
            Festival.Lantern => LunarDay(year, 1, 15),
            Festival.QingMing => new(year, 4, SolarTerm(year, 4.81, 5.59)),
            Festival.Labour => new(year, 5, 1),
            Festival.DragonBoat => LunarDay(year, 5, 5),
            Festival.MidAutumn => LunarDay(year, 8, 15),
            Festival.National => new(year, 10, 1),
            Festival.DoubleNinth => LunarDay(year, 9, 9),
            Festival.Qixi => LunarDay(year, 7, 7),
            Festival.Women => new(year, 3, 8),
            Festival.Youth => new(year, 5, 4),
            Festival.Children => new(year, 6, 1),
            Festival.Party => new(year, 7, 1),
            Festival.Army => new(year, 8, 1),
            Festival.Teachers => new(year, 9, 10),
            Festival.Laba => LunarDay(year - 1, 12, 8),
            Festival.LittleNewYear => LunarDay(year - 1, 12, 23),
            Festival.Nurses => new(year, 5, 12),
            Festival.TreePlanting => new(year, 3, 12),
            Festival.Journalists => new(year, 11, 8),
            Festival.Mothers => Weekday(year, 5, DayOfWeek.Sunday, 2),
            Festival.Fathers => Weekday(year, 6, DayOfWeek.Sunday, 3),
            Festival.Thanksgiving => Weekday(year, 11, DayOfWeek.Thursday, 4),
            Festival.Christmas => new(year, 12, 25),
            _ => new(year, 12, SolarTerm(year, 21.94, 22.60)),
        };
    }

    /// <summary>The days that 期间 and 假期 stand for.</summary>
    public static (DateOnly First, DateOnly Last) Holiday(Festival festival, DateOnly day) => festival switch
    {
        Festival.Spring => (day.AddDays(-1), day.AddDays(6)),
        Festival.National => (day, day.AddDays(6)),
        Festival.Labour => (day, day.AddDays(day.Year >= 2020 ? 4 : 2)),
        Festival.NewYear => (day, day.AddDays(2)),
        _ => (day, day),
    };

    /// <summary>The day of a lunar month (leap months counted out) in the lunar year that begins in <paramref name="year"/>.</summary>
    public static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, index, Math.Min(day, Lunar.GetDaysInMonth(year, index)), 0, 0, 0, 0));
    }

    private static DateOnly Weekday(int year, int month, DayOfWeek weekday, int turn)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (turn - 1)));
    }

    // The usual approximation of a solar term's day: [Y × 0.2422 + C] − [Y / 4], Y the last two digits (21st and 20th century's C).
    private static int SolarTerm(int year, double c21, double c20)
    {
        var y = year % 100;
        return year >= 2000 ? (int)((y * 0.2422) + c21) - (y / 4) : (int)((y * 0.2422) + c20) - ((y - 1) / 4);
    }
}
