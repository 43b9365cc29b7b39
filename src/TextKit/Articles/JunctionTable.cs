namespace TextKit.Articles;

/// <summary>
/// How strongly two or three neighbouring characters of Chinese hold together, from the jieba dictionary and the
/// training articles: tells a true cut through a word or phrase from a chance meeting. See seeds/README.md.
/// </summary>
internal sealed class JunctionTable
{
    /// <summary>What <see cref="Pair"/> says of two characters that were never seen together.</summary>
    public const float Unseen = -1.2f;

    private const int Bits = 18;
    private const int Size = 1 << Bits;
    private readonly byte[] table;

    private JunctionTable(byte[] table) => this.table = table;

    /// <summary>Makes an empty table, for training.</summary>
    public JunctionTable()
        : this(new byte[4 * Size])
    {
    }

    /// <summary>The table as it is stored.</summary>
    public ReadOnlySpan<byte> Bytes => table;

    public static JunctionTable Load()
    {
        using var stream = typeof(JunctionTable).Assembly.GetManifestResourceStream("TextKit.junctions.bin")
            ?? throw new InvalidOperationException("The resource TextKit.junctions.bin is missing from the assembly.");
        var table = new byte[4 * Size];
        stream.ReadExactly(table);
        return new JunctionTable(table);
    }

    /// <summary>Mutual information of two characters, natural log; <see cref="Unseen"/> where they were never seen together.</summary>
    public float Pair(char a, char b) => Look(Hash(a, b), 0) is var value && value != 0 ? value / 10f : Unseen;

    /// <summary>The same of three characters; 0 where they were never seen together.</summary>
    public float Triple(char a, char b, char c) => Look(Hash(a, b, c), 2 * Size) / 6f;

    /// <summary>True where the end of one text and the beginning of another hold three characters that are at home together.</summary>
    public bool Binds(string end, string beginning) =>
        (end.Length > 1 && Triple(end[^2], end[^1], beginning[0]) > 2) || (beginning.Length > 1 && Triple(end[^1], beginning[0], beginning[1]) > 2);

    /// <summary>Notes a pair; where two pairs fall on one place, the first stays.</summary>
    public void SetPair(char a, char b, double value) => Set(Hash(a, b), 0, value * 10);

    /// <summary>Notes a triple; where two fall on one place, the first stays.</summary>
    public void SetTriple(char a, char b, char c, double value) => Set(Hash(a, b, c), 2 * Size, value * 6);

    private static uint Hash(char a, char b) => Mix(Step(Step(2166136261, a), b));

    private static uint Hash(char a, char b, char c) => Mix(Step(Step(Step(2166136261, a), b), c));

    private void Set(uint hash, int offset, double value)
    {
        var at = (int)(hash & (Size - 1));
        if (table[offset + at] == 0)
        {
            // 0 stands for an empty place.
            var rounded = (sbyte)Math.Clamp(Math.Round(value), sbyte.MinValue, sbyte.MaxValue);
            table[offset + at] = (byte)(rounded == 0 ? 1 : rounded);
            table[offset + Size + at] = (byte)(hash >> 24);
        }
    }

    private int Look(uint hash, int offset)
    {
        var at = (int)(hash & (Size - 1));
        return table[offset + Size + at] == (byte)(hash >> 24) ? (sbyte)table[offset + at] : 0;
    }

    private static uint Step(uint hash, char c) => unchecked((hash ^ c) * 16777619);

    private static uint Mix(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 15;
            hash *= 0x2c1b3c6d;
            return hash ^ (hash >> 13);
        }
    }
}
