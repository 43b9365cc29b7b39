using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Entities.Mending;

/// <summary>Mends where places begin and end, and tells what only looks like one or is taken for something else. One text at a time.</summary>
internal sealed class PlaceBounds(TaggerFeatures features, Gazetteer gazetteer, PlaceScanner places)
{
    private const int LongestVillage = 4;

    // What stands before a place and tells what it is: 港口城市蒙巴萨, 首都内罗毕.
    private static readonly WordSet Descriptions = new("首都 首府 省会 港口城市 沿海城市 边境城市 海滨城市 港城 煤城");

    // What stands behind a place and is no part of its name.
    private static readonly WordSet Surroundings = new("农村 大山 牧区 城乡 中央 境内 沿线 一带 县城 十佳 十大 回归 重镇 工业重镇 工业大省 农业大省 农业大县 人口大省 人口大县");
    private static readonly WordSet VillageKinds = new("村 屯 寨 大道 大街");
    private static readonly WordSet Within = new("镇里 镇内 乡里 乡内 县里 县内 区里 区内 市里 市内 村里 境内");
    private static readonly WordSet Laws = new("条例 办法 规定 细则 法 规则 通则");
    private static readonly WordSet Sites = new("遗址公园 公园 街道 工业园 工业园区 产业园 园区 景区 开发区 高新区 广场 社区 码头 车站 火车站 机场 大城市 中小城市 文化广场 中心广场 体育中心 体育馆 体育场 会展中心 大剧院 老街 老街区 堰塞湖");
    private static readonly SearchValues<char> VillageEnds = SearchValues.Create("庄沟营店屯堡寨湾坪坝岭峪垴村坡洼窑塬台川河桥集铺埠");
    private readonly List<int> candidates = [];

    /// <summary>The place without what describes it in front (港口城市蒙巴萨, 前苏联) and what surrounds it behind (黑龙江农村).</summary>
    public Mention Bare(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        var start = name[0] == '前' ? 1 : Descriptions.LongestAt(name, 0);
        start = start > 0 && gazetteer.Names.FindLongest(name, start, out _) == name.Length - start ? start : LeadLength(name);

        // 广西|工业重镇, not 九重镇.
        var behind = Surroundings.LongestBefore(name, name.Length, out _);
        behind = behind > 0 && name[^1] == '镇' && places.TryParseFirm(name, candidates, out var whole) && whole.Length == name.Length ? 0 : behind;

        // 磨憨口|岸, 沪宜高|速, 南昌市站|前路.
        var rest = text[place.End..];
        var cut = (name[^1] == '口' && rest.StartsWith("岸")) || (name[^1] == '高' && (rest.StartsWith("铁") || rest.StartsWith("速"))) ? rest.StartsWith("速公路") ? 3 : 1
            : name[^1] == '站' && (rest.StartsWith("前路") || rest.StartsWith("前街")) ? 2 : 0;
        place = place with { End = place.End + cut };
        behind = behind == 0 ? AreaLength(name, rest) : behind;
        return name.Length - start - behind > 1 ? new Mention(place.Start + start, place.End - (cut > 0 ? 0 : behind), place.Kind) : place;
    }

    /// <summary>Length of the country or the place abroad whose name stands at an offset (波罗|的海), or 0.</summary>
    public int WorldLength(ReadOnlySpan<char> text, int at) =>
        gazetteer.Names.FindLongest(text, at, out var entry) is > 2 and var length && gazetteer.LevelOf(entry) is PlaceLevel.Country or PlaceLevel.Other ? length : 0;

    /// <summary>Length of the end that a village or a street lacks (朱家湾|村, 剑邑|大道), or 0.</summary>
    public int MissingEnd(ReadOnlySpan<char> text, Mention place)
    {
        const int Longest = 4;
        var length = place.Length > Longest || gazetteer.Names.Find(text[place.Start..place.End]) >= 0 ? 0 : VillageKinds.LongestAt(text, place.End);
        return length > 0 && PlaceKinds.SettlementLength(text[place.Start..place.End]) == 0 && features.BeginsWord(place.End + length) && !(place.End + length < text.Length && text[place.End + length] is '民' or '委' or '党' or '银') ? length : 0;
    }

    /// <summary>Length of the word in front of a village that says where it is (镇里|碾砣村) or that one comes there (来|梓桐垭村), or 0.</summary>
    private int LeadLength(ReadOnlySpan<char> name)
    {
        const int Shortest = 3;
        var lead = name.Length > Shortest + 1 && name[0] is '来' or '到' or '去' && name[1] != '家' && gazetteer.Names.FindLongest(name, 0, out _) < 2 ? 1 : Within.LongestAt(name, 0);
        return lead > 0 && name.Length - lead >= Shortest && PlaceKinds.SettlementLength(name) > 0 ? lead : 0;
    }

    /// <summary>Length of the word for the area around a place that it ends with (丽水|市区, 北京|地区), or of the part of it taken, or 0.</summary>
    private int AreaLength(ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        var area = name.EndsWith("市区") || name.EndsWith("地区") ? 2 : name[^1] == '市' && rest is ['区', ..] ? 1 : 0;
        return area > 0 && (area == 1 || gazetteer.Names.Find(name) < 0) && places.TryParseFirm(name[..^area], candidates, out var chain) && chain.Length == name.Length - area ? area : 0;
    }

    /// <summary>Where the second begins of two provinces or cities that are printed together, without their kinds, and lie in no one another (北京|上海), or 0.</summary>
    public int SecondDivision(ReadOnlySpan<char> name)
    {
        if (name.Length is < 4 or > 6 || EntityLexicon.IsLevel(name[^1]) || !places.TryParseFirm(name, candidates, out var chain) || chain.Links > 1 || chain.Length == name.Length || EntityLexicon.IsLevel(name[chain.Length - 1]) || gazetteer[candidates[0]].Level > PlaceLevel.City)
        {
            return 0;
        }

        var entry = gazetteer.Names.Find(name[chain.Length..]);
        return entry >= 0 && gazetteer.LevelOf(entry) <= PlaceLevel.City && Gazetteer.FormOf(gazetteer.Names.Value(entry)) == PlaceNameForm.Short ? chain.Length : 0;
    }

    /// <summary>The place without the verb and what follows it (湖南郴州|拉蔬菜来的): behind the names that the gazetteer knows.</summary>
    public Mention WithoutVerb(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        if (!places.TryParseFirm(name, candidates, out var chain) || chain.Length == name.Length)
        {
            return place;
        }

        // 柳州市|多渠道.
        var word = features.WordAt(place.Start + chain.Length);
        if (name[chain.Length] is '多' or '各' or '全' && word.Start == place.Start + chain.Length && word.Length > 1 && word.End == place.End && WordClasses.IsOrdinary(WordClasses.Of(text[word.Start..word.End])) && name[^1] is not ('村' or '镇' or '乡' or '路' or '巷' or '街'))
        {
            return place with { End = word.Start };
        }

        if (NameCues.Forms.Contains(name[^1]))
        {
            return place;
        }

        // 尼玛镇|建, 好花红镇|要.
        if (chain.Length == name.Length - 1 && name[^2] is '镇' or '乡' or '县' or '市' or '省')
        {
            return place with { End = place.End - 1 };
        }

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

    /// <summary>True of what was taken for a place and is the author's name in brackets behind an item (。（凌云）).</summary>
    public static bool IsCredit(ReadOnlySpan<char> text, Mention place) =>
        place.Length is 2 or 3 && place.End < text.Length && text[place.End] is '）' or ')' && BylineNames.IsBehindItem(text, place.Start)
        && EntityLexicon.Default.Surnames.LongestAt(text, place.Start, out var kind) == 1 && kind <= 1 && (place.End + 1 == text.Length || !EntityLexicon.IsHan(text[place.End + 1]));

    /// <summary>True of what was taken for a place and is the name of one who is visited at home (于洪洋的家, 王秀英家里).</summary>
    public bool IsHost(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        var behind = text[place.End..];
        return name.Length is 2 or 3 && EntityLexicon.Default.Surnames.LongestAt(name, 0, out var kind) == 1 && kind <= 1 && gazetteer.Names.Find(name) < 0 && !PlaceScanner.IsLocal(name)
            && (behind.StartsWith("的家，") || behind.StartsWith("的家。") || behind.StartsWith("的家里") || behind.StartsWith("的家中") || behind.StartsWith("家里") || behind.StartsWith("家中"));
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
            : EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var suffix) == name.Length && EntityLexicon.SuffixKinds[suffix] is "company" or "school" or "hospital";

    /// <summary>True of a name of the gazetteer that is taken for a body.</summary>
    public bool IsDivision(ReadOnlySpan<char> name) => !BodyBounds.EndsLikeBody(name)
        && (gazetteer.Names.Find(name) is >= 0 and var entry ? Gazetteer.FormOf(gazetteer.Names.Value(entry)) < PlaceNameForm.Common : IsTownOfCounty(name));

    /// <summary>True of a county with one of its towns behind it, both without their kinds (大悟宣化店).</summary>
    private bool IsTownOfCounty(ReadOnlySpan<char> name) =>
        places.TryParseFirm(name, candidates, out var chain) && chain.Links == 2 && chain.Length == name.Length && gazetteer[candidates[0]].Level == PlaceLevel.Township
        && gazetteer.Names.FindLongest(name, 0, out var first) is > 1 and var head && gazetteer.LevelOf(first) == PlaceLevel.County && gazetteer.Names.Find(name[head..]) >= 0;

    /// <summary>Length of the city that one comes to from a place, which ends there (北京|到大同), or 0.</summary>
    public int CityReached(ReadOnlySpan<char> text, int end)
    {
        var length = end + 2 < text.Length && text[end] is '到' or '至' && features.BeginsWord(end + 1) ? gazetteer.Names.FindLongest(text, end + 1, out _) : 0;
        if (length < 2 || !features.BeginsWord(end + 1 + length))
        {
            return 0;
        }

        return gazetteer.IsNameOf(text.Slice(end + 1, length), PlaceLevel.Province, PlaceLevel.City) ? length : 0;
    }

    /// <summary>True of a province or a city that a line holds and nothing else, as items of a digest are headed.</summary>
    public bool IsLine(ReadOnlySpan<char> text, Mention mention) =>
        (mention.Start == 0 || text[mention.Start - 1] == '\n') && mention.End < text.Length && text[mention.End] == '\n' && gazetteer.IsNameOf(text[mention.Start..mention.End], PlaceLevel.Province, PlaceLevel.City);

    /// <summary>True of a county or a division above it between the marks of a list (、大同和).</summary>
    public bool IsListedDivision(ReadOnlySpan<char> between) =>
        between[0] is '、' or '和' or '与' && between[^1] is '、' or '和' or '与' or '及' && gazetteer.IsNameOf(between[1..^1], PlaceLevel.Province, PlaceLevel.County);

    /// <summary>True where what stands before a name says that it is a city's.</summary>
    public static bool IsDescribed(ReadOnlySpan<char> before) => Descriptions.LongestBefore(before, before.Length, out _) > 0;

    /// <summary>True of a village that is called by a family (赵各庄, 马家沟), taken for a person.</summary>
    public static bool IsFamilysVillage(ReadOnlySpan<char> name) =>
        name.Length is 3 or LongestVillage && name[1] is '家' or '各' or '官' && VillageEnds.Contains(name[^1]) && EntityLexicon.Default.Surnames.LongestAt(name, 0) == 1;
}
