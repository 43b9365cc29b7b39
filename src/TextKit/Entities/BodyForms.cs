using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>Mends the ends of bodies, and tells what only looks like one. Safe to share.</summary>
internal static class BodyForms
{
    // What a body's name does not begin with: 缘于公司工会, 再访飞岩公司, 经县人社局审查.
    private static readonly WordSet Leads = new("访 再访 走访 采访 赴 缘于 据 随 找 根据 组建 成立 近日 日前 目前 今天 昨天");

    // 北京1月14日讯新华社记者.
    private static readonly WordSet Datelines = new("日讯 日电 日消息");
    private static readonly WordSet Trails = new("工人 职工 员工 常委 党政领导 领导 领导机构 领导班子 领导人 党建工作 权威 经济社会 经济发展 社会发展 工业发展 人民生活");

    // What stands before the title of one who directs it (安全总监).
    private static readonly WordSet Fields = new("安全 技术 财务 行政 运营 生产 质量 艺术 市场");
    private static readonly WordSet Directors = new("总监 总经理 总工程师 总会计师 总裁 总编辑 总调度");

    // What is one of many begins so: 辖区派出所, 大城市三甲医院.
    private static readonly WordSet Several = new("辖区 当地 附近 所在地 大城市 各大 一些 多家 数家 三甲 知名");

    private static readonly WordSet Events = new("博览会 论坛 交易会 运动会 峰会 年会 创业周 文化节 艺术节 锦标赛 联赛 洽谈会 招聘会 展览会 座谈会 研讨会 发布会 奥运会 亚运会 世博会 园博会 进博会 广交会 商品交易会");

    /// <summary>The body without what no name begins or ends with (根据公司工会, 动力机车厂工人), or the place that alone is named; false for what is none.</summary>
    public static bool TryTidy(ReadOnlySpan<char> text, ref Mention mention, List<Token> tokens)
    {
        var name = text[mention.Start..mention.End];

        // 本报延吉讯.
        if (name.Length > 2 && name[^1] is '讯' or '电' && text[..mention.Start].EndsWith("本报") && Gazetteer.Default.Names.FindLongest(text, mention.Start, out _) == name.Length - 1)
        {
            mention = mention with { End = mention.End - 1, Kind = EntityKind.Place };
            return true;
        }

        // 工会界 is a part of society, 新中国 no country's name.
        if ((name.EndsWith("工会") && mention.End < text.Length && text[mention.End] == '界') || (name.StartsWith("中国") && mention.Start > 0 && text[mention.Start - 1] == '新'))
        {
            return false;
        }

        // 各市总工会 are many.
        if (OrganizationScanner.IsOneOfMany(text, mention) || Several.LongestAt(name, 0) > 0 || PlaceForms.IsInCompound(text, mention with { End = mention.Start + 2 }) || (name is "全总" && OrganizationScanner.EndsSafety(text[..mention.Start])))
        {
            return false;
        }

        // 黔山矿业安全总监.
        if (name is [.., not ('省' or '市' or '县' or '区' or '州' or '旗'), '总'] && Directors.LongestAt(text, mention.End - 1) > 0)
        {
            name = name[..^(1 + Fields.LongestBefore(name, name.Length - 1, out _))];
            mention = mention with { End = mention.Start + name.Length };
        }

        if (TryTidyName(name, ref mention, tokens) is var isBody && isBody && PlaceForms.EndsLikeTown(text[mention.Start..mention.End]))
        {
            mention = mention with { Kind = EntityKind.Place };
        }

        return isBody;
    }

    private static bool TryTidyName(ReadOnlySpan<char> name, ref Mention mention, List<Token> tokens)
    {
        var dateline = Datelines.LongestAt(name, 0);
        name = name[dateline..];
        if (name.Length < 2)
        {
            return false;
        }

        // --公司, as a dash is typed.
        var dashes = name.Length - name.TrimStart("-—－ ").Length;
        name = name[dashes..];
        dateline += dashes;

        // 哈萨克族 is a people, 红旗手 a title, 一中全会 a meeting, a fair an event.
        if (name.Length < 2 || Events.LongestBefore(name, name.Length, out _) > 0 || (name.Length < 6 && name[^1] == '族') || name[^1] == '手' || name.EndsWith("全会"))
        {
            return false;
        }

        name = name.Length > 2 && name[^1] is '和' or '与' or '及' or '啦' or '吧' or '呢' or '呀' ? name[..^1] : name;
        name = name.IndexOf('等') is > 2 and var others && DefinedNames.EndsLikeBody(name[..others]) ? name[..others] : name;
        name = name[..EndBeforeVerb(name, tokens)];
        mention = new Mention(mention.Start + dateline, mention.Start + dateline + name.Length, mention.Kind);
        var lead = LeadLength(name);
        var rest = name[lead..];
        var trail = Trails.LongestBefore(rest, rest.Length, out _);
        mention = new Mention(mention.Start + lead, mention.End - trail, mention.Kind);
        rest = rest[..^trail];
        if (trail > 0 && !DefinedNames.EndsLikeBody(rest) && !rest.EndsWith("政治局") && !OrganizationScanner.IsEnterprise(rest) && rest is not "党中央")
        {
            var place = Gazetteer.Default.Names.FindLongest(name, 0, out _);
            mention = new Mention(mention.Start, mention.Start + place, EntityKind.Place);
            return place > 1 && lead == 0;
        }

        // 北京1月14日讯新华社.
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] is '月' or '日' && char.IsDigit(rest[i - 1]))
            {
                return false;
            }
        }

        if (rest.EndsWith("工会") && Gazetteer.Default.Names.Find(rest[..^2]) is >= 0 and var country
            && Gazetteer.Default[Gazetteer.PlaceOf(Gazetteer.Default.Names.Value(country))].Level == PlaceLevel.Country)
        {
            mention = mention with { End = mention.End - 2, Kind = EntityKind.Place };
        }

        return !rest.StartsWith("党和");
    }

    /// <summary>Where a name ends that goes on with a verb and ends like no body: 河北港口集团隆重召开.</summary>
    private static int EndBeforeVerb(ReadOnlySpan<char> name, List<Token> tokens)
    {
        if (DefinedNames.EndsLikeBody(name))
        {
            return name.Length;
        }

        var end = name.Length > 2 ? DefinedNames.BodyIn(name[..^2]) : 0;
        if (end == 0)
        {
            return name.Length;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name[end..], tokens);
        foreach (var token in tokens)
        {
            // The dictionary holds 隆重召开 as one word, and calls it a name.
            var word = name.Slice(end + token.Start, token.Length);
            if (token.Length > 1 && (EverydayWords.IsVerb(word) || (token.Length == 4 && EverydayWords.IsVerb(word[2..]))))
            {
                return end;
            }
        }

        return name.Length;
    }

    private static int LeadLength(ReadOnlySpan<char> name)
    {
        var lead = Leads.LongestAt(name, 0);
        lead = lead == 0 && name.Length > 3 && name[0] is '经' or '由' or '向' or '对' or '请' or '同' && name[1] is '省' or '市' or '县' or '区' or '州' or '旗' ? 1 : lead;
        return name.Length - lead > 2 && DefinedNames.EndsLikeBody(name[lead..]) ? lead : 0;
    }
}
