namespace TextKit.Lexicons;

/// <summary>
/// Words and their values as a double-array trie over dense character codes. A node is one 64-bit number: the code that
/// leads to it (16 bits), its value (22 bits, 0 for none) and the base of its children (26 bits, 0 for none). As no two
/// nodes share a base, the code alone tells a child from a stranger. Beside each node stands a label of one byte, for what
/// is asked of a word more rarely. Immutable; its memory is mapped or pinned.
/// </summary>
internal sealed unsafe class DoubleArrayTrie
{
    /// <summary>The greatest value that a word can have.</summary>
    public const int MaxValue = (1 << 22) - 1;

    internal const int BaseShift = 38;
    internal const int ValueShift = 16;
    internal const ulong Empty = 0xFFFF;
    private readonly object? owner;

    /// <param name="codes">65,536 codes, one a UTF-16 code unit; 0 for those in no word.</param>
    /// <param name="nodes">The nodes, the root's children at their codes.</param>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="labels">The label of each node, 0 for none.</param>
    /// <param name="owner">Kept alive with the trie, where the memory is pinned rather than mapped.</param>
    public DoubleArrayTrie(ushort* codes, ulong* nodes, int count, byte* labels, object? owner = null)
    {
        Codes = codes;
        Nodes = nodes;
        Count = count;
        Labels = labels;
        this.owner = owner;
    }

    /// <summary>The code of each UTF-16 code unit.</summary>
    public ushort* Codes { get; }

    /// <summary>The nodes.</summary>
    public ulong* Nodes { get; }

    /// <summary>The label of each node.</summary>
    public byte* Labels { get; }

    /// <summary>How many nodes there are, empty ones among them.</summary>
    public int Count { get; }

    /// <summary>The value of a word; 0 where it is none.</summary>
    public int Find(ReadOnlySpan<char> word) => FindSlot(word) is var slot && slot < 0 ? 0 : Value(Nodes[slot]);

    /// <summary>The place of the node that a word or the beginning of one leads to; -1 where there is none.</summary>
    public int FindSlot(ReadOnlySpan<char> word)
    {
        var node = 0UL;
        var slot = -1;
        foreach (var c in word)
        {
            slot = (int)(node >> BaseShift) + Codes[c];
            if ((node != 0 && node >> BaseShift == 0) || (ushort)Nodes[slot] != Codes[c])
            {
                return -1;
            }

            node = Nodes[slot];
        }

        return slot;
    }

    /// <summary>The value of the word that ends at a node; 0 where none does.</summary>
    public static int Value(ulong node) => (int)(node >> ValueShift) & MaxValue;

    /// <summary>The trie that a table holds.</summary>
    public static DoubleArrayTrie Read(ref EmbeddedTable table)
    {
        var codes = table.Read<ushort>(out _);
        var nodes = table.Read<ulong>(out var count);
        return new DoubleArrayTrie(codes, nodes, count, table.Read<byte>(out _));
    }
}
