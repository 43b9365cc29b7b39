namespace TextKit.Seeds;

/// <summary>
/// The core dictionary of Lucene's smartcn, asked as it asks: a first character leads by a probed hash table to its words, and
/// a word is found by binary searches for each of its beginnings, each from where the one before ended.
/// </summary>
internal sealed class SmartChineseWords
{
    private readonly Dictionary<char, int> places = [];
    private readonly string?[][] endings;
    private readonly int[]?[] frequencies;

    public SmartChineseWords(JavaArrays arrays)
    {
        var indexes = (short[])arrays.Next()!;
        var characters = (char[])arrays.Next()!;
        endings = Array.ConvertAll((object?[])arrays.Next()!, row => Array.ConvertAll((object?[]?)row ?? [], e => e is null ? null : new string((char[])e)));
        frequencies = Array.ConvertAll((object?[])arrays.Next()!, row => (int[]?)row);
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (Probe(characters, (char)c) is var slot && slot >= 0)
            {
                places[(char)c] = indexes[slot];
            }
        }
    }

    /// <summary>The words of Han characters that begin with one and can be found, with their frequencies.</summary>
    public IEnumerable<(string Word, int Frequency)> From(char first)
    {
        if (!places.TryGetValue(first, out var place))
        {
            yield break;
        }

        if (Frequency(first.ToString()) is var single && single > 0)
        {
            yield return (first.ToString(), single);
        }

        foreach (var ending in endings[place].Distinct())
        {
            if (ending is { Length: > 0 } && ending.All(c => c is >= '\u4e00' and <= '\u9fa5') && IsReached(place, ending))
            {
                yield return (first + ending, Frequency(first + ending));
            }
        }
    }

    /// <summary>The words with other characters, which Lucene never looks for as such.</summary>
    public IEnumerable<string> Others() =>
        from place in places
        from ending in endings[place.Value]
        let word = place.Key + ending
        where !word.All(c => c is >= '\u4e00' and <= '\u9fa5')
        select word;

    /// <summary>The frequency of a word; 0 where it is not found.</summary>
    public int Frequency(string word)
    {
        if (!places.TryGetValue(word[0], out var place))
        {
            return 0;
        }

        var (low, high) = (0, endings[place].Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(endings[place][middle] ?? "", word[1..]);
            if (order == 0)
            {
                return frequencies[place]![middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    private static int Probe(char[] characters, char c)
    {
        var length = characters.Length;
        var first = (int)(Hash(c) % length);
        first += first < 0 ? length : 0;
        var step = SecondHash(c) % length;
        var slot = first;
        for (var i = 1; characters[slot] != 0 && characters[slot] != c && i < length; i++)
        {
            slot = (first + i * step) % length;
        }

        return characters[slot] == c && c != 0 ? slot : -1;
    }

    private static long Hash(char c)
    {
        const long Prime = 1099511628211;
        var hash = unchecked((long)0xcbf29ce484222325);
        hash = unchecked((hash ^ (c & 0xFF)) * Prime);
        hash = unchecked((hash ^ (c >> 8)) * Prime);
        hash = unchecked(hash + (hash << 13));
        hash ^= hash >> 7;
        hash = unchecked(hash + (hash << 3));
        hash ^= hash >> 17;
        return unchecked(hash + (hash << 5));
    }

    /// <summary>Java binds the mask and the shift less tightly than the sums; the reference has it so.</summary>
    private static int SecondHash(char c)
    {
        var hash = (5381 * 33 + c) & 0xFF;
        return (hash * 33 + c) >> 8;
    }

    private bool IsReached(int place, string ending)
    {
        var found = FirstWith(place, "", 0);
        for (var length = 1; length <= ending.Length && found >= 0; length++)
        {
            found = FirstWith(place, ending[..length], found);
        }

        return found >= 0 && endings[place][found] == ending;
    }

    private int FirstWith(int place, string beginning, int from)
    {
        var words = endings[place];
        var (low, high) = (from, words.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var word = words[middle] ?? "";
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                while (middle > 0 && (words[middle - 1] ?? "").StartsWith(beginning, StringComparison.Ordinal))
                {
                    middle--;
                }

                return middle;
            }

            (low, high) = string.CompareOrdinal(beginning, word) < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }
}
