using System.Runtime.InteropServices;
using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <content>Bodies of towns and villages, and the police of districts and towns.</content>
internal sealed partial class OrganizationNamer
{
    /// <summary>The city that a district lies in, if the text speaks of it, else the city that it speaks of most; -1 for none.</summary>
    private int CityOf(string district)
    {
        for (var entry = gazetteer.Names.Find(district); entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var place = Gazetteer.PlaceOf(gazetteer.Names.Value(entry));
            if (gazetteer[place].Level == PlaceLevel.County && gazetteer[place].Name[^1] == '区' && resolver.IsSpokenOf(gazetteer[place].Parent))
            {
                return gazetteer[place].Parent;
            }
        }

        return resolver.MostNamed(PlaceLevel.City);
    }

    /// <summary>The place of a branch of a city's police (长安公安分局, 公安津南分局), or null.</summary>
    private static string? PoliceBranch(string surface) => surface.Length is <= 5 or >= 9 ? null
        : surface.EndsWith("公安分局", StringComparison.Ordinal) ? surface[..^4]
        : surface.StartsWith("公安", StringComparison.Ordinal) && surface.EndsWith("分局", StringComparison.Ordinal) && surface[2] is not ('局' or '县') ? surface[2..^2] : null;

    /// <summary>The police station of a town by that town's name alone (万良派出所), behind the police of its county; null for none.</summary>
    private string? OfPolice(string name, int place)
    {
        const string Station = "派出所";
        var county = place >= 0 && gazetteer.AtLevel(place, PlaceLevel.County) is >= 0 and var own ? own : resolver.MostNamed(PlaceLevel.County);
        if (county < 0 || !name.EndsWith(Station, StringComparison.Ordinal) || resolver.TownIn(name.AsSpan(0, name.Length - Station.Length), county) < 0)
        {
            return null;
        }

        var division = gazetteer[county].Name;
        return division is [.., _, _, '区'] && !division.EndsWith("林区", StringComparison.Ordinal) && !division.EndsWith("特区", StringComparison.Ordinal) && gazetteer[county].Parent is >= 0 and var city
            ? string.Concat(string.Concat(gazetteer[city].Name, "公安局"), division.AsSpan(0, division.Length - 1), "分局", name) : string.Concat(division, "公安局", name);
    }

    /// <summary>The committee of the village that the text names (村委会): by the longest chain that ends with it, which begins with the county.</summary>
    private string? OfVillage(string name)
    {
        var length = VillageWords.LongestAt(name, 0, out var kind);
        if (length == 0)
        {
            return OfNamedVillage(name);
        }

        // The village named last, by the longest chain that ends with it.
        var recent = CollectionsMarshal.AsSpan(places)[Math.Max(0, places.Count - NearestFirst.Reach)..];
        var (village, chain, division) = ("", "", -1);
        for (var i = recent.Length - 1; i >= 0; i--)
        {
            var (surface, place) = recent[i];
            village = village.Length == 0 && surface.Length > 2 && surface[^1] == '村' ? surface : village;
            if (village.Length > 0 && surface.Length > chain.Length && surface.EndsWith(village, StringComparison.Ordinal))
            {
                (chain, division) = (surface, place);
            }
        }

        return village.Length == 0 ? name : string.Concat(Placed(chain, division), VillageBodies[kind].Full, name.AsSpan(length));
    }

    /// <summary>A chain of places behind the full name of the division that it goes on behind (阿图什市阿湖乡托格拉克村), else the chain.</summary>
    private string Placed(string chain, int place) =>
        place >= 0 && gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township && chain.IndexOf(gazetteer[place].Name, StringComparison.Ordinal) is >= 0 and var at
            ? string.Concat(divisions.FullName(place), chain.AsSpan(at + gazetteer[place].Name.Length)) : chain;

    /// <summary>A body of a village by its name (永光村党支部), behind the deepest division in which the text places that; null for none.</summary>
    private string? OfNamedVillage(string name)
    {
        const int Longest = 6;
        if (name.IndexOf("社区居民委员会", StringComparison.Ordinal) > 1 && resolver.MostNamed(PlaceLevel.County) is >= 0 and var county)
        {
            return divisions.FullName(county) + name;
        }

        var end = name.IndexOf('村', StringComparison.Ordinal) + 1;
        if (end is < 2 or > Longest || end == name.Length || !(name.Contains("工会", StringComparison.Ordinal) || name.Contains('委') || name.Contains('党')))
        {
            return null;
        }

        // 永光村|村委会 as well as 永光|村委会.
        var village = name.AsSpan(0, end);
        var length = VillageWords.LongestBefore(name, name.Length, out var kind);
        var rest = length == 0 || name.Length - length < end - 1 || name.Length - length > end ? name[end..] : VillageBodies[kind].Full;
        var deepest = -1;
        foreach (var (surface, place) in FirstPlaces)
        {
            if (place >= 0 && surface.AsSpan().EndsWith(village) && gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township && (deepest < 0 || gazetteer[place].Level > gazetteer[deepest].Level))
            {
                deepest = place;
            }
        }

        return deepest < 0 ? null : string.Concat(divisions.FullName(deepest), village, rest);
    }

    /// <summary>The hospital or the school of a town by that town's name without its kind (大朗医院), behind what lies above the town; null for none.</summary>
    private string? OfTown(string name)
    {
        var length = TownBodies.LongestBefore(name, name.Length, out _);
        return length > 0 && resolver.TownOf(name.AsSpan(0, name.Length - length)) is >= 0 and var town ? divisions.FullName(gazetteer[town].Parent) + name : null;
    }

    /// <summary>What lies above a town that the gazetteer does not list, where the text tells; else nothing.</summary>
    private string TownHead(string name)
    {
        var at = name.AsSpan().IndexOfAny("镇乡");
        at = at < 0 && name.IndexOf("街道", StringComparison.Ordinal) is > 0 and var street ? street + 1 : at;
        if (at is < 2 or >= LongestTown || at + 1 >= name.Length || !(name.Contains("工会", StringComparison.Ordinal) || name.EndsWith('学') || name.EndsWith("办事处", StringComparison.Ordinal)))
        {
            return "";
        }

        var town = name.AsSpan(0, at + 1);
        if (town is "城镇" or "乡镇" || town.EndsWith("城镇"))
        {
            return "";
        }

        foreach (var (surface, place) in FirstPlaces)
        {
            if (place >= 0 && surface.Length > town.Length && surface.AsSpan().EndsWith(town) && gazetteer.AtLevel(place, PlaceLevel.County) is >= 0 and var county)
            {
                return divisions.FullName(county);
            }
        }

        return resolver.MostNamed(PlaceLevel.County) is >= 0 and var focus ? divisions.FullName(focus) : "";
    }
}
