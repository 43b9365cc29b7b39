using TextKit.Entities.Scanning;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Tells what only looks like the name of a body: bodies in general, parts of other words, events. Safe to share.</summary>
internal static class GenericBodies
{
    // What is one of many begins so: 辖区派出所, 大城市三甲医院.
    private static readonly WordSet Several = new("辖区 当地 附近 所在地 大城市 各大 一些 多家 数家 三甲 知名 区队 大集团 大公司 大企业 县区 市县 区县 县市 省市 乡镇 个乡镇 县乡 镇街 广大 小城镇 全省 全市 全县 全区 全州 五大 各大 个分 即将 而");

    // Bodies without a name.
    private static readonly WordSet Nameless = new("中央机关 中央国家机关 中央和国家机关 领导小组 指挥部 工作组 大师工作室 技能大师工作室 劳模工作室 名师工作室 煤矿 铁矿 铜矿 金矿 镍矿 铅矿 锌矿 锰矿 铬矿 钨矿 锡矿 铝土矿 稀土矿 林场 分公司 村党支部 模创新工作室 创新工作室 职工创新工作室 劳模创新工作室");

    // What the sections and crews of a body are called by.
    private static readonly WordSet Sections = new("综采 综掘 掘进 采煤 采掘 机电 运输 通风 开拓 检修 维修 安全 安全环保 环保 安监 人事 财务 技术 设备 保卫 后勤 中医 内 外 儿 妇产 骨 急诊");
    private static readonly WordSet Events = new("博览会 论坛 交易会 运动会 峰会 年会 创业周 文化节 艺术节 锦标赛 公开赛 大奖赛 挑战赛 擂台赛 邀请赛 电影节 电视节 旅游节 国际音乐节 美食节 设计周 交流周 图书节 书展 画展 车展 航展 展览 展销会 巡回展 巡展 双年展 观舰式 歌会 青奥会 全运会 残运会 大运会 农运会 冬奥会 残奥会 高峰会 马拉松 大赛 联赛 洽谈会 招聘会 展览会 座谈会 研讨会 发布会 奥运会 亚运会 世博会 园博会 进博会 广交会 商品交易会");

    /// <summary>True of bodies in general and parts of other words.</summary>
    public static bool IsNone(ReadOnlySpan<char> text, Mention body)
    {
        var name = text[body.Start..body.End];
        var next = body.End < text.Length ? text[body.End] : ' ';

        // 乡镇党委、|政府.
        if (name is "政府" && text[..body.Start].EndsWith("乡镇党委、"))
        {
            return true;
        }

        // 广东、广西等|地公安, 中美德 of three nations.
        if ((name[0] == '地' && text[..body.Start].EndsWith("等")) || PlaceForms.IsOfNations(name))
        {
            return true;
        }

        // 美国、法国等|国海军.
        if (name is ['国', '海' or '空' or '陆' or '军' or '队', ..] && body.Start > 0 && text[body.Start - 1] is '等' or '两' or '三' or '各' or '多')
        {
            return true;
        }

        // 全国医药管理局|长会议.
        if (name.EndsWith("长会议") || (next == '长' && name[^1] is '局' or '厅' or '院' && text[(body.End + 1)..] is ['会' or '座' or '培', ..]))
        {
            return true;
        }

        // 工会界 is a part of society, 新中国 no country's name, the rest of 劳动部|门 no ministry's.
        if ((next == '界' && name.EndsWith("工会")) || name.EndsWith("界委员") || (next == '门' && name[^1] == '部') || (name.StartsWith("中国") && body.Start > 0 && text[body.Start - 1] == '新'))
        {
            return true;
        }

        // 自治区|对营业性歌厅.
        if (OrganizationScanner.LevelLength(name) is > 0 and var level && (level == name.Length || (name[level] is '对' or '向' or '把' or '被' && level + 1 < name.Length && name[level + 1] is not ('外' or '口' or '台'))))
        {
            return true;
        }

        // 各市总工会 are many.
        return (body.Start > 0 && text[body.Start - 1] == '各') || OrganizationScanner.IsOneOfMany(text, body) || Nameless.Contains(name) || IsOwnPart(next is '队' or '科' ? text[body.Start..(body.End + 1)] : name) || IsOfMany(name) || PlaceForms.IsInCompound(text, body with { End = Math.Min(text.Length, body.Start + 2) }) || (name is "全总" && OrganizationScanner.EndsSafety(text[..body.Start]));
    }

    /// <summary>True of a name that begins with a word for many of a kind (乡镇党委, 各大公司).</summary>
    public static bool IsOfMany(ReadOnlySpan<char> name) => Several.LongestAt(name, 0) > 0;

    /// <summary>True of a section or a crew without the name of its body (综采二队, 安全环保科).</summary>
    private static bool IsOwnPart(ReadOnlySpan<char> name) =>
        name.Length < 6 && name[^1] is '队' or '科' && Sections.LongestAt(name, 0) is > 0 and var section && (section == name.Length - 1 || (section == name.Length - 2 && "一二三四五六七八九".Contains(name[^2])));

    /// <summary>True of what ends like no body and goes on, without a mark, to the word for an event.</summary>
    public static bool IsOfEvent(ReadOnlySpan<char> text, Mention mention, List<Token> tokens)
    {
        const int Farthest = 8;
        var name = text[mention.Start..mention.End];
        var behind = text[mention.End..Math.Min(text.Length, mention.End + Farthest)];
        var mark = behind.IndexOfAny(EntityLexicon.Breaks);
        var at = Events.FindFirst(mark < 0 ? behind : behind[..mark], out _);
        if (at < 0 || (DefinedNames.EndsLikeBody(name) && name is not "中国国际") || name[^1] == '总' || name.EndsWith("组织") || Abbreviations.Known.Contains(name) || OrganizationScanner.IsEnterprise(name))
        {
            return false;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(behind[..at], tokens);
        foreach (var token in tokens)
        {
            if (EverydayWords.IsVerb(behind.Slice(token.Start, token.Length)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True of the name of a fair or a contest (南京青奥会).</summary>
    public static bool EndsLikeEvent(ReadOnlySpan<char> name) => Events.LongestBefore(name, name.Length, out _) > 0;
}
