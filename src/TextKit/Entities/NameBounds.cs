using System.Buffers;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>Mends where places and bodies that touch each other begin and end. One text at a time.</summary>
internal sealed class NameBounds(TaggerFeatures features, Gazetteer gazetteer, PlaceScanner places, PlaceResolver resolver)
{
    private const int LongestBrand = 10;
    private const int LongestVillage = 4;

    // What stands before a place and tells what it is: 港口城市蒙巴萨, 首都内罗毕.
    private static readonly WordSet Descriptions = Words("首都 首府 省会 港口城市 沿海城市 边境城市 海滨城市 港城 煤城");

    // What stands behind a place and is no part of its name.
    private static readonly WordSet Surroundings = Words("农村 牧区 城乡 中央 境内 沿线 一带 县城");

    private static readonly WordSet Estates = Words("油田 农场 林场 牧场 茶场 渔场 盐场 煤矿 铁矿 铜矿 金矿 矿务局 邮政所 检查站 机械厂 洗煤厂 监狱 看守所");

    private static readonly WordSet Laws = Words("条例 办法 规定 细则 法 规则 通则");
    private static readonly WordSet Sites = Words("公园 街道 工业园 工业园区 产业园 园区 景区 开发区 高新区 广场 社区 码头 车站 火车站 机场");

    // Ends of bodies before which trades stand as well as brands (浏阳市烟花爆竹总会).
    private static readonly WordSet Strong = Words("有限公司 责任公司 专业合作社 股份公司 总会 商会 协会 学会 公会 同业公会 联合会 促进会 研究会 基金会 同乡会");

    // Bodies that a town has one of.
    private static readonly WordSet Direct = Words("派出所 法庭 卫生院 司法所 税务所 供电所 邮政所 敬老院 福利院 中心小学 中心学校 监狱");

    // What stands between a place and a body that is visited there (青岛|参观海尔集团公司).
    private static readonly WordSet Visits = Words("参观 考察 走访 慰问 探望 前往 来到 走进 联系 访问 召开 举办 成立 拜访");

    // Ends of bodies that go on behind a place and a brand (拉萨雪域公交公司); generic ones are none.
    private static readonly SearchValues<string> Generic = SearchValues.Create(["工会", "公司", "集团", "政府", "工厂", "学校", "医院", "中心", "车队", "超市", "酒店", "饭店", "宾馆", "商场", "控股", "书店", "大学", "中学", "小学", "银行", "法院"], StringComparison.Ordinal);

    private static readonly SearchValues<char> VillageEnds = SearchValues.Create("庄沟营店屯堡寨湾坪坝岭峪垴村坡洼窑塬台川河桥集铺埠");
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
        if (!TryParse(name, out var chain))
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

        var place = resolver.Choose(chain, candidates);
        var first = gazetteer.Names.FindLongest(rest, 0, out _);
        if (first < 2 || !TryParse(rest, out var next) || next.Length == rest.Length)
        {
            return 0;
        }

        return name[..length].Contains(rest[..first], StringComparison.Ordinal) || candidates.Exists(c => gazetteer.IsWithin(place, c)) ? length : 0;
    }

    /// <summary>The place without the verb and what follows it (湖南郴州|拉蔬菜来的): behind the names that the gazetteer knows.</summary>
    public Mention WithoutVerb(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        if (!TryParse(name, out var chain) || chain.Length == name.Length || NameReach.Forms.Contains(name[^1]))
        {
            return place;
        }

        var word = features.WordAt(place.Start + chain.Length);
        return word.Start == place.Start + chain.Length && WordClasses.IsVerb(WordClasses.Of(text[word.Start..word.End])) ? place with { End = word.Start } : place;
    }

    /// <summary>
    /// The person whose surname stands before what was taken for a place (晏秦岭), else the mention: a surname behind a mark, a role or
    /// the beginning, and no word that binds.
    /// </summary>
    public Mention WithSurname(ReadOnlySpan<char> text, Mention place)
    {
        const string Binding = "把被让给将请送时经由同向常来自过应等和是于从在到后前内外中上下对与及当据";
        var at = place.Start - 1;
        var isName = place.Length == 2 && at >= 0 && EntityLexicon.Default.Surnames.LongestAt(text, at, out var kind) == 1 && kind <= 1 && !Binding.Contains(text[at]) && features.WordAt(at).Length == 1
            && (at == 0 || (EntityLexicon.Breaks.Contains(text[at - 1]) && !"的了和与在".Contains(text[at - 1])) || EntityLexicon.Default.Roles.LongestBefore(text, at, out _) > 1);
        return isName ? new Mention(at, place.End, EntityKind.Person) : place;
    }

    /// <summary>True of a place inside the title of a law, which names no place (《河南省企业民主管理条例》).</summary>
    public static bool IsInLaw(ReadOnlySpan<char> text, Mention place)
    {
        const int Longest = 40;
        var from = Math.Max(0, place.Start - Longest);
        var open = text[from..place.Start].LastIndexOfAny('《', '》');
        if (open < 0 || text[from + open] != '《')
        {
            return false;
        }

        var rest = text[place.End..Math.Min(text.Length, place.End + Longest)];
        return rest.IndexOf('》') is > 1 and var close && Laws.LongestBefore(rest, close, out _) > 0;
    }

    /// <summary>True of what names a kind of body or of place alone (轧钢厂, 公园).</summary>
    public static bool IsKind(ReadOnlySpan<char> name, EntityKind kind) =>
        kind == EntityKind.Place ? Sites.Contains(name)
            : name.Length > 2 && EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var suffix) == name.Length && EntityLexicon.SuffixKinds[suffix] is "company" or "school" or "hospital";

    /// <summary>The place without what describes it in front (港口城市蒙巴萨) and what surrounds it behind (黑龙江农村).</summary>
    public Mention Bare(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        var start = Descriptions.LongestAt(name, 0);
        start = start > 0 && gazetteer.Names.FindLongest(name, start, out _) == name.Length - start ? start : 0;
        var behind = Surroundings.LongestBefore(name, name.Length, out _);
        return name.Length - start - behind > 1 ? new Mention(place.Start + start, place.End - behind, place.Kind) : place;
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

        for (var at = end; at < text.Length && at - end <= LongestBrand && features.WordAt(at) is { Length: > 0 } word && word.Start == at; at = word.End)
        {
            var kind = WordClasses.Of(text[at..word.End]);
            var suffix = EntityLexicon.Default.Suffixes.LongestBefore(text[..word.End], word.End, out var sort);
            var isBody = suffix > 1 ? sort != OrganKind && !Generic.Contains(text[(word.End - suffix)..word.End].ToString()) : text[word.End - 1] is '厂' or '矿';
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

    private const int OrganKind = 2;

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

    private static bool IsOfBrand(ReadOnlySpan<char> text, Token word)
    {
        var kind = WordClasses.Of(text[word.Start..word.End]);
        return (text[word.Start] >= '\u3400' || char.IsAsciiLetter(text[word.Start])) && !EntityLexicon.Breaks.Contains(text[word.Start]) && !(word.Length > 1 && (WordClasses.IsVerb(kind) || WordClasses.IsFunction(kind)));
    }

    /// <summary>True of a name of the gazetteer that is taken for a body.</summary>
    public bool IsDivision(ReadOnlySpan<char> name) => gazetteer.Names.Find(name) is >= 0 and var entry && Gazetteer.FormOf(gazetteer.Names.Value(entry)) < PlaceNameForm.Common && !EndsLikeBody(name);

    /// <summary>True of what is taken for a place and ends like a farm, a mine or an organ.</summary>
    public static bool EndsLikeBody(ReadOnlySpan<char> name) =>
        Estates.LongestBefore(name, name.Length, out _) is > 0 and var estate && estate < name.Length
        || (EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var kind) is > 1 and var length && length < name.Length - 1 && kind == OrganKind && name[^1] is '局' or '厅' or '会' or '所');

    /// <summary>True where what stands before a name says that it is a city's.</summary>
    public static bool IsDescribed(ReadOnlySpan<char> before) => Descriptions.LongestBefore(before, before.Length, out _) > 0;

    /// <summary>True of a village that is called by a family (赵各庄, 马家沟), taken for a person.</summary>
    public static bool IsFamilysVillage(ReadOnlySpan<char> name) =>
        name.Length is 3 or LongestVillage && name[1] is '家' or '各' or '官' && VillageEnds.Contains(name[^1]) && EntityLexicon.Default.Surnames.LongestAt(name, 0) == 1;

    /// <summary>True of a town without its kind (苏溪) whose county the text speaks of.</summary>
    public bool IsTown(ReadOnlySpan<char> name)
    {
        for (var entry = gazetteer.Names.Find(name); entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var value = gazetteer.Names.Value(entry);
            if (Gazetteer.FormOf(value) == PlaceNameForm.TownshipShort && resolver.IsSpokenOf(gazetteer.Row(Gazetteer.PlaceOf(value)).Parent))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends the towns of the counties that a text names, called without their kind (后宅, 廿三里), where no everyday word stands.</summary>
    public void AddTowns(ReadOnlySpan<char> text, List<Mention> found)
    {
        foreach (var word in features.Words)
        {
            if (TownLength(text, word.Start) is > 0 and var length)
            {
                var town = new Mention(word.Start, word.Start + length, EntityKind.Place);
                found.Add(BodyEnd(text, town, isNamed: true) is var end && end > town.End ? new Mention(town.Start, end, EntityKind.Organization) : town with { End = town.End + PlaceForms.LandmarkBehind(text, town.End) });
            }
        }
    }

    /// <summary>Length of the town without its kind that stands at an offset, or 0.</summary>
    public int TownLength(ReadOnlySpan<char> text, int at)
    {
        Span<int> ends = stackalloc int[gazetteer.Names.MaxLength + 1];
        for (var length = at < text.Length ? gazetteer.Names.FindAll(text, at, ends) : 0; length > 1; length--)
        {
            var name = text.Slice(at, length);
            if (ends[length] >= 0 && features.BeginsWord(at + length) && !WordClasses.IsOrdinary(WordClasses.Of(name)) && IsTown(name))
            {
                return length;
            }
        }

        return 0;
    }

    private bool TryParse(ReadOnlySpan<char> name, out PlaceChain chain)
    {
        candidates.Clear();
        if (!places.TryParse(name, candidates, out chain) || chain.Form > PlaceNameForm.Short)
        {
            return false;
        }

        candidates.RemoveRange(0, chain.First);
        chain = chain with { First = 0 };
        return true;
    }

    private static WordSet Words(string words) => new(words.Split(' ').Select(w => (w, 0)));
}
