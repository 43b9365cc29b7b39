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

    /// <summary>The value of a word.</summary>
    public double this[ReadOnlySpan<char> word] => values[trie.Find(word)];
}
