using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>The best of hits that come in the order of their articles; of equal ones the earlier is better.</summary>
/// <param name="most">How many to keep.</param>
internal sealed class BestHits(int most)
{
    private readonly PriorityQueue<ScoreDoc, (float Score, int Before)> kept = new();

    /// <summary>How many hits there are in all; whoever offers the best counts them.</summary>
    public int Total { get; set; }

    /// <summary>What a hit must score more than to be kept.</summary>
    public float Least { get; private set; } = float.NegativeInfinity;

    public void Offer(int doc, float score)
    {
        if (score <= Least)
        {
            return;
        }

        var hit = new ScoreDoc(doc, score);
        if (kept.Count < most)
        {
            kept.Enqueue(hit, (score, -doc));
        }
        else
        {
            kept.DequeueEnqueue(hit, (score, -doc));
        }

        if (kept.Count == most)
        {
            kept.TryPeek(out _, out var least);
            Least = least.Score;
        }
    }

    /// <summary>Those kept, the best first.</summary>
    public ScoreDoc[] Take() => [.. kept.UnorderedItems.Select(i => i.Element).OrderByDescending(h => h.Score).ThenBy(h => h.Doc)];
}
