using System.Globalization;

namespace TextKit.Segmentation;

/// <summary>A word of the user's, which joins the dictionary of one segmenter.</summary>
/// <param name="Word">The word; it may hold white space and symbols. At most 4,095 UTF-16 code units.</param>
/// <param name="Frequency">How often it occurs in jieba's dictionary of 60 million; null for just so often that it is made; 0 takes the word out.</param>
/// <param name="Tag">Its part of speech; null keeps that of the dictionary.</param>
public sealed record UserWord(string Word, int? Frequency = null, string? Tag = null)
{
    /// <summary>The words into which <see cref="Word"/> is to fall, or null; with a frequency given they say nothing.</summary>
    public IReadOnlyList<string>? Parts { get; internal init; }

    /// <summary>
    /// A word that is so rare that its parts are likelier (中将 that is 中 and 将), as jieba's <c>suggest_freq</c> of a tuple tunes it. The
    /// HMM may still join parts that are single characters.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no parts, or one is empty.</exception>
    public static UserWord Split(params IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count > 0 && parts.All(p => !string.IsNullOrEmpty(p))
            ? new UserWord(string.Concat(parts)) { Parts = [.. parts] }
            : throw new ArgumentException($"The parts '{string.Join('/', parts)}' of a word are none or empty.", nameof(parts));
    }

    /// <summary>
    /// Reads jieba's file format: a word a line, then its frequency and its tag (ASCII letters a to z), each behind a space
    /// and each optional. Empty lines are passed over.
    /// </summary>
    /// <exception cref="FormatException">A frequency is too great.</exception>
    public static IReadOnlyList<UserWord> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var words = new List<UserWord>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim().TrimStart('\ufeff') is { Length: > 0 } trimmed)
            {
                words.Add(Parse(trimmed));
            }
        }

        return words;
    }

    private static UserWord Parse(string line)
    {
        var (rest, tag) = TakeLast(line, char.IsAsciiLetterLower);
        var (word, frequency) = TakeLast(rest, char.IsAsciiDigit);
        if (frequency is null)
        {
            return new UserWord(rest, null, tag);
        }

        return int.TryParse(frequency, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new UserWord(word, number, tag)
            : throw new FormatException($"The frequency of the user word '{word}' is {frequency}; at most {int.MaxValue} is possible.");
    }

    private static (string Before, string? Last) TakeLast(string line, Func<char, bool> isPart)
    {
        var space = line.LastIndexOf(' ');
        return space > 0 && space + 1 < line.Length && line.AsSpan(space + 1).ToString().All(isPart)
            ? (line[..space], line[(space + 1)..])
            : (line, null);
    }
}
