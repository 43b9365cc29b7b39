namespace TextKit.Themes;

/// <summary>The features that a model knows, by the hashes of <see cref="TextFeatures"/>, with the row of their weights.</summary>
internal sealed class FeatureVocabulary
{
    private readonly uint[] slots;
    private readonly int[] rows;
    private readonly int mask;

    public FeatureVocabulary(uint[] keys, int longest, short[] themes)
    {
        (Keys, Longest, Themes) = (keys, longest, themes);
        var size = 16;
        while (size < keys.Length * 2)
        {
            size *= 2;
        }

        (slots, rows, mask) = (new uint[size], new int[size], size - 1);
        for (var row = 0; row < keys.Length; row++)
        {
            var slot = Slot(keys[row]);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            (slots[slot], rows[slot]) = (keys[row], row);
        }
    }

    /// <summary>The hashes, ascending; the place of each is its row.</summary>
    public uint[] Keys { get; }

    /// <summary>The longest n-gram.</summary>
    public int Longest { get; }

    /// <summary>The theme that each row's n-gram defines, as its place among the labels; -1 for most.</summary>
    public short[] Themes { get; }

    /// <summary>Counts the known features of a text.</summary>
    public void Count(ReadOnlySpan<char> text, bool isTitle, FeatureCounts counts) => counts.Features.ForEach(text, Longest, (Vocabulary: this, isTitle, counts), static (to, key, start, length) =>
    {
        var row = to.Vocabulary.Find(key);
        if (row >= 0)
        {
            to.counts.Add(row, start, length);
            if (to.Vocabulary.Themes[row] >= 0)
            {
                to.counts.AddTheme(to.Vocabulary.Themes[row], to.isTitle, start, length);
            }
        }
    });

    private int Find(uint key)
    {
        for (var slot = Slot(key); slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (slots[slot] == key)
            {
                return rows[slot];
            }
        }

        return -1;
    }

    private int Slot(uint key) => (int)((key * 2654435769u) >> 8) & mask;
}
