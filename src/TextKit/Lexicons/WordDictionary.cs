namespace TextKit.Lexicons;

/// <summary>
/// Words with frequencies and tags. A word's value in the trie is the place of its frequency in <see cref="Weights"/>.
/// Immutable.
/// </summary>
internal sealed unsafe class WordDictionary
{
    /// <summary>The longest word that a dictionary can hold, UTF-16 code units.</summary>
    public const int MaxWordLength = 4095;

    private static readonly Lazy<WordDictionary> Lazy = new(() =>
    {
        var table = EmbeddedTable.Open("jieba.bin");
        return new WordDictionary(ref table);
    });

    private readonly double[] weights;

    private WordDictionary(ref EmbeddedTable table)
        : this(
            DoubleArrayTrie.Read(ref table),
            new ReadOnlySpan<int>(table.Read<int>(out var count), count).ToArray(),
            new ReadOnlySpan<double>(table.Read<double>(out count), count).ToArray(),
            *table.Read<long>(out _),
            table.ReadStrings(),
            longestWord: *table.Read<int>(out _))
    {
    }

    /// <param name="trie">The words; a label is a place in <paramref name="tagNames"/>.</param>
    /// <param name="frequencies">The frequency of each value; value 0, no word, has 0.</param>
    /// <param name="logarithms">The natural logarithm of each frequency, 0 for frequency 0.</param>
    /// <param name="total">The sum of all frequencies.</param>
    /// <param name="tagNames">The tags by label; the first, x, is that of words without one.</param>
    /// <param name="longestWord">The length of the longest word, UTF-16 code units.</param>
    public WordDictionary(DoubleArrayTrie trie, int[] frequencies, double[] logarithms, long total, string[] tagNames, int longestWord)
    {
        (Trie, Frequencies, Logarithms, Total, TagNames, LongestWord) = (trie, frequencies, logarithms, total, tagNames, longestWord);
        weights = GC.AllocateUninitializedArray<double>(logarithms.Length, pinned: true);
        var logTotal = Math.Log(total);
        for (var value = 0; value < weights.Length; value++)
        {
            weights[value] = logarithms[value] - logTotal;
        }

        fixed (double* first = weights)
        {
            Weights = first;
        }
    }

    /// <summary>The dictionary of jieba.</summary>
    public static WordDictionary Jieba => Lazy.Value;

    /// <summary>The words.</summary>
    public DoubleArrayTrie Trie { get; }

    /// <summary>The frequency of each value; value 0, no word, has 0.</summary>
    public int[] Frequencies { get; }

    /// <summary>The natural logarithm of each frequency, 0 for frequency 0.</summary>
    public double[] Logarithms { get; }

    /// <summary>The sum of all frequencies.</summary>
    public long Total { get; }

    /// <summary>The log-probability of each value.</summary>
    public double* Weights { get; }

    /// <summary>The length of the longest word, UTF-16 code units.</summary>
    public int LongestWord { get; }

    /// <summary>The tags by label; the first, x, is that of words without one.</summary>
    public string[] TagNames { get; }

    /// <summary>The frequency of a word; 0 where it is none.</summary>
    public int Frequency(ReadOnlySpan<char> word) => Frequencies[Trie.Find(word)];

    /// <summary>The tag of a word; x where it is none.</summary>
    public string Tag(ReadOnlySpan<char> word) =>
        Trie.FindSlot(word) is var slot && slot >= 0 && DoubleArrayTrie.Value(Trie.Nodes[slot]) > 0 ? TagNames[Trie.Labels[slot]] : TagNames[0];
}
