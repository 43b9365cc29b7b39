using System.Buffers;
using System.Numerics;

namespace TextKit.Articles;

/// <summary>The fragments that each pair of neighbouring Han characters stands in: a hash table with chains, all rented.</summary>
internal sealed class PairPlaces : IDisposable
{
    // A pair that stands in more fragments says nothing about which of them belong together.
    private const int MostFragments = 10;
    private readonly int[] firstOf;
    private readonly int mask;

    // Slots, by hash: the pair, how many fragments hold it, its last entry, its rarity.
    private readonly int[] pairs;
    private readonly int[] counts;
    private readonly int[] lasts;
    private readonly float[] rarities;

    // Entries, by fragment: their slot, their fragment, the entry of the same pair before.
    private readonly int[] slots;
    private readonly int[] holders;
    private readonly int[] before;
    private int entries;

    private PairPlaces(int room, int fragments)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, room + (room / 2)));
        mask = size - 1;
        firstOf = new int[fragments + 1];
        pairs = ArrayPool<int>.Shared.Rent(size);
        counts = ArrayPool<int>.Shared.Rent(size);
        lasts = ArrayPool<int>.Shared.Rent(size);
        rarities = ArrayPool<float>.Shared.Rent(size);
        slots = ArrayPool<int>.Shared.Rent(room);
        holders = ArrayPool<int>.Shared.Rent(room);
        before = ArrayPool<int>.Shared.Rent(room);
        Array.Clear(pairs, 0, size);
    }

    public static PairPlaces Of(List<Fragment> fragments, ContinuationModel model)
    {
        var room = 0;
        foreach (var fragment in fragments)
        {
            Each(fragment, text => room += text.Length);
        }

        var places = new PairPlaces(room, fragments.Count);
        for (var i = 0; i < fragments.Count; i++)
        {
            Each(fragments[i], text => places.Add(text, i, model));
            places.firstOf[i + 1] = places.entries;
        }

        return places;
    }

    /// <summary>Adds up what each other fragment shares with one; returns how many were met for the first time.</summary>
    public int Gather(int fragment, float[] common, int[] touched)
    {
        var found = 0;
        for (var entry = firstOf[fragment]; entry < firstOf[fragment + 1]; entry++)
        {
            var slot = slots[entry];
            if (counts[slot] is < 2 or > MostFragments)
            {
                continue;
            }

            var weight = rarities[slot] / (counts[slot] - 1);
            for (var at = lasts[slot]; at >= 0; at = before[at])
            {
                var other = holders[at];
                if (other != fragment)
                {
                    if (common[other] == 0)
                    {
                        touched[found++] = other;
                    }

                    common[other] += weight;
                }
            }
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var array in (int[][])[pairs, counts, lasts, slots, holders, before])
        {
            ArrayPool<int>.Shared.Return(array);
        }

        ArrayPool<float>.Shared.Return(rarities);
    }

    private void Add(string text, int fragment, ContinuationModel model)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var second = text[i];
            if (!Punctuation.IsHan(second))
            {
                // Neither the pair that ends here nor the one that begins here counts.
                i++;
                continue;
            }

            if (Punctuation.IsHan(text[i - 1]))
            {
                Add((text[i - 1] << 16) | second, fragment, model);
            }
        }
    }

    private void Add(int pair, int fragment, ContinuationModel model)
    {
        var slot = (int)((uint)pair * 0x9E3779B1u >> 7) & mask;
        while (pairs[slot] != pair)
        {
            if (pairs[slot] == 0)
            {
                pairs[slot] = pair;
                counts[slot] = 0;
                lasts[slot] = -1;
                rarities[slot] = model.Rarity(pair);
                break;
            }

            slot = (slot + 1) & mask;
        }

        if (rarities[slot] == 0 || counts[slot] > MostFragments || (counts[slot] > 0 && holders[lasts[slot]] == fragment))
        {
            return;
        }

        (slots[entries], holders[entries], before[entries]) = (slot, fragment, lasts[slot]);
        lasts[slot] = entries++;
        counts[slot]++;
    }

    private static void Each(Fragment fragment, Action<string> use)
    {
        if (fragment.Head is { } head)
        {
            Each(head.Kickers, use);
            Each(head.Titles, use);
            Each(head.Subtitles, use);
        }

        if (fragment.Heading is not null)
        {
            use(fragment.Heading.Text);
        }

        Each(fragment.Pieces, use);
    }

    private static void Each(List<Block> blocks, Action<string> use)
    {
        foreach (var block in blocks)
        {
            use(block.Text);
        }
    }
}
