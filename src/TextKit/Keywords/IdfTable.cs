using TextKit.Lexicons;

namespace TextKit.Keywords;

/// <summary>jieba's inverse document frequencies; words that have none take the median. Immutable.</summary>
internal sealed unsafe class IdfTable
{
    private static readonly Lazy<IdfTable> Lazy = new(() => new IdfTable());
    private readonly DoubleArrayTrie trie;
    private readonly double* values;

    private IdfTable()
    {
        var table = EmbeddedTable.Open("idf.bin");
        trie = DoubleArrayTrie.Read(ref table);
        values = table.Read<double>(out _);
    }

    public static IdfTable Default => Lazy.Value;

    /// <summary>Has fetched what the value of a word of two characters or more is looked up by.</summary>
    public void Prefetch(ReadOnlySpan<char> word) => CacheLine.Prefetch(trie.Nodes + (trie.Nodes[trie.Codes[word[0]]] >> DoubleArrayTrie.BaseShift) + trie.Codes[word[1]]);

    /// <summary>The value of a word.</summary>
    public double this[ReadOnlySpan<char> word] => values[trie.Find(word)];
}
