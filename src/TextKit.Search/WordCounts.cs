using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>How often words occur, and in how many articles. One thread at a time, but any number may read.</summary>
internal sealed class WordCounts
{
    // Longer runs are no words anybody counts; the index does not hold them either.
    private const int LongestWord = 255;
    private static readonly ConditionalWeakTable<IndexReader, WordCounts> Whole = [];
    private readonly WordTable words = new();
    private readonly List<(long Count, int Articles, int Last)> counts = [];
    private readonly List<char> row = [];
    private readonly List<int> starts = [];
    private int article;

    /// <summary>How many different words there are.</summary>
    public int Types => words.Count;

    /// <summary>How many words were counted.</summary>
    public long Tokens { get; private set; }

    /// <summary>How many articles were counted.</summary>
    public int Articles { get; private set; }

    /// <summary>
    /// The counts of all bodies, from Lucene's own lists of terms: read once for a state of the index and kept as long as
    /// that is in use. They hold removed articles too, so they are right only for an index that has none.
    /// </summary>
    public static WordCounts OfWhole(IndexReader index)
    {
        lock (Whole)
        {
            return Whole.GetValue(index, Read);
        }
    }

    public string Text(int word) => words.Text(word);

    public long Count(int word) => counts[word].Count;

    public long Count(ReadOnlySpan<char> word) => words.Find(word) is var id and >= 0 ? counts[id].Count : 0;

    public int ArticlesOf(int word) => counts[word].Articles;

    /// <summary>Counts the words of an article, or the rows of several words that no mark parts.</summary>
    public void Add(LayerReader layers, int doc, int length)
    {
        layers.LoadFolded(doc);
        layers.LoadTokens(doc, spans: false);
        Begin();
        Articles++;
        row.Clear();
        starts.Clear();
        foreach (var token in layers.Tokens)
        {
            var word = layers.Folded.Slice(token.Start, token.Length);
            if (!IsCounted(word))
            {
                row.Clear();
                starts.Clear();
            }
            else if (length == 1)
            {
                Add(word);
            }
            else
            {
                AddRow(word, length);
            }
        }
    }

    /// <summary>What is counted from here on belongs to the next article.</summary>
    public void Begin() => article++;

    /// <summary>Counts a word once.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        Tokens++;
        var id = words.Add(word.Contains(',') ? ChineseAnalyzer.Term(word) : word);
        if (id == counts.Count)
        {
            counts.Add(default);
        }

        ref var count = ref CollectionsMarshal.AsSpan(counts)[id];
        count = (count.Count + 1, count.Last == article ? count.Articles : count.Articles + 1, article);
    }

    /// <summary>Adds the counts of other articles.</summary>
    public void Merge(WordCounts other)
    {
        for (var id = 0; id < other.Types; id++)
        {
            Add(other.Text(id), other.counts[id].Count, other.counts[id].Articles);
        }

        Articles += other.Articles;
    }

    /// <summary>The most frequent words, equal ones in code point order.</summary>
    public List<int> MostFrequent(int most, long leastCount)
    {
        var least = leastCount;
        if (most < Types)
        {
            var greatest = new PriorityQueue<int, long>(most + 1);
            for (var id = 0; id < Types; id++)
            {
                if (greatest.Count < most)
                {
                    greatest.Enqueue(id, counts[id].Count);
                }
                else
                {
                    greatest.EnqueueDequeue(id, counts[id].Count);
                }
            }

            least = Math.Max(least, counts[greatest.Peek()].Count);
        }

        return [.. Enumerable.Range(0, Types).Where(id => counts[id].Count >= least).OrderByDescending(id => counts[id].Count).ThenBy(Text, StringComparer.Ordinal).Take(most)];
    }

    internal static bool IsCounted(ReadOnlySpan<char> word) => word.Length <= LongestWord && ChineseAnalyzer.IsWord(word);

    private static WordCounts Read(IndexReader index)
    {
        var all = new WordCounts { Articles = index.NumDocs };
        Span<char> word = stackalloc char[LongestWord];
        foreach (var leaf in index.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.BodyWords)?.GetEnumerator() is { } terms)
            {
                while (terms.MoveNext())
                {
                    var length = Encoding.UTF8.GetChars(terms.Term.Bytes.AsSpan(terms.Term.Offset, terms.Term.Length), word);
                    all.Add(word[..length], terms.TotalTermFreq, terms.DocFreq);
                }
            }
        }

        return all;
    }

    private void Add(ReadOnlySpan<char> word, long count, int articles)
    {
        Tokens += count;
        var id = words.Add(word);
        if (id == counts.Count)
        {
            counts.Add(default);
        }

        ref var sum = ref CollectionsMarshal.AsSpan(counts)[id];
        sum = (sum.Count + count, sum.Articles + articles, 0);
    }

    // The words of a row lie one behind the other with a space between; the first goes when the row is full.
    private void AddRow(ReadOnlySpan<char> word, int length)
    {
        if (starts.Count == length)
        {
            row.RemoveRange(0, starts[1]);
            var gone = starts[1];
            starts.RemoveAt(0);
            foreach (ref var start in CollectionsMarshal.AsSpan(starts))
            {
                start -= gone;
            }
        }

        if (row.Count > 0)
        {
            row.Add(' ');
        }

        starts.Add(row.Count);
        row.AddRange(word);
        if (starts.Count == length)
        {
            Add(CollectionsMarshal.AsSpan(row));
        }
    }
}
