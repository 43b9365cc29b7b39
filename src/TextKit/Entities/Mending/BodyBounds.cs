using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Mends where bodies begin and end that touch places, verbs and brackets. One text at a time.</summary>
internal sealed class BodyBounds(TaggerFeatures features, Gazetteer gazetteer, PlaceScanner places, PlaceResolver resolver)
{
    private const int LongestName = 64;
    private const int LongestBrand = 10;
    private const int LongestCentre = 18;

    // Bodies that the tagger takes for places.
    private static readonly WordSet Estates = new("油田 农场 林场 牧场 茶场 渔场 盐场 煤矿 铁矿 铜矿 金矿 矿务局 邮政所 检查站 机械厂 洗煤厂 监狱 看守所");

    // Ends of bodies before which trades stand as well as brands (浏阳市烟花爆竹总会).
    private static readonly WordSet Strong = new("有限公司 责任公司 专业合作社 股份公司 总会 商会 协会 学会 公会 同业公会 联合会 促进会 研究会 基金会 同乡会");

    private static readonly WordSet Banks = new("人行 工行 农行 建行 中行 交行 农业银行 工商银行 建设银行 人民银行 农商银行 农发行");
    private static readonly WordSet Branches = new("支行 分行 中心支行 分公司 支公司 分局 支局 分社 分院 分校 总队 支队 大队 分部");

    private static readonly SearchValues<char> Numerals = SearchValues.Create("一二三四五六七八九十");
    private static readonly WordSet Numbered = new("号煤矿 号矿 号井 矿 厂 采区");

    private static readonly WordSet Outposts = new("服务站 工作站 维权站 联络站 办事处 工作处 联络处");

    // Bodies that a town has one of.
    private static readonly WordSet Direct = new("派出所 法庭 卫生院 商会 司法所 税务所 供电所 邮政所 敬老院 福利院 中心小学 中心学校 监狱");

    // Centres for working people, whatever trades and cares stand in between (济南市职工子女活动中心).
    private static readonly WordSet Masses = new("职工 工人 女职工 劳动者 新就业 困难职工 青少年 妇女 老年 残疾人 农民工");
    private static readonly WordSet Centres = new("服务中心 活动中心 帮扶中心 维权中心 维护中心 援助中心 调解中心 文化宫 俱乐部 疗养院 艺术团 合唱团 培训中心 创作中心");

    // What stands between a place and a body that is visited there (青岛|参观海尔集团公司).
    private static readonly WordSet Visits = new("参观 考察 走访 慰问 探望 前往 来到 走进 联系 访问 召开 举办 成立 拜访");

    // What stands behind one works, and what behind many or behind another word.
    private static readonly WordSet AtWorks = new("职工 工人 女工 厂长 副厂长 书记 党委 党支部 工会 车间 当 干 上班 工作 下岗 退休 破产 停产 改制 技术员 工程师");
    private static readonly WordSet NotWorks = new("家 商 房 区 里 长 矿 务 子 方 级 门 史 内 外 址 办 会 多 的老板 当地");

    // Kinds of bodies too common to be joined to a place across a brand.
    private static readonly WordSet Generic = new("工会 公司 集团 政府 工厂 学校 医院 中心 车队 超市 酒店 饭店 宾馆 商场 控股 书店 大学 中学 小学 银行 法院");
    private static readonly int OrganKind = Array.IndexOf(EntityLexicon.SuffixKinds, "organ");
    private readonly List<int> candidates = [];

    /// <summary>
    /// The length of the place that a body was taken together with, where a chain of places begins anew (新疆洛浦县|洛浦红枣农场,
    /// 合肥市包河区|安徽省职工文学创作中心) or a level word stands behind a street (莲湖路|省总法律工作部); 0 for none.
    /// </summary>
    /// <param name="name">The body as it was found.</param>
    /// <param name="between">Length of the verb between the two, or 0.</param>
    public int PlaceBefore(ReadOnlySpan<char> name, out int between)
    {
        between = 0;
        if (name.Length > LongestName)
        {
            return 0;
        }

        if (Restart(name) is > 0 and var restart)
        {
            return restart;
        }

        if (!places.TryParseFirm(name, candidates, out var chain))
        {
            return 0;
        }

        var length = chain.Length + (chain.Length < name.Length && name[chain.Length] is '路' or '街' ? 1 : 0);
        if (length >= name.Length - 2)
        {
            return 0;
        }

        var rest = name[length..];
        if (chain.Links > 1 && name[length - 1] is '路' or '街' or '道' or '号' && OrganizationScanner.BeginsLevelBody(rest))
        {
            return length;
        }

        between = Visits.LongestAt(rest, 0);
        if (between > 0)
        {
            return length;
        }

        return BeginsAnew(name[..length], resolver.Choose(chain, candidates), rest, out var next) && next < rest.Length ? length : 0;
    }

    /// <summary>True of a body that begins with a name of the place right before it or with a division around that (济源市沁园路|济源市职工服务中心).</summary>
    public bool BeginsAnew(ReadOnlySpan<char> place, ReadOnlySpan<char> body) =>
        places.TryParseFirm(place, candidates, out var chain) && BeginsAnew(place, resolver.Choose(chain, candidates), body, out _);

    private bool BeginsAnew(ReadOnlySpan<char> place, int division, ReadOnlySpan<char> body, out int length)
    {
        var first = gazetteer.Names.FindLongest(body, 0, out _);
        var isPlaced = places.TryParseFirm(body, candidates, out var chain);
        length = chain.Length;
        return isPlaced && first > 1 && (place.Contains(body[..first], StringComparison.Ordinal) || candidates.Exists(c => gazetteer.IsWithin(division, c)));
    }

    /// <summary>True of a body right behind a place whose name begins with a division of that place in full (广州|从化区工会), or behind a country with a city abroad (美国|波士顿法院).</summary>
    public bool IsNested(ReadOnlySpan<char> text, Mention place, Mention body)
    {
        if (place.Kind != EntityKind.Place || body.Kind != EntityKind.Organization || place.End != body.Start || !places.TryParseFirm(text[place.Start..place.End], candidates, out var outer) || outer.Length != place.Length)
        {
            return false;
        }

        var division = resolver.Choose(outer, candidates);
        if (gazetteer[division].Level == PlaceLevel.Country && gazetteer.Names.FindLongest(text[body.Start..body.End], 0, out var city) > 1 && gazetteer.LevelOf(city) == PlaceLevel.Other)
        {
            return true;
        }

        return places.TryParseFirm(text[body.Start..body.End], candidates, out var head) && head is { Form: PlaceNameForm.Full, Links: 1 } && candidates.Exists(c => c != division && gazetteer.IsWithin(c, division));
    }

    /// <summary>Length of a place before the name of a body that begins anew with it and was taken together with it in part (新疆洛浦县|洛浦红枣农场), or 0.</summary>
    public int PlaceBeforeBody(ReadOnlySpan<char> text, Mention place) =>
        Restart(text[place.Start..Math.Min(text.Length, place.End + LongestBrand)]) is > 0 and var restart && restart < place.Length ? restart : 0;

    /// <summary>Where a name begins anew with the division that it has named (云南省勐海县|勐海布朗山茶业有限公司), or 0.</summary>
    private int Restart(ReadOnlySpan<char> name)
    {
        const int Shortest = 5;
        for (var i = 3; i < name.Length - Shortest; i++)
        {
            if (name[i - 1] is '省' or '市' or '县' or '区' or '旗' or '镇' or '乡' or '路' or '街' or '道' or '巷' && gazetteer.Names.FindLongest(name, i, out _) is > 1 and var length && name[..i].Contains(name.Slice(i, length), StringComparison.Ordinal)
                && !(i + length < name.Length && name[i + length] is '路' or '街' or '大') && places.TryParseFirm(name[..i], candidates, out var chain) && chain.Length == i)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>
    /// The end of the body that a place begins where a brand and a kind of body stand right behind it (拉萨雪域公交公司), or the
    /// place's own end. Everyday words in between make no name (福建石雕厂).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The place.</param>
    /// <param name="isNamed">True where no brand is asked for, the place being small (石炭井洗煤厂).</param>
    public int BodyEnd(ReadOnlySpan<char> text, Mention place, bool isNamed = false)
    {
        var end = place.End;
        if (Direct.LongestAt(text, end) is > 0 and var direct)
        {
            return end + direct;
        }

        // 庆云煤矿, called after a town or a county; the mines of a province are many.
        if (Estates.LongestAt(text, end) is > 0 and var estate && gazetteer.Names.Find(text[place.Start..end]) is >= 0 and var entry && gazetteer.LevelOf(entry) is PlaceLevel.County or PlaceLevel.Township)
        {
            return end + estate;
        }

        // 在仪征链条厂; the works of a province or a city are many.
        if (WorksBehind(text, place) is > 0 and var works)
        {
            return end + works;
        }

        if (Masses.LongestAt(text, end) > 0 && text[end..Math.Min(text.Length, end + LongestCentre)] is var behind && Centres.FindFirst(behind, out var centre) is > 0 and var from && !behind[..from].ContainsAny(EntityLexicon.Breaks))
        {
            return end + from + centre;
        }

        for (var at = end; at < text.Length && at - end <= LongestBrand && features.WordAt(at) is { Length: > 0 } word && word.Start == at; at = word.End)
        {
            var kind = WordClasses.Of(text[at..word.End]);
            var suffix = EntityLexicon.Default.Suffixes.LongestBefore(text[..word.End], word.End, out var sort);
            var isBody = suffix > 1 ? sort != OrganKind && !Generic.Contains(text[(word.End - suffix)..word.End]) : text[word.End - 1] is '厂' or '矿';
            if (isBody && word.End - suffix > end && (isNamed || (Strong.LongestBefore(text, word.End, out _) is > 0 and var strong && features.BeginsWord(word.End - strong))))
            {
                return word.End;
            }

            if (text[at] < '\u3400' || EntityLexicon.Breaks.Contains(text[at]) || text[at] is '有' or '某' || (word.Length > 1 && (WordClasses.IsVerb(kind) || WordClasses.IsFunction(kind))))
            {
                break;
            }

            isNamed |= word.Length > 1 && !WordClasses.IsOrdinary(kind);
        }

        return end;
    }

    /// <summary>Length of the works for a product that stands behind a county (链条厂, 皮鞋厂) where the text tells that it is one, by what stands in front or behind; else 0.</summary>
    private int WorksBehind(ReadOnlySpan<char> text, Mention place)
    {
        var product = features.WordAt(place.End);
        var end = product.Length > 2 && text[product.End - 1] == '厂' ? product.End : product.End + 1;
        return product.Start == place.End && product.Length > 1 && end <= text.Length && text[end - 1] == '厂' && WordClasses.IsNoun(WordClasses.Of(text[place.End..product.End]))
            && ((place.Start > 0 && text[place.Start - 1] is '在' or '进' or '到' or '是' or '任') || AtWorks.LongestAt(text, end) > 0) && NotWorks.LongestAt(text, end) == 0 && IsCountyAlone(text[place.Start..place.End]) ? end - place.End : 0;
    }

    /// <summary>True of the name of a county or a town that no city and no province has.</summary>
    private bool IsCountyAlone(ReadOnlySpan<char> name) =>
        gazetteer.IsNameOf(name, PlaceLevel.County, PlaceLevel.Township) && !gazetteer.IsNameOf(name, PlaceLevel.Province, PlaceLevel.City);

    /// <summary>True of a place that a company's name begins with whose end was found by itself (闽南|易行出行|科技有限公司).</summary>
    public static bool IsHeadOf(ReadOnlySpan<char> text, Mention place, Mention body)
    {
        const int LongestGap = 6;
        if (place.Kind != EntityKind.Place || body.Kind != EntityKind.Organization || body.Start - place.End is < 0 or > LongestGap)
        {
            return false;
        }

        var gap = text[place.End..body.Start];
        var name = text[body.Start..body.End];
        return name.Contains("有限公司", StringComparison.Ordinal) && !gap.ContainsAny(EntityLexicon.Breaks) && Visits.FindFirst(gap, out _) < 0 && Gazetteer.Default.Names.FindLongest(name, 0, out _) < 2
            && gap.IndexOfAnyExceptInRange('\u3400', '\u9FFF') < 0;
    }

    /// <summary>The end of the branch that a body has at the place right behind it (中国人民银行|江西金溪县|支行), or 0.</summary>
    public static int BranchEnd(ReadOnlySpan<char> text, Mention body, Mention place) =>
        body.Kind == EntityKind.Organization && place.Kind == EntityKind.Place && place.Start == body.End && Branches.LongestAt(text, place.End) is > 0 and var length ? place.End + length : 0;

    /// <summary>The branch of a bank with the short name of the bank in front (人行|赣州市中心支行), else the mention.</summary>
    public static Mention WithBank(ReadOnlySpan<char> text, Mention body) =>
        body.Kind == EntityKind.Organization && text[body.End - 1] == '行' && Banks.LongestBefore(text, body.Start, out _) is > 0 and var bank ? body with { Start = body.Start - bank } : body;

    /// <summary>
    /// The mention of a company from its brand on, where it was found behind the bracket in its name alone (海信（广东）空调有限公司)
    /// or before it; else the mention.
    /// </summary>
    public Mention WithBracket(ReadOnlySpan<char> text, Mention body)
    {
        const int LongestPlace = 6;
        const int LongestForm = 16;
        var open = body.Start > 0 && text[body.Start - 1] is '（' or '(' ? body.Start - 1 : body.End < text.Length && text[body.End] is '（' or '(' ? body.End : -1;
        var close = open < 0 ? -1 : text[(open + 1)..Math.Min(text.Length, open + LongestPlace)].IndexOfAny('）', ')');
        if (close <= 0)
        {
            return body;
        }

        close += open + 1;
        var form = text[(close + 1)..Math.Min(text.Length, close + 1 + LongestForm)].IndexOf("有限公司");
        if (form < 0 || text.Slice(close + 1, form).ContainsAny(EntityLexicon.Breaks))
        {
            return body;
        }

        var start = body.Start > open ? open : body.Start;
        while (body.Start > open && start > 0 && open - start < LongestBrand && features.WordAt(start - 1) is { Length: > 0 } word && IsOfBrand(text, word))
        {
            start = word.Start;
        }

        return start == open ? body : new Mention(start, close + 1 + form + 4, EntityKind.Organization);
    }

    /// <summary>Length of the station that a body has elsewhere, with the word and the place in front (固始县总工会|驻苏州农民工维权服务站), or 0.</summary>
    public static int OutpostBehind(ReadOnlySpan<char> text, Mention body)
    {
        if (body.Kind != EntityKind.Organization || body.End == text.Length || text[body.End] != '驻')
        {
            return 0;
        }

        var behind = text[body.End..Math.Min(text.Length, body.End + LongestCentre)];
        var mark = behind.IndexOfAny(EntityLexicon.Breaks);
        return Outposts.FindFirst(mark < 0 ? behind : behind[..mark], out var length) is > 2 and var from ? from + length : 0;
    }

    /// <summary>Length of the numbered mine or works of a company that stands right behind it (黄陵矿业公司|一号煤矿), or 0.</summary>
    public static int NumberedBehind(ReadOnlySpan<char> text, Mention body)
    {
        var rest = text[body.End..];
        var number = rest.IndexOfAnyExcept(Numerals);
        return number is 1 or 2 && text[body.End - 1] is '司' or '团' or '局' && Numbered.LongestAt(rest, number) is > 0 and var works ? number + works : 0;
    }

    /// <summary>True of what is taken for a place and ends like a farm, a mine or an organ.</summary>
    public static bool EndsLikeBody(ReadOnlySpan<char> name) =>
        Estates.LongestBefore(name, name.Length, out _) is > 0 and var estate && estate < name.Length
        || (EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var kind) is > 1 and var length && length < name.Length - 1 && kind == OrganKind && name[^1] is '局' or '厅' or '会' or '所');

    private static bool IsOfBrand(ReadOnlySpan<char> text, Token word)
    {
        var kind = WordClasses.Of(text[word.Start..word.End]);
        return (text[word.Start] >= '\u3400' || char.IsAsciiLetter(text[word.Start])) && !EntityLexicon.Breaks.Contains(text[word.Start]) && !(word.Length > 1 && (WordClasses.IsVerb(kind) || WordClasses.IsFunction(kind)));
    }
}
