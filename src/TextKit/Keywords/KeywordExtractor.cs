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
        var keywords = method == KeywordMethod.TfIdf ? ByFrequency(text) : ByRank(text);
        return [.. keywords.OrderByDescending(k => k.Weight).Take(count)];
    }

    private IEnumerable<Keyword> ByFrequency(string text)
    {
        var counts = new OrderedDictionary<string, double>();
        var total = 0.0;
        foreach (var word in Words(text))
        {
            if (word is not null)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
                total++;
            }
        }

        return counts.Select(p => new Keyword(p.Key, p.Value * (IdfTable.Default[p.Key] / total)));
    }

    private List<Keyword> ByRank(string text)
    {
        var words = Words(text).ToList();
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

    /// <summary>The words of a text, those that cannot be keywords as null.</summary>
    private IEnumerable<string?> Words(string text)
    {
        if (tags is null)
        {
            return segmenter.Segment(text).Select(t => Candidate(text.Substring(t.Start, t.Length)));
        }

        return segmenter.Tag(text).Select(t => tags.Contains(t.Tag) ? Candidate(text.Substring(t.Start, t.Length)) : null);
    }

    private string? Candidate(string word) =>
        word.Trim().EnumerateRunes().Count() < 2 || stopWords.Contains(word.ToLowerInvariant()) ? null : word;
}
