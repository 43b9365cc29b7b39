namespace TextKit.Articles;

/// <summary>What a fragment, with the next ones of its story, shares with each story of the page, they themselves left out.</summary>
internal sealed class StoryVotes(FragmentIndex index, StoryChains chains)
{
    private const int Ahead = 4;
    private readonly float[] votes = new float[chains.Next.Length];
    private readonly List<int> touched = [];
    private float all;
    private float best;
    private float second;
    private int bestStory;

    /// <summary>Counts for a fragment.</summary>
    public void Count(int b)
    {
        foreach (var story in touched)
        {
            votes[story] = 0;
        }

        touched.Clear();
        var (own, place) = (chains.Story[b], chains.Position[b]);
        for (int step = 0, at = b; step < Ahead && at >= 0; step++, at = chains.Next[at])
        {
            var weights = index.Weights(at);
            var others = index.Neighbours(at);
            for (var i = 0; i < others.Length; i++)
            {
                var story = chains.Story[others[i]];
                if (story != own || chains.Position[others[i]] < place)
                {
                    Add(story, weights[i]);
                }
            }
        }

        (all, best, second, bestStory) = (0, 0, 0, -1);
        foreach (var story in touched)
        {
            Rank(story, votes[story]);
        }
    }

    /// <summary>What the fragment counted last shares with a story.</summary>
    public float With(int story) => votes[story];

    /// <summary>Takes the numbers of what it shares with a story.</summary>
    public void Share<T>(int story, bool natural, bool heading, ref T into)
        where T : struct, IJunctionSink, allows ref struct =>
        Junction.Share(votes[story], story == bestStory ? second : best, all, natural, heading, ref into);

    /// <summary>Takes the numbers of sharing nothing with a story elsewhere.</summary>
    public void ShareNothing<T>(bool heading, ref T into)
        where T : struct, IJunctionSink, allows ref struct => Junction.Share(0, best, all, false, heading, ref into);

    private void Add(int story, float weight)
    {
        if (votes[story] == 0)
        {
            touched.Add(story);
        }

        votes[story] += weight;
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
