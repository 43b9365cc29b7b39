using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Tells the lines that belong to the page and not to an article: date, edition, page number, editors.</summary>
internal static partial class FolioLine
{
    private const int Longest = 60;
    private static readonly char[] Spaces = [' ', '　', '\t', '\u00A0', '|', '｜', '·', '•'];

    /// <summary>True where every part of a line is one of a folio, and one of them names a date, an edition or the editors.</summary>
    public static bool Is(string text)
    {
        if (text.Length > Longest || !MayBe(text))
        {
            return false;
        }

        var line = Punctuation.NarrowDigits(text);
        if (Editors().IsMatch(line) || Number().IsMatch(line))
        {
            return true;
        }

        var (known, names) = (0, 0);
        var parts = line.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && line[^1] is '日' or (>= '0' and <= '9'))
        {
            // A date alone signs a notice.
            return false;
        }

        foreach (var part in parts)
        {
            if (Known().IsMatch(part))
            {
                known++;
            }
            else if (!Companion().IsMatch(part))
            {
                // The name of the paper or of the page.
                names += Name().IsMatch(part) ? 1 : 3;
            }
        }

        return known > 0 && names <= 2;
    }

    /// <summary>A quick look: every folio has a date, an edition or editors, or is but a number.</summary>
    private static bool MayBe(string text) =>
        text.Length <= 5 || text.AsSpan().ContainsAny("版日期") || text.AsSpan().ContainsAny("编編责責校") || text.AsSpan().ContainsAny("./-");

    [GeneratedRegex("^[（(\\[]?(?:(?:责任编辑|责编|責任編輯|[本值]版(?:编辑|责编|主编|編輯)|编辑|美编|校对|版式|组版|值班(?:主任|编辑|总编))(?:[\\s　]*[:：/／|][\\s　]*|[\\s　]+)[\u4e00-\u9fff·]{1,4}(?:[\\s　）)\\]]|$).{0,40}|(?:责任编辑|责编|本版编辑|本版责编|编辑|美编|校对|版式|组版)[\\s　]*[:：].{2,40})$")]
    private static partial Regex Editors();

    [GeneratedRegex("^(?:[—\\-－·]\\s?)?[A-Z]?[0-9]{1,3}(?:\\s?[—\\-－·])?$")]
    private static partial Regex Number();

    // 2020年6月3日, 6月3日/星期三 beside an edition, 二〇二〇年六月三日, 2020.6.3, 2020-06-03, 第4版, 4版, A4, 第三版.
    [GeneratedRegex("^(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|(?:19|20)[0-9]{2}[./\\-][0-9]{1,2}[./\\-][0-9]{1,2}|第[A-D]?[0-9]{1,3}版|[A-D]?[0-9]{1,2}版|第[一二三四五六七八九十]{1,3}版)(?:[,，]?(?:星期|周)[一二三四五六日天])?(?:第?[A-D]?[0-9一二三四五六七八九十]{1,3}版)?$")]
    private static partial Regex Known();

    [GeneratedRegex("^(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?|[（(]?农历.{2,12}|.{0,4}年?[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三][一二三四五六七八九十][）)]?|总?第?[0-9]{1,5}期|今日[0-9一二三四五六七八九十]{1,3}版|[A-D]?[0-9]{1,3}|(?:责编|责任编辑|编辑|美编|校对|版式)[:：]?[\u4e00-\u9fff·]{0,4})$")]
    private static partial Regex Companion();

    [GeneratedRegex("^[\u4e00-\u9fff]{1,8}$")]
    private static partial Regex Name();
}
