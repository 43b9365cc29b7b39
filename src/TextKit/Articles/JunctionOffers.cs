using System.Runtime.InteropServices;

namespace TextKit.Articles;

/// <summary>The junctions that are weighed on a page, fragment by fragment, in flat lists: what stands before, what its own numbers add up to, its score.</summary>
/// <param name="fragments">How many fragments the page has.</param>
/// <param name="most">How many offers a fragment keeps: the first one and the best of the others.</param>
internal sealed class JunctionOffers(int fragments, int most)
{
    /// <summary>The floats that a sum of numbers is kept in.</summary>
    public const int Stride = JunctionWeights.Units + 1;

    private readonly int[] first = new int[fragments + 1];
    private readonly List<int> before = [];
    private readonly List<float> sums = [];
    private readonly List<float> scores = [];
    private int start;

    /// <summary>Where the offers of each fragment begin, and the last end.</summary>
    public ReadOnlySpan<int> First => first;

    /// <summary>The fragment that each offer would continue.</summary>
    public ReadOnlySpan<int> Before => CollectionsMarshal.AsSpan(before);

    /// <summary>The log-odds of each offer as weighed last.</summary>
    public Span<float> Scores => CollectionsMarshal.AsSpan(scores);

    /// <summary>What the numbers of an offer that never change add up to.</summary>
    public ReadOnlySpan<float> Sum(int offer) => CollectionsMarshal.AsSpan(sums).Slice(offer * Stride, Stride);

    /// <summary>Adds an offer for the fragment that is filled at present, in place of a worse one where it has enough.</summary>
    public void Add(int a, float score, in JunctionSum own)
    {
        var place = Place(a, score);
        if (place >= 0)
        {
            own.Store(CollectionsMarshal.AsSpan(sums).Slice(place * Stride, Stride));
        }
    }

    /// <summary>Adds the first offer, whose sum is at hand.</summary>
    public void AddFirst(int a, float score, ReadOnlySpan<float> own)
    {
        var place = Place(a, score);
        own.CopyTo(CollectionsMarshal.AsSpan(sums).Slice(place * Stride, Stride));
    }

    /// <summary>Ends the offers of a fragment.</summary>
    public void Finish(int fragment) => first[fragment + 1] = start = before.Count;

    private int Place(int a, float score)
    {
        if (before.Count - start < most)
        {
            before.Add(a);
            scores.Add(score);
            CollectionsMarshal.SetCount(sums, sums.Count + Stride);
            return before.Count - 1;
        }

        var kept = CollectionsMarshal.AsSpan(scores)[(start + 1)..];
        var worst = 0;
        for (var i = 1; i < kept.Length; i++)
        {
            worst = kept[i] < kept[worst] ? i : worst;
        }

        if (score <= kept[worst])
        {
            return -1;
        }

        (before[start + 1 + worst], kept[worst]) = (a, score);
        return start + 1 + worst;
    }
}
