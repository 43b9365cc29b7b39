using System.Runtime.InteropServices;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <summary>Gives the full name of a body: abbreviations written out, the division in front by its full name, and what the text named before.</summary>
internal sealed partial class OrganizationNamer(Gazetteer gazetteer, UserLexicon users, PlaceResolver resolver)
{
    private const int LongestTown = 7;
    private const int MostDefined = 128;
    private const int DeepestDefinition = 4;
    private static readonly string[] LevelWords = ["自治区", "自治州", "自治县", "地区", "街道", "省", "市", "县", "区", "州", "旗", "盟", "苏木", "镇", "乡"];
    private static readonly string[] ZoneWords = ["开发区", "高新区", "经开区", "保税区", "新区", "园区", "口岸", "社区"];
    private static readonly string[] ZoneEnds = ["园区", "工业园", "产业园", "科技园"];

    // What a town is named in front of without its kind.
    private static readonly WordSet TownBodies = new("医院 人民医院 中心小学 中心学校 中心幼儿园 中学");

    // What is called by the village alone, and how it goes on behind the village's name.
    private static readonly (string Word, string Full)[] VillageBodies = [("村委会", "村民委员会"), ("村民委员会", "村民委员会"), ("村党支部", "党支部"), ("村党总支", "党总支")];
    private static readonly WordSet VillageWords = new(VillageBodies.Select((b, i) => (b.Word, i)));
    private readonly DivisionNames divisions = new(gazetteer);
    private readonly List<Body> named = [];
    private readonly List<(string Surface, int Place)> places = [];

    // What the text defines as short for a body (以下简称太原中院), and that body's position.
    private readonly Dictionary<string, int> defined = [];
    private int depth;
    private Sentence sentence;

    /// <param name="Surface">The name as printed.</param>
    /// <param name="Name">The name so far.</param>
    /// <param name="Head">Length of the division in front of it by its full name, or 0.</param>
    /// <param name="IsWhole">True of a name that nothing is to be added to.</param>
    /// <param name="PlaceLength">Length of the place that the name as printed begins with, or 0.</param>
    /// <param name="Sentence">What its sentence named before it.</param>
    private readonly record struct Body(string Surface, string Name, int Head, bool IsWhole, int PlaceLength = 0, Sentence Sentence = default);

    public void Clear()
    {
        named.Clear();
        places.Clear();
        defined.Clear();
        sentence = default;
    }

    /// <summary>Takes a place that the text names, the division it stands for or -1.</summary>
    public void AddPlace(string surface, int place) => places.Add((surface, place));

    /// <summary>
    /// Takes the next body of a text, in order. When all are taken, <see cref="Name"/> names them.
    /// </summary>
    /// <param name="surface">The name as printed.</param>
    /// <param name="place">The division that it begins with, or -1.</param>
    /// <param name="placeLength">How much of it that division takes.</param>
    /// <param name="isDefined">True where the text defines it right behind the body before as short for that.</param>
    public void Add(string surface, int place, int placeLength, bool isDefined)
    {
        if (isDefined && defined.Count < MostDefined && named.Count > 0 && named[^1].Surface.Length > surface.Length)
        {
            defined.TryAdd(surface, named.Count - 1);
        }

        var whole = users.FullName(surface) ?? Abbreviations.Whole(surface);
        var body = whole is not null ? new Body(surface, whole, 0, true) : Expand(surface, place, placeLength);
        named.Add(body with { Sentence = sentence with { PlaceEnd = places.Count } });
    }

    /// <summary>
    /// The full name of the body taken at a position: with what other names of the text add to it, else with the division
    /// that the list it stands in begins with (西安市委组织部、统战部), else with that which the text is about.
    /// </summary>
    /// <param name="position">Position among the bodies taken.</param>
    /// <param name="listHead">The full name of the body that it is listed behind, or null, and the length of the division in front of that.</param>
    /// <param name="place">The division that stands right before it in its clause, or -1.</param>
    public string Name(int position, (string Name, int PlaceLength)? listHead, int place) => Abbreviations.OfParty(Settle(position, listHead, place));

    private string Settle(int position, (string Name, int PlaceLength)? listHead, int place)
    {
        // What a text defines may lead back to itself (飞隼公司工会，简称飞隼公司).
        if (depth == DeepestDefinition)
        {
            return named[position].Name;
        }

        depth++;
        var name = SettleOnce(position, listHead, place);
        depth--;
        return name;
    }

    private string SettleOnce(int position, (string Name, int PlaceLength)? listHead, int place)
    {
        var (surface, name, head, isWhole, placeLength, _) = named[position];
        if (defined.TryGetValue(surface, out var definer))
        {
            return Settle(definer, null, -1);
        }

        if (isWhole)
        {
            return OfPrinted(position, surface, name) ?? name;
        }

        if (head > 0)
        {
            return Fuller(position, name, head) ?? name;
        }

        if (PoliceBranch(surface) is { } district && CityOf(district) is >= 0 and var city)
        {
            return string.Concat(gazetteer[city].Name, "公安局", district, "分局");
        }

        if (StartOf(ZoneWords, name) is { } zone)
        {
            return ZoneHead(position, zone) is { } before ? string.Concat(before, name.AsSpan(zone.Length)) : name;
        }

        if (StartOf(LevelWords, name) is { } level)
        {
            return resolver.OfKind(place, level) is >= 0 and var division ? Remember(position, divisions.FullName(division), Abbreviations.ExpandOrgan(name.AsSpan(level.Length))) : Leveled(position, name, level);
        }

        if ((OfDefined(surface) ?? OfYouthLeague(position, name) ?? OfTrade(position, name) ?? Longer(position, name) ?? OfBase(position, name)) is { } told)
        {
            return told;
        }

        // 集贤矿 bears the name of a county.
        var isMine = placeLength > 0 && !EntityLexicon.IsLevel(surface[placeLength - 1]) && surface.AsSpan(placeLength) is "矿" or "煤矿" or "铁矿" or "铜矿";
        return placeLength > 0 ? (isMine ? OfMine(position, name, place) : OfBranch(position, name, placeLength)) ?? name
            : OfVillage(name) ?? OfMine(position, name, place) ?? OfBranch(position, name, 0) ?? OfStation(position, name) ?? OfPolice(name, place) ?? OfTown(name)
                ?? PartOf(position, name) ?? Bare(position, name, listHead) ?? TownHead(name) + name;
    }

    private static string? StartOf(string[] words, string name) => Array.Find(words, w => name.StartsWith(w, StringComparison.Ordinal));

    private Body Expand(string surface, int place, int placeLength)
    {
        var name = EnterpriseNames.InFull(surface, gazetteer) ?? Abbreviations.ExpandStart(surface);
        if (name is not null)
        {
            return new Body(surface, Abbreviations.ExpandEnd(name), 0, true);
        }

        name = Abbreviations.ExpandEnd(surface);
        if (place < 0 || StartOf(ZoneWords, surface) is not null)
        {
            return new Body(surface, Abbreviations.OfOrgan(name), 0, false);
        }

        if (!divisions.IsPublic(place, surface.AsSpan(0, placeLength), surface.AsSpan(placeLength)))
        {
            return new Body(surface, name, 0, false, placeLength);
        }

        var head = divisions.Head(place, surface.AsSpan(0, placeLength));

        // 新疆区总: 区 is the region, not a district.
        var rest = name.AsSpan(placeLength);
        rest = head.EndsWith("自治区", StringComparison.Ordinal) && rest.StartsWith("区总") ? rest[1..] : rest;
        var isUnion = rest is "工会" && head.Length > placeLength - 1 && EntityLexicon.IsLevel(head[^1]);
        var full = isUnion ? string.Concat(head, "总工会") : Abbreviations.BeginsWithOrgan(rest) ? string.Concat(head, Abbreviations.ExpandOrgan(rest)) : string.Concat(head, rest);
        return new Body(surface, full, head.Length, false, placeLength);
    }

    /// <summary>True for a name that is nothing but the suffix of a body: 统战部, 妇女联合会.</summary>
    private static bool IsBare(string name) =>
        !name.StartsWith("最高", StringComparison.Ordinal) &&
        EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var kind) == name.Length
        && EntityLexicon.SuffixKinds[kind] is "organ" or "group" or "union";

    /// <summary>A body that is called by its trade alone (统战部, 妇女联合会), with the division of the list or of the body before.</summary>
    private string? Bare(int position, string name, (string Name, int PlaceLength)? listHead)
    {
        // 省交通厅、煤炭厅.
        var isListed = listHead is { PlaceLength: > 0 } && name is { Length: < 6 } and [.., '厅' or '局'];
        if (!isListed && !IsBare(name) && !Abbreviations.IsEnd(named[position].Surface))
        {
            return null;
        }

        var (before, length) = listHead is { PlaceLength: > 0 } list ? list : HeadNear(position);
        return length > 0 ? WithHead(before, length, name) : null;
    }

    private static string WithHead(string listed, int placeLength, string name)
    {
        var isOfParty = name[^1] is '部' or '办' && listed.AsSpan(placeLength).StartsWith("委");
        return isOfParty ? string.Concat(listed.AsSpan(0, placeLength + 1), name) : string.Concat(listed.AsSpan(0, placeLength), Abbreviations.ExpandOrgan(name));
    }

    /// <summary>A fuller name of the text with the same division in front (合肥市人力资源服务中心 for 合肥市人力中心), or null.</summary>
    private string? Fuller(int position, string name, int head)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var whole = named[other];
            if (whole.Head == head && whole.Name.Length > name.Length && whole.Name.AsSpan(0, head).SequenceEqual(name.AsSpan(0, head))
                && (NameShortening.LeavesOutMiddle(name.AsSpan(head), whole.Name.AsSpan(head)) || (name.AsSpan(head) is "仲裁委员会" && whole.Name.EndsWith("仲裁委员会", StringComparison.Ordinal))))
            {
                return whole.Name;
            }
        }

        return null;
    }

    /// <summary>What stands in front of a body of a zone (开发区管委会), with the zone: the nearest name that holds one of its kind.</summary>
    private string? ZoneHead(int position, string zone)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            if (EndOfZone(named[other].Name, zone) is > 0 and var end)
            {
                return named[other].Name[..end];
            }
        }

        foreach (var (surface, _) in FirstPlaces)
        {
            if (EndOfZone(surface, zone) is > 0 and var end)
            {
                return surface[..end];
            }
        }

        return null;
    }

    // The places that a text names first: a long one names too many to ask each for every body.
    private ReadOnlySpan<(string Surface, int Place)> FirstPlaces => CollectionsMarshal.AsSpan(places)[..Math.Min(places.Count, NearestFirst.Reach)];

    private static int EndOfZone(string name, string zone)
    {
        foreach (var word in zone == "园区" ? ZoneEnds : [zone])
        {
            if (name.IndexOf(word, StringComparison.Ordinal) is > 0 and var at)
            {
                return at + word.Length;
            }
        }

        return 0;
    }

    /// <summary>The division of the nearest body that has one, one before rather than one behind.</summary>
    private (string Name, int PlaceLength) HeadNear(int position)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            if (named[other].Head > 0)
            {
                return (named[other].Name, named[other].Head);
            }
        }

        return default;
    }
}
