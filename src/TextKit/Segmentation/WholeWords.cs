using System.Buffers;

namespace TextKit.Segmentation;

/// <summary>
/// Finds what is taken whole before a text is segmented: user words with white space or symbols, the longest first, and,
/// where asked for, numbers, dates and Latin words. Immutable.
/// </summary>
internal sealed class WholeWords
{
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> tags;
    private readonly Dictionary<char, string[]> words;
    private readonly SearchValues<char> starts;
    private readonly bool numbers;

    /// <param name="words">The user's words and their tags.</param>
    /// <param name="numbers">Whether numbers, dates and Latin words are whole too.</param>
    public WholeWords(Dictionary<string, string?> words, bool numbers)
    {
        this.numbers = numbers;
        tags = words.GetAlternateLookup<ReadOnlySpan<char>>();
        this.words = words.Keys.GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
        starts = SearchValues.Create([.. this.words.Keys, .. numbers ? NumberScanner.Starts : ""]);
    }

    /// <summary>The first one at or behind an offset.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        for (start = from; start < text.Length; start++)
        {
            var skipped = text[start..].IndexOfAny(starts);
            if (skipped < 0)
            {
                break;
            }

            start += skipped;
            length = Math.Max(WordLength(text[start..]), numbers ? NumberScanner.Length(text, start) : 0);
            if (length > 0)
            {
                return true;
            }
        }

        length = 0;
        return false;
    }

    /// <summary>The tag of one that was found: the user's, else t for a date, m for a number, eng for a Latin word, x.</summary>
    public string TagOf(ReadOnlySpan<char> word) =>
        tags.TryGetValue(word, out var tag) ? tag ?? "x" : word[^1] is '年' or '月' or '日' ? "t" : NumberScanner.IsWord(word) ? "eng" : "m";

    private int WordLength(ReadOnlySpan<char> text)
    {
        if (words.TryGetValue(text[0], out var candidates))
        {
            foreach (var word in candidates)
            {
                if (text.StartsWith(word))
                {
                    return word.Length;
                }
            }
        }

        return 0;
    }
}
