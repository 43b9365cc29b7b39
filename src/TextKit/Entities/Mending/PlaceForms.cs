using System.Buffers;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Entities.Mending;

/// <summary>Places known by what stands beside them: one-character names of provinces and cities, lists of towns, landmarks behind a place.</summary>
internal static class PlaceForms
{
    private const int LongestListed = 5;
    private const int LongestNumber = 6;

    // Lists and compounds are short; a long run costs no more than its length.
    private const int MostListed = 32;
    private const int LongestCompound = 8;
    private static readonly SearchValues<char> Letters = SearchValues.Create("京津沪渝冀豫滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔港澳台穗蓉杭汉深榕邕甬");
    private static readonly SearchValues<char> Reached = SearchValues.Create("京津沪渝冀豫滇皖鲁浙赣鄂桂陕闽粤藏疆琼黔蓉杭");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");
    private static readonly SearchValues<char> Nations = SearchValues.Create("中美俄日韩朝英法德意欧印巴越蒙澳加");
    private static readonly SearchValues<char> Leads = SearchValues.Create("在赴来抵离入进过访留驻");
    private static readonly WordSet Events = new("举行 举办 召开 闭幕 开幕 启动 成立 落幕 开班 签约 揭牌 揭幕 揭晓 发布 开赛 结束 开讲 上演 首演 首发 开通 开工 竣工 逝世 病逝 就医 务工 打工 就业 创业 求学 投资 考察 调研 参加 参赛 培训 集训 疗养 会见 座谈 农民工 务工人员 人员 企业 央企 高校 院校 职工 会员");
    private static readonly WordSet ListLeads = new("如今 目前 分别 来自 包括 以及 覆盖 涉及 位于 前往 还有 先后 陆续 走遍");
    private static readonly WordSet Divisions = new("街道 乡镇 镇街 镇 乡 县 市 区 村 社区 省 省区 省份 省市 县市 县区 市县 区县 国 国家 地");

    // Lines of railways and motorways are called by a character of each end.
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("京津沪渝冀豫滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔港澳台穗蓉杭汉深榕邕甬兰宝成包昆南广武合张呼哈大郑西延同焦柳襄沈丹九陇海太石德胶济秦连佳牡长图集二通霍天银侯月福厦温衢龙梅茂湛怀渝达遂内六沾盘徐拉日格敦乌阿石洛洞衡株枝侨佛开惠莞肇揭汕梅河韶云阳雄沧榆蓝商绵遵仁毕威叙赤泸荣隆资简蒲都邛名雅康");
    private static readonly SearchValues<char> LineStarts = SearchValues.Create("铁高客城国省县乡");
    private static readonly WordSet Directions = new("东南 西南 东北 西北");
    private static readonly WordSet Sides = new("方向 角 侧 部 面 门户 风 边 隅");
    private static readonly WordSet Roads = new("国道 省道 县道 乡道");
    private static readonly WordSet Lines = new("铁路 高铁 高速公路 高速 客运专线 客专 城际铁路");
    private static readonly WordSet Periodicals = new("工运 工人报 工人日报 日报 晚报 晨报 商报 都市报 青年报 职工报 农民报 画报");
    private static readonly WordSet OfOrigin = new("籍 小伙 小伙子 姑娘 汉子 媳妇 妹子 老乡 口音");
    private static readonly WordSet FromOrigin = new("来自 老家在 祖籍 籍贯");

    /// <summary>True of a place that one comes from, not where the text is (安徽寿县人, 老家在寿县).</summary>
    public static bool IsOrigin(ReadOnlySpan<char> text, Mention place) =>
        OfOrigin.LongestAt(text, place.End) > 0 || (place.End < text.Length && text[place.End] == '人' && (place.End + 1 == text.Length || EntityLexicon.Breaks.Contains(text[place.End + 1]))) || FromOrigin.LongestBefore(text, place.Start, out _) > 0;

    /// <summary>True of the last of several provinces by one character with their count behind it (黔三省工会).</summary>
    public static bool IsOneOfSeveral(ReadOnlySpan<char> name) =>
        Letters.Contains(name[0]) && name[1] is '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' && name[2] is '省' or '市' or '地' or '区' or '州';

    /// <summary>True of one-character names of provinces or of nations strung together (京苏粤浙, 中俄), which name no place.</summary>
    public static bool IsCompound(ReadOnlySpan<char> name) => IsStrungOf(name, Letters) || IsOfNations(name);

    /// <summary>True of one-character names of nations strung together (中俄, 美日德).</summary>
    public static bool IsOfNations(ReadOnlySpan<char> name) => IsStrungOf(name, Nations);

    private static bool IsStrungOf(ReadOnlySpan<char> name, SearchValues<char> characters) => name.Length > 1 && !name.ContainsAnyExcept(characters) && Gazetteer.Default.Names.Find(name) < 0;

    /// <summary>True of a part of a newspaper's name, of a ship (青岛舰), of towns in general (低于城镇), of the founding of a division (建州60周年), of a site without a name behind a verb (改建成|遗址公园) and of a direction (西北方向).</summary>
    public static bool IsNoName(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        if (Directions.Contains(name) && (Sides.LongestAt(text, place.End) > 0 || (place.Start > 0 && text[place.Start - 1] == '的')))
        {
            return true;
        }

        // The republic is no place's name, 青岛舰 and “潍坊”舰 are ships.
        if (name is "共和国" || (text[place.End..].TrimStart("”\"’」") is ['舰', .. var ship] && !(ship.Length > 0 && "船队艇只载机炮群长员首上".Contains(ship[0])) && !Gazetteer.Default.IsCountry(name)))
        {
            return true;
        }

        // 小城镇 are many, 于城镇 is what something is compared to, ２１路 a bus, １５００台中 has the measure word of machines.
        if (name is "小城镇" or "文明村镇" or "中小城镇" or ['于' or '向' or '占' or '离' or '由' or '与' or '为', '城', '镇'] || (name[^1] == '路' && name.IndexOfAnyExcept(Digits) == name.Length - 1) || (name is ['台', '中' or '东' or '南' or '北'] && place.Start > 0 && char.IsDigit(text[place.Start - 1])))
        {
            return true;
        }

        // 地铁2号线 runs through many places.
        if (name.StartsWith("地铁") && name[^1] == '线')
        {
            return true;
        }

        // 河北工人报, 太原晚报.
        if (Periodicals.LongestAt(text, place.End) is > 0 and var paper && !(paper == 2 && place.End + 2 < text.Length && text[place.End + 2] == '道'))
        {
            return true;
        }

        if (name.Length > 2 && name[0] is '成' or '来' or '到' or '去' or '进' or '逛' && PlaceBounds.IsKind(name[1..], EntityKind.Place))
        {
            return true;
        }

        return (name is [_, '城', '镇'] or [_, _, '城', '镇'] || (name is ['建', '省' or '市' or '县' or '区' or '州' or '旗'] && place.End < text.Length && char.IsDigit(text[place.End]))) && Gazetteer.Default.Names.Find(name) < 0;
    }

    /// <summary>True of a part of at least three one-character names strung together (京苏粤浙).</summary>
    public static bool IsInCompound(ReadOnlySpan<char> text, Mention mention)
    {
        var (start, end) = (mention.Start, mention.End);
        while (start > 0 && mention.Start - start < LongestCompound && Letters.Contains(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - mention.End < LongestCompound && Letters.Contains(text[end]))
        {
            end++;
        }

        return end - start > 2 && !text[start..end].ContainsAnyExcept(Letters);
    }

    /// <summary>Appends provinces and cities by one character (在京举行, 粤、湘两省) and listed divisions whose kind stands behind the list (南湖、永昌、清和等街道).</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var i = 0; text[i..].IndexOfAny(Leads) is >= 0 and var next; i += next + 1)
        {
            var at = i + next + 1;
            if (at + 1 < text.Length && ((Letters.Contains(text[at]) && Events.LongestAt(text, at + 1) > 0) || IsReached(text, at)))
            {
                found.Add(new Mention(at, at + 1, EntityKind.Place));
            }
        }

        for (var i = 0; text[i..].IndexOf('、') is >= 0 and var next; i += next + 1)
        {
            var mark = i + next;
            if (IsLetter(text, mark - 1) && IsLetter(text, mark + 1) && (mark < 2 || !char.IsLetter(text[mark - 2]) || Leads.Contains(text[mark - 2]) || IsJoint(text[mark - 2])))
            {
                found.Add(new Mention(mark - 1, mark, EntityKind.Place));
                found.Add(new Mention(mark + 1, mark + 2, EntityKind.Place));
            }
        }

        for (var i = 0; text[i..].IndexOf('等') is >= 0 and var next; i += next + 1)
        {
            var at = i + next;
            if (BehindCount(text, at + 1) is var kind && Divisions.LongestAt(text, kind) is > 0 and var length && (length > 1 || EndsKind(text, kind + 1)))
            {
                AddListed(text, at, found);
            }
        }

        for (var i = 0; text[i..].IndexOf('地') is >= 0 and var next; i += next + 1)
        {
            var at = i + next - 1;
            if (at > 0 && text[at] is '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' && EndsKind(text, at + 2))
            {
                AddListed(text, at, found);
            }
        }
    }

    /// <summary>True of a province or city by one character that one comes to or leaves (进疆, 抵津后).</summary>
    private static bool IsReached(ReadOnlySpan<char> text, int at) =>
        text[at - 1] is '抵' or '赴' or '进' or '离' or '入' && Reached.Contains(text[at]) && (EntityLexicon.Breaks.Contains(text[at + 1]) || text[at + 1] is '后' or '前' or '时');

    /// <summary>Appends railways and motorways between two or three places (兰新铁路, 京港澳高速) and numbered roads (325国道, 省道342线), in text order.</summary>
    public static void ScanLines(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> found)
    {
        for (int i = 0, next; (next = text[i..].IndexOfAny(LineStarts)) >= 0; i++)
        {
            i += next;
            var line = text[i] is '国' or '省' or '县' or '乡' ? RoadAround(text, i) : LineBefore(text, i);
            if (line.Length > 0 && features.BeginsWord(line.End))
            {
                found.Add(line);
                i = line.End - 1;
            }
        }
    }

    /// <summary>The line whose word stands at an offset, with the ends of its way in front, or nothing.</summary>
    private static Mention LineBefore(ReadOnlySpan<char> text, int at)
    {
        // 京港澳高速 is a line of three.
        var start = at - (at > 2 && text[(at - 2)..at] is "港澳" ? 3 : 2);
        var length = start < 0 ? 0 : Lines.LongestAt(text, at);
        return length > 0 && !text[start..at].ContainsAnyExcept(LineEnds) && Gazetteer.Default.Names.Find(text[start..at]) < 0 && !WordClasses.IsOrdinary(WordClasses.Of(text[start..at]))
            ? new Mention(start, at + length, EntityKind.Place) : default;
    }

    /// <summary>The road whose word stands at an offset, with its number in front or behind, or nothing.</summary>
    private static Mention RoadAround(ReadOnlySpan<char> text, int at)
    {
        var word = Roads.LongestAt(text, at);
        if (word == 0)
        {
            return default;
        }

        var start = at;
        while (start > 0 && at - start < LongestNumber && char.IsDigit(text[start - 1]))
        {
            start--;
        }

        start -= start < at && start > 0 && text[start - 1] is 'G' or 'S' ? 1 : 0;
        var end = at + word;
        var digits = end + (end + 1 < text.Length && text[end] is 'G' or 'S' ? 1 : 0);
        var last = digits;
        while (last < text.Length && last - digits < LongestNumber && char.IsDigit(text[last]))
        {
            last++;
        }

        end = last == digits ? end : last + (last < text.Length && text[last] == '线' ? 1 : 0);
        return start < at || end > at + word ? new Mention(start, end, EntityKind.Place) : default;
    }

    /// <summary>Appends the quarters of a town that are numbered (新华七村, 建设六村).</summary>
    public static void ScanNumbered(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOf('村') is >= 0 and var next; from += next + 1)
        {
            var number = from + next - 1;
            if (number < 2 || !"一二三四五六七八九十".Contains(text[number]) || (number + 2 < text.Length && text[number + 2] is '民' or '级' or '委' or '组' or '屯'))
            {
                continue;
            }

            var name = features.WordAt(number - 1);
            var kind = WordClasses.Of(text[name.Start..name.End]);
            if (name.End == number && name.Length is 2 or 3 && EntityLexicon.IsHan(text[name.Start]) && text[name.Start] is not ('全' or '该' or '各' or '本') && !WordClasses.IsFunction(kind) && !IsAction(kind, text, name.Start))
            {
                found.Add(new Mention(name.Start, number + 2, EntityKind.Place));
            }
        }
    }

    /// <summary>True of a verb, if not one that stands behind another (来到|建设六村).</summary>
    private static bool IsAction(byte kind, ReadOnlySpan<char> text, int start) =>
        WordClasses.IsVerb(kind) && !(start > 0 && text[start - 1] is '在' or '到' or '往' or '进' or '自' or '从');

    private static bool IsLetter(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && Letters.Contains(text[at])
        && (at + 1 == text.Length || text[at + 1] is '、' or '等' or '两' or '三' or '四' or '五' or '的' or '和' or '，' or '。');

    private static bool IsJoint(char c) => c is '与' or '和' or '及' or '从' or '往' or '到' or '向';

    /// <summary>Where the kind of what is listed begins: behind a numeral and a measure word (等5个街道).</summary>
    private static int BehindCount(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '一' or '二' or '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '多' or '余' or '个' or '地' or '省'))
        {
            at++;
        }

        return at;
    }

    /// <summary>True where a kind of one character is no beginning of a word (等市场因素).</summary>
    private static bool EndsKind(ReadOnlySpan<char> text, int at) =>
        at == text.Length || EntityLexicon.Breaks.Contains(text[at]) || char.IsAsciiDigit(text[at]) || text[at] is '共' or '均' or '设' or '建' or '开' or '先' or '分';

    private static void AddListed(ReadOnlySpan<char> text, int end, List<Mention> found)
    {
        var first = found.Count;
        for (var stop = end; stop > 0 && found.Count - first < MostListed;)
        {
            var start = stop;
            while (start > 0 && stop - start <= LongestListed && EntityLexicon.IsHan(text[start - 1]) && text[start - 1] is not ('在' or '了' or '的' or '到' or '从' or '往' or '向') && !(text[start - 1] is '和' or '与' && stop - start > 1))
            {
                start--;
            }

            if (stop - start is < 2 or > LongestListed)
            {
                break;
            }

            var isLast = start == 0 || text[start - 1] is not ('、' or '和' or '与');
            if (isLast && start > 0 && EntityLexicon.IsHan(text[start - 1]) && text[start - 1] is not ('在' or '到' or '从' or '往'))
            {
                break;
            }

            start += isLast ? ListLeads.LongestAt(text[..stop], start) : 0;
            found.Add(new Mention(start, stop, EntityKind.Place));
            if (isLast)
            {
                break;
            }

            stop = start - 1;
        }

        // One name before 等 is no list.
        if (found.Count - first < 2)
        {
            found.RemoveRange(first, found.Count - first);
        }
    }
}
