using System.Runtime.CompilerServices;

namespace TextKit.Articles;

/// <summary>What a fragment, with the next ones of its story, shares with each story of the page, they themselves left out.</summary>
internal sealed class StoryVotes(FragmentIndex index, StoryChains chains, JunctionWeights weights)
{
    private const int Ahead = 4;
    private const int Places = 64;
    private const int Stride = JunctionWeights.Units + 1;

    // What sharing with a story elsewhere weighs, worked out once a count: a place a story, the last one for stories of which nothing is shared.
    private readonly long[] held = new long[Places];
    private readonly float[] sums = new float[(Places + 1) * Stride];
    private readonly float[] votes = new float[chains.Next.Length];
    private readonly int[] touched = new int[chains.Next.Length + 1];
    private int touchedCount;
    private long counts;
    private float all;
    private float best;
    private float second;
    private float logBest;
    private float logSecond;
    private int bestStory;
    private bool heading;

    /// <summary>Counts for a fragment.</summary>
    /// <param name="b">The fragment.</param>
    /// <param name="isHeading">True where it begins with a heading.</param>
    public void Count(int b, bool isHeading)
    {
        heading = isHeading;
        foreach (var story in touched.AsSpan(0, touchedCount))
        {
            votes[story] = 0;
        }

        AddUp(b);
        (all, best, second, bestStory) = (0, 0, 0, -1);
        foreach (var story in touched.AsSpan(0, touchedCount))
        {
            Rank(story, votes[story]);
        }

        (logBest, logSecond) = (MathF.Log(1 + best), MathF.Log(1 + second));
        counts++;
        var none = weights.Begin();
        Junction.Share(0, best, logBest, all, false, heading, ref none);
        none.Store(sums.AsSpan(Places * Stride));
    }

    /// <summary>Takes the numbers of what the fragment counted last shares with a story.</summary>
    public void Share<T>(int story, bool natural, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        var (other, log) = story == bestStory ? (second, logSecond) : (best, logBest);
        Junction.Share(votes[story], other, log, all, natural, heading, ref into);
    }

    /// <summary>The same for a story elsewhere, added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<float> ShareFar(int story)
    {
        var place = votes[story] > 0 ? story % Places : Places;
        if (place < Places && held[place] != ((counts << 32) | (uint)story))
        {
            Hold(place, story);
        }

        return sums.AsSpan(place * Stride, Stride);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Hold(int place, int story)
    {
        held[place] = (counts << 32) | (uint)story;
        var shared = weights.Begin();
        Share(story, false, ref shared);
        shared.Store(sums.AsSpan(place * Stride));
    }

    private void AddUp(int b)
    {
        var (stories, positions, votes, touched) = (chains.Story, chains.Position, this.votes, this.touched);
        var (own, place) = (stories[b], positions[b]);
        var found = 0;
        for (int step = 0, at = b; step < Ahead && at >= 0; step++, at = chains.Next[at])
        {
            foreach (var (other, weight) in index.Neighbours(at))
            {
                var story = stories[other];
                if (story != own || positions[other] < place)
                {
                    ref var vote = ref votes[story];
                    touched[found] = story;
                    found += vote == 0 ? 1 : 0;
                    vote += weight;
                }
            }
        }

        touchedCount = found;
    }

    private void Rank(int story, float vote)
    {
        all += vote;
        if (vote > best)
        {
            (second, best, bestStory) = (best, vote, story);
        }
        else
        {
            second = Math.Max(second, vote);
        }
    }
}
