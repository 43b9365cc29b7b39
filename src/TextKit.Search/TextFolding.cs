using TextKit.Lexicons;

namespace TextKit.Search;

/// <summary>
/// The form in which text is indexed and searched: full-width letters and digits half-width, lower case, traditional
/// characters simplified (<see cref="TraditionalFolding"/>). Folding keeps every offset: one UTF-16 code unit becomes one.
/// </summary>
internal static class TextFolding
{
    private static readonly char[] Plain =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.ToLowerInvariant((char)(c is >= '！' and <= '～' ? c - 0xFEE0 : c)))];

    private static readonly char[] Alone = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Fold(((char)c).ToString())[0])];

    /// <summary>Folds a text; gives the same string back where nothing changes.</summary>
    public static string Fold(string text)
    {
        var simplified = TraditionalFolding.Fold(text);
        var at = 0;
        while (at < simplified.Length && Plain[simplified[at]] == simplified[at])
        {
            at++;
        }

        return at == simplified.Length ? simplified : string.Create(simplified.Length, simplified, static (folded, source) =>
        {
            source.CopyTo(folded);
            MakePlain(folded);
        });
    }

    /// <summary>Folds a character that stands alone.</summary>
    public static char Fold(char c) => Alone[c];

    /// <summary>True where a text holds a phrase of the table, so that folding it takes more than folding each character.</summary>
    public static bool HasPhrases(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (folded[i] != Alone[text[i]])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Folds a text into a buffer at least as long, which may not overlap it.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        TraditionalFolding.Fold(text, folded);
        MakePlain(folded[..text.Length]);
    }

    private static void MakePlain(Span<char> text)
    {
        foreach (ref var c in text)
        {
            c = Plain[c];
        }
    }
}
