using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>jieba's dictionary with the user's words, added one after the other as python3-jieba's <c>add_word</c> does.</summary>
internal sealed unsafe class UserDictionary
{
    private readonly DoubleArrayBuilder builder;
    private readonly List<int> frequencies;
    private readonly List<double> logarithms;
    private readonly Dictionary<int, int> values = [];
    private readonly List<string> tags;
    private long total;
    private int longestWord;

    /// <exception cref="ArgumentException">A word is empty or too long, or there are too many different tags.</exception>
    public UserDictionary(WordDictionary source, IEnumerable<UserWord> words)
    {
        builder = new DoubleArrayBuilder(source.Trie);
        frequencies = [.. source.Frequencies];
        logarithms = [.. source.Logarithms];
        tags = [.. source.TagNames];
        (total, longestWord) = (source.Total, source.LongestWord);
        for (var value = 0; value < frequencies.Count; value++)
        {
            values[frequencies[value]] = value;
        }

        foreach (var word in words)
        {
            Add(word);
        }

        Dictionary = Current();
    }

    /// <summary>The dictionary with all words that a block can hold.</summary>
    public WordDictionary Dictionary { get; }

    /// <summary>The words taken out, which the HMM must not make again.</summary>
    public HashSet<string> ForcedSplits { get; } = [];

    /// <summary>The words with characters that no block holds, and their tags.</summary>
    public Dictionary<string, string?> Wholes { get; } = [];

    private void Add(UserWord word)
    {
        if (word.Word.Length is 0 or > WordDictionary.MaxWordLength)
        {
            throw new ArgumentException($"The user word '{word.Word}' has {word.Word.Length} characters; 1 to {WordDictionary.MaxWordLength} are possible.", nameof(word));
        }

        var frequency = word.Frequency ?? (word.Parts is { } parts ? SuggestSplit(word.Word, parts) : Suggest(word.Word));
        total += frequency;
        if (frequency == 0)
        {
            ForcedSplits.Add(word.Word);
        }

        if (IsBlock(word.Word))
        {
            builder.Set(word.Word, Value(frequency), word.Tag is null ? null : Label(word.Tag));
            longestWord = Math.Max(longestWord, word.Word.Length);
        }
        else if (frequency > 0)
        {
            Wholes[word.Word] = word.Tag;
        }
        else
        {
            Wholes.Remove(word.Word);
        }
    }

    private WordDictionary Current() => new(builder.ToTrie(), [.. frequencies], [.. logarithms], total, [.. tags], longestWord);

    private bool IsBlock(string word)
    {
        foreach (var c in word)
        {
            if (builder.Code(c) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private int Value(int frequency)
    {
        if (!values.TryGetValue(frequency, out var value))
        {
            value = values[frequency] = frequencies.Count;
            frequencies.Add(frequency);
            logarithms.Add(Math.Log(frequency));
        }

        return value;
    }

    private byte Label(string tag)
    {
        if (!tags.Contains(tag))
        {
            tags.Add(tag);
        }

        return tags.IndexOf(tag) is var label && label <= byte.MaxValue
            ? (byte)label
            : throw new ArgumentException($"The tag '{tag}' is one too many: at most {byte.MaxValue + 1} different tags are possible.", nameof(tag));
    }

    /// <summary>The frequency with which a word is made of its parts and a little more, as <c>suggest_freq</c> gives it.</summary>
    private int Suggest(string word)
    {
        var dictionary = Current();
        var segmenter = new WordSegmenter(dictionary, new WordSegmenterOptions { UseHmm = false });
        var parts = segmenter.Segment(word).Select(t => word.Substring(t.Start, t.Length));
        return Math.Max((int)(Probability(dictionary, parts) * total) + 1, Known(dictionary, word, 1));
    }

    /// <summary>The frequency with which a word is no likelier than its parts.</summary>
    private int SuggestSplit(string word, IEnumerable<string> parts)
    {
        var dictionary = Current();
        return Math.Min((int)(Probability(dictionary, parts) * total), Known(dictionary, word, 0));
    }

    private double Probability(WordDictionary dictionary, IEnumerable<string> parts) => parts.Aggregate(1.0, (p, part) => p * (Known(dictionary, part, 1) / (double)total));

    private static int Known(WordDictionary dictionary, string word, int otherwise) => dictionary.Trie.FindSlot(word) < 0 ? otherwise : dictionary.Frequency(word);
}
