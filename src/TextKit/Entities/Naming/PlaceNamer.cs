using TextKit.Entities.Mending;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <summary>Gives places their divisions: by the gazetteer, by what the text names elsewhere, and for what no list holds by the division around it. One text at a time.</summary>
internal sealed class PlaceNamer(Gazetteer gazetteer, PlaceScanner scanner, PlaceResolver resolver)
{
    private const int MostPlaced = 128;
    private readonly List<(string Surface, int Place)> placed = [];
    private readonly List<int> candidates = [];

    // Positions of the places that one comes from, in order.
    private readonly List<int> origins = [];

    public void Clear()
    {
        placed.Clear();
        origins.Clear();
    }

    /// <summary>Remembers the village or community that ends the chain of places, of that length, which the name of a body begins with (昭觉县城北镇沐恩邸社区工会).</summary>
    public void TakeVillageOf(string body, int division, int length)
    {
        var village = body.AsSpan(0, length);
        if (gazetteer[division].Level is PlaceLevel.County or PlaceLevel.Township && placed.Count < MostPlaced && PlaceKinds.SettlementLength(village) > 0 && !village.EndsWith(gazetteer[division].Name))
        {
            placed.Add((body[..length], division));
        }
    }

    /// <summary>Takes the next place of a text, remembers its division for the names that stand for it; the division or -1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mention">Where the place stands.</param>
    /// <param name="surface">Its characters.</param>
    /// <param name="position">Its position among the mentions of the text.</param>
    /// <param name="listed">The place that it is listed right behind (仙龙、吉安), or -1.</param>
    public int Take(ReadOnlySpan<char> text, Mention mention, string surface, int position, int listed)
    {
        candidates.Clear();
        var place = Place(surface, text[mention.End..], listed, out var chain);
        if (place >= 0 && gazetteer[place].Level <= PlaceLevel.County && PlaceForms.IsOrigin(text, mention))
        {
            origins.Add(position);
        }

        if (place >= 0 && placed.Count < MostPlaced && chain.Links > 1)
        {
            placed.Add((surface, place));
        }

        return place;
    }

    /// <summary>The place as an entity, when all of the text are taken.</summary>
    /// <param name="mention">Where it stands.</param>
    /// <param name="surface">Its characters.</param>
    /// <param name="behind">The text behind it.</param>
    /// <param name="position">Its position among the mentions of the text.</param>
    /// <param name="divisions">The division that each mention names or begins with, or -1.</param>
    /// <param name="listed">The place that it is listed right behind, or -1.</param>
    /// <param name="isBehindPlace">True where a place stands right before it (江苏徐州，马庄村).</param>
    public Entity Describe(Mention mention, string surface, ReadOnlySpan<char> behind, int position, List<int> divisions, int listed, bool isBehindPlace)
    {
        candidates.Clear();
        var place = Place(surface, behind, listed, out var chain);
        if (PlaceScanner.IsLandscape(surface, behind))
        {
            place = -1;
        }
        else if (place < 0 && (PlaceScanner.IsLocal(surface) || PlaceScanner.IsListedVillage(behind, listed >= 0)))
        {
            place = isBehindPlace ? divisions[position - 1] : DivisionNear(position, divisions);

            // Where it lies, it lies for the rest of the text.
            if (place >= 0 && placed.Count < MostPlaced)
            {
                placed.Add((surface, place));
            }
        }

        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = surface,
            Code = place < 0 ? null : gazetteer[place].CodeText,
            Parents = place < 0 ? [] : Parents(place),
            Alternatives = chain.Count < 2 ? [] : Alternatives(chain, place),
        };
    }

    /// <summary>The division of a place: of the chain that it is, of what the text places elsewhere, or of a town that is called otherwise today; -1 for none.</summary>
    private int Place(ReadOnlySpan<char> surface, ReadOnlySpan<char> behind, int listed, out PlaceChain chain)
    {
        surface = WithoutNationality(surface);
        chain = default;
        if (listed >= 0 && gazetteer[listed].Level == PlaceLevel.Township && resolver.TownIn(surface, gazetteer[listed].Parent) is >= 0 and var neighbour)
        {
            return neighbour;
        }

        var unsettled = default(PlaceChain);
        if (scanner.TryParse(surface, candidates, out chain) && (chain.Form < PlaceNameForm.TownshipShort || chain.Length == surface.Length))
        {
            var place = resolver.Choose(chain, candidates);
            place = chain.Links == 1 && chain.Length == surface.Length && gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township && !resolver.IsBorneOutByOthers(place) && TownOf(surface, place) is >= 0 and var town ? town : place;

            // 上栗 of 桐木、上栗三镇 is the town of the county.
            if (chain.Links == 1 && chain.Length == surface.Length && PlaceScanner.IsListedTown(behind, listed >= 0) && (gazetteer[place].Level == PlaceLevel.County ? resolver.TownIn(surface, place) : gazetteer[place].CodeText is null ? TownOf(surface) : -1) is >= 0 and var seat)
            {
                return seat;
            }

            // 托格拉克 is the village of the text, not the town of another county.
            if (chain is { Form: PlaceNameForm.TownshipShort, Links: 1 } && !resolver.IsBorneOutByOthers(place) && Placed(surface) is >= 0 and var village)
            {
                chain = default;
                return village;
            }

            // Which 城关镇 it is, nothing says.
            unsettled = resolver.IsOneOfManyTowns(place, chain) ? chain : default;
            if (unsettled.Count == 0 && !IsOnlyNamedAfter(surface, PlaceScanner.IsListedVillage(behind, listed >= 0), chain, place) && (chain.Form != PlaceNameForm.Common || (chain.Length == surface.Length && gazetteer[place].Level == PlaceLevel.City) || resolver.IsBorneOut(place)))
            {
                return chain.Links > 1 ? Fitted(surface, chain, place) : place;
            }
        }

        chain = default;
        var placedAt = Placed(surface);
        chain = placedAt < 0 ? unsettled : chain;
        return placedAt >= 0 ? placedAt : unsettled.Count == 0 ? TownOf(surface) : -1;
    }

    /// <summary>The name of a place without the nationality of the town in it, if the gazetteer prints the town so (街津口赫哲族乡, 街津口乡).</summary>
    private ReadOnlySpan<char> WithoutNationality(ReadOnlySpan<char> surface)
    {
        const int Longest = 5;
        var end = surface.IndexOf("族乡") + 1;
        for (var cut = end - 2; cut > 1 && end - cut <= Longest; cut--)
        {
            for (var start = Math.Max(0, cut - Longest); start < cut - 1; start++)
            {
                if (gazetteer.Names.Find(string.Concat(surface[start..cut], "乡")) >= 0)
                {
                    return string.Concat(surface[..cut], surface[end..]);
                }
            }
        }

        return surface;
    }

    /// <summary>True of what bears the name of a place that it does not lie in.</summary>
    private bool IsOnlyNamedAfter(ReadOnlySpan<char> surface, bool isVillage, PlaceChain chain, int place)
    {
        // 港池码头 does not lie in Hong Kong, 河北大街 and 常州村 in any city.
        if (chain is { Form: PlaceNameForm.Letter, Links: > 1 } || PlaceScanner.IsRiver(surface, chain) || (gazetteer[place].Level <= PlaceLevel.City && (scanner.IsBareStreet(surface, chain) || PlaceScanner.IsVillageOfCity(surface, chain))))
        {
            return true;
        }

        // 兰干库勒村 of another county than 兰干.
        if (chain is { Form: PlaceNameForm.TownshipShort, Links: > 1 } && surface[^1] == '村' && !resolver.IsSpokenOf(gazetteer.Row(place).Parent))
        {
            return true;
        }

        if (gazetteer[place].Level is not (PlaceLevel.County or PlaceLevel.Township))
        {
            return false;
        }

        // 桃源村 of another county than 桃源; 土塘 is a village there, not the town of another county.
        return scanner.IsStreetNamedAfter(surface, chain)
            || (((chain.Links == 1 && chain.Length < surface.Length) || (PlaceScanner.IsZoneNamedAfter(surface, chain) && !surface.EndsWith(gazetteer[place].Name)) || PlaceScanner.IsStreetOfTown(surface, chain) || PlaceScanner.IsWaterOfTown(surface, chain)
                || PlaceScanner.IsWellKnownLandscape(surface) || (chain is { Form: PlaceNameForm.TownshipShort, Links: 1 } && isVillage)) && !resolver.IsBorneOutByOthers(place));
    }

    /// <summary>The division above a subdistrict that is called after a street, which is longer; of a village the one in which the text places it elsewhere; else the division itself.</summary>
    private int Fitted(ReadOnlySpan<char> surface, PlaceChain chain, int place)
    {
        if (surface[^1] is '路' or '街' or '巷' or '道' && !surface.EndsWith("街道") && gazetteer[place].Level == PlaceLevel.Township && chain.Length == surface.Length && gazetteer[place].Name.EndsWith("街道", StringComparison.Ordinal))
        {
            return gazetteer[place].Parent;
        }

        if (gazetteer[place].Level == PlaceLevel.Township)
        {
            return place;
        }

        // 台盘村 of the county is that of 台盘乡, where the text speaks of the town; 石浦渔港 lies in 石浦镇.
        var isVillage = PlaceScanner.IsVillage(surface);
        var kind = isVillage ? 1 : PlaceKinds.LandmarkBefore(surface);
        var at = gazetteer.NamesLength(surface, kind);
        var town = kind > 0 && !gazetteer.Letters(place).StartsWith(surface[at..^kind]) ? resolver.TownIn(surface[at..^kind], place) : -1;
        return town >= 0 && (!isVillage || resolver.IsSpokenOf(town)) ? town : isVillage ? Deeper(surface, place) : place;
    }

    /// <summary>The deepest division in which the text places what ends with a name (罗古箐 is 罗古箐村), or -1.</summary>
    private int Placed(ReadOnlySpan<char> surface)
    {
        var deepest = -1;
        foreach (var (whole, place) in placed)
        {
            if (surface.Length > 1 && (whole.AsSpan().EndsWith(surface) || whole.AsSpan(..^PlaceKinds.SettlementLength(whole)).EndsWith(surface)) && (deepest < 0 || gazetteer[place].Level > gazetteer[deepest].Level))
            {
                deepest = place;
            }
        }

        return deepest;
    }

    /// <summary>The town of a county that the text speaks of by its name without its kind, by another kind than today's (野岗乡, now 野岗镇) or that of its landmark or its island; -1 for none.</summary>
    private int TownOf(ReadOnlySpan<char> surface, int other = -1)
    {
        // A county is not given up for a town of a city.
        var kind = PlaceKinds.LandmarkBefore(surface) is > 0 and var landmark ? landmark : surface.EndsWith("街道") ? 2 : surface[^1] is '乡' or '镇' or '港' or '岛' ? 1 : 0;
        return resolver.TownOf(surface, other, ofCity: other < 0 || gazetteer[other].Level == PlaceLevel.Township) is >= 0 and var town ? town
            : kind > 0 && surface.Length - kind > 1 ? resolver.TownOf(surface[..^kind], other) : -1;
    }

    /// <summary>The division in which the text places elsewhere what a place ends with (阜南县刘店村, 郜台乡刘店村), if it lies within the one known; else that.</summary>
    private int Deeper(ReadOnlySpan<char> surface, int place)
    {
        const int Shortest = 3;
        foreach (var (whole, other) in placed)
        {
            var common = 0;
            while (common < whole.Length && common < surface.Length && whole[^(common + 1)] == surface[^(common + 1)])
            {
                common++;
            }

            if (common >= Shortest && gazetteer[other].Level > gazetteer[place].Level && gazetteer.IsWithin(other, place))
            {
                return other;
            }
        }

        return place;
    }

    /// <summary>The county or town that the text named last before a mention, else first behind it, else the city that it speaks of most, else where someone comes from; -1 where it names none.</summary>
    private int DivisionNear(int position, List<int> divisions)
    {
        var origin = -1;
        foreach (var other in new NearestFirst(position, divisions.Count))
        {
            if (IsCountyOrTown(divisions[other]))
            {
                if (origins.BinarySearch(other) < 0)
                {
                    return divisions[other];
                }

                origin = origin < 0 ? divisions[other] : origin;
            }
        }

        return resolver.MostNamed(PlaceLevel.City) is >= 0 and var city && (origin < 0 || !gazetteer.IsWithin(origin, city)) ? city : origin;
    }

    private bool IsCountyOrTown(int place) => place >= 0 && gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township;

    private string[] Parents(int place)
    {
        var parents = new string[gazetteer.Depth(place)];
        var p = gazetteer[place].Parent;
        for (var i = parents.Length - 1; i >= 0; i--, p = gazetteer[p].Parent)
        {
            parents[i] = gazetteer[p].Name;
        }

        return parents;
    }

    private List<string> Alternatives(PlaceChain chain, int chosen)
    {
        var codes = new List<string>();
        for (var i = chain.First; i < chain.First + chain.Count; i++)
        {
            if (candidates[i] != chosen && gazetteer[candidates[i]].CodeText is { } code && !codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        return codes;
    }
}
