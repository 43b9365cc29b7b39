using System.Buffers;
using System.Collections.Frozen;

namespace TextKit.Figures;

/// <summary>
/// What looks like a quantity and is none: names and idioms that begin with a numeral (seeds/figures/not-figures.txt), and words
/// that begin with a unit (seeds/figures/not-units.tsv: 年代 is no 年). Immutable.
/// </summary>
internal sealed class FigureExceptions
{
    private static readonly Lazy<FigureExceptions> Lazy = new(() => new FigureExceptions());
    private readonly SearchValues<char> starts;
    private readonly FrozenDictionary<int, string[]> phrases;
    private readonly Dictionary<string, string[]> words = new(StringComparer.Ordinal);

    private FigureExceptions()
    {
        phrases = ReadLines("TextKit.figures.not-figures.txt").GroupBy(p => Key(p)).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray());
        starts = SearchValues.Create([.. phrases.Values.Select(p => p[0][0])]);

        foreach (var line in ReadLines("TextKit.figures.not-units.tsv"))
        {
            var fields = line.Split('\t');
            var all = fields[1].Split(' ');
            words[fields[0]] = words.TryGetValue(fields[0], out var known) ? [.. known, .. all] : all;
        }
    }

    public static FigureExceptions Default => Lazy.Value;

    /// <summary>The length of the name or idiom that the text begins with, 0 for none.</summary>
    public int PhraseLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !starts.Contains(text[0]) || !phrases.TryGetValue(Key(text), out var candidates))
        {
            return 0;
        }

        foreach (var phrase in candidates)
        {
            if (text.StartsWith(phrase))
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    /// <summary>The words that begin with this unit and are none behind a small Chinese numeral.</summary>
    public string[] WordsOf(string unit) => words.TryGetValue(unit, out var all) ? [.. all.Select(w => w.TrimEnd('!'))] : [];

    /// <summary>Those of them that are none behind any numeral.</summary>
    public string[] FirmWordsOf(string unit) => words.TryGetValue(unit, out var all) ? [.. all.Where(w => w[^1] == '!').Select(w => w[..^1])] : [];

    private static int Key(ReadOnlySpan<char> text) => (text[0] << 16) | text[1];

    private static IEnumerable<string> ReadLines(string resource)
    {
        using var stream = typeof(FigureExceptions).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
