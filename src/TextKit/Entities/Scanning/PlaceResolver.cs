using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>Decides which division an ambiguous name means by the places that the rest of the text names.</summary>
internal sealed class PlaceResolver(Gazetteer gazetteer)
{
    private const int Firm = 4;
    private readonly Dictionary<int, int> votes = [];
    private readonly Dictionary<int, int> spoken = [];
    private readonly Dictionary<string, int> ofKind = [];
    private readonly Dictionary<int, int> tally = [];

    /// <summary>Counts what the firm chains say: each of one meaning votes for itself and all above it.</summary>
    public void Learn(List<PlaceChain> chains, List<int> candidates, int home)
    {
        votes.Clear();
        spoken.Clear();
        ofKind.Clear();
        Vote(home, 1);
        foreach (var chain in chains)
        {
            if (chain.Count == 1 && chain.Form < PlaceNameForm.Common)
            {
                Vote(candidates[chain.First], Firm);
                Speak(candidates[chain.First]);
            }
        }

        foreach (var chain in chains)
        {
            if (chain.Count > 1 && chain.Form < PlaceNameForm.Common)
            {
                var place = Choose(chain, candidates);
                if (!IsOneOfManyTowns(place, chain))
                {
                    Vote(place, 1);
                    Speak(place);
                }
            }
        }
    }

    /// <summary>Takes a place that the text was found to name, by itself or in front of a body.</summary>
    public void Hear(int place)
    {
        ofKind.Clear();
        spoken[place] = spoken.GetValueOrDefault(place) + (2 * Firm);
    }

    /// <summary>
    /// The division of a kind that the text speaks of most, itself or by what lies in it: the 市 of a text about 晋江市 is
    /// 晋江市, not 泉州市 above it. -1 for none.
    /// </summary>
    /// <param name="kind">The end of the division's name: 省, 市, 自治区.</param>
    public int MostNamed(string kind) => Most(kind, place => IsOfKind(place, kind));

    /// <summary>The place itself or the division above it whose name ends with a kind; -1 for none.</summary>
    public int OfKind(int place, string kind)
    {
        while (place >= 0 && !IsOfKind(place, kind))
        {
            place = gazetteer[place].Parent;
        }

        return place;
    }

    /// <summary>The division of a level that the text speaks of most; -1 for none.</summary>
    public int MostNamed(PlaceLevel level) => Most(level == PlaceLevel.City ? "city" : "county", place => gazetteer[place].Level == level);

    private int Most(string key, Predicate<int> isMeant)
    {
        if (ofKind.TryGetValue(key, out var best))
        {
            return best;
        }

        best = -1;
        tally.Clear();
        foreach (var (named, weight) in spoken)
        {
            var place = named;
            while (place >= 0 && !isMeant(place))
            {
                place = gazetteer.Row(place).Parent;
            }

            if (place >= 0)
            {
                tally[place] = tally.GetValueOrDefault(place) + weight;
                best = best < 0 || tally[place] > tally[best] ? place : best;
            }
        }

        ofKind[key] = best;
        return best;
    }

    /// <summary>True where nothing but a place itself speaks for the province that it lies in, and the text is about another.</summary>
    public bool IsFarOff(int place)
    {
        var province = gazetteer.AtLevel(place, PlaceLevel.Province);
        return province >= 0 && votes.GetValueOrDefault(province) <= votes.GetValueOrDefault(place)
            && votes.Any(v => v.Key != province && gazetteer[v.Key].Level == PlaceLevel.Province && v.Value > votes.GetValueOrDefault(province));
    }

    /// <summary>True of a town, one of several of its name (城关镇), where nothing speaks for the county or city that it lies in.</summary>
    public bool IsOneOfManyTowns(int place, PlaceChain chain) =>
        chain is { Count: > 1, Links: 1 } && gazetteer[place].Level == PlaceLevel.Township && !IsBorneOutByOthers(place);

    /// <summary>
    /// The town called by a name without its kind (大厂 for 大厂镇) of the county that the text speaks of most, if that is not called so itself; -1 for
    /// none.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="other">A town that is not meant, or -1.</param>
    /// <param name="ofCity">True where a city that the text speaks of will do as well, if it has one town of this name.</param>
    public int TownOf(ReadOnlySpan<char> name, int other = -1, bool ofCity = false)
    {
        var (best, most, inCity, count) = (-1, 0, -1, 0);
        for (var entry = gazetteer.Names.Find(name); entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var value = gazetteer.Names.Value(entry);
            var place = Gazetteer.PlaceOf(value);
            var county = gazetteer.Row(place).Parent;
            if (Gazetteer.FormOf(value) != PlaceNameForm.TownshipShort || place == other || gazetteer.Letters(county).StartsWith(name))
            {
                continue;
            }

            if (votes.GetValueOrDefault(county) is var spoken && spoken > most)
            {
                (best, most) = (place, spoken);
            }
            else if (ofCity && gazetteer.Row(county).Parent is >= 0 and var city && gazetteer[city].Level == PlaceLevel.City && votes.ContainsKey(city))
            {
                (inCity, count) = (place, count + 1);
            }
        }

        return best >= 0 ? best : count == 1 ? inCity : -1;
    }

    /// <summary>The town of a county called by a name without its kind, or -1.</summary>
    public int TownIn(ReadOnlySpan<char> name, int county)
    {
        for (var entry = gazetteer.Names.Find(name); entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var value = gazetteer.Names.Value(entry);
            if (Gazetteer.FormOf(value) == PlaceNameForm.TownshipShort && gazetteer.Row(Gazetteer.PlaceOf(value)).Parent == county)
            {
                return Gazetteer.PlaceOf(value);
            }
        }

        return -1;
    }

    /// <summary>True where the text names the place or what lies in it.</summary>
    public bool IsSpokenOf(int place) => votes.ContainsKey(place);

    /// <summary>True where something else than the place itself speaks for the city or county that it lies in, or for the municipality or province that has its counties directly.</summary>
    public bool IsBorneOutByOthers(int place)
    {
        var own = votes.GetValueOrDefault(place);
        var below = place;
        for (var above = gazetteer.Row(place).Parent; above >= 0 && (gazetteer[above].Level > PlaceLevel.Province || gazetteer[below].Level == PlaceLevel.County); above = gazetteer.Row(above).Parent)
        {
            if (votes.GetValueOrDefault(above) > own)
            {
                return true;
            }

            below = above;
        }

        return false;
    }

    /// <summary>True where the text speaks of the place or of one above it.</summary>
    public bool IsBorneOut(int place)
    {
        for (; place >= 0; place = gazetteer.Row(place).Parent)
        {
            if (votes.ContainsKey(place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True of a division whose name ends with a kind; 区 is none of 自治区, 市 is none of 县.</summary>
    private bool IsOfKind(int place, string kind)
    {
        var here = gazetteer[place];
        return here.Level <= PlaceLevel.Township && here.Name.EndsWith(kind, StringComparison.Ordinal)
            && (kind is not "区" || (here.Level == PlaceLevel.County && !here.Name.EndsWith("自治区", StringComparison.Ordinal)))
            && (kind is not "市" || here.Level <= PlaceLevel.County);
    }

    /// <summary>The candidate best borne out by the text; of equals the highest level, then the lowest code.</summary>
    public int Choose(PlaceChain chain, List<int> candidates)
    {
        var best = candidates[chain.First];
        var bestScore = int.MinValue;
        for (var i = chain.First; i < chain.First + chain.Count; i++)
        {
            var score = Score(candidates[i], chain, candidates);
            if (score > bestScore || (score == bestScore && candidates[i] < best))
            {
                best = candidates[i];
                bestScore = score;
            }
        }

        return best;
    }

    private int Score(int place, PlaceChain chain, List<int> candidates)
    {
        // 宁 of a text about Jiangsu is 南京, not 宁夏.
        var isOther = chain.Form == PlaceNameForm.Letter && votes.Count > 0 && !votes.ContainsKey(place);
        var score = gazetteer[place].Level switch { PlaceLevel.Province => isOther ? 0 : 300, PlaceLevel.City => 20, PlaceLevel.County => 10, _ => 0 };
        for (var p = gazetteer.Row(place).Parent; p >= 0; p = gazetteer.Row(p).Parent)
        {
            // A city's own votes do not speak for the county of the same name in it.
            if (votes.ContainsKey(p) && !IsCandidate(p, chain, candidates))
            {
                score += 50;
            }
        }

        // 田坝 of the county that the text speaks of more.
        var county = gazetteer[place].Level == PlaceLevel.Township ? Math.Min(30, votes.GetValueOrDefault(gazetteer.Row(place).Parent)) : 0;
        return score + county + Math.Min(9, votes.GetValueOrDefault(place));
    }

    private static bool IsCandidate(int place, PlaceChain chain, List<int> candidates) =>
        chain.Count < 16 && candidates.IndexOf(place, chain.First, chain.Count) >= 0;

    private void Vote(int place, int weight)
    {
        for (; place >= 0; place = gazetteer.Row(place).Parent)
        {
            votes[place] = votes.GetValueOrDefault(place) + weight;
        }
    }

    private void Speak(int place) => spoken[place] = spoken.GetValueOrDefault(place) + 1;
}
