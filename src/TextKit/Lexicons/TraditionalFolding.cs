using System.Collections.Frozen;

namespace TextKit.Lexicons;

/// <summary>
/// Traditional characters made simplified by OpenCC's tables, phrases before characters: 乾燥 gives 干燥, 乾隆 stays. Every
/// offset is kept: one UTF-16 code unit becomes one, and the few rows of the tables that would change the length are left
/// out. Linear in the text; the tables are loaded on first use. Safe to share between threads.
/// </summary>
public static class TraditionalFolding
{
    private static readonly Lazy<FrozenDictionary<char, (string From, string To)[]>> Phrases = new(LoadPhrases);
    private static readonly Lazy<char[]> Characters = new(LoadCharacters);

    /// <summary>What phrases begin with stands for itself in the table and is marked here, so that most characters cost one look-up.</summary>
    private static readonly Lazy<bool[]> Changing = new(LoadChanging);

    /// <summary>Folds a text; gives the same string back where nothing changes.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FirstChange(text) == text.Length ? text : string.Create(text.Length, text, static (folded, source) => Fold(source, folded));
    }

    /// <summary>Folds a text into a buffer at least as long, which may not overlap it.</summary>
    /// <exception cref="ArgumentException">The buffer is shorter than the text.</exception>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        text.CopyTo(folded);
        var changing = Changing.Value;
        for (var i = 0; i < text.Length; i++)
        {
            if (changing[text[i]])
            {
                i += Change(text[i..], folded[i..]) - 1;
            }
        }
    }

    private static int FirstChange(ReadOnlySpan<char> text)
    {
        var changing = Changing.Value;
        var at = 0;
        while (at < text.Length && !changing[text[at]])
        {
            at++;
        }

        return at;
    }

    /// <summary>Folds the phrase or the character that a text begins with and returns its length.</summary>
    private static int Change(ReadOnlySpan<char> text, Span<char> folded)
    {
        if (Phrases.Value.TryGetValue(text[0], out var phrases))
        {
            foreach (var (from, to) in phrases)
            {
                if (text.StartsWith(from, StringComparison.Ordinal))
                {
                    to.CopyTo(folded);
                    return from.Length;
                }
            }
        }

        folded[0] = Characters.Value[text[0]];
        return 1;
    }

    private static bool[] LoadChanging()
    {
        var characters = Characters.Value;
        return [.. characters.Select((to, c) => to != c || Phrases.Value.ContainsKey((char)c))];
    }

    private static char[] LoadCharacters()
    {
        char[] characters = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)];
        foreach (var (from, to) in Rows("TSCharacters.txt").Where(r => r.From.Length == 1 && r.To.Length == 1))
        {
            characters[from[0]] = to[0];
        }

        return characters;
    }

    private static FrozenDictionary<char, (string From, string To)[]> LoadPhrases() => Rows("TSPhrases.txt")
        .Where(r => r.From.Length == r.To.Length).GroupBy(r => r.From[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => r.From.Length).ToArray());

    /// <summary>The rows of a table, each with the first of its choices.</summary>
    private static IEnumerable<(string From, string To)> Rows(string name)
    {
        using var stream = typeof(TraditionalFolding).Assembly.GetManifestResourceStream("TextKit.opencc." + name)
            ?? throw new InvalidOperationException($"The resource TextKit.opencc.{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
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
