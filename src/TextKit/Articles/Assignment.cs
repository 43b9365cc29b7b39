namespace TextKit.Articles;

/// <summary>
/// Gives each fragment the predecessor that is best for the page as a whole, by the auction algorithm (Bertsekas 1988) on
/// the sparse candidates: every fragment bids for predecessors and may go without at a price. The sum of the scores is
/// within <see cref="Step"/> a fragment of the best possible.
/// </summary>
internal static class Assignment
{
    private const double Step = 0.05;

    /// <summary>Solves; <paramref name="offers"/> holds, for each fragment, the predecessors it could have and their scores.</summary>
    /// <param name="offers">The offers.</param>
    /// <param name="without">What it is worth for each fragment to have no predecessor.</param>
    /// <returns>The predecessor of each fragment, or -1.</returns>
    public static int[] Solve(List<(int Before, double Score)>?[] offers, double[] without)
    {
        var count = offers.Length;
        var price = new double[count];
        var owner = new int[count];
        var previous = new int[count];
        Array.Fill(owner, -1);
        Array.Fill(previous, -1);
        var waiting = new Stack<int>();
        for (var i = count - 1; i >= 0; i--)
        {
            if (offers[i] is { Count: > 0 })
            {
                waiting.Push(i);
            }
        }

        while (waiting.TryPop(out var bidder))
        {
            double best = without[bidder], second = best;
            var choice = -1;
            foreach (var (before, score) in offers[bidder]!)
            {
                var value = score - price[before];
                if (value > best)
                {
                    (second, best, choice) = (best, value, before);
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

            price[choice] += best - second + Step;
            if (owner[choice] >= 0)
            {
                previous[owner[choice]] = -1;
                waiting.Push(owner[choice]);
            }

            owner[choice] = bidder;
            previous[bidder] = choice;
        }

        return previous;
    }
}
