using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Gives places their divisions: by the gazetteer, by what the text names elsewhere, and for what no list holds by the division around it. One text at a time.</summary>
internal sealed class PlaceNamer(Gazetteer gazetteer, PlaceScanner scanner, PlaceResolver resolver)
{
    private const int MostPlaced = 128;
    private readonly List<(string Surface, int Place)> placed = [];
    private readonly List<int> candidates = [];

    public void Clear() => placed.Clear();

    /// <summary>Takes the next place of a text, remembers its division for the names that stand for it; the division or -1.</summary>
    public int Take(string surface)
    {
        candidates.Clear();
        var place = Place(surface, out var chain);
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
    /// <param name="isBehindPlace">True where a place stands right before it (江苏徐州，马庄村).</param>
    public Entity Describe(Mention mention, string surface, ReadOnlySpan<char> behind, int position, List<int> divisions, bool isBehindPlace)
    {
        candidates.Clear();
        var place = Place(surface, out var chain);
        place = PlaceScanner.IsLandscape(surface, behind) && !IsByname(surface, chain, place) ? -1 : place < 0 && PlaceScanner.IsLocal(surface) ? (isBehindPlace ? divisions[position - 1] : DivisionNear(surface, position, divisions)) : place;
        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = surface,
            Code = place < 0 ? null : gazetteer[place].CodeText,
            Parents = place < 0 ? [] : Parents(place),
            Alternatives = chain.Count < 2 ? [] : Alternatives(chain, place),
        };
    }

    private int Place(ReadOnlySpan<char> surface, out PlaceChain chain)
    {
        var unsettled = default(PlaceChain);
        if (scanner.TryParse(surface, candidates, out chain) && (chain.Form < PlaceNameForm.TownshipShort || chain.Length == surface.Length))
        {
            var place = resolver.Choose(chain, candidates);
            var isOnlyNamedAfter = gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township
                && (scanner.IsStreetNamedAfter(surface, chain)
                    || ((PlaceScanner.IsZoneNamedAfter(surface, chain) || PlaceScanner.IsStreetOfTown(surface, chain) || PlaceScanner.IsWaterOfTown(surface, chain) || PlaceScanner.IsWellKnownLandscape(surface)) && !resolver.IsBorneOutByOthers(place)));
            // 桃源村 of another county than 桃源.
            isOnlyNamedAfter |= chain.Links == 1 && chain.Length < surface.Length && gazetteer[place].Level is PlaceLevel.County or PlaceLevel.Township && !resolver.IsBorneOutByOthers(place);

            // 港池码头 does not lie in Hong Kong.
            isOnlyNamedAfter |= chain is { Form: PlaceNameForm.Letter, Links: > 1 } || PlaceScanner.IsRiver(surface, chain);
            // Which 城关镇 it is, nothing says.
            unsettled = resolver.IsOneOfManyTowns(place, chain) ? chain : default;
            // A street that a subdistrict is called after is longer than it.
            place = surface[^1] is '路' or '街' or '巷' or '道' && !surface.EndsWith("街道") && gazetteer[place].Level == PlaceLevel.Township && chain.Links > 1 && chain.Length == surface.Length && gazetteer[place].Name.EndsWith("街道", StringComparison.Ordinal) ? gazetteer[place].Parent : place;
            if (!isOnlyNamedAfter && unsettled.Count == 0 && (chain.Form != PlaceNameForm.Common || resolver.IsBorneOut(place)))
            {
                return place;
            }
        }

        chain = default;
        foreach (var (whole, place) in placed)
        {
            // 罗古箐 is 罗古箐村.
            if (surface.Length > 1 && (whole.AsSpan().EndsWith(surface) || (PlaceForms.IsSettlement(whole[^1]) && whole.AsSpan(..^1).EndsWith(surface))))
            {
                return place;
            }
        }

        chain = unsettled;
        return -1;
    }

    /// <summary>The county, or of a village the town, that the text named last before a mention, else first behind it, else the city that it speaks of most; -1 where it names none.</summary>
    private int DivisionNear(string surface, int position, List<int> divisions)
    {
        foreach (var other in new NearestFirst(position, divisions.Count))
        {
            if (IsCountyOrTown(divisions[other]))
            {
                return surface[^1] is '村' or '寨' or '屯' or '庄' or '组' ? divisions[other] : gazetteer.AtLevel(divisions[other], PlaceLevel.County);
            }
        }

        return resolver.MostNamed(PlaceLevel.City);
    }

    /// <summary>True of a name of a place that its division is not called by (大凉山).</summary>
    private bool IsByname(string surface, PlaceChain chain, int place) => place >= 0 && chain.Links == 1 && chain.Length == surface.Length && !gazetteer.Letters(place).StartsWith(surface);

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
