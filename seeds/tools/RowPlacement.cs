using System.Numerics;

namespace TextKit.Seeds;

/// <summary>
/// Lays the rows of a sparse matrix over one another into one array so that no two entries meet (Tarjan and Yao 1979): the
/// widest row first, each at the first place where it fits, 64 places tried at a time.
/// </summary>
internal sealed class RowPlacement
{
    private ulong[] taken = new ulong[1024];
    private int firstFree;

    /// <summary>One behind the last entry.</summary>
    public int End { get; private set; }

    /// <summary>Finds the place of a row and takes the entries of its columns, which are in order.</summary>
    public int Place(ReadOnlySpan<int> columns)
    {
        while ((taken[firstFree >> 6] >> (firstFree & 63) & 1) != 0)
        {
            firstFree++;
            Grow(firstFree);
        }

        var start = Math.Max(0, firstFree - columns[0]);
        for (var at = start & ~63; ; at += 64)
        {
            Grow(at + columns[^1]);
            var open = at < start ? ulong.MaxValue << start : ulong.MaxValue;
            for (var i = 0; i < columns.Length && open != 0; i++)
            {
                open &= ~Window(at + columns[i]);
            }

            if (open == 0)
            {
                continue;
            }

            var row = at + BitOperations.TrailingZeroCount(open);
            foreach (var column in columns)
            {
                taken[(row + column) >> 6] |= 1UL << ((row + column) & 63);
                End = Math.Max(End, row + column + 1);
            }

            return row;
        }
    }

    private ulong Window(int at)
    {
        var (word, shift) = (at >> 6, at & 63);
        return shift == 0 ? taken[word] : taken[word] >> shift | taken[word + 1] << (64 - shift);
    }

    private void Grow(int last)
    {
        if (last / 64 + 4 > taken.Length)
        {
            Array.Resize(ref taken, Math.Max(2 * taken.Length, last / 64 + 4));
        }
    }
}
