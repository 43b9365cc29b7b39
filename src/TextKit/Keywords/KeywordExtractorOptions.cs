using TextKit.Segmentation;

namespace TextKit.Keywords;

/// <summary>What a <see cref="KeywordExtractor"/> does. Immutable; change it with <c>with</c>.</summary>
public sealed record KeywordExtractorOptions
{
    /// <summary>The method; TF-IDF unless said.</summary>
    public KeywordMethod Method { get; init; }

    /// <summary>The parts of speech that keywords can have; null for all with TF-IDF and for n, ns, v and vn with TextRank.</summary>
    public IReadOnlyCollection<string>? Tags { get; init; }

    /// <summary>Words that are no keywords, in lower case; jieba's English ones unless said.</summary>
    public IReadOnlyCollection<string> StopWords { get; init; } =
    [
        "the", "of", "is", "and", "to", "in", "that", "we", "for", "an", "are", "by", "be", "as", "on", "with", "can", "if", "from", "which", "you", "it",
        "this", "then", "at", "have", "all", "not", "one", "has", "or",
    ];

    /// <summary>Segments the text; null for <see cref="WordSegmenter.Default"/>.</summary>
    public WordSegmenter? Segmenter { get; init; }
}
