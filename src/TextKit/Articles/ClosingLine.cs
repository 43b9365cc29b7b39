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

    /// <summary>True where a paragraph stops inside a sentence.</summary>
    public static bool IsOpen(Block block) =>
        block.Kind == BlockKind.Paragraph && !Punctuation.IsClosed(block.Text) && !(block.Text[^1] is '摄' or '图' && Photographer().IsMatch(block.Text));

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

    // …读报。 温晓云 摄: a caption and who took the picture.
    [GeneratedRegex("[。！？!?”\\s　][\\u4e00-\\u9fff·]{2,14}(?:[\\s　][\\u4e00-\\u9fff·]{1,6}){0,2}[\\s　/／]*(?:摄|供图|制图)$", RegexOptions.RightToLeft)]
    private static partial Regex Photographer();

    [GeneratedRegex("[（(](?:据?新华社|本报)[^（）()。]{2,24}[电讯][）)]$")]
    private static partial Regex Dispatch();
}
