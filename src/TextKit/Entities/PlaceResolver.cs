using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Decides which division an ambiguous name means by the places that the rest of the text names.</summary>
internal sealed class PlaceResolver(Gazetteer gazetteer)
{
    private readonly Dictionary<int, int> votes = [];
    private readonly Dictionary<int, int> focus = [];

    /// <summary>The province most spoken of, or -1.</summary>
    public int Focus(PlaceLevel level) => focus.GetValueOrDefault((int)level, -1);

    /// <summary>Counts what the firm chains say: each of one meaning votes for itself and all above it.</summary>
    public void Learn(List<PlaceChain> chains, List<int> candidates, int home)
    {
        votes.Clear();
        focus.Clear();
        Vote(home, 1);
        foreach (var chain in chains)
        {
            if (chain.Count == 1 && chain.Form < PlaceNameForm.Common)
            {
                Vote(candidates[chain.First], 4);
            }
        }

        foreach (var chain in chains)
        {
            if (chain.Count > 1 && chain.Form < PlaceNameForm.Common)
            {
                Vote(Choose(chain, candidates), 1);
            }
        }

        foreach (var (place, count) in votes)
        {
            var level = (int)gazetteer[place].Level;
            if (!focus.TryGetValue(level, out var best) || votes[best] < count || (votes[best] == count && place < best))
            {
                focus[level] = place;
            }
        }
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
        var score = gazetteer[place].Level switch { PlaceLevel.Province => 300, PlaceLevel.City => 20, PlaceLevel.County => 10, _ => 0 };
        for (var p = gazetteer[place].Parent; p >= 0; p = gazetteer[p].Parent)
        {
            // A city's own votes do not speak for the county of the same name in it.
            if (votes.ContainsKey(p) && !IsCandidate(p, chain, candidates))
            {
                score += 50;
            }
        }

        return score + Math.Min(9, votes.GetValueOrDefault(place));
    }

    private static bool IsCandidate(int place, PlaceChain chain, List<int> candidates) =>
        chain.Count < 16 && candidates.IndexOf(place, chain.First, chain.Count) >= 0;

    private void Vote(int place, int weight)
    {
        for (; place >= 0; place = gazetteer[place].Parent)
        {
            votes[place] = votes.GetValueOrDefault(place) + weight;
        }
    }
}
