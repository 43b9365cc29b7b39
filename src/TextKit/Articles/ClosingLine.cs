using System.Buffers;
using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Tells the lines that end an article on a page without marks: names in brackets, a credit, 新华社…电.</summary>
internal static partial class ClosingLine
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。、；：,;:！？");

    /// <summary>True for a line that signs the text before it or its own.</summary>
    public static bool IsSigned(string text) => text[^1] is '）' or ')' && (EndsArticle(text) || BylineReader.IsPhotoCredit(text));

    /// <summary>The same, a photographer's credit left out: text may go on behind a caption.</summary>
    public static bool EndsArticle(string text) => IsBracketed(text) || Dispatch().IsMatch(text) || EndsInSignature(text);

    /// <summary>True for a line that is nothing but words in brackets.</summary>
    public static bool IsBracketed(string text) => BracketedLine().IsMatch(text);

    /// <summary>Names in brackets behind the last full stop: 。（宋远航）</summary>
    public static bool EndsInSignature(string text)
    {
        var open = text.AsSpan().LastIndexOfAny('（', '(');
        var before = open > 0 ? text.AsSpan(0, open).TrimEnd("”’』」 　") : [];
        return before.Length > 0 && text.Length - open is > 3 and < 24 && Punctuation.IsSentenceEnd(before[^1])
            && text[^2] is not ('摄' or '发' or '版' or '片') && !text.AsSpan(open).StartsWith("（全文") && !text.AsSpan(open).ContainsAny(Marks);
    }

    [GeneratedRegex("^[（(](?=[^（）()。]*[\\u4e00-\\u9fff])[^（）()。]{2,40}[）)]$")]
    private static partial Regex BracketedLine();

    [GeneratedRegex("[（(](?:据?新华社|本报)[^（）()。]{2,24}[电讯][）)]$")]
    private static partial Regex Dispatch();
}
