using System.Buffers;

namespace TextKit.Articles;

/// <summary>How a run of Chinese text begins and ends, half-width and full-width marks read alike.</summary>
internal static class Punctuation
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?…：:");
    private static readonly SearchValues<char> Closers = SearchValues.Create("”’」』）)】》\"' \t　");
    private static readonly SearchValues<char> NeverFirst = SearchValues.Create("，,。、；;：:！？!?”’）)】》」』.·%％℃");

    public static bool IsSentenceEnd(char c) => Ends.Contains(c);

    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '〇';

    /// <summary>The text with full-width digits and Latin letters made half-width, character by character.</summary>
    public static string NarrowDigits(string text) => !text.AsSpan().ContainsAnyInRange('\uFF10', '\uFF5A') ? text
        : string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                into[i] = from[i] is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(from[i] - 0xFEE0) : from[i];
            }
        });

    /// <summary>True where the text ends as a paragraph may end: with a final mark, closing quotes and brackets after it allowed.</summary>
    public static bool IsClosed(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOfAnyExcept(Closers);
        if (end < 0)
        {
            return true;
        }

        if (Ends.Contains(text[end]) || (text[end] == '.' && end > 0 && IsHan(text[end - 1])))
        {
            return true;
        }

        // （杜中武）after a full stop: the bracket as a whole stands behind the sentence.
        var bracket = text[..end].LastIndexOfAny('（', '(');
        return end + 1 < text.Length && text[end + 1] is '）' or ')' && bracket > 0 && end - bracket < 40 && Ends.Contains(text[bracket - 1]);
    }

    /// <summary>True where no sentence can begin with the first character.</summary>
    public static bool BeginsInside(ReadOnlySpan<char> text) => text.Length > 0 && NeverFirst.Contains(text[0]);

    /// <summary>Opening quotation marks without a partner, less closing ones without a partner.</summary>
    public static (int Opened, int Unopened) QuoteBalance(ReadOnlySpan<char> text)
    {
        int opened = 0, unopened = 0;
        for (var at = text.IndexOfAny('“', '”'); at >= 0;)
        {
            if (text[at] == '“')
            {
                opened++;
            }
            else if (opened > 0)
            {
                opened--;
            }
            else
            {
                unopened++;
            }

            var next = text[(at + 1)..].IndexOfAny('“', '”');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return (opened, unopened);
    }
}
