using System.Globalization;
using System.Text;

namespace TextKit.Search;

/// <summary>A value of a query as it was written: a word, a run, a pattern or a phrase.</summary>
/// <param name="Text">What it says, without marks and backslashes.</param>
/// <param name="Pattern">The same with a backslash before each mark of patterns that stands for itself.</param>
/// <param name="Quoted">Whether it stood in quotation marks.</param>
/// <param name="Wild">Whether * or ? stand for others.</param>
/// <param name="Distance">The number behind ~, -1 for ~ alone, null for neither.</param>
internal readonly record struct QueryValue(string Text, string Pattern, bool Quoted, bool Wild, int? Distance);

/// <summary>Takes a query apart into words and values, from front to back.</summary>
internal sealed class QueryScanner(string text)
{
    /// <summary>Where it stands.</summary>
    public int At { get; set; }

    /// <summary>A complaint with the 1-based place of what is off.</summary>
    public static FormatException Error(int at, string what) => new($"query, character {at + 1}: {what}");

    public void SkipSpace()
    {
        while (At < text.Length && char.IsWhiteSpace(text[At]))
        {
            At++;
        }
    }

    public bool TakeWord(string word)
    {
        SkipSpace();
        var end = At + word.Length;
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0 || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"' or '“')))
        {
            return false;
        }

        At = end;
        return true;
    }

    public QueryValue ReadValue()
    {
        var quoted = At < text.Length && text[At] is '"' or '“';
        var open = At;
        var written = new StringBuilder();
        var pattern = new StringBuilder();
        var wild = false;
        At += quoted ? 1 : 0;
        for (; At < text.Length; At++)
        {
            var c = text[At];
            if (quoted ? c is '"' or '”' : char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '“' or '~')
            {
                break;
            }

            var escaped = c == '\\' && At + 1 < text.Length;
            c = escaped ? text[++At] : c;
            wild |= !escaped && !quoted && c is '*' or '?';
            if (c is '\\' or '*' or '?' && (escaped || quoted))
            {
                pattern.Append('\\');
            }

            pattern.Append(c);
            written.Append(c);
        }

        if (quoted)
        {
            if (At >= text.Length)
            {
                throw Error(open, "this quotation mark is not closed");
            }

            At++;
        }
        else if (At == open)
        {
            throw Error(At, "a value is expected");
        }

        int? distance = null;
        if (At < text.Length && text[At] == '~')
        {
            var from = ++At;
            while (At < text.Length && char.IsAsciiDigit(text[At]))
            {
                At++;
            }

            if (At - from > 4)
            {
                throw Error(from, "a number up to 9999 is expected");
            }

            distance = At > from ? int.Parse(text.AsSpan(from, At - from), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
        }

        return new QueryValue(written.ToString(), pattern.ToString(), quoted, wild, distance);
    }
}
