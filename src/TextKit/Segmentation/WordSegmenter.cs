using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Segments text into words: exactly those of python3-jieba 0.42.1, in its accurate, full and search modes, or those of
/// Lucene's HMMChineseTokenizer. Offsets are UTF-16 code units of the text given; surrogate pairs are never split; in the accurate
/// mode the words joined give any text back. Linear in the text, without recursion. Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// What users of jieba.NET call: <c>Cut</c>, <c>CutForSearch</c> and <c>Tokenize</c> are <see cref="Segment(string)"/> with a
/// <see cref="WordSegmenterOptions.Mode"/>, <c>PosSegmenter.Cut</c> is <see cref="Tag(string)"/>; <c>LoadUserDict</c> and <c>AddWord</c> are
/// <see cref="WordSegmenterOptions.UserWords"/> (read with <see cref="UserWord.Read"/>), <c>DeleteWord</c> a user word of frequency 0, <c>SuggestFreq</c> one
/// without a frequency or, for words to be split, <see cref="UserWord.Split"/>. A segmenter does not change: make another where words come in later.
/// </remarks>
public sealed unsafe class WordSegmenter
{
    private static readonly Lazy<WordSegmenter> Lazy = new(() => new WordSegmenter(WordDictionary.Jieba, new WordSegmenterOptions()));
    private readonly Cutter<Token> words;
    private readonly Lazy<JiebaTagger> tagger;
    private readonly WholeWords? wholes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? stopWords;
    private readonly bool foldTraditional;

    internal WordSegmenter(WordDictionary dictionary, WordSegmenterOptions options, UserDictionary? user = null)
    {
        var model = new JiebaModel(dictionary, options.UseHmm, options.Mode == SegmentationMode.Search, user?.ForcedSplits is { Count: > 0 } splits ? splits : null);
        words = new JiebaWords(dictionary, model, options.Mode == SegmentationMode.Full);
        tagger = new Lazy<JiebaTagger>(() => new JiebaTagger(dictionary, model, options.UseHmm));
        wholes = options.KeepNumbersWhole || user?.Wholes.Count > 0 ? new WholeWords(user?.Wholes ?? [], options.KeepNumbersWhole) : null;
        foldTraditional = options.FoldTraditional;
        stopWords = StopWords(options);
    }

    private WordSegmenter(WordSegmenterOptions options)
    {
        words = new BigramModel(BigramDictionary.Default, options.RecognizeNames ? new UnknownWords(BigramDictionary.Default) : null);
        tagger = new Lazy<JiebaTagger>(() => throw new InvalidOperationException("The bigram model has no parts of speech; tag with the jieba model."));
        wholes = options.KeepNumbersWhole ? new WholeWords([], numbers: true) : null;
        foldTraditional = options.FoldTraditional;
        stopWords = StopWords(options);
    }

    /// <summary>The segmenter with the embedded dictionary, accurate mode and HMM; made on first use.</summary>
    public static WordSegmenter Default => Lazy.Value;

    /// <summary>
    /// Makes a segmenter, independent of any other. Without user words it shares the embedded tables; with them it has a copy of
    /// jieba's (7 MB, some 15 ms), and each word given without a frequency costs some 60 µs more.
    /// </summary>
    /// <exception cref="ArgumentException">A user word is empty or longer than 4,095 UTF-16 code units, or the tags are too many; or the bigram model is asked for another mode than the accurate one or for user words, or jieba's model for <see cref="WordSegmenterOptions.RecognizeNames"/>.</exception>
    public static WordSegmenter Create(WordSegmenterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Model == SegmentationModel.Bigram)
        {
            return options.Mode != SegmentationMode.Accurate ? throw new ArgumentException($"The bigram model knows the accurate mode only, not {options.Mode}.", nameof(options))
                : options.UserWords.Count > 0 ? throw new ArgumentException($"The bigram model takes no user words; {options.UserWords.Count} are given.", nameof(options))
                : new WordSegmenter(options);
        }

        if (options.RecognizeNames)
        {
            throw new ArgumentException("Only the bigram model recognizes names; jieba's model has its HMM.", nameof(options));
        }

        if (options.UserWords.Count == 0)
        {
            return new WordSegmenter(WordDictionary.Jieba, options);
        }

        var user = new UserDictionary(WordDictionary.Jieba, options.UserWords.Select(w => w with { Word = Folded(w.Word, options), Parts = w.Parts?.Select(p => Folded(p, options)).ToArray() }));
        return new WordSegmenter(user.Dictionary, options, user);
    }

    /// <summary>Segments a text.</summary>
    /// <returns>The words in text order; in the full and search modes they overlap.</returns>
    public List<Token> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>();
        Segment(text, tokens);
        return tokens;
    }

    /// <summary>Segments a text and appends its words to <paramref name="tokens"/>; allocates nothing but the list's growth.</summary>
    [SkipLocalsInit]
    public void Segment(ReadOnlySpan<char> text, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!foldTraditional)
        {
            SegmentAsIs(text, tokens);
            return;
        }

        using var folded = new Scratch<char>(text.Length, stackalloc char[Scratch<char>.StackLength]);
        TraditionalFolding.Fold(text, new Span<char>(folded.Pointer, text.Length));
        SegmentAsIs(new ReadOnlySpan<char>(folded.Pointer, text.Length), tokens);
    }

    /// <summary>Segments a text and tags each word with its part of speech, in accurate mode, as jieba's <c>posseg</c> does.</summary>
    /// <exception cref="InvalidOperationException">The model has no parts of speech.</exception>
    public List<TaggedToken> Tag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<TaggedToken>();
        Tag(text, tokens);
        return tokens;
    }

    /// <summary>Segments and tags a text and appends its words to <paramref name="tokens"/>; allocates nothing but the list's growth.</summary>
    /// <exception cref="InvalidOperationException">The model has no parts of speech.</exception>
    [SkipLocalsInit]
    public void Tag(ReadOnlySpan<char> text, List<TaggedToken> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!foldTraditional)
        {
            TagAsIs(text, tokens);
            return;
        }

        using var folded = new Scratch<char>(text.Length, stackalloc char[Scratch<char>.StackLength]);
        TraditionalFolding.Fold(text, new Span<char>(folded.Pointer, text.Length));
        TagAsIs(new ReadOnlySpan<char>(folded.Pointer, text.Length), tokens);
    }

    private static string Folded(string word, WordSegmenterOptions options) => options.FoldTraditional ? TraditionalFolding.Fold(word) : word;

    private void SegmentAsIs(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var first = tokens.Count;
        var writer = new TokenWriter<Token>(tokens);
        var at = 0;
        while (wholes is not null && wholes.TryFind(text, at, out var start, out var length))
        {
            words.Cut(text[at..start], at, ref writer);
            writer.Add(new Token(start, length));
            at = start + length;
        }

        words.Cut(text[at..], at, ref writer);
        writer.Finish();
        DropStopWords(text, tokens, first, static t => t.Start, static t => t.Length);
    }

    private void TagAsIs(ReadOnlySpan<char> text, List<TaggedToken> tokens)
    {
        var first = tokens.Count;
        var writer = new TokenWriter<TaggedToken>(tokens);
        var at = 0;
        while (wholes is not null && wholes.TryFind(text, at, out var start, out var length))
        {
            tagger.Value.Cut(text[at..start], at, ref writer);
            writer.Add(new TaggedToken(start, length, wholes.TagOf(text.Slice(start, length))));
            at = start + length;
        }

        tagger.Value.Cut(text[at..], at, ref writer);
        writer.Finish();
        DropStopWords(text, tokens, first, static t => t.Start, static t => t.Length);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? StopWords(WordSegmenterOptions options) =>
        options.StopWords.Count == 0 ? null : options.StopWords.Select(w => Folded(w, options)).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private void DropStopWords<T>(ReadOnlySpan<char> text, List<T> tokens, int first, Func<T, int> start, Func<T, int> length)
    {
        if (stopWords is not { } stops)
        {
            return;
        }

        var kept = first;
        foreach (var token in CollectionsMarshal.AsSpan(tokens)[first..])
        {
            if (!stops.Contains(text.Slice(start(token), length(token))))
            {
                tokens[kept++] = token;
            }
        }

        CollectionsMarshal.SetCount(tokens, kept);
    }
}
