using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Mends the ends of bodies, and tells a place or a person that was taken for one. Safe to share.</summary>
internal static class BodyForms
{
    // What a body's name does not begin with: 缘于公司工会, 再访飞岩公司, 经县人社局审查.
    private static readonly WordSet Leads = new("访 再访 走访 采访 赴 缘于 据 随 找 根据 组建 成立 曾任 历任 现任 时任 担任 近日 日前 目前 今天 昨天 我台 本台 中外合资 中美合资 中日合资 中德合资 中法合资 中英合资 中韩合资");

    // What stands behind a body and is none of its name: those who work there, posts, fields.
    private static readonly WordSet Trails = new("省直机关 市直机关 县直机关 区直机关 直属机关 工人 职工 员工 常委 党政领导 领导 领导机构 领导班子 领导人 党建工作 内设机构 两部委 三部委 四部委 五部委 六部委 七部委 八部委 权威 质量师 工程师 高级工程师 技师 高级技师 设计师 教师 律师 研究员 经济社会 经济发展 社会发展 工业发展 人民生活");

    // What abstract nouns stand behind that is no body: 中国电信|事业, 中美|关系.
    private static readonly WordSet Nations = new("中华 世界 国家 人民 全国 社会 国际 中美 中俄 中日 俄日");
    private static readonly WordSet Abstract = new("文化 事业 关系 国家 力量 成就 状况 形象 富强 幸福 电影 汽车市场 灾区 生活中 体系 证券市场 贸易 基础设施 精神 建设 交通状况");

    // What stands before the title of one who directs it (安全总监).
    private static readonly WordSet Fields = new("安全 技术 财务 行政 运营 生产 质量 艺术 市场");
    private static readonly WordSet Directors = new("总监 总经理 总工程师 总会计师 总裁 总编辑 总调度");

    private static readonly WordSet Teamed = new("小学 中学 大学 学院 学校 医院 公司 集团");

    /// <summary>The body without what no name begins or ends with (根据公司工会, 动力机车厂工人), or the place or person that alone is named; false for what is none.</summary>
    public static bool TryTidy(ReadOnlySpan<char> text, ref Mention mention, List<Token> tokens)
    {
        if (OfOtherKind(text, mention) is { } other)
        {
            mention = other;
            return other.Kind != EntityKind.Person || PersonForms.TryTidy(text, ref mention, tokens);
        }

        mention = WithWholeEnds(text, mention);
        if (GenericBodies.IsNone(text, mention) || GenericBodies.IsOfEvent(text, mention, tokens) || !TryTidyName(text[mention.Start..mention.End], ref mention, tokens))
        {
            return false;
        }

        if (PlaceKinds.EndsLikeTown(text[mention.Start..mention.End]))
        {
            mention = mention with { Kind = EntityKind.Place };
            return !PlaceForms.IsNoName(text, mention);
        }

        // 八路军总部|旧址.
        if (text[mention.End..].StartsWith("旧址") || text[mention.End..].StartsWith("遗址"))
        {
            mention = new Mention(mention.Start, mention.End + 2, EntityKind.Place);
        }

        return true;
    }

    /// <summary>The place or the person that was taken together with what stands beside it, or null for a body.</summary>
    private static Mention? OfOtherKind(ReadOnlySpan<char> text, Mention body)
    {
        var name = text[body.Start..body.End];

        // 本报延吉讯.
        if (name.Length > 2 && name[^1] is '讯' or '电' && text[..body.Start].EndsWith("本报") && Gazetteer.Default.Names.FindLongest(text, body.Start, out _) == name.Length - 1)
        {
            return body with { End = body.End - 1, Kind = EntityKind.Place };
        }

        // 日本人|中岛幼八, not 朝鲜人民军.
        if (ForeignLength(name) is > 1 and var nation && name.Length - nation > 2 && name[nation] == '人' && name[nation + 1] is not ('民' or '权' or '寿' or '道' or '才' or '力' or '社') && !DefinedNames.EndsLikeBody(name))
        {
            return new Mention(body.Start + nation + 1, body.End, EntityKind.Person);
        }

        // 王秀英|小学毕业.
        if (name.Length is 4 or 5 && name[^1] == '学' && BodyParts.IsOfLearner(text, body.End - 2))
        {
            var person = new Mention(body.Start, body.End - 2, EntityKind.Person);
            person = person with { Start = PersonScanner.StartWithSurname(text, person) };
            return EntityLexicon.Default.Surnames.LongestAt(text, person.Start, out var surname) == 1 && surname == 0 ? person : null;
        }

        // 美国|捆在一起, 中国|党和政府.
        if (name.Length > 2 && Gazetteer.Default.IsCountry(name[..^1]) && (name[^1] is not ('队' or '军' or '党' or '社' or '行' or '院' or '府' or '议' or '会') || name is "中国党"))
        {
            return body with { End = body.End - 1, Kind = EntityKind.Place };
        }

        // 非洲|工会干部.
        if (name is [_, '洲', '工', '会'])
        {
            return body with { End = body.End - 2, Kind = EntityKind.Place };
        }

        // 文昌队: the team of a division bears no name, that of a nation does.
        var team = name.EndsWith("代表队") ? 3 : name[^1] == '队' ? 1 : 0;
        return team > 0 && name.Length - team > 1 && PlaceLength(name) == name.Length - team && Gazetteer.Default.Names.FindLongest(name, 0, out var first) > 1 && !IsCountry(first)
            ? body with { End = body.End - team, Kind = EntityKind.Place } : null;
    }

    /// <summary>True of a nation with its team behind (法国|队) where the text is not of labour.</summary>
    public static bool IsNationsTeam(ReadOnlySpan<char> text, Mention place) =>
        place.End < text.Length && text[place.End] == '队' && !(place.End + 1 < text.Length && text[place.End + 1] is '员' or '伍' or '长' or '友' or '列' or '医')
        && Gazetteer.Default.IsCountry(text[place.Start..place.End]) && !LacNames.IsOfLabour(text);

    /// <summary>The body with the surname that it begins with (张|长海创新工作室), without its team (钢都小学|队) and the title behind it (黔山矿业|安全总监).</summary>
    private static Mention WithWholeEnds(ReadOnlySpan<char> text, Mention body)
    {
        var name = text[body.Start..body.End];
        // 我|台综艺频道, 有限公司|党的工作.
        if (name[0] == '台' && body.Start > 0 && text[body.Start - 1] is '我' or '本' && name.Length > 3)
        {
            return body with { Start = body.Start + 1 };
        }

        if (name.EndsWith("公司党") || name.EndsWith("集团党"))
        {
            return body with { End = body.End - 1 };
        }

        // 成功|将|乐器公司, not 将乐县人民法院.
        if (name[0] == '将' && body.Start > 0 && EntityLexicon.IsHan(text[body.Start - 1]) && !EntityLexicon.Breaks.Contains(text[body.Start - 1]) && Gazetteer.Default.Names.FindLongest(name, 0, out _) < 3 && DefinedNames.EndsLikeBody(name[1..]))
        {
            return body with { Start = body.Start + 1 };
        }

        for (var missing = 1; name.EndsWith("工作室") && missing < 3 && missing <= body.Start && !(EntityLexicon.Default.Surnames.LongestAt(name, 0, out var first) == 1 && first == 0); missing++)
        {
            if (EntityLexicon.Default.Surnames.LongestAt(text, body.Start - missing, out var family) == 1 && family == 0 && (body.Start == missing || EntityLexicon.Breaks.Contains(text[body.Start - missing - 1])))
            {
                return body with { Start = body.Start - missing };
            }
        }

        if (name.Length > 4 && name[^1] == '队' && Teamed.LongestBefore(name, name.Length - 1, out _) > 0)
        {
            return body with { End = body.End - 1 };
        }

        return name is [.., not ('省' or '市' or '县' or '区' or '州' or '旗'), '总'] && Directors.LongestAt(text, body.End - 1) > 0
            ? body with { End = body.End - 1 - Fields.LongestBefore(name, name.Length - 1, out _) } : body;
    }

    private static bool TryTidyName(ReadOnlySpan<char> name, ref Mention mention, List<Token> tokens)
    {
        var dateline = Datelines.LengthIn(name);
        name = name[dateline..];
        if (name.Length < 2)
        {
            return false;
        }

        // --公司, as a dash is typed.
        var dashes = name.Length - name.TrimStart("-—－ ").Length;
        name = name[dashes..];
        dateline += dashes;

        // A fair is an event: 南京|青奥会.
        if (GenericBodies.EndsLikeEvent(name))
        {
            var place = Gazetteer.Default.Names.FindLongest(name, 0, out var host) > 1 && !IsCountry(host) ? PlaceLength(name) : 0;
            mention = new Mention(mention.Start + dateline, mention.Start + dateline + place, EntityKind.Place);
            return place > 1;
        }

        // 哈萨克族 is a people, 红旗手 a title, 一中全会 a meeting.
        if (name.Length < 2 || (name.Length < 6 && name[^1] == '族') || name[^1] == '手' || name.EndsWith("全会") || (name.EndsWith("大会") && !name.EndsWith("代表大会")))
        {
            return false;
        }

        name = name.Length > 2 && name[^1] is '和' or '与' or '及' or '啦' or '吧' or '呢' or '呀' ? name[..^1] : name;
        name = name.IndexOf('等') is > 2 and var others && DefinedNames.EndsLikeBody(name[..others]) ? name[..others] : name;
        name = name[..Math.Min(Math.Min(EndBeforeVerb(name, tokens), EndOfCentre(name, tokens)), EndBeforePerson(name))];
        mention = new Mention(mention.Start + dateline, mention.Start + dateline + name.Length, mention.Kind);
        var lead = LeadLength(name);
        var rest = name[lead..];
        var trail = Trails.LongestBefore(rest, rest.Length, out _);
        mention = new Mention(mention.Start + lead, mention.End - trail, mention.Kind);
        rest = rest[..^trail];
        if (trail == 0 && IsAbstract(rest))
        {
            trail = 1;
        }

        if (trail > 0 && !DefinedNames.EndsLikeBody(rest) && !rest.EndsWith("政治局") && !OrganizationScanner.IsEnterprise(rest) && rest is not "党中央")
        {
            var place = PlaceLength(name);
            mention = new Mention(mention.Start, mention.Start + place, EntityKind.Place);
            return place > 1 && lead == 0;
        }

        // No name holds a day (5月1日职工文化节).
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] is '月' or '日' && char.IsDigit(rest[i - 1]))
            {
                return false;
            }
        }

        if (rest.Length > 3 && rest[^2..] is "工会" or "地铁" && Gazetteer.Default.Names.Find(rest[..^2]) is >= 0 and var entry && (IsCountry(entry) || (IsShort(entry) && !BodyBounds.EndsLikeBody(rest[..^2]))))
        {
            mention = mention with { End = mention.End - 2, Kind = EntityKind.Place };
        }

        return !rest.StartsWith("党和");
    }

    /// <summary>True of what ends with an abstract noun behind everyday words (中国电信事业, 本溪教育事业, 中美关系).</summary>
    private static bool IsAbstract(ReadOnlySpan<char> name) =>
        Abstract.LongestBefore(name, name.Length, out _) is > 0 and var length && !DefinedNames.EndsLikeBody(name)
        && Math.Max(PlaceLength(name), Nations.LongestAt(name, 0)) is > 1 and var head && head + length <= name.Length;

    /// <summary>True of a division above the towns without its kind (亳州工会, which are the unions of 亳州; 北京地铁).</summary>
    private static bool IsShort(int entry) => IsAboveTowns(entry, PlaceNameForm.Short);

    /// <summary>Length of the country other than China that a name begins with, or 0.</summary>
    private static int ForeignLength(ReadOnlySpan<char> name) =>
        Gazetteer.Default.Names.FindLongest(name, 0, out var entry) is > 1 and var length && IsCountry(entry) && !name.StartsWith("中") ? length : 0;

    private static bool IsCountry(int entry) => Gazetteer.Default.LevelOf(entry) == PlaceLevel.Country;

    /// <summary>Length of the chain of places above the towns that a name begins with, or 0.</summary>
    private static int PlaceLength(ReadOnlySpan<char> name)
    {
        var length = 0;
        while (length < name.Length && Gazetteer.Default.Names.FindLongest(name, length, out var entry) is > 1 and var link && IsAboveTowns(entry))
        {
            length += link;
        }

        return length;
    }

    /// <summary>True of a name that stands for a place above the towns, no everyday word and no firmer than a form.</summary>
    private static bool IsAboveTowns(int entry, PlaceNameForm firmest = PlaceNameForm.Full)
    {
        var gazetteer = Gazetteer.Default;
        for (; entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            if (Gazetteer.FormOf(gazetteer.Names.Value(entry)) is var form && form >= firmest && form < PlaceNameForm.Common && gazetteer.LevelOf(entry) != PlaceLevel.Township)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a name ends that goes on with a verb and ends like no body: 河北港口集团隆重召开.</summary>
    private static int EndBeforeVerb(ReadOnlySpan<char> name, List<Token> tokens)
    {
        if (DefinedNames.EndsLikeBody(name) || BodyParts.EndsLikePost(name))
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

    /// <summary>Where the name of a school or a hospital ends that goes on with someone called by the surname (上海海洋大学|钱老师联系).</summary>
    private static int EndBeforePerson(ReadOnlySpan<char> name)
    {
        var end = Teamed.FindFirst(name, out var length);
        end = end < 0 ? name.Length : end + length;
        return end > length && end + 2 < name.Length && EntityLexicon.Default.Surnames.LongestAt(name, end) == 1 && (name[(end + 1)..].StartsWith("老师") || name[(end + 1)..].StartsWith("医生") || name[(end + 1)..].StartsWith("教授")) ? end : name.Length;
    }

    /// <summary>Where the name of the Party's centre ends that goes on with a verb or ends like no body (党中央|治国理政, 中共中央|决定).</summary>
    private static int EndOfCentre(ReadOnlySpan<char> name, List<Token> tokens)
    {
        var centre = name.StartsWith("党中央") ? 3 : name.StartsWith("中共中央") ? 4 : name.Length;
        if (centre == name.Length)
        {
            return centre;
        }

        if (!(DefinedNames.EndsLikeBody(name) || Abbreviations.Known.Contains(name) || name[^1] is '部' or '局' or '委'))
        {
            return centre;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name[centre..], tokens);
        return EverydayWords.IsVerb(name.Slice(centre, tokens[0].Length)) ? centre : name.Length;
    }

    private static int LeadLength(ReadOnlySpan<char> name)
    {
        var lead = Leads.LongestAt(name, 0);
        lead = lead == 0 && name.Length > 4 && name.StartsWith("联合") && OrganizationScanner.LevelLength(name[2..]) > 0 ? 2 : lead;
        lead = lead == 0 && name.Length > 3 && name[0] is '经' or '由' or '向' or '对' or '请' or '同' && name[1] is '省' or '市' or '县' or '区' or '州' or '旗' ? 1 : lead;
        return name.Length - lead > 2 && DefinedNames.EndsLikeBody(name[lead..]) ? lead : 0;
    }
}
