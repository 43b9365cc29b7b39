using System.Buffers;
using System.Numerics;

namespace TextKit.Articles;

/// <summary>
/// The fragments that each pair of neighbouring Han characters stands in. A first pass over the text counts the fragments of
/// each pair in a small table, where few pairs share a place; a second one lists the fragments of those pairs that stand in
/// more than one and in few: a hash table with chains. All arrays are rented.
/// </summary>
internal sealed class PairPlaces : IDisposable
{
    // A pair that stands in more fragments says nothing about which of them belong together.
    private const int MostFragments = 10;
    private const int CountBits = 4;
    private readonly List<string> texts = [];
    private readonly int[] textsOf;
    private readonly int[] firstOf;
    private readonly PairRarity rarity;

    // The last fragment that holds the pairs of a place, numbered from 1, and how many do.
    private readonly int[] counts;
    private readonly int countShift;
    private readonly Slot[] slots;
    private readonly int slotShift;

    // By fragment.
    private readonly Entry[] entries;
    private int added;

    private PairPlaces(List<Fragment> fragments, PairRarity rarity)
    {
        this.rarity = rarity;
        textsOf = new int[fragments.Count + 1];
        firstOf = new int[fragments.Count + 1];
        for (var i = 0; i < fragments.Count; i++)
        {
            AddTexts(fragments[i]);
            textsOf[i + 1] = texts.Count;
        }

        var room = 16;
        foreach (var text in texts)
        {
            room += text.Length;
        }

        var bits = BitOperations.Log2((uint)room) + 1;
        (countShift, slotShift) = (32 - bits, 32 - bits);
        counts = ArrayPool<int>.Shared.Rent(1 << bits);
        slots = ArrayPool<Slot>.Shared.Rent(1 << bits);
        entries = ArrayPool<Entry>.Shared.Rent(room);
        Array.Clear(counts, 0, 1 << bits);
        Array.Clear(slots, 0, 1 << bits);
    }

    public static PairPlaces Of(List<Fragment> fragments, ContinuationModel model)
    {
        var places = new PairPlaces(fragments, model.Rarity);
        for (var i = 0; i < fragments.Count; i++)
        {
            places.Count(i);
        }

        for (var i = 0; i < fragments.Count; i++)
        {
            places.List(i);
        }

        return places;
    }

    /// <summary>Adds up what each other fragment shares with one; returns how many were met for the first time.</summary>
    public int Gather(int fragment, float[] common, int[] touched)
    {
        var found = 0;
        for (var entry = firstOf[fragment]; entry < firstOf[fragment + 1]; entry++)
        {
            ref var slot = ref slots[entries[entry].Slot];
            if (slot.Count is < 2 or > MostFragments)
            {
                continue;
            }

            var weight = slot.Rarity / (slot.Count - 1);
            for (var at = slot.Last; at >= 0; at = entries[at].Before)
            {
                var other = entries[at].Fragment;
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
        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<Slot>.Shared.Return(slots);
        ArrayPool<Entry>.Shared.Return(entries);
    }

    private void Count(int fragment)
    {
        for (var i = textsOf[fragment]; i < textsOf[fragment + 1]; i++)
        {
            var text = texts[i];
            for (var at = NextPair(text, 1); at > 0; at = NextPair(text, at + 1))
            {
                ref var count = ref counts[PairRarity.Hash(Pair(text, at)) >> countShift];
                if (count >> CountBits != fragment + 1)
                {
                    var fragments = Math.Min(count & ((1 << CountBits) - 1), MostFragments) + 1;
                    count = ((fragment + 1) << CountBits) | fragments;
                }
            }
        }
    }

    private void List(int fragment)
    {
        for (var i = textsOf[fragment]; i < textsOf[fragment + 1]; i++)
        {
            var text = texts[i];
            for (var at = NextPair(text, 1); at > 0; at = NextPair(text, at + 1))
            {
                var pair = Pair(text, at);
                var hash = PairRarity.Hash(pair);
                if ((counts[hash >> countShift] & ((1 << CountBits) - 1)) is > 1 and <= MostFragments)
                {
                    Add(pair, (int)(hash >> slotShift), fragment);
                }
            }
        }

        firstOf[fragment + 1] = added;
    }

    private void Add(int pair, int at, int fragment)
    {
        while (slots[at].Pair != pair)
        {
            if (slots[at].Pair == 0)
            {
                slots[at] = new Slot { Pair = pair, Last = -1, Rarity = rarity.Of(pair) };
                break;
            }

            at = (at + 1) & (int)(uint.MaxValue >> slotShift);
        }

        ref var slot = ref slots[at];
        if (slot.Rarity == 0 || slot.Count > MostFragments || (slot.Count > 0 && entries[slot.Last].Fragment == fragment))
        {
            return;
        }

        entries[added] = new Entry(at, fragment, slot.Last);
        slot.Last = added++;
        slot.Count++;
    }

    /// <summary>The place of the second character of the next pair, from a place on; 0 for none.</summary>
    private static int NextPair(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!Punctuation.IsHan(text[i]))
            {
                // Neither the pair that ends here nor the one that begins here counts.
                i++;
            }
            else if (Punctuation.IsHan(text[i - 1]))
            {
                return i;
            }
        }

        return 0;
    }

    private static int Pair(string text, int second) => (text[second - 1] << 16) | text[second];

    private void AddTexts(Fragment fragment)
    {
        if (fragment.Head is { } head)
        {
            AddTexts(head.Kickers);
            AddTexts(head.Titles);
            AddTexts(head.Subtitles);
        }

        if (fragment.Heading is not null)
        {
            texts.Add(fragment.Heading.Text);
        }

        AddTexts(fragment.Pieces);
    }

    private void AddTexts(List<Block> blocks)
    {
        foreach (var block in blocks)
        {
            texts.Add(block.Text);
        }
    }

    private readonly record struct Entry(int Slot, int Fragment, int Before);

    /// <summary>A pair, how many fragments hold it, its last entry, its rarity.</summary>
    private struct Slot
    {
        public int Pair;
        public int Count;
        public int Last;
        public float Rarity;
    }
}
