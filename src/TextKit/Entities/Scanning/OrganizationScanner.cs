using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>Finds bodies by their form: a place, a word of the nation or a level (市, 区) in front, a suffix of a body behind.</summary>
internal static class OrganizationScanner
{
    private const int LongestName = 32;
    private const int Department = 6;

    // Between a production corps and the body of one of its divisions: 第八师石河子市总工会.
    private const int Regiment = 12;
    private static readonly EntityLexicon Lexicon = EntityLexicon.Default;

    private static readonly WordSet Heads = new("新疆生产建设兵团 兵团 中国 中华 中华全国 全国 国家 中共 共青团 国网 南网 中铁 中建 中交 中冶 中石化 中石油 中核 中航 最高 国务院 武警");
    private static readonly WordSet Levels = new("省 市 县 区 州 旗 盟 自治区 自治州 自治县 镇 乡 街道 园区 地区");
    private static readonly WordSet Fixed = new("全总 团省委 团市委 团县委 团区委 团州委 国务院 党中央 中共中央 新华社 人民日报社 工人日报社 全国人大 全国政协 团中央 全国妇联 人社部 财政部 教育部 民政部 司法部 公安部 卫健委 国家卫健委 中华全国总工会 国资委 发改委 国家发改委 工信部 应急管理部 交通运输部 住建部 农业农村部 中央军委 中宣部 中组部 联合国 国际劳工组织 世界卫生组织 欧盟 北约 世贸组织");

    /// <summary>Steel works by their short names.</summary>
    private static readonly WordSet Enterprises = new("鞍钢 宝钢 武钢 首钢 包钢 马钢 攀钢 太钢 酒钢 八钢 沙钢 南钢 济钢 莱钢 邯钢 唐钢 湘钢 涟钢 韶钢 柳钢 昆钢 重钢 杭钢 通钢 本钢");

    private static readonly SearchValues<char> NotAfterSteel = SearchValues.Create("材板筋铁管水丝绳结构琴笔坯轨");

    /// <summary>What 和 joins within the name of one body (住房和城乡建设局).</summary>
    private static readonly WordSet Joined = new("城乡 社会 旅游 信息 改革 草原 计划 教育 文化 药品 自然 规划 健康 国际 体育 技术 科技 艺术 环境 水利 水务 安全 技能 服务 国家 卫生 科学 统计 劳动 商务 工程");

    /// <summary>Characters behind 总 where it is no union.</summary>
    private static readonly SearchValues<char> NotAfterShort = SearchValues.Create("是有体共计数会量之部额产值面分量投量的书经理队监编裁署领");

    /// <summary>The characters that bodies without a place in front begin with.</summary>
    public static IEnumerable<char> Beginnings() => new[] { Heads, Levels, Fixed, Enterprises }.SelectMany(w => w.All).Select(w => w.Word[0]);

    public static void Scan(ReadOnlySpan<char> text, List<PlaceChain> chains, NameCues cues, List<Mention> found)
    {
        var chain = 0;
        for (var i = 0; i < text.Length;)
        {
            while (chain < chains.Count && chains[chain].Start < i)
            {
                chain++;
            }

            var head = chain < chains.Count && chains[chain].Start == i ? chains[chain].Length : 0;
            if (head == 0 && !cues[i].Is(CharacterUse.BeginsBody))
            {
                i++;
                continue;
            }

            var end = head > 0 ? AfterHead(text, cues, i, i + head, true)
                : Heads.LongestAt(text, i) is > 0 and var word ? AfterHead(text, cues, i, i + word, false)
                : AfterLevel(text, i);
            if (end == 0 && Enterprises.LongestAt(text, i) is > 0 and var enterprise && (i + enterprise == text.Length || !NotAfterSteel.Contains(text[i + enterprise])))
            {
                end = i + enterprise;
            }

            if (end == 0 && Fixed.LongestAt(text, i) is > 0 and var known)
            {
                end = i + known;
            }

            if (end > i)
            {
                found.Add(new Mention(i, end, EntityKind.Organization));
                i = end;
            }
            else
            {
                i += Math.Max(1, head);
            }
        }
    }

    /// <summary>Length of the word for a level that a name begins with (自治区), or 0.</summary>
    public static int LevelLength(ReadOnlySpan<char> name) => Levels.LongestAt(name, 0);

    /// <summary>True where a body that is called by its level begins (省总法律工作部, 市人社局).</summary>
    public static bool BeginsLevelBody(ReadOnlySpan<char> text) => Levels.LongestAt(text, 0) > 0 && AfterLevel(text, 0) > 0;

    /// <summary>True where what stands before 全总 makes it 安全总监.</summary>
    public static bool EndsSafety(ReadOnlySpan<char> before) => before.EndsWith("安");

    /// <summary>True of the short name of a steel works.</summary>
    public static bool IsEnterprise(ReadOnlySpan<char> name) => Enterprises.Contains(name);

    /// <summary>True of the union of a division, the national one, 新华社, steel works, and committees of the Youth League, whose names stand for nothing else: 省总, 西安市总工会, 全总, 团区委.</summary>
    public static bool IsCertain(ReadOnlySpan<char> text, Mention body)
    {
        var name = text[body.Start..body.End];
        return !IsOneOfMany(text, body) && (name is "新华社" || (name is "全总" && !EndsSafety(text[..body.Start])) || IsEnterprise(name) || (name[0] == '团' && name.Length == 3) || (name is [.., not '全', '总']) || (name.EndsWith("总工会") && name.Length > 3)
            || (name.EndsWith("工会") && name.Length > 4 && PlaceKinds.EndsLikeTown(name[..^2]) && Gazetteer.Default.Names.Find(name[..^2]) >= 0));
    }

    /// <summary>True of a body that is called by its level and stands for all of it: 各市总工会, 县（市）区总工会.</summary>
    public static bool IsOneOfMany(ReadOnlySpan<char> text, Mention body) =>
        body.Start > 0 && (text[body.Start - 1] == '各' || text[..body.Start].EndsWith("（市）") || text[..body.Start].EndsWith("(市)")) && BeginsLevelBody(text[body.Start..body.End]);

    /// <summary>The end of the body whose name goes on at <paramref name="at"/>, or 0.</summary>
    private static int AfterHead(ReadOnlySpan<char> text, NameCues cues, int start, int at, bool isPlace)
    {
        if (isPlace && ShortUnion(text, at) is > 0 and var abbreviation)
        {
            return WithDepartment(text, abbreviation);
        }

        var end = 0;
        for (var i = at; i < text.Length && i - start < LongestName && !IsBreak(text, i); i++)
        {
            var length = cues[i].Suffix;
            if (length > 0)
            {
                end = i + length;
                i = end - 1;
            }
            else if (end > 0 && i >= end + (text[..end].EndsWith("兵团") ? Regiment : Department))
            {
                break;
            }
        }

        return end == 0 ? 0 : WithDepartment(text, end);
    }

    /// <summary>总 or 区总 behind a place where it stands for the trade union: 甘肃省总, 新疆区总.</summary>
    private static int ShortUnion(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] == '区' && at + 1 < text.Length && text[at + 1] == '总')
        {
            at++;
        }

        var isUnion = at > 0 && at < text.Length && text[at] == '总' && EntityLexicon.IsLevel(text[at - 1])
            && (at + 1 >= text.Length || !NotAfterShort.Contains(text[at + 1]) || text[(at + 1)..].StartsWith("会同")) && Lexicon.Suffixes.LongestAt(text, at) == 0;
        return isUnion ? at + 1 : 0;
    }

    private static int AfterLevel(ReadOnlySpan<char> text, int at)
    {
        var level = Levels.LongestAt(text, at);
        if (level == 0 || (at > 0 && !IsOutside(text, at)) || text[at..].StartsWith("区队"))
        {
            return 0;
        }

        if (ShortUnion(text, at + level) is > 0 and var union)
        {
            return WithDepartment(text, union);
        }

        // 区委: the level word is a part of the suffix.
        var whole = Lexicon.Suffixes.LongestAt(text, at, out _);
        var length = Lexicon.Suffixes.LongestAt(text, at + level, out _);
        return length > 1 ? WithDepartment(text, at + level + length) : whole > level ? WithDepartment(text, at + whole) : 0;
    }

    /// <summary>True where a level word at an offset does not end another word.</summary>
    private static bool IsOutside(ReadOnlySpan<char> text, int at) =>
        EntityLexicon.Breaks.Contains(text[at - 1]) || "以经由时日月年找访请赴据同跟中".Contains(text[at - 1], StringComparison.Ordinal);

    private static int WithDepartment(ReadOnlySpan<char> text, int end)
    {
        for (var i = end; i < text.Length && i < end + Department && !IsBreak(text, i); i++)
        {
            if (i > end && text[i] is '部' or '处' && (i + 1 >= text.Length || text[i + 1] is not ('门' or '分' or '队' or '理')))
            {
                return i + 1;
            }

            if (i > end && Lexicon.Suffixes.LongestAt(text, i) is > 1 and var length)
            {
                return i + length;
            }

            if (text[i] is '副' or '主' or '书' or '常' or '党' or '职' or '干' or '机' or '驻' or '联' or '组' or '开' or '举')
            {
                return end;
            }
        }

        return end;
    }

    private static bool IsBreak(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '和' or '与' => Joined.LongestAt(text, i + 1) == 0,
        '（' or '）' or '(' or ')' => false,
        '会' => i + 1 < text.Length && text[i + 1] == '同',
        '请' or '邀' => true,
        var c => EntityLexicon.Breaks.Contains(c) || char.IsAsciiDigit(c),
    };
}
