using System.Runtime.CompilerServices;

namespace TextKit.Segmentation;

/// <summary>
/// The best paths of the <see cref="TagHmm"/> to the states of a character. Where many states lead on, they are tried from
/// the likeliest down, until none can be the best any more: adding rounds, but keeps the order, so that the bound is exact.
/// </summary>
internal readonly unsafe ref struct TagPaths
{
    private readonly TagSources sources;
    private readonly double* scores;
    private readonly bool* alive;
    private readonly byte* likeliest;
    private readonly int count;

    /// <param name="sources">What leads to what.</param>
    /// <param name="scores">The score of the best path to each state.</param>
    /// <param name="active">The states that a path leads to.</param>
    /// <param name="alive">Room for a flag a state.</param>
    /// <param name="likeliest">Room for all states.</param>
    public TagPaths(TagSources sources, double* scores, ReadOnlySpan<byte> active, bool* alive, byte* likeliest)
    {
        this.sources = sources;
        this.scores = scores;
        this.alive = alive;
        this.likeliest = likeliest;
        Unsafe.InitBlockUnaligned(alive, 0, TagSources.States);
        foreach (var state in active)
        {
            alive[state] = true;
            if (sources.LeadsToMany(state))
            {
                var at = count++;
                for (; at > 0 && scores[likeliest[at - 1]] < scores[state]; at--)
                {
                    likeliest[at] = likeliest[at - 1];
                }

                likeliest[at] = state;
            }
        }
    }

    /// <summary>Goes on to a state.</summary>
    /// <param name="to">The state.</param>
    /// <param name="emission">The logarithm of the probability that it emits the next character.</param>
    /// <param name="score">The score of the best path.</param>
    /// <param name="from">The state before it; of equal paths the greatest.</param>
    /// <returns>False where no state leads to it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReach(int to, double emission, out double score, out byte from)
    {
        var row = sources.To(to);
        if (sources.HasMany[to])
        {
            Best(row, emission, sources.Greatest(to), out score, out from);
        }
        else
        {
            var (first, second) = sources.Few(to);
            score = alive[first] ? scores[first] + row[first] + emission : double.NegativeInfinity;
            from = first;
            if (alive[second] && scores[second] + row[second] + emission is var other && other >= score)
            {
                (score, from) = (other, second);
            }
        }

        return !double.IsNegativeInfinity(score);
    }

    private void Best(double* row, double emission, double greatest, out double score, out byte from)
    {
        (score, from) = (double.NegativeInfinity, 0);
        for (var i = 0; i < count; i++)
        {
            var state = likeliest[i];
            var reached = scores[state];
            if (reached + greatest + emission < score)
            {
                return;
            }

            reached = reached + row[state] + emission;
            if (reached > score || (reached == score && state > from))
            {
                (score, from) = (reached, state);
            }
        }
    }
}
