using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextKit.Themes;

/// <summary>The features that a model knows, by the hashes of <see cref="TextFeatures"/>, with the row of their weights.</summary>
internal sealed class FeatureVocabulary
{
    private readonly Slot[] slots;
    private readonly int mask;
    private readonly ulong[] goingOn = new ulong[1024];

    /// <param name="keys">The hashes, ascending; the place of each is its row.</param>
    /// <param name="usual">The longest n-gram that is not a defining word.</param>
    /// <param name="themes">The label that each row's n-gram defines; -1 for most.</param>
    /// <param name="stems">The first <paramref name="usual"/> characters, as n-grams, of the defining words that are longer.</param>
    /// <param name="longest">The longest n-gram of all.</param>
    public FeatureVocabulary(uint[] keys, int usual, int longest, short[] themes, uint[] stems)
    {
        (Keys, Usual, Longest, Themes, Stems) = (keys, usual, longest, themes, stems);
        var size = 16;
        while (size < keys.Length * 2)
        {
            size *= 2;
        }

        (slots, mask) = (new Slot[size], size - 1);
        for (var row = 0; row < keys.Length; row++)
        {
            var slot = Place(keys[row]) & mask;
            while (slots[slot].Key != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = new Slot(keys[row], row);
        }

        foreach (var stem in stems)
        {
            goingOn[stem >> 22] |= 1UL << (int)(stem >> 16 & 63);
        }
    }

    public uint[] Keys { get; }

    public int Usual { get; }

    public int Longest { get; }

    public short[] Themes { get; }

    public uint[] Stems { get; }

    /// <summary>Counts the known features of a text.</summary>
    public void Count(ReadOnlySpan<char> text, bool isTitle, FeatureCounts counts)
    {
        var counter = new Counter(this, counts, isTitle);
        counts.Features.ForEach(text, Usual, Longest, ref counter);
    }

    private static int Place(uint key) => (int)((key * 2654435769u) >> 8);

    private int Find(uint key)
    {
        // The mask keeps every place inside the array.
        ref var first = ref MemoryMarshal.GetArrayDataReference(slots);
        for (var place = Place(key) & mask; ; place = (place + 1) & mask)
        {
            var slot = Unsafe.Add(ref first, place);
            if (slot.Key == key)
            {
                return slot.Row;
            }

            if (slot.Key == 0)
            {
                return -1;
            }
        }
    }

    private readonly record struct Slot(uint Key, int Row);

    private readonly struct Counter(FeatureVocabulary vocabulary, FeatureCounts counts, bool isTitle) : IFeatureVisitor
    {
        public void Expect(uint key) => CacheLine.Prefetch(ref vocabulary.slots[Place(key) & vocabulary.mask]);

        public void Meet(uint key, int start, int length)
        {
            var row = vocabulary.Find(key);
            if (row < 0)
            {
                return;
            }

            counts.Add(row, isTitle, start, length);
            if (vocabulary.Themes[row] >= 0)
            {
                counts.AddTheme(vocabulary.Themes[row], isTitle, start, length);
            }
        }

        // A bit may be set by another n-gram; the look-up then finds nothing.
        public bool MayGoOn(uint key) => (vocabulary.goingOn[key >> 22] & (1UL << (int)(key >> 16 & 63))) != 0;
    }
}
