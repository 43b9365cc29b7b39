using System.Numerics;

namespace TextKit.Articles;

/// <summary>
/// What it says that two texts share a pair of characters: 0 for a pair that many articles hold, 1 for one never seen. A flat
/// hash table. Immutable.
/// </summary>
internal sealed class PairRarity
{
    private readonly Entry[] entries;
    private readonly int shift;

    public PairRarity(IReadOnlyDictionary<int, float> rarity)
    {
        var bits = BitOperations.Log2((uint)Math.Max(2, rarity.Count)) + 2;
        entries = new Entry[1 << bits];
        shift = 32 - bits;
        foreach (var (pair, value) in rarity)
        {
            var at = Hash(pair) >> shift;
            while (entries[at].Pair != 0)
            {
                at = (at + 1) & (uint)(entries.Length - 1);
            }

            entries[at] = new Entry(pair, value);
        }
    }

    /// <summary>The rarity of a pair, the first character in the upper half.</summary>
    public float Of(int pair)
    {
        var at = Hash(pair) >> shift;
        while (entries[at].Pair != pair)
        {
            if (entries[at].Pair == 0)
            {
                return 1;
            }

            at = (at + 1) & (uint)(entries.Length - 1);
        }

        return entries[at].Rarity;
    }

    /// <summary>All pairs that are not 1.</summary>
    public IEnumerable<(int Pair, float Rarity)> All() => entries.Where(e => e.Pair != 0).Select(e => (e.Pair, e.Rarity));

    /// <summary>A hash whose upper bits are well mixed.</summary>
    public static uint Hash(int pair) => (uint)(pair ^ (pair >> 15)) * 0x9E3779B1u;

    private readonly record struct Entry(int Pair, float Rarity);
}
