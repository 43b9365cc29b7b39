using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Tells what a headline or a short line announces by its words.</summary>
internal static partial class HeadingLine
{
    /// <summary>True where a short line is a sentence: a cry or a question.</summary>
    public static bool EndsSentence(string text) => text[^1] is '！' or '!' or '？' or '?' or '…';

    /// <summary>True where a line below a headline begins with a dash.</summary>
    public static bool IsSubtitle(string text) => text.StartsWith('—') || text.StartsWith('─');

    /// <summary>True for what may stand in a list of contents.</summary>
    public static bool IsEntry(Block block) =>
        block.Kind is BlockKind.ShortLine or BlockKind.Byline || block.Text.Contains("……", StringComparison.Ordinal);

    /// <summary>True for what only a list of contents has: leaders, a dash, a bullet, the number of a page.</summary>
    public static bool IsListEntry(string text) => Entry().IsMatch(text);

    /// <summary>True where a headline ends in a note of pictures: （附图片１张）, （书法）.</summary>
    public static bool HasPictureNote(string text) => PictureNote().IsMatch(text);

    /// <summary>True for 本报讯 and 本报…讯.</summary>
    public static bool BeginsNews(string text) => News().IsMatch(text);

    /// <summary>True for two halves of a size with a comma between: 权力写进清单，也写进账本.</summary>
    public static bool IsCouplet(string text)
    {
        var comma = text.AsSpan().IndexOfAny('，', ',');
        return comma >= 4 && comma == text.AsSpan().LastIndexOfAny('，', ',') && Math.Abs(text.Length - 1 - (2 * comma)) <= 2;
    }

    /// <summary>True where a line begins with a number of its own.</summary>
    public static bool IsNumbered(string text) => Ordinal().IsMatch(text);

    /// <summary>True for the headline of a list of contents.</summary>
    public static bool IsContents(string text) => Contents().IsMatch(Closed(text));

    /// <summary>True for the headline of a notice.</summary>
    public static bool IsNotice(string text) => Notice().IsMatch(Closed(text));

    /// <summary>True for what stands below a notice: a body, a date, a telephone.</summary>
    public static bool IsSigning(string text) => Signature().IsMatch(Punctuation.NarrowDigits(text));

    /// <summary>A heading set apart letter by letter, 启　事, without its blanks.</summary>
    private static string Closed(string text)
    {
        for (var i = 1; i < text.Length; i += 2)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return text;
            }
        }

        return text.Length < 3 ? text : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [GeneratedRegex("[（(](?:附?图片|照片|漫画|国画|中国画|书法|油画|版画|木刻|篆刻|速写|水彩画?|剪纸|摄影)[^）)]{0,8}[）)]$")]
    private static partial Regex PictureNote();

    [GeneratedRegex("^[\\s　]*(?:据)?本报[^，。]{0,16}讯")]
    private static partial Regex News();

    [GeneratedRegex("……|…{2}|^[■▲●◆★·•—─△▶►]|[0-9]{1,3}$|版$")]
    private static partial Regex Entry();

    [GeneratedRegex("^(?:第?[一二三四五六七八九十]{1,3}[、，：]|[0-9０-９]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])")]
    private static partial Regex Ordinal();

    [GeneratedRegex("(?:要目|目[录錄]|目次|[导導][读讀]|本期看点|今日看点|索引|内容提要)[\\s　]*$")]
    private static partial Regex Contents();

    [GeneratedRegex("(?:公告|通告|[启啟]事|公示|声明|聲明|通知|讣告|更正|简章)[\\s　]*$")]
    private static partial Regex Notice();

    [GeneratedRegex("^(?:联系人|联系电话|电话|地址|监督)|^[^，,。；;]*(?:总工会|委员会|公司|学校|大学|协会|局|厅|院|社|中心|小组)$|^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")]
    private static partial Regex Signature();
}
