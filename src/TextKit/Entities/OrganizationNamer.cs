using System.Text;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Gives the full name of a body: abbreviations written out, the division in front by its full name, and what the text named before.</summary>
internal sealed class OrganizationNamer(Gazetteer gazetteer, UserLexicon users)
{
    private static readonly Dictionary<string, string> Whole = Pairs("whole");
    private static readonly Dictionary<string, string> Ends = Pairs("end");
    private static readonly string[] LevelWords = ["自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡"];
    private static readonly string[] Forms = ["集团股份有限公司", "集团有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司", "股份公司", "总公司", "公司", "集团"];
    private const int Nearby = 64;
    private static readonly string[] Trades = ["公司", "集团", "厂", "矿"];
    private readonly List<(string Name, bool IsWhole, bool HasPlace)> named = [];

    public void Clear() => named.Clear();

    /// <summary>
    /// Takes the next body of a text, in order; <paramref name="place"/> is the place of the first <paramref name="placeLength"/>
    /// characters of its surface, or -1. When all are taken, <see cref="Settle"/> names them.
    /// </summary>
    public void Add(string surface, int place, int placeLength)
    {
        var whole = users.FullName(surface) ?? Whole.GetValueOrDefault(surface);
        named.Add((whole ?? Expand(surface, place, placeLength), whole is not null, place >= 0));
    }

    /// <summary>
    /// The full name of the body taken at a position: with what other names of the text add to it, else with the division
    /// that the list it stands in begins with (西安市委组织部、统战部), else with that which the text is about.
    /// </summary>
    /// <param name="position">Position among the bodies taken.</param>
    /// <param name="listHead">The full name of the body that it is listed behind, or null, and the length of the division in front of that.</param>
    /// <param name="resolver">What the text is about.</param>
    public string Settle(int position, (string Name, int PlaceLength)? listHead, PlaceResolver resolver)
    {
        var (name, isWhole, hasPlace) = named[position];
        if (isWhole)
        {
            return name;
        }

        var level = hasPlace ? null : LevelWords.FirstOrDefault(l => name.StartsWith(l, StringComparison.Ordinal));
        return Longer(position) is { } longer ? longer
            : level is not null ? string.Concat(FocusName(level, resolver), name.AsSpan(level.Length))
            : !hasPlace && listHead is { PlaceLength: > 0 } head && IsBare(name) ? WithHead(head.Name, head.PlaceLength, name)
            : name;
    }

    private string Expand(string surface, int place, int placeLength)
    {
        var name = ExpandEnd(surface);
        if (place < 0)
        {
            return name;
        }

        var head = Head(place, surface.AsSpan(0, placeLength), surface.AsSpan(placeLength));
        // 新疆区总: 区 is the region, not a district.
        var rest = name.AsSpan(placeLength);
        rest = head.EndsWith("自治区", StringComparison.Ordinal) && rest.StartsWith("区总", StringComparison.Ordinal) ? rest[1..] : rest;
        return string.Concat(head, head.Length > placeLength - 1 && rest is "工会" && "省市县区州旗盟镇乡".Contains(head[^1], StringComparison.Ordinal) ? "总工会" : rest);
    }

    /// <summary>True for a name that is nothing but the suffix of a body: 统战部, 妇女联合会.</summary>
    private static bool IsBare(string name) =>
        EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out var kind) == name.Length
        && EntityLexicon.SuffixKinds[kind] is "organ" or "group" or "union";

    private static string WithHead(string listed, int placeLength, string name)
    {
        var isOfParty = name[^1] is '部' or '办' && listed.AsSpan(placeLength).StartsWith("委");
        return string.Concat(listed.AsSpan(0, placeLength + (isOfParty ? 1 : 0)), name);
    }

    private static string ExpandEnd(string surface)
    {
        for (var i = 0; i < surface.Length - 1; i++)
        {
            if (Ends.TryGetValue(surface[i..], out var full))
            {
                return string.Concat(surface.AsSpan(0, i), full);
            }
        }

        // A department behind 总: 市总办公室.
        var at = surface.IndexOf('总', StringComparison.Ordinal);
        return at > 0 && at + 1 < surface.Length && "省市县区州旗盟".Contains(surface[at - 1], StringComparison.Ordinal) && surface[at + 1] is not ('工' or '队' or '公' or '局' or '厂' or '商' or '医' or '站')
            ? string.Concat(surface.AsSpan(0, at), "总工会", surface.AsSpan(at + 1)) : surface;
    }

    private string Head(int place, ReadOnlySpan<char> surface, ReadOnlySpan<char> rest)
    {
        var here = gazetteer[place];
        var isPublic = rest.Contains("工会", StringComparison.Ordinal) || rest.Contains('总') || rest.EndsWith("局") || rest.EndsWith("委") || rest.EndsWith("会") || rest.EndsWith("院") || rest.EndsWith("中心");
        if (!isPublic || here.Level > PlaceLevel.Township || !(surface[^1] == here.Name[^1] || rest.StartsWith("区总")))
        {
            return surface.ToString();
        }

        var kind = here.Name[^1];
        var parent = here.Parent;
        var needsParent = here.Level == PlaceLevel.Township || (here.Level == PlaceLevel.County && kind == '区');
        var name = new StringBuilder();
        if (surface.StartsWith(gazetteer[TopOf(place)].Name.AsSpan(0, 2), StringComparison.Ordinal) && here.Level != PlaceLevel.Province && !gazetteer[TopOf(place)].Name.EndsWith('市') && surface.Length > 3)
        {
            name.Append(gazetteer[TopOf(place)].Name);
            needsParent = needsParent && parent >= 0 && gazetteer[parent].Level != PlaceLevel.Province;
        }

        if (needsParent && parent >= 0)
        {
            name.Append(here.Level == PlaceLevel.Township && gazetteer[parent].Name.EndsWith('区') && gazetteer[parent].Parent >= 0 ? gazetteer[gazetteer[parent].Parent].Name : "").Append(gazetteer[parent].Name);
        }

        return name.Append(here.Name).ToString();
    }

    private int TopOf(int place)
    {
        while (gazetteer[place].Parent >= 0)
        {
            place = gazetteer[place].Parent;
        }

        return place;
    }

    /// <summary>The nearest name, those before first, that ends with this one or that holds its brand (飞岩公司 is 泉州飞岩体育用品公司).</summary>
    private string? Longer(int position)
    {
        var name = named[position].Name;
        var stem = Stem(name);
        var trade = Trades.FirstOrDefault(t => name.Length - t.Length >= 2 && name.EndsWith(t, StringComparison.Ordinal));
        var brand = trade is null ? null : name[..^trade.Length];
        for (var i = position - 1; i >= Math.Max(0, position - Nearby); i--)
        {
            if (IsLonger(named[i].Name, name, stem, brand, trade))
            {
                return named[i].Name;
            }
        }

        for (var i = position + 1; i < Math.Min(named.Count, position + Nearby); i++)
        {
            if (IsLonger(named[i].Name, name, stem, brand, trade))
            {
                return named[i].Name;
            }
        }

        return null;
    }

    private static bool IsLonger(string other, string name, ReadOnlySpan<char> stem, string? brand, string? trade) =>
        other.Length > name.Length
        && ((name.Length > 3 && other.EndsWith(name, StringComparison.Ordinal))
            || (stem.Length > 3 && Stem(other) is var longer && longer.Length < other.Length && longer.EndsWith(stem))
            || (brand is not null && other.EndsWith(trade![^1]) && other.Contains(brand, StringComparison.Ordinal)));

    /// <summary>A company's name without its form (西藏高争建材股份有限公司 and 西藏高争建材公司 have one stem).</summary>
    private static ReadOnlySpan<char> Stem(string name)
    {
        foreach (var form in Forms)
        {
            if (name.EndsWith(form, StringComparison.Ordinal))
            {
                return name.AsSpan(0, name.Length - form.Length);
            }
        }

        return name;
    }

    private string FocusName(string level, PlaceResolver resolver)
    {
        var place = level switch
        {
            "省" or "自治区" => resolver.Focus(PlaceLevel.Province),
            "市" => First(resolver.Focus(PlaceLevel.City), resolver.Focus(PlaceLevel.County), resolver.Focus(PlaceLevel.Province), '市'),
            "州" or "自治州" or "盟" => resolver.Focus(PlaceLevel.City),
            "镇" or "乡" or "街道" => resolver.Focus(PlaceLevel.Township),
            _ => resolver.Focus(PlaceLevel.County),
        };
        if (place < 0 || gazetteer[place].Name[^1] != level[^1])
        {
            return level;
        }

        var parent = gazetteer[place].Parent;
        return gazetteer[place].Level == PlaceLevel.County && level == "区" && parent >= 0 ? gazetteer[parent].Name + gazetteer[place].Name : gazetteer[place].Name;
    }

    private int First(int a, int b, int c, char kind) =>
        a >= 0 && gazetteer[a].Name[^1] == kind ? a : b >= 0 && gazetteer[b].Name[^1] == kind ? b : c;

    private static Dictionary<string, string> Pairs(string kind) =>
        SeedLists.ReadKinds("organization-names.tsv").Where(k => k.Kind == kind).SelectMany(k => k.Words).Select(w => w.Split('=')).ToDictionary(w => w[0], w => w[1]);
}
