using System.Runtime.InteropServices;

namespace TextKit.Articles;

/// <summary>The junctions that are weighed on a page, fragment by fragment, in flat lists: what stands before, what its own numbers add up to, its score.</summary>
internal sealed class JunctionOffers(int fragments)
{
    private const int Stride = JunctionWeights.Units + 1;
    private readonly int[] first = new int[fragments + 1];
    private readonly List<int> before = [];
    private readonly List<float> sums = [];
    private readonly List<float> scores = [];

    /// <summary>Where the offers of each fragment begin, and the last end.</summary>
    public ReadOnlySpan<int> First => first;

    /// <summary>The fragment that each offer would continue.</summary>
    public ReadOnlySpan<int> Before => CollectionsMarshal.AsSpan(before);

    /// <summary>The log-odds of each offer as weighed last.</summary>
    public Span<float> Scores => CollectionsMarshal.AsSpan(scores);

    /// <summary>What the numbers of an offer that never change add up to.</summary>
    public ReadOnlySpan<float> Sum(int offer) => CollectionsMarshal.AsSpan(sums).Slice(offer * Stride, Stride);

    /// <summary>Adds an offer for the fragment that is filled at present.</summary>
    public void Add(int a, float score, in JunctionSum own)
    {
        before.Add(a);
        scores.Add(score);
        CollectionsMarshal.SetCount(sums, sums.Count + Stride);
        own.Store(CollectionsMarshal.AsSpan(sums)[^Stride..]);
    }

    /// <summary>Ends the offers of a fragment: the first of them and the best of the others stay, at most so many in all.</summary>
    public void Finish(int fragment, int most)
    {
        var start = first[fragment];
        while (before.Count - start > most)
        {
            var (worst, least) = (start + 1, float.PositiveInfinity);
            for (var i = start + 1; i < before.Count; i++)
            {
                if (scores[i] < least)
                {
                    (worst, least) = (i, scores[i]);
                }
            }

            Move(before.Count - 1, worst);
        }

        first[fragment + 1] = before.Count;
    }

    private void Move(int last, int into)
    {
        (before[into], scores[into]) = (before[last], scores[last]);
        var all = CollectionsMarshal.AsSpan(sums);
        all.Slice(last * Stride, Stride).CopyTo(all.Slice(into * Stride, Stride));
        before.RemoveAt(last);
        scores.RemoveAt(last);
        CollectionsMarshal.SetCount(sums, last * Stride);
    }
}
