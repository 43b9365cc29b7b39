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
    private static readonly WordSet Surroundings = Words("农村 牧区 城乡 中央 境内 沿线 一带");

    // Ends of bodies that go on behind a place and a brand (拉萨雪域公交公司); generic ones are none.
    private static readonly SearchValues<string> Generic = SearchValues.Create(["工会", "公司", "集团", "政府", "工厂", "学校", "医院", "中心", "车队", "超市", "酒店", "饭店", "宾馆", "商场", "控股", "书店", "大学", "中学", "小学", "银行", "法院"], StringComparison.Ordinal);

    private static readonly SearchValues<char> VillageEnds = SearchValues.Create("庄沟营店屯堡寨湾坪坝岭峪垴村坡洼窑塬台川河桥集铺埠");
    private readonly List<int> candidates = [];

    /// <summary>
    /// The length of the place that a body was taken together with, where a chain of places begins anew (新疆洛浦县|洛浦红枣农场,
    /// 合肥市包河区|安徽省职工文学创作中心) or a level word stands behind a street (莲湖路|省总法律工作部); 0 for none.
    /// </summary>
    public int PlaceBefore(ReadOnlySpan<char> name)
    {
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

        var place = resolver.Choose(chain, candidates);
        var first = gazetteer.Names.FindLongest(rest, 0, out _);
        if (first < 2 || !TryParse(rest, out var next) || next.Length == rest.Length)
        {
            return 0;
        }

        return name[..length].Contains(rest[..first], StringComparison.Ordinal) || candidates.Exists(c => gazetteer.IsWithin(place, c)) ? length : 0;
    }

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
        for (var at = end; at < text.Length && at - end <= LongestBrand && features.WordAt(at) is { Length: > 0 } word && word.Start == at; at = word.End)
        {
            var kind = WordClasses.Of(text[at..word.End]);
            var suffix = EntityLexicon.Default.Suffixes.LongestBefore(text[..word.End], word.End, out var sort);
            var isBody = suffix > 1 ? sort != OrganKind && !Generic.Contains(text[(word.End - suffix)..word.End].ToString()) : text[word.End - 1] is '厂' or '矿';
            if (isBody && word.End - suffix > end && (isNamed || text[..word.End].EndsWith("有限公司") || text[..word.End].EndsWith("责任公司")))
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
