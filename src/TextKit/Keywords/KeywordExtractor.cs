using System.Buffers;
using System.Numerics;
using TextKit.Segmentation;

namespace TextKit.Keywords;

/// <summary>
/// Finds the keywords of a text as python3-jieba 0.42.1's <c>jieba.analyse</c> does, with its table of inverse document
/// frequencies: the same words in the same order, weights equal to 1e-9. Words of one character are none. Immutable and safe
/// to share between threads.
/// </summary>
public sealed class KeywordExtractor
{
    private const int Span = 5;
    private static readonly Lazy<KeywordExtractor> Lazy = new(() => new KeywordExtractor(new KeywordExtractorOptions()));
    private readonly KeywordMethod method;
    private readonly HashSet<string>? tags;
    private readonly HashSet<string> stopWords;
    private readonly WordSegmenter segmenter;

    private KeywordExtractor(KeywordExtractorOptions options)
    {
        method = options.Method;
        tags = (options.Tags ?? (method == KeywordMethod.TextRank ? ["n", "ns", "v", "vn"] : null))?.ToHashSet();
        stopWords = [.. options.StopWords];
        segmenter = options.Segmenter ?? WordSegmenter.Default;
    }

    /// <summary>TF-IDF over all parts of speech; made on first use.</summary>
    public static KeywordExtractor Default => Lazy.Value;

    /// <summary>Makes an extractor.</summary>
    public static KeywordExtractor Create(KeywordExtractorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new KeywordExtractor(options);
    }

    /// <summary>Finds the keywords of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>The heaviest first, of equal ones the one met first. TextRank gives the heaviest 1, TF-IDF the share of the words times the idf.</returns>
    public IReadOnlyList<Keyword> Extract(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return method == KeywordMethod.TfIdf ? ByFrequency(text, Words(text), count) : [.. ByRank(text).OrderByDescending(k => k.Weight).Take(count)];
    }

    /// <summary>The same from the words that the segmenter makes of the text, which are changed: by frequency, over all parts of speech.</summary>
    internal IReadOnlyList<Keyword> Extract(string text, List<Token> words, int count)
    {
        DropOthers(text, words);
        return ByFrequency(text, words, count);
    }

    private static List<Keyword> ByFrequency(string text, List<Token> words, int count)
    {
        words.RemoveAll(w => w.Length == 0);
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * words.Count) + 1);
        var table = ArrayPool<int>.Shared.Rent(slots + words.Count);
        Array.Clear(table, 0, slots + words.Count);
        Count(text, words, table.AsSpan(0, slots), table.AsSpan(slots, words.Count));
        var heaviest = new List<(Token Word, double Weight)>(Math.Min(count, words.Count) + 1);
        for (var i = 0; i < words.Count; i++)
        {
            if (table[slots + i] is > 0 and var times)
            {
                Keep(heaviest, count, words[i], times * (IdfTable.Default[text.AsSpan(words[i].Start, words[i].Length)] / words.Count));
            }
        }

        ArrayPool<int>.Shared.Return(table);
        return heaviest.ConvertAll(w => new Keyword(text.Substring(w.Word.Start, w.Word.Length), w.Weight));
    }

    /// <summary>Counts each word at the place where it stands first.</summary>
    private static void Count(string text, List<Token> words, Span<int> slots, Span<int> counts)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = text.AsSpan(words[i].Start, words[i].Length);
            var slot = string.GetHashCode(word) & (slots.Length - 1);
            while (slots[slot] != 0 && !text.AsSpan(words[slots[slot] - 1].Start, words[slots[slot] - 1].Length).SequenceEqual(word))
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            if (slots[slot] == 0)
            {
                slots[slot] = i + 1;
                IdfTable.Default.Prefetch(word);
            }

            counts[slots[slot] - 1]++;
        }
    }

    /// <summary>Takes a word into the list of the heaviest; of equal ones the first stays before.</summary>
    private static void Keep(List<(Token Word, double Weight)> heaviest, int count, Token word, double weight)
    {
        var at = heaviest.Count;
        while (at > 0 && weight > heaviest[at - 1].Weight)
        {
            at--;
        }

        if (at < count)
        {
            heaviest.Insert(at, (word, weight));
            if (heaviest.Count > count)
            {
                heaviest.RemoveAt(count);
            }
        }
    }

    private List<Keyword> ByRank(string text)
    {
        var words = Words(text).ConvertAll(w => w.Length == 0 ? null : text.Substring(w.Start, w.Length));
        var pairs = new OrderedDictionary<(string, string), int>();
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = i + 1; words[i] is not null && j < Math.Min(i + Span, words.Count); j++)
            {
                if (words[j] is not null)
                {
                    var pair = (words[i]!, words[j]!);
                    pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
                }
            }
        }

        var graph = new WordGraph();
        foreach (var ((first, second), weight) in pairs)
        {
            graph.Add(first, second, weight);
        }

        return graph.Rank();
    }

    /// <summary>The words of a text, those that cannot be keywords as empty.</summary>
    private List<Token> Words(string text)
    {
        var words = new List<Token>();
        if (tags is null)
        {
            segmenter.Segment(text, words);
            DropOthers(text, words);
            return words;
        }

        foreach (var word in segmenter.Tag(text))
        {
            words.Add(tags.Contains(word.Tag) && IsCandidate(text, word.Start, word.Length) ? new Token(word.Start, word.Length) : default);
        }

        return words;
    }

    /// <summary>Makes those that cannot be keywords empty.</summary>
    private void DropOthers(string text, List<Token> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            words[i] = IsCandidate(text, words[i].Start, words[i].Length) ? words[i] : default;
        }
    }

    /// <summary>True of a word of two characters or more that is no stop word.</summary>
    private bool IsCandidate(string text, int start, int length)
    {
        var word = text.AsSpan(start, length);
        var trimmed = word.Trim();
        return trimmed.Length > 1 && !(trimmed.Length == 2 && char.IsSurrogatePair(trimmed[0], trimmed[1]))
            && (stopWords.Count == 0 || !stopWords.Contains(word.ToString().ToLowerInvariant()));
    }
}
