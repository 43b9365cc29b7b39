namespace TextKit.Segmentation;

/// <summary>What a <see cref="WordSegmenter"/> does. Immutable; change it with <c>with</c>.</summary>
public sealed record WordSegmenterOptions
{
    /// <summary>Whose words; jieba's unless said.</summary>
    public SegmentationModel Model { get; init; }

    /// <summary>How finely; each character in one word unless said.</summary>
    public SegmentationMode Mode { get; init; }

    /// <summary>Whether words that the dictionary lacks are looked for with a hidden Markov model; they are unless said.</summary>
    public bool UseHmm { get; init; } = true;

    /// <summary>
    /// Whether the <see cref="SegmentationModel.Bigram"/> model makes words of neighbouring single characters that its dictionary
    /// lacks: given names (the surname stays a word of its own), transliterated names, and others that jieba's hidden Markov
    /// model finds; false, as Lucene has it, unless said.
    /// </summary>
    public bool RecognizeNames { get; init; }

    /// <summary>The user's words, the later before the earlier; none unless said. Words of white space and symbols are taken whole wherever they stand.</summary>
    public IReadOnlyList<UserWord> UserWords { get; init; } = [];

    /// <summary>
    /// Whether traditional characters are taken for the simplified ones that the dictionaries hold
    /// (<see cref="Lexicons.TraditionalFolding"/>), in the text, the user's words and the stop words alike; false unless said.
    /// Offsets remain those of the text given.
    /// </summary>
    public bool FoldTraditional { get; init; }

    /// <summary>
    /// Whether numbers with their signs, separators, magnitudes and per cent signs, dates of digits and Latin words are each
    /// one token in every mode; false, as the references have it, unless said.
    /// </summary>
    public bool KeepNumbersWhole { get; init; }

    /// <summary>Words left out of the result; none unless said. The words then no longer give the text back.</summary>
    public IReadOnlyCollection<string> StopWords { get; init; } = [];
}
