using System.Buffers;

namespace TextKit.Segmentation;

/// <summary>
/// Finds what is taken whole before a text is segmented: user words with white space or symbols, the longest first, and,
/// where asked for, numbers, dates and Latin words. Immutable.
/// </summary>
internal sealed class WholeWords
{
    private readonly Dictionary<char, string[]> words;
    private readonly SearchValues<char> starts;
    private readonly bool numbers;

    public WholeWords(IEnumerable<string> words, bool numbers)
    {
        this.numbers = numbers;
        this.words = words.GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
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
