using System.Buffers;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>Mends mentions of the tagger whose form is known to be another.</summary>
internal static class MentionForms
{
    private static readonly WordSet Verbs = new("组织 联合 会同 携手 召开 举办 启动 派出 邀请 走进 开展 选派 联手 推出 发放 请".Split(' ').Select(w => (w, 0)));

    // What a body's name does not begin with: 缘于公司工会, 再访飞岩公司, 经县人社局审查.
    private static readonly WordSet Leads = new("访 再访 走访 采访 赴 缘于 据 随 找 根据 组建 成立".Split(' ').Select(w => (w, 0)));

    // What names a storm, not a person: 台风“威马逊”.
    private static readonly WordSet Storms = new("台风 飓风 热带风暴 强热带风暴 气旋".Split(' ').Select(w => (w, 0)));

    // 北京1月14日讯新华社记者.
    private static readonly WordSet Datelines = new("日讯 日电 日消息".Split(' ').Select(w => (w, 0)));

    // 中国道路.
    private static readonly WordSet Doctrines = new("道路 力量 精神 特色 梦 方案 智慧 奇迹 模式 经验 故事 声音 速度 制造 式".Split(' ').Select(w => (w, 0)));

    // What stands before the title of one who directs it (安全总监).
    private static readonly WordSet Fields = new("安全 技术 财务 行政 运营 生产 质量 艺术 市场".Split(' ').Select(w => (w, 0)));

    private static readonly WordSet Directors = new("总监 总经理 总工程师 总会计师 总裁 总编辑 总调度".Split(' ').Select(w => (w, 0)));

    private static readonly SearchValues<string> NamelessBodies = SearchValues.Create(["有家", "一家", "有个", "有座", "某"], StringComparison.Ordinal);

    private static readonly WordSet Faculties = Words("系 学院 研究院 研究所 研究中心");
    private static readonly WordSet Clinics = Words("科 医学科 医学中心");
    private static readonly WordSet Chambers = Words("执行局 立案庭 刑庭 民庭 行政庭 劳动争议审判庭 审判庭");
    private static readonly WordSet Channels = Words("频道 频率");
    private static readonly WordSet Committees = Words("青年委员会 女职工委员会 海南委员会 工作委员会 专业委员会");
    private static readonly WordSet Districts = Words("管理区 分场");
    private static readonly WordSet Sites = Words("工地 项目 项目部 车间 分厂 机关");
    private static readonly WordSet Meetings = Words("牵线 联系 联合 会同 携手 邀请 走进 联手 协调 支持 指导 帮助 走访 慰问");
    private static readonly WordSet Addresses = new("阿姨 大娘 大爷 大妈 大叔 大婶 大嫂 大哥 大姐 奶奶 爷爷 婆婆 师傅 老师 老板 将军 医生 教授 书记 主席 主任".Split(' ').Select(w => (w, 0)));
    private static readonly WordSet KnownPersons = new(SeedLists.ReadKinds("given-names.tsv").Where(k => k.Kind == "known").SelectMany(k => k.Words).Select(w => (w, 0)));
    private static readonly WordSet Trails = new("工人 职工 员工 常委 党政领导 领导 党建工作 权威".Split(' ').Select(w => (w, 0)));

    /// <summary>
    /// Appends a mention: two bodies where a verb stands behind the abbreviation of a union (甘肃省总组织兰州大学) or a conjunction
    /// joins them, a body with its department (市总工会女职工部), a village where a person's name goes on so.
    /// </summary>
    public static void Add(ReadOnlySpan<char> text, Mention mention, List<Mention> tagged)
    {
        if (mention.Kind == EntityKind.Organization && Conjunction(text[mention.Start..mention.End]) is > 0 and var joint)
        {
            Add(text, mention with { End = mention.Start + joint }, tagged);
            mention = mention with { Start = mention.Start + joint + 1 };
        }

        // 大连金普新区有家轴承厂 names the place alone.
        if (mention.Kind == EntityKind.Organization && text[mention.Start..mention.End].IndexOfAny(NamelessBodies) is > 1 and var place
            && Gazetteer.Default.Names.FindLongest(text, mention.Start, out _) > 1)
        {
            mention = new Mention(mention.Start, mention.Start + place, EntityKind.Place);
        }

        if (mention.Kind == EntityKind.Organization && UnionBeforeVerb(text[mention.Start..mention.End], out var bound) is > 0 and var union1)
        {
            tagged.Add(mention with { End = mention.Start + union1 });
            Add(text, mention with { Start = mention.Start + union1 + bound }, tagged);
        }
        else if (mention.Kind == EntityKind.Organization && VerbBehindUnion(text, mention, out var verb) is > 0 and var at)
        {
            tagged.Add(mention with { End = at });
            if (mention.End - at - verb > 2 && DefinedNames.EndsLikeBody(text[(at + verb)..mention.End]))
            {
                tagged.Add(mention with { Start = at + verb });
            }
        }
        else if (mention.Kind == EntityKind.Organization)
        {
            var end = mention.End + UnionBehind(text, mention.End);
            tagged.Add(mention with { End = end + Math.Max(DepartmentBehind(text, end), CentreBehind(text, end)) });
        }
        else if (mention.Kind == EntityKind.Place && text[mention.End - 1] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟' or '镇' or '乡' && UnionBehind(text, mention.End) is > 0 and var union
            && !text[(mention.End + union)..].StartsWith("干部"))
        {
            tagged.Add(new Mention(mention.Start, mention.End + union + DepartmentBehind(text, mention.End + union), EntityKind.Organization));
        }
        else if (mention.Kind == EntityKind.Person && mention.Length > 2 && mention.End < text.Length && text[mention.End] is '村' or '乡' or '镇')
        {
            tagged.Add(new Mention(mention.Start, mention.End + 1, EntityKind.Place));
        }
        else
        {
            tagged.Add(mention);
        }
    }

    /// <summary>
    /// The mention without what no name begins or ends with (根据公司工会, 动力机车厂工人); false for what is none: everyday
    /// words taken for a person or a place, a name with figures in it, the union of a country's workers in general.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="mention">The mention, changed.</param>
    /// <param name="tokens">A buffer.</param>
    public static bool TryTidy(ReadOnlySpan<char> text, ref Mention mention, List<Token> tokens)
    {
        var name = text[mention.Start..mention.End];
        if (mention.Kind == EntityKind.Organization)
        {
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
            if (OrganizationScanner.IsOneOfMany(text, mention) || (name is "全总" && OrganizationScanner.EndsSafety(text[..mention.Start])))
            {
                return false;
            }

            // 黔山矿业安全总监.
            if (name is [.., not ('省' or '市' or '县' or '区' or '州' or '旗'), '总'] && Directors.LongestAt(text, mention.End - 1) > 0)
            {
                name = name[..^(1 + Fields.LongestBefore(name, name.Length - 1, out _))];
                mention = mention with { End = mention.Start + name.Length };
            }

            if (TryTidyBody(name, ref mention, tokens) is var isBody && isBody && PlaceForms.EndsLikeTown(text[mention.Start..mention.End]))
            {
                mention = mention with { Kind = EntityKind.Place };
            }

            return isBody;
        }

        if (mention.Kind == EntityKind.Person && OrganizationScanner.IsEnterprise(name))
        {
            mention = mention with { Kind = EntityKind.Organization };
            return true;
        }

        if (mention.Kind == EntityKind.Person)
        {
            var space = PersonScanner.SpacedLength(text, mention.Start) == name.Length ? -1 : name.IndexOfAny(' ', '\u3000');
            name = space > 0 ? name[..space] : name;

            // 吾守尔拉着: the verb is no part of a spelled name.
            name = name.Contains('·') && mention.Start + name.Length < text.Length && text[mention.Start + name.Length] is '着' or '了' or '过' ? name[..^1] : name;

            // 朱阿姨 is called by her surname, 王震将军 by his name.
            if (Addresses.LongestBefore(name, name.Length, out _) is > 0 and var address && address < name.Length)
            {
                name = name[..^address];
            }

            // 杨勇等一批人, 王燕便对照.
            name = name.Length > 2 && name[^1] is '等' or '便' or '则' or '却' or '也' or '又' or '就' or '还' or '都' or '已' ? name[..^1] : name;
            mention = mention with { End = mention.Start + name.Length };
            return name.Length > 1 && !IsNoPerson(name) && !PlaceForms.IsInCompound(text, mention) && !NamesStorm(text[..mention.Start]) && !HasDigit(name) && !PointsAway(name) && (!IsEveryday(name, tokens) || (name.Length < 4 && IsIntroduced(text, mention)));
        }

        if (mention.Kind == EntityKind.Place)
        {
            if ((name is "中国" && Doctrines.LongestAt(text, mention.End) > 0) || PlaceForms.IsCompound(name))
            {
                return false;
            }

            mention = mention with { End = mention.End + PlaceForms.LandmarkBehind(text, mention.End) };
        }

        return mention.Kind != EntityKind.Place || !(IsLatin(name) || (Gazetteer.Default.Names.FindLongest(name, 0, out _) == 0 && IsEveryday(name, tokens)));
    }

    private static bool TryTidyBody(ReadOnlySpan<char> name, ref Mention mention, List<Token> tokens)
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

        // 哈萨克族 is a people, 红旗手 a title, 一中全会 a meeting.
        if (name.Length < 2 || (name.Length < 6 && name[^1] == '族') || name[^1] == '手' || name.EndsWith("全会"))
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

        var end = name.Length - 2;
        while (end > 2 && !DefinedNames.EndsLikeBody(name[..end]))
        {
            end--;
        }

        if (end <= 2)
        {
            return name.Length;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name[end..], tokens);
        foreach (var token in tokens)
        {
            // The dictionary holds 隆重召开 as one word, and calls it a name.
            var word = name.Slice(end + token.Start, token.Length);
            if (token.Length > 1 && (IsVerb(word) || (token.Length == 4 && IsVerb(word[2..]))))
            {
                return end;
            }
        }

        return name.Length;
    }

    /// <summary>
    /// True of a run of everyday words, each longer than a character (爱岗敬业, 奥运冠军). The one dictionary calls many of them
    /// names of persons, so the other is asked as well.
    /// </summary>
    private static bool IsEveryday(ReadOnlySpan<char> name, List<Token> tokens)
    {
        if (KnownPersons.Contains(name))
        {
            return false;
        }

        if (name.Length > 1 && (IsEverydayWord(name) || (name.Length == 4 && IsWord(name[..2]) && IsWord(name[2..]) && EntityLexicon.Default.Surnames.LongestAt(name, 0, out _) < 2)))
        {
            return true;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name, tokens);
        foreach (var token in tokens)
        {
            var word = name.Slice(token.Start, token.Length);
            if (token.Length < 2 || !IsEverydayWord(word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>党中央, 徐副总, 胡家, 复兴·英雄: what only begins like a person's name.</summary>
    private static bool IsNoPerson(ReadOnlySpan<char> name) =>
        name.EndsWith("中央") || name.EndsWith("副总") || (name.Length == 2 && name[1] == '家')
        || (name.IndexOf('·') is > 1 and var dot && name[(dot + 1)..] is { Length: > 1 } rest && WordClasses.IsOrdinary(WordClasses.Of(name[..dot])) && WordClasses.IsOrdinary(WordClasses.Of(rest)));

    private static bool NamesStorm(ReadOnlySpan<char> before) => before.TrimEnd("“‘\"") is var word && Storms.LongestBefore(word, word.Length, out _) > 0;

    /// <summary>那头, 那天: no name of the family 那 begins so.</summary>
    private static bool PointsAway(ReadOnlySpan<char> name) => name is ['那', '头' or '边' or '里' or '天' or '年' or '时' or '样' or '些' or '个' or '么' or '位' or '种', ..];

    private static bool IsVerb(ReadOnlySpan<char> word) => WordClasses.IsVerb(WordClasses.Of(word));

    private static bool IsEverydayWord(ReadOnlySpan<char> word) => IsWord(word) || WordClasses.IsOrdinary(WordClasses.Of(word));

    private static bool IsWord(ReadOnlySpan<char> word) => BigramDictionary.Default.Trie.FindSlot(word) >= 0;

    /// <summary>True where a role stands in front of a name or a word of speech behind: 记者 米粒 摄.</summary>
    private static bool IsIntroduced(ReadOnlySpan<char> text, Mention person)
    {
        var before = text[..person.Start].TrimEnd(" \u3000：:（(");
        var behind = text[person.End..].TrimStart(" \u3000");
        return EntityLexicon.Default.Roles.LongestBefore(before, before.Length, out _) > 0 || (EntityLexicon.Default.After.LongestAt(behind, 0) > 1 && !IsWord(text[person.Start..person.End])) || behind is ['摄' or '说', ..];
    }

    private static bool HasDigit(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLatin(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c >= '\u3400' && c is < '\uFF00' or > '\uFF5E')
            {
                return false;
            }
        }

        return true;
    }

    private static WordSet Words(string words) => new(words.Split(' ').Select(w => (w, 0)));

    private static int LeadLength(ReadOnlySpan<char> name)
    {
        var lead = Leads.LongestAt(name, 0);
        lead = lead == 0 && name.Length > 3 && name[0] is '经' or '由' or '向' or '对' or '请' or '同' && name[1] is '省' or '市' or '县' or '区' or '州' or '旗' ? 1 : lead;
        return name.Length - lead > 2 && DefinedNames.EndsLikeBody(name[lead..]) ? lead : 0;
    }

    /// <summary>Where 和 or 与 joins two names of bodies (县总工会和县应急管理局), or 0; 住房和城乡建设局 is one.</summary>
    private static int Conjunction(ReadOnlySpan<char> name)
    {
        for (var i = 2; i < name.Length - 3; i++)
        {
            if (name[i] is '和' or '与' or '、' && EndsWhole(name[..i]) && DefinedNames.EndsLikeBody(name[(i + 1)..]))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>Length of the union that stands behind the name of its enterprise or division, or 0.</summary>
    private static int UnionBehind(ReadOnlySpan<char> text, int end) =>
        Sites.LongestAt(text, end) is > 0 and var site && text[(end + site)..].StartsWith("工会") ? site + 2 : text[end..].StartsWith("工会") || text[end..].StartsWith("总工会") ? EntityLexicon.Default.Suffixes.LongestAt(text, end) : 0;

    /// <summary>Length of a union's centre for workers behind its name (职工心理服务中心), or 0.</summary>
    private static int CentreBehind(ReadOnlySpan<char> text, int end)
    {
        const int Farthest = 8;
        if (!text[end..].StartsWith("职工"))
        {
            return 0;
        }

        var between = text.Slice(end, Math.Min(Farthest + 2, text.Length - end));
        var at = between.IndexOf("中心");
        return at > 2 && !between[..at].ContainsAny(EntityLexicon.Breaks) ? at + 2 : 0;
    }

    /// <summary>True of a name that ends like a body, or like the abbreviation of a union (州总).</summary>
    private static bool EndsWhole(ReadOnlySpan<char> name) =>
        name is [.., '省' or '市' or '县' or '区' or '州' or '旗' or '盟', '总'] || (name.Length > 2 && DefinedNames.EndsLikeBody(name));

    /// <summary>Length of the department that stands behind a body, or 0; 组织部分职工 is none.</summary>
    private static int DepartmentBehind(ReadOnlySpan<char> text, int end)
    {
        var length = EntityLexicon.Default.Departments.LongestAt(text, end);
        length = Math.Max(length, PartBehind(text, end));
        return length > 0 && end + length < text.Length && text[end + length] is '分' or '门' or '署' or '队' or '长' or '件' or '委' or '学' or '技' ? 0 : length;
    }

    /// <summary>Length of the faculty, clinic, chamber, channel or committee that stands behind a body of its kind (深圳大学社会学系), or 0.</summary>
    private static int PartBehind(ReadOnlySpan<char> text, int end)
    {
        const int Longest = 10;
        var body = text[..end];
        var kinds = body.EndsWith("大学") || body.EndsWith("学院") ? Faculties : body.EndsWith("医院") ? Clinics : body.EndsWith("法院") ? Chambers : body.EndsWith("电视台") || body.EndsWith("电台") ? Channels
            : body.EndsWith("工会") || body.EndsWith("联合会") || body.EndsWith("协会") ? Committees : body.EndsWith("农场") ? Districts : null;
        for (var i = end; kinds is not null && i < text.Length && i - end < Longest; i++)
        {
            if (kinds.LongestAt(text, i) is > 0 and var length && (i - end > 1 || length > 2) && (i + length == text.Length || text[i + length] is not ('统' or '列' or '员' or '技' or '学' or '生' or '长')))
            {
                return i + length - end;
            }

            if (text[i] < '\u3400' || (EntityLexicon.Breaks.Contains(text[i]) && !(text[i] == '与' && Gazetteer.Default.Names.FindLongest(text, i + 1, out _) < 2)) || text[i] is '附' or '第' && kinds != Districts)
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>The end of the union before a verb and another body (中国海员建设工会|牵线|交通运输部海事局), or 0.</summary>
    private static int UnionBeforeVerb(ReadOnlySpan<char> name, out int verb)
    {
        verb = 0;
        var at = name.IndexOf("工会") + 2;
        if (at < 5 || at >= name.Length - 3)
        {
            return 0;
        }

        verb = Meetings.LongestAt(name, at);
        return verb > 0 && DefinedNames.EndsLikeBody(name[(at + verb)..]) ? at : 0;
    }

    /// <summary>Where the verb begins, or 0. What ends like no body behind the abbreviation of a union begins with a verb (怒江州总帮社区).</summary>
    private static int VerbBehindUnion(ReadOnlySpan<char> text, Mention mention, out int verb)
    {
        verb = 0;
        var at = text[mention.Start..mention.End].IndexOf('总');
        if (at < 1 || text[mention.Start + at - 1] is not ('省' or '市' or '县' or '区' or '州' or '旗' or '盟'))
        {
            return 0;
        }

        at += mention.Start + 1;
        verb = at < mention.End ? Verbs.LongestAt(text, at) : 0;

        // 组织部 is a department.
        return verb > 0 && at + verb < mention.End && text[at + verb] != '部' ? at : at < mention.End && !DefinedNames.EndsLikeBody(text[at..mention.End]) && !text[at..mention.End].EndsWith("部") ? at : 0;
    }
}
