using System.Buffers;

namespace TextKit.Articles;

/// <summary>The junctions that are weighed on a page, fragment by fragment, in flat lists: what stands before, what its own numbers add up to, its score.</summary>
internal sealed class JunctionOffers : IDisposable
{
    /// <summary>The floats that a sum of numbers is kept in.</summary>
    public const int Stride = JunctionWeights.Units + 1;

    private readonly int[] first;
    private readonly int most;
    private int[] before;
    private float[] sums;
    private float[] scores;
    private int start;
    private int end;

    // The worst offer of the fragment filled at present that may be replaced; -1 where that is not known.
    private int worst = -1;

    /// <summary>Makes room.</summary>
    /// <param name="fragments">How many fragments the page has.</param>
    /// <param name="most">How many offers a fragment keeps: the first one and the best of the others.</param>
    public JunctionOffers(int fragments, int most)
    {
        this.most = most;
        first = new int[fragments + 1];
        var room = (fragments + 1) * 4;
        (before, scores, sums) = (ArrayPool<int>.Shared.Rent(room), ArrayPool<float>.Shared.Rent(room), ArrayPool<float>.Shared.Rent(room * Stride));
    }

    /// <summary>Where the offers of each fragment begin, and the last end.</summary>
    public ReadOnlySpan<int> First => first;

    /// <summary>The fragment that each offer would continue.</summary>
    public ReadOnlySpan<int> Before => before.AsSpan(0, end);

    /// <summary>The log-odds of each offer as weighed last.</summary>
    public Span<float> Scores => scores.AsSpan(0, end);

    /// <summary>What the numbers of an offer that never change add up to.</summary>
    public Span<float> Sum(int offer) => sums.AsSpan(offer * Stride, Stride);

    /// <summary>
    /// Adds an offer for the fragment that is filled at present, in place of a worse one where it has enough; returns its place, where
    /// its sum is still to be set, or -1 where it is not taken.
    /// </summary>
    public int Add(int a, float score)
    {
        if (end - start >= most)
        {
            worst = worst < 0 ? Worst() : worst;
            if (score <= scores[worst])
            {
                return -1;
            }

            var place = worst;
            (before[place], scores[place], worst) = (a, score, -1);
            return place;
        }

        Grow(ref before, end + 1);
        Grow(ref scores, end + 1);
        Grow(ref sums, (end + 1) * Stride);
        (before[end], scores[end]) = (a, score);
        return end++;
    }

    /// <summary>Ends the offers of a fragment.</summary>
    public void Finish(int fragment)
    {
        first[fragment + 1] = start = end;
        worst = -1;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(before);
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(sums);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (length <= array.Length)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(2 * array.Length);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    private int Worst()
    {
        var least = start + 1;
        for (var i = start + 2; i < end; i++)
        {
            least = scores[i] < scores[least] ? i : least;
        }

        return least;
    }
}
