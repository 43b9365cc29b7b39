using System.Collections.Frozen;

namespace TextKit.Search;

/// <summary>
/// The form in which text is indexed and searched: full-width letters and digits half-width, lower case, traditional
/// characters simplified (OpenCC's table, its phrases before its characters). Folding keeps every offset: one UTF-16
/// code unit becomes one, and the few pairs of the table that would not are left as they are.
/// </summary>
internal static class TextFolding
{
    private static readonly char[] Map = LoadMap();
    private static readonly FrozenDictionary<char, (string From, string To)[]> Phrases = LoadPhrases();
    private static readonly bool[] BeginsPhrase = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Phrases.ContainsKey((char)c))];

    /// <summary>Folds a text; gives the same string back where nothing changes.</summary>
    public static string Fold(string text)
    {
        var at = 0;
        while (at < text.Length && Map[text[at]] == text[at] && !BeginsPhrase[text[at]])
        {
            at++;
        }

        return at == text.Length ? text : string.Create(text.Length, text, static (folded, source) => Fold(source, folded));
    }

    /// <summary>Folds a text into a buffer at least as long.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = Map[text[i]];
            if (!BeginsPhrase[text[i]])
            {
                continue;
            }

            foreach (var (from, to) in Phrases[text[i]])
            {
                if (text[i..].StartsWith(from, StringComparison.Ordinal))
                {
                    to.CopyTo(folded[i..]);
                    i += from.Length - 1;
                    break;
                }
            }
        }
    }

    private static char[] LoadMap()
    {
        var map = new char[char.MaxValue + 1];
        for (var c = 0; c < map.Length; c++)
        {
            map[c] = char.ToLowerInvariant((char)(c is >= '！' and <= '～' ? c - 0xFEE0 : c));
        }

        foreach (var (from, to) in Rows("TSCharacters.txt"))
        {
            if (from.Length == 1 && to.Length == 1)
            {
                map[from[0]] = to[0];
            }
        }

        return map;
    }

    private static FrozenDictionary<char, (string From, string To)[]> LoadPhrases() => Rows("TSPhrases.txt")
        .Where(r => r.From.Length == r.To.Length).GroupBy(r => r.From[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => r.From.Length).ToArray());

    private static IEnumerable<(string From, string To)> Rows(string name)
    {
        using var reader = new StreamReader(typeof(TextFolding).Assembly.GetManifestResourceStream("TextKit.opencc." + name)!);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line.StartsWith('#') || tab < 0)
            {
                continue;
            }

            var first = line.IndexOf(' ', tab);
            yield return (line[..tab], first < 0 ? line[(tab + 1)..] : line[(tab + 1)..first]);
        }
    }
}
