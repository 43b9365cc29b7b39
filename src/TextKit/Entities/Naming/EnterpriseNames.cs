using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <summary>
/// Full names of enterprises and corps that are formed by rule: the bureaus of China Railway, the companies of China Railway
/// Engineering and China State Construction, the power companies of State Grid, the divisions of the production corps and the military regions.
/// </summary>
internal static class EnterpriseNames
{
    public const string Corps = "新疆生产建设兵团";
    private static readonly SearchValues<char> Numerals = SearchValues.Create("一二三四五六七八九十");
    private static readonly string[] Municipalities = ["北京", "天津", "上海", "重庆"];
    private static readonly string[] NamedByForm = ["新疆", "宁夏", "西藏"];
    private static readonly string[] NorthHebei = ["唐山", "张家口", "秦皇岛", "承德", "廊坊"];
    private static readonly string[] Bureaus = ["哈尔滨", "沈阳", "北京", "太原", "呼和浩特", "郑州", "武汉", "西安", "济南", "上海", "南昌", "广州", "南宁", "成都", "昆明", "兰州", "乌鲁木齐"];
    private static readonly WordSet ArmyParts = new("政治部 司令部 后勤部 联勤部 装备部 参谋部 总医院 文工团 话剧团 歌舞团 空军 某 第");
    private static readonly string[] EastInnerMongolia = ["赤峰", "通辽", "呼伦贝尔", "兴安"];

    /// <summary>The full name, or null where no rule speaks.</summary>
    public static string? InFull(ReadOnlySpan<char> name, Gazetteer gazetteer) =>
        name.StartsWith("国网") ? OfGrid(name, gazetteer)
        : name.StartsWith("中铁") ? OfRailwayEngineering(name)
        : name.StartsWith("中建") ? OfConstruction(name)
        : name.StartsWith("武警") ? OfArmedPolice(name, gazetteer)
        : name.IndexOf("军区") is > 0 and var region && OfArmy(name, region, gazetteer) is { } army ? army
        : name.EndsWith("分公司") && OfTelecom(name, gazetteer) is { } telecom ? telecom
        : name.StartsWith("第") || name.StartsWith("兵团") ? OfCorps(name)
        : name.EndsWith("师总工会") && name.IndexOfAnyExcept(Numerals) is > 0 and var division && division == name.Length - 4 ? string.Concat(Corps, "第", name)
        : name.StartsWith("农") && name[1..].IndexOfAnyExcept(Numerals) is > 0 and var number && name[1 + number] == '师' ? string.Concat(Corps, "农业建设第", name[1..])
        : OfRailway(name);

    /// <summary>国网咸宁供电公司: the company lies in that of its province.</summary>
    private static string? OfGrid(ReadOnlySpan<char> name, Gazetteer gazetteer)
    {
        var at = name.IndexOf("供电公司");
        if (at < 4)
        {
            return null;
        }

        var place = DivisionAt(name, 2, PlaceLevel.City, gazetteer, out _);
        return place < 0 ? null : string.Concat(GridOf(gazetteer[gazetteer.AtLevel(place, PlaceLevel.Province)].Name, gazetteer[place].Name), name[2..]);
    }

    /// <summary>The highest division, of a level or below and above the towns, whose name stands at an offset, and the length of that; -1 for none.</summary>
    private static int DivisionAt(ReadOnlySpan<char> name, int at, PlaceLevel highest, Gazetteer gazetteer, out int length)
    {
        var best = -1;
        length = gazetteer.Names.FindLongest(name, at, out var entry);
        for (entry = length == 0 ? -1 : entry; entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var place = Gazetteer.PlaceOf(gazetteer.Names.Value(entry));
            if (gazetteer[place].Level >= highest && gazetteer[place].Level < (best < 0 ? PlaceLevel.Township : gazetteer[best].Level) && gazetteer.AtLevel(place, PlaceLevel.Province) >= 0)
            {
                best = place;
            }
        }

        return best;
    }

    /// <summary>武警青海总队.</summary>
    private static string? OfArmedPolice(ReadOnlySpan<char> name, Gazetteer gazetteer)
    {
        var place = DivisionAt(name, 2, PlaceLevel.Province, gazetteer, out var length);
        return place >= 0 && name[(2 + length)..].StartsWith("总队") ? string.Concat("中国人民武装警察部队", gazetteer[place].Name, name[(2 + length)..]) : null;
    }

    /// <summary>西藏军区, 山东省军区, 沈阳军区政治部文工团.</summary>
    private static string? OfArmy(ReadOnlySpan<char> name, int region, Gazetteer gazetteer) =>
        DivisionAt(name, 0, PlaceLevel.Province, gazetteer, out var length) >= 0 && length == region && (name.Length == region + 2 || ArmyParts.LongestAt(name, region + 2) > 0) ? string.Concat("中国人民解放军", name) : null;

    /// <summary>中国移动崇礼分公司: the branch lies in the company of its province; those of 中国电信 and 中国联通 are the nation's.</summary>
    private static string? OfTelecom(ReadOnlySpan<char> name, Gazetteer gazetteer)
    {
        var company = name.StartsWith("中国电信") ? "中国电信股份有限公司" : name.StartsWith("中国联通") ? "中国联合网络通信有限公司" : null;
        if (company is not null)
        {
            return string.Concat(company, name[4..]);
        }

        var place = name.StartsWith("中国移动") ? DivisionAt(name, 4, PlaceLevel.Province, gazetteer, out _) : -1;
        var province = place < 0 ? place : gazetteer.AtLevel(place, PlaceLevel.Province);
        return province == place ? null : string.Concat("中国移动通信集团", ShortOf(gazetteer[province].Name), "有限公司", name[4..]);
    }

    private static string ShortOf(string province) => province.StartsWith("内蒙古", StringComparison.Ordinal) || province.StartsWith("黑龙江", StringComparison.Ordinal) ? province[..3] : province[..2];

    private static string GridOf(string province, string city)
    {
        var head = province[..2];
        return Array.IndexOf(Municipalities, head) >= 0 ? $"国网{province}电力公司"
            : Array.Exists(NorthHebei, c => city.StartsWith(c, StringComparison.Ordinal)) ? "国网冀北电力有限公司"
            : Array.Exists(EastInnerMongolia, c => city.StartsWith(c, StringComparison.Ordinal)) ? "国网内蒙古东部电力有限公司"
            : Array.IndexOf(NamedByForm, head) >= 0 ? $"国网{head}电力有限公司"
            : $"国网{province}电力有限公司";
    }

    /// <summary>中铁十一局集团五公司, 中铁隧道局集团.</summary>
    private static string? OfRailwayEngineering(ReadOnlySpan<char> name)
    {
        // 中铁二局 is 中铁二局集团有限公司.
        var bureau = name[2..].IndexOfAnyExcept(Numerals) is > 0 and var count && name[2 + count] == '局' ? 2 + count : -1;
        var isShort = bureau > 0 && !name[(bureau + 1)..].StartsWith("集团") && (name.Length == bureau + 1 || Numerals.Contains(name[bureau + 1]) || name[bureau + 1] is '第' or '工');
        var at = isShort ? bureau : name.IndexOf("局集团");
        if (at is < 3 or > 6)
        {
            return null;
        }

        var group = string.Concat(name[..at], "局集团");
        var rest = name[(at + (isShort ? 1 : 3))..];
        var digits = rest.StartsWith("第") ? 1 : 0;
        var number = rest[digits..].IndexOfAnyExcept(Numerals);
        return number > 0 && rest[(digits + number)..].StartsWith("公司")
            ? string.Concat(string.Concat(group, "第", rest.Slice(digits, number)), "工程有限公司", rest[(digits + number + 2)..])
            : rest.StartsWith("公司") ? string.Concat(group, "有限公司", rest[2..])
            : rest.StartsWith("有限") || number > 0 || rest.StartsWith("第") ? null
            : string.Concat(group, "有限公司", rest);
    }

    /// <summary>中建三局: 中国建筑第三工程局有限公司.</summary>
    private static string? OfConstruction(ReadOnlySpan<char> name)
    {
        var number = name[2..].IndexOfAnyExcept(Numerals);
        var rest = number > 0 ? name[(2 + number)..] : default;
        return rest.StartsWith("局") && !rest.StartsWith("局集团") ? string.Concat(string.Concat("中国建筑第", name.Slice(2, number), "工程局有限公司"), rest.StartsWith("局有限公司") ? rest[5..] : rest[1..]) : null;
    }

    /// <summary>第八师, 兵团第八师, 兵团工会.</summary>
    private static string? OfCorps(ReadOnlySpan<char> name)
    {
        var body = name.StartsWith("兵团") ? name[2..] : name;
        if (body.StartsWith("工会"))
        {
            return string.Concat(Corps, "总", body);
        }

        var number = body.StartsWith("第") ? body[1..].IndexOfAnyExcept(Numerals) : 0;
        return number > 0 && body[(1 + number)..].StartsWith("师") && !body[(1 + number)..].StartsWith("师范") ? string.Concat(Corps, body)
            : body.Length < name.Length ? string.Concat(Corps, body) : null;
    }

    /// <summary>郑州铁路局集团公司, 中国铁路武汉局集团公司: 中国铁路郑州局集团有限公司 since 2017.</summary>
    private static string? OfRailway(ReadOnlySpan<char> name)
    {
        const string Nation = "中国铁路";
        if (name.StartsWith(Nation) && name.IndexOf("局集团") is > 4 and < 9 and var group)
        {
            var rest = name[(group + 3)..];
            return rest.StartsWith("有限") ? null : string.Concat(name[..(group + 3)], "有限公司", rest.StartsWith("公司") ? rest[2..] : rest);
        }

        if (name.IndexOf("铁路局集团") is >= 2 and <= 4 and var at)
        {
            var rest = name[(at + 5)..];
            rest = rest.StartsWith("有限公司") ? rest[4..] : rest.StartsWith("公司") ? rest[2..] : rest;
            return string.Concat(string.Concat(Nation, name[..at]), "局集团有限公司", rest);
        }

        // 西安局集团公司.
        return name.IndexOf("局集团公司") is >= 2 and <= 4 and var bureau && Bureaus.Contains(name[..bureau].ToString())
            ? string.Concat(string.Concat(Nation, name[..bureau]), "局集团有限公司", name[(bureau + 5)..]) : null;
    }
}
