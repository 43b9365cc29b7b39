using System.Buffers;
using System.Numerics;

namespace TextKit.Articles;

/// <summary>The fragments that each pair of neighbouring Han characters stands in: a hash table with chains, all rented.</summary>
internal sealed class PairPlaces : IDisposable
{
    // A pair that stands in more fragments says nothing about which of them belong together.
    private const int MostFragments = 10;
    private readonly int[] firstOf;
    private readonly uint mask;
    private readonly Slot[] slots;

    // Entries, by fragment: their slot, their fragment, the entry of the same pair before.
    private readonly int[] slotOf;
    private readonly int[] holders;
    private readonly int[] before;
    private readonly PairRarity rarity;
    private int entries;

    private PairPlaces(int room, int fragments, PairRarity rarity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, room + (room / 4)));
        mask = (uint)size - 1;
        this.rarity = rarity;
        firstOf = new int[fragments + 1];
        slots = ArrayPool<Slot>.Shared.Rent(size);
        slotOf = ArrayPool<int>.Shared.Rent(room);
        holders = ArrayPool<int>.Shared.Rent(room);
        before = ArrayPool<int>.Shared.Rent(room);
        Array.Clear(slots, 0, size);
    }

    public static PairPlaces Of(List<Fragment> fragments, ContinuationModel model)
    {
        var room = 0;
        foreach (var fragment in fragments)
        {
            Each(fragment, text => room += text.Length);
        }

        var places = new PairPlaces(room, fragments.Count, model.Rarity);
        for (var i = 0; i < fragments.Count; i++)
        {
            Each(fragments[i], text => places.Add(text, i));
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
            ref var slot = ref slots[slotOf[entry]];
            if (slot.Count is < 2 or > MostFragments)
            {
                continue;
            }

            var weight = slot.Rarity / (slot.Count - 1);
            for (var at = slot.Last; at >= 0; at = before[at])
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
        ArrayPool<Slot>.Shared.Return(slots);
        ArrayPool<int>.Shared.Return(slotOf);
        ArrayPool<int>.Shared.Return(holders);
        ArrayPool<int>.Shared.Return(before);
    }

    private void Add(string text, int fragment)
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
                Add((text[i - 1] << 16) | second, fragment);
            }
        }
    }

    private void Add(int pair, int fragment)
    {
        var at = (PairRarity.Hash(pair) >> 7) & mask;
        while (slots[at].Pair != pair)
        {
            if (slots[at].Pair == 0)
            {
                slots[at] = new Slot { Pair = pair, Last = -1, Rarity = rarity.Of(pair) };
                break;
            }

            at = (at + 1) & mask;
        }

        ref var slot = ref slots[at];
        if (slot.Rarity == 0 || slot.Count > MostFragments || (slot.Count > 0 && holders[slot.Last] == fragment))
        {
            return;
        }

        (slotOf[entries], holders[entries], before[entries]) = ((int)at, fragment, slot.Last);
        slot.Last = entries++;
        slot.Count++;
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

    /// <summary>A pair, how many fragments hold it, its last entry, its rarity.</summary>
    private struct Slot
    {
        public int Pair;
        public int Count;
        public int Last;
        public float Rarity;
    }
}
