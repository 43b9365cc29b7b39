namespace TextKit.Articles;

/// <summary>
/// Gives each fragment the predecessor that is best for the page as a whole, by the auction algorithm (Bertsekas 1988) on
/// the sparse candidates: every fragment bids for predecessors and may go without at a price. The sum of the scores is
/// within <see cref="Step"/> a fragment of the best possible.
/// </summary>
internal static class Assignment
{
    private const float Step = 0.05f;

    /// <summary>Solves.</summary>
    /// <param name="first">Where the offers of each fragment begin; one entry more than there are fragments.</param>
    /// <param name="before">The predecessor of each offer.</param>
    /// <param name="score">The score of each offer; one that is not above <paramref name="without"/> is never taken.</param>
    /// <param name="without">What it is worth for each fragment to have no predecessor.</param>
    /// <returns>The offer that each fragment takes, or -1.</returns>
    public static int[] Solve(ReadOnlySpan<int> first, ReadOnlySpan<int> before, ReadOnlySpan<float> score, ReadOnlySpan<float> without)
    {
        var count = without.Length;
        var price = new float[count];
        var owner = new int[count];
        var taken = new int[count];
        Array.Fill(owner, -1);
        Array.Fill(taken, -1);
        var waiting = new Stack<int>(count);
        for (var i = count - 1; i >= 0; i--)
        {
            if (first[i] < first[i + 1])
            {
                waiting.Push(i);
            }
        }

        while (waiting.TryPop(out var bidder))
        {
            float best = without[bidder], second = best;
            var choice = -1;
            for (var offer = first[bidder]; offer < first[bidder + 1]; offer++)
            {
                var value = score[offer] - price[before[offer]];
                if (value > best)
                {
                    (second, best, choice) = (best, value, offer);
                }
                else if (value > second)
                {
                    second = value;
                }
            }

            if (choice < 0)
            {
                continue;
            }

            var place = before[choice];
            price[place] += best - second + Step;
            if (owner[place] >= 0)
            {
                taken[owner[place]] = -1;
                waiting.Push(owner[place]);
            }

            owner[place] = bidder;
            taken[bidder] = choice;
        }

        return taken;
    }
}
