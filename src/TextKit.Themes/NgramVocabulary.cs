namespace TextKit.Themes;

/// <summary>
/// The character n-grams that a model knows, each by a 32-bit hash (FNV-1a over folded characters), with the row of its
/// weights. Letters are folded to lower case, full-width forms to half width, digits to one; an n-gram never crosses
/// punctuation or white space.
/// </summary>
internal sealed class NgramVocabulary
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private static readonly char[] Folded = FoldAll();
    private readonly uint[] slots;
    private readonly int[] rows;
    private readonly int mask;

    public NgramVocabulary(uint[] keys, int longest, short[] themes)
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

    public int Longest { get; }

    /// <summary>The theme that each row's n-gram defines, as its place among the labels; -1 for most.</summary>
    public short[] Themes { get; }

    public static uint KeyOf(ReadOnlySpan<char> term)
    {
        var hash = Offset;
        foreach (var c in term)
        {
            hash = (hash ^ Folded[c]) * Prime;
        }

        return Key(hash);
    }

    public static void ForEach<T>(ReadOnlySpan<char> text, int longest, T state, Action<T, uint> action)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var hash = Offset;
            for (var n = 0; n < longest && i + n < text.Length && Folded[text[i + n]] is not '\0' and var c; n++)
            {
                hash = (hash ^ c) * Prime;
                action(state, Key(hash));
            }
        }
    }

    /// <summary>Counts the known n-grams of a text.</summary>
    public void Count(ReadOnlySpan<char> text, bool isTitle, NgramCounts counts)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var hash = Offset;
            for (var n = 0; n < Longest && i + n < text.Length && Folded[text[i + n]] is not '\0' and var c; n++)
            {
                hash = (hash ^ c) * Prime;
                var row = Find(Key(hash));
                if (row >= 0)
                {
                    counts.Add(row, i, n + 1);
                    if (Themes[row] >= 0)
                    {
                        counts.AddTheme(Themes[row], isTitle, i, n + 1);
                    }
                }
            }
        }
    }

    // 0 marks an empty slot.
    private static uint Key(uint hash) => hash == 0 ? 1 : hash;

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

    private static char[] FoldAll()
    {
        var folded = new char[char.MaxValue + 1];
        for (var c = 0; c < folded.Length; c++)
        {
            var half = (char)(c is >= 0xFF01 and <= 0xFF5E ? c - 0xFEE0 : c);
            folded[c] = char.IsAsciiDigit(half) ? '0' : char.IsLetterOrDigit(half) || char.IsSurrogate(half) || half == '%' ? char.ToLowerInvariant(half) : '\0';
        }

        return folded;
    }
}
