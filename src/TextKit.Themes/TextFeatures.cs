using TextKit.Segmentation;

namespace TextKit.Themes;

/// <summary>What is done with the features of a text.</summary>
internal interface IFeatureVisitor
{
    /// <summary>Called a few features before one is met, so that what is known of it can be fetched meanwhile.</summary>
    void Expect(uint key);

    /// <summary>Called for each feature.</summary>
    /// <param name="key">Its hash.</param>
    /// <param name="start">Where it stands in the text.</param>
    /// <param name="length">Its length there; 0 where it holds a blank.</param>
    void Meet(uint key, int start, int length);

    /// <summary>Whether an n-gram of the standard length may go on as a longer one.</summary>
    bool MayGoOn(uint key);
}

/// <summary>
/// The features of a text, each a 32-bit hash (FNV-1a): character n-grams over folded characters, punctuation and white
/// space counting as one blank so that the ends of clauses are seen, and the words of the segmenter. Letters are folded to
/// lower case, full-width forms to half width, digits to one. An instance is scratch space of one thread.
/// </summary>
internal sealed class TextFeatures
{
    // How many places before it is met a feature is expected.
    private const int Ahead = 6;
    private const char Blank = ' ';
    private const uint NgramStart = 2166136261;
    private const uint WordStart = 2654435761;
    private const uint Prime = 16777619;
    private static readonly char[] Folded = FoldAll();
    private readonly List<Token> words = [];
    private char[] characters = new char[1024];
    private int[] places = new int[1024];

    /// <summary>The hash of a term as an n-gram.</summary>
    public static uint KeyOf(ReadOnlySpan<char> term) => Hash(NgramStart, term);

    /// <summary>
    /// Goes over all n-grams up to <paramref name="usual"/> characters, those up to <paramref name="longest"/> that go on one that
    /// may, and all words.
    /// </summary>
    public void ForEach<T>(ReadOnlySpan<char> text, int usual, int longest, ref T visitor)
        where T : struct, IFeatureVisitor, allows ref struct
    {
        var folded = Fold(text);
        for (var i = 0; i < folded.Length; i++)
        {
            if (i + Ahead < folded.Length)
            {
                Expect(folded.Slice(i + Ahead, Math.Min(usual, folded.Length - i - Ahead)), ref visitor);
            }

            var hash = NgramStart;
            var hasBlank = false;
            var most = Math.Min(longest, folded.Length - i);
            for (var n = 0; n < most; n++)
            {
                var c = folded[i + n];
                hash = (hash ^ c) * Prime;
                hasBlank |= c == Blank;
                if (n > 0 || c != Blank)
                {
                    visitor.Meet(Key(hash), places[i], hasBlank ? 0 : n + 1);
                }

                if (n + 1 == usual && !visitor.MayGoOn(Key(hash)))
                {
                    break;
                }
            }
        }

        words.Clear();
        WordSegmenter.Default.Segment(text, words);
        for (var w = 0; w < words.Count; w++)
        {
            if (w + Ahead < words.Count)
            {
                visitor.Expect(Hash(WordStart, text.Slice(words[w + Ahead].Start, words[w + Ahead].Length)));
            }

            var word = words[w];
            if (Folded[text[word.Start]] != Blank)
            {
                visitor.Meet(Hash(WordStart, text.Slice(word.Start, word.Length)), word.Start, word.Length);
            }
        }
    }

    private static void Expect<T>(ReadOnlySpan<char> folded, ref T visitor)
        where T : struct, IFeatureVisitor, allows ref struct
    {
        var hash = NgramStart;
        foreach (var c in folded)
        {
            hash = (hash ^ c) * Prime;
            visitor.Expect(Key(hash));
        }
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> text)
    {
        if (characters.Length < text.Length + 2)
        {
            characters = new char[text.Length * 2];
            places = new int[text.Length * 2];
        }

        (characters[0], places[0]) = (Blank, 0);
        var count = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Folded[text[i]];
            if (c != Blank || characters[count - 1] != Blank)
            {
                (characters[count], places[count]) = (c, i);
                count++;
            }
        }

        if (characters[count - 1] != Blank)
        {
            (characters[count], places[count]) = (Blank, text.Length);
            count++;
        }

        return characters.AsSpan(0, count);
    }

    private static uint Hash(uint start, ReadOnlySpan<char> term)
    {
        foreach (var c in term)
        {
            start = (start ^ Folded[c]) * Prime;
        }

        return Key(start);
    }

    // 0 marks an empty slot of the vocabulary.
    private static uint Key(uint hash) => hash == 0 ? 1 : hash;

    private static char[] FoldAll()
    {
        var folded = new char[char.MaxValue + 1];
        for (var c = 0; c < folded.Length; c++)
        {
            var half = (char)(c is >= 0xFF01 and <= 0xFF5E ? c - 0xFEE0 : c);
            folded[c] = char.IsAsciiDigit(half) ? '0' : char.IsLetterOrDigit(half) || char.IsSurrogate(half) || half == '%' ? char.ToLowerInvariant(half) : Blank;
        }

        return folded;
    }
}
