namespace TextKit.Lexicons;

/// <summary>
/// The names of places, asked for every one that begins at a place in a text: a trie whose values are entries, those of one
/// name behind one another; names that a user adds in a table of their own. Nothing is allocated by a look-up. Immutable.
/// </summary>
internal sealed unsafe class PlaceNames
{
    /// <summary>Set in the last entry of a name.</summary>
    public const int Last = 1 << 30;

    private readonly DoubleArrayTrie trie;
    private readonly int* entries;
    private readonly int count;
    private readonly NameTable? added;

    /// <summary>Reads the names that a table holds.</summary>
    public PlaceNames(ref EmbeddedTable table)
    {
        trie = DoubleArrayTrie.Read(ref table);
        entries = table.Read<int>(out count);
        MaxLength = *table.Read<int>(out _);
    }

    /// <summary>Names and others beside them; a name of both keeps its own entries first.</summary>
    public PlaceNames(PlaceNames listed, IEnumerable<(string Name, int Value)> names)
    {
        entries = listed.entries;
        (trie, count) = (listed.trie, listed.count);
        var all = new List<(string Name, int Value)>();
        foreach (var of in names.GroupBy(n => n.Name))
        {
            for (var entry = listed.Find(of.Key); entry >= 0; entry = listed.Next(entry))
            {
                all.Add((of.Key, listed.Value(entry)));
            }

            all.AddRange(of);
        }

        added = new NameTable(all);
        MaxLength = Math.Max(listed.MaxLength, added.MaxLength);
    }

    /// <summary>Length of the longest name.</summary>
    public int MaxLength { get; }

    /// <summary>The first entry of a name, or -1.</summary>
    public int Find(ReadOnlySpan<char> name) => added is not null && added.Find(name) is >= 0 and var entry ? count + entry : trie.Find(name) - 1;

    /// <summary>The number that an entry carries.</summary>
    public int Value(int entry) => entry < count ? entries[entry] & ~Last : added!.Value(entry - count);

    /// <summary>The next entry of the same name, or -1.</summary>
    public int Next(int entry) => entry < count ? (entries[entry] & Last) != 0 ? -1 : entry + 1 : added!.Next(entry - count) is >= 0 and var next ? count + next : -1;

    /// <summary>Writes the first entry of each name that begins at <paramref name="at"/> to <paramref name="found"/>, by its length; -1 for shorter lengths. Returns the longest length, 0 where there is none.</summary>
    public int FindAll(ReadOnlySpan<char> text, int at, Span<int> found)
    {
        var nodes = trie.Nodes;
        var codes = trie.Codes;
        var end = Math.Min(found.Length - 1, text.Length - at);
        var longest = 0;
        var children = 0UL;
        for (var length = 1; length <= end; length++)
        {
            var code = codes[text[at + length - 1]];
            var node = nodes[children + code];
            if ((ushort)node != code)
            {
                break;
            }

            var value = DoubleArrayTrie.Value(node);
            found[length] = value - 1;
            longest = value > 0 ? length : longest;
            children = node >> DoubleArrayTrie.BaseShift;
            if (children == 0)
            {
                break;
            }
        }

        return added is null ? longest : AddFound(text, at, found, longest);
    }

    /// <summary>Length of the longest name that begins at <paramref name="at"/> and its first entry; 0 and -1 where there is none.</summary>
    public int FindLongest(ReadOnlySpan<char> text, int at, out int entry)
    {
        Span<int> found = stackalloc int[MaxLength + 1];
        var length = at < text.Length ? FindAll(text, at, found) : 0;
        entry = length == 0 ? -1 : found[length];
        return length;
    }

    /// <summary>Has fetched what a look-up at an offset reads of its second character, farther from the processor than the first.</summary>
    public void Prefetch(ReadOnlySpan<char> text, int at) => CacheLine.Prefetch(trie.Nodes + (trie.Nodes[trie.Codes[text[at]]] >> DoubleArrayTrie.BaseShift) + trie.Codes[text[at + 1]]);

    /// <summary>True where some name begins with the character.</summary>
    public bool MayBegin(char first) => (trie.Codes[first] is var code && (ushort)trie.Nodes[code] == code) || (added is not null && added.MayBegin(first));

    private int AddFound(ReadOnlySpan<char> text, int at, Span<int> found, int longest)
    {
        Span<int> others = stackalloc int[found.Length];
        var farthest = added!.FindAll(text, at, others);
        for (var length = 1; length <= farthest; length++)
        {
            found[length] = others[length] >= 0 ? count + others[length] : length <= longest ? found[length] : -1;
        }

        return Math.Max(longest, farthest);
    }
}
