namespace TextKit.Figures;

/// <summary>
/// What looks like a quantity and is none: names and idioms that begin with a numeral (seeds/figures/not-figures.txt), and words
/// that begin with a unit (seeds/figures/not-units.tsv: 年代 is no 年). Immutable.
/// </summary>
internal sealed class FigureExceptions
{
    private static readonly Lazy<FigureExceptions> Lazy = new(() => new FigureExceptions());
    private readonly ushort[] buckets = new ushort[char.MaxValue + 1];
    private readonly List<string[]> phrases = [[]];
    private readonly Dictionary<string, string[]> words = new(StringComparer.Ordinal);

    private FigureExceptions()
    {
        foreach (var group in ReadLines("TextKit.figures.not-figures.txt").GroupBy(p => p[0]))
        {
            buckets[group.Key] = (ushort)phrases.Count;
            phrases.Add([.. group.OrderByDescending(p => p.Length)]);
        }

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
        foreach (var phrase in phrases[buckets[text[0]]])
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
