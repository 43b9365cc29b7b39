using System.Buffers;
using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// jieba's hidden Markov model over states of a place in the word (B, E, M, S) and a tag: segments and tags a run of Han
/// characters. Viterbi in the order of python3-jieba's <c>posseg</c>, of equal paths the one through the greater state.
/// </summary>
internal sealed unsafe class TagHmm
{
    private const int States = TagSources.States;
    private const int StackRows = 16;
    private const int Window = 1024;
    private const double Impossible = -3.14e100;
    private static readonly Lazy<TagHmm> Lazy = new(() => new TagHmm());
    private readonly double* start;
    private readonly ushort* places;
    private readonly int* firsts;
    private readonly int* ownCounts;
    private readonly byte* states;
    private readonly double* values;
    private readonly TagSources sources;

    private TagHmm()
    {
        var table = EmbeddedTable.Open("posseg.bin");
        var names = table.ReadStrings();
        Letters = string.Concat(names.Select(n => n[0]));
        Tags = [.. names.Select(n => n[1..])];
        start = table.Read<double>(out _);
        sources = new TagSources(table.Read<double>(out _));
        places = table.Read<ushort>(out _);
        firsts = table.Read<int>(out _);
        ownCounts = table.Read<int>(out _);
        states = table.Read<byte>(out _);
        values = table.Read<double>(out _);
    }

    public static TagHmm Default => Lazy.Value;

    /// <summary>The letter of each state.</summary>
    public string Letters { get; }

    /// <summary>The tag of each state.</summary>
    public string[] Tags { get; }

    /// <summary>Finds the state of each character.</summary>
    [SkipLocalsInit]
    public void Decode(ReadOnlySpan<char> run, Span<byte> route)
    {
        Span<byte> back = stackalloc byte[StackRows * States];
        byte[]? rented = null;
        var scores = stackalloc double[2 * States];
        var active = stackalloc byte[2 * States];
        var (now, next) = (0, States);
        var count = Begin(run[0], scores, active);
        var first = 0;
        for (var i = 1; i < run.Length; i++)
        {
            if ((i - first + 1) * States > back.Length)
            {
                first += rented is null ? 0 : Settle(back, i - first, new ReadOnlySpan<byte>(active + now, count), route[first..]);
                back = (i - first + 1) * States > back.Length / 2 ? Enlarge(back, ref rented) : back;
            }

            count = Step(run[i], scores + now, active + now, count, scores + next, active + next, back.Slice((i - first) * States, States));
            (now, next) = (next, now);
        }

        var best = active[now];
        for (var i = 1; i < count; i++)
        {
            best = scores[now + active[now + i]] >= scores[now + best] ? active[now + i] : best;
        }

        Trace(back, run.Length - first, best, route[first..]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static Span<byte> Enlarge(ReadOnlySpan<byte> back, ref byte[]? rented)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * back.Length, Window * States));
        back.CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        rented = larger;
        return larger;
    }

    private static void Trace(ReadOnlySpan<byte> back, int count, byte state, Span<byte> route)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            route[i] = state;
            state = back[i * States + state];
        }
    }

    /// <summary>
    /// Writes down the beginning of the route that all paths share, and moves what is left of the window to its front: a run
    /// of any length needs only as many rows as its paths differ for.
    /// </summary>
    private static int Settle(Span<byte> back, int count, ReadOnlySpan<byte> active, Span<byte> route)
    {
        Span<bool> alive = stackalloc bool[States];
        Span<bool> before = stackalloc bool[States];
        foreach (var state in active)
        {
            alive[state] = true;
        }

        var position = count - 1;
        for (var states = active.Length; states > 1; position--)
        {
            if (position == 0)
            {
                return 0;
            }

            before.Clear();
            for (var state = 0; state < States; state++)
            {
                if (alive[state])
                {
                    before[back[position * States + state]] = true;
                }
            }

            before.CopyTo(alive);
            states = alive.Count(true);
        }

        Trace(back, position + 1, (byte)alive.IndexOf(true), route);
        back[((position + 1) * States)..(count * States)].CopyTo(back);
        return position + 1;
    }

    private int Begin(char c, double* scores, byte* active)
    {
        var (entries, own, all) = Entries(c);
        if (own > 0)
        {
            for (var i = 0; i < own; i++)
            {
                active[i] = states[entries + i];
                scores[active[i]] = start[active[i]] + values[entries + i];
            }

            return own;
        }

        for (var state = 0; state < States; state++)
        {
            active[state] = (byte)state;
            scores[state] = start[state] + Emission(entries, all, state);
        }

        return States;
    }

    private int Step(char c, double* now, byte* nowActive, int count, double* next, byte* nextActive, Span<byte> back)
    {
        var alive = stackalloc bool[States];
        var likeliest = stackalloc byte[States];
        var paths = new TagPaths(sources, now, new ReadOnlySpan<byte>(nowActive, count), alive, likeliest);
        var (entries, own, all) = Entries(c);
        var nextCount = 0;
        for (var i = 0; i < own; i++)
        {
            var state = states[entries + i];
            if (paths.TryReach(state, values[entries + i], out next[state], out back[state]))
            {
                nextActive[nextCount++] = state;
            }
        }

        for (var state = nextCount == 0 ? 0 : States; state < States; state++)
        {
            if (paths.TryReach(state, Emission(entries, all, state), out next[state], out back[state]))
            {
                nextActive[nextCount++] = (byte)state;
            }
        }

        return nextCount > 0 ? nextCount : Restart(c, now, nowActive, count, next, nextActive, back);
    }

    /// <summary>Goes on behind a state that nothing follows; the reference fails there.</summary>
    private int Restart(char c, double* now, byte* nowActive, int count, double* next, byte* nextActive, Span<byte> back)
    {
        var best = nowActive[0];
        for (var i = 1; i < count; i++)
        {
            best = now[nowActive[i]] >= now[best] ? nowActive[i] : best;
        }

        var from = now[best];
        var restarted = Begin(c, next, nextActive);
        for (var i = 0; i < restarted; i++)
        {
            next[nextActive[i]] += from;
            back[nextActive[i]] = best;
        }

        return restarted;
    }

    private (int First, int Own, int Count) Entries(char c)
    {
        var place = places[c];
        return place == 0 ? (0, 0, 0) : (firsts[place - 1], ownCounts[place], firsts[place] - firsts[place - 1]);
    }

    private double Emission(int first, int count, int state)
    {
        for (var i = first; i < first + count; i++)
        {
            if (states[i] == state)
            {
                return values[i];
            }
        }

        return Impossible;
    }
}
