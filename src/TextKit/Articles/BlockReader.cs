using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Splits a page into blocks by the looks of its lines. Linear in the text.</summary>
internal static partial class BlockReader
{
    /// <summary>The longest line, in Han widths, that still may be a heading.</summary>
    private const double ShortWidth = 32;
    private const int LongestNavigation = 80;
    private const string NavigationMarks = ":：>＞";

    public static List<Block> Read(string text)
    {
        var lines = Lines(text);
        var blocks = new List<Block>();
        if (ColumnLines.Of(lines) is { } columns)
        {
            AddColumns(lines, columns, blocks);
            return blocks;
        }

        for (int start = 0, end = 1; start < lines.Count; start = end++)
        {
            while (end < lines.Count && lines[end].Blanks == 0)
            {
                end++;
            }

            AddGroup(CollectionsMarshal.AsSpan(lines)[start..end], blocks);
        }

        return blocks;
    }

    /// <summary>The width of a text in Han characters: what is half-width counts half.</summary>
    public static double Width(ReadOnlySpan<char> text)
    {
        var halves = 0;
        foreach (var c in text)
        {
            halves += c < '\u0100' ? 1 : 2;
        }

        return halves / 2.0;
    }

    /// <summary>True for a line that dates a page or a signature.</summary>
    public static bool IsDateLine(string text) => text.Length < 24 && DateLine().IsMatch(text);

    /// <summary>True for a folio, an imprint, an advertisement or what a web page prints about an article.</summary>
    public static bool IsAside(string text) => AsideReason(text) is not null;

    private static List<PrintedLine> Lines(string text)
    {
        var lines = new List<PrintedLine>();
        int number = 0, blanks = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty)
            {
                blanks++;
                continue;
            }

            var indent = 0f;
            foreach (var c in raw[..raw.IndexOf(line[0])])
            {
                indent += c == '　' ? 1 : c == '\t' ? 2 : 0.5f;
            }

            lines.Add(new PrintedLine(line.ToString(), number, indent, blanks));
            blanks = 0;
        }

        return lines;
    }

    /// <summary>The lines of a page printed at column width, put together to paragraphs.</summary>
    private static void AddColumns(List<PrintedLine> lines, ColumnLines columns, List<Block> blocks)
    {
        var joined = new StringBuilder();
        var list = false;
        for (int i = 0, first = 0; i < lines.Count; i++)
        {
            joined.Append(lines[i].Text);
            list = lines[i].IsMarked ? HeadingLine.IsContents(lines[i].Text) : list;
            if (!list && !columns.EndsBlock(i, first))
            {
                continue;
            }

            var block = Classify(joined.ToString(), new LineRange(lines[first].Number, lines[i].Number), !list || first == 0 || lines[first].Blanks > 0);
            var isPiece = block.Kind == BlockKind.ShortLine && !list
                && (i > first || columns.IsPiece(i) || (blocks.Count > 0 && blocks[^1].RunsOn && Punctuation.IsClosed(block.Text)));
            block = isPiece ? block with { Kind = BlockKind.Paragraph } : block;
            blocks.Add(block.Kind != BlockKind.Paragraph ? block
                : block with { RunsOn = columns.RunsOn(i), IsCut = columns.IsPiece(i) && !Punctuation.IsClosed(block.Text) });
            joined.Clear();
            first = i + 1;
        }
    }

    private static void AddGroup(ReadOnlySpan<PrintedLine> group, List<Block> blocks)
    {
        if (IsWrapped(group, out var widest))
        {
            AddWrapped(group, widest, blocks);
            return;
        }

        for (var i = 0; i < group.Length; i++)
        {
            blocks.Add(Classify(group[i].Text, new LineRange(group[i].Number, group[i].Number), i == 0));
        }
    }

    /// <summary>Lines of one width, most of which stop inside a sentence: a paragraph printed at column width.</summary>
    private static bool IsWrapped(ReadOnlySpan<PrintedLine> group, out double widest)
    {
        widest = 0;
        if (group.Length < 3)
        {
            return false;
        }

        foreach (var line in group)
        {
            widest = Math.Max(widest, Width(line.Text));
            if (widest > 60 || line.IsMarked)
            {
                return false;
            }
        }

        int full = 0, open = 0, clauses = 0;
        foreach (var line in group[..^1])
        {
            full += Width(line.Text) >= widest - 2 ? 1 : 0;
            open += Punctuation.IsClosed(line.Text) ? 0 : 1;
            clauses += ColumnLines.HoldsClauses(line.Text) ? 1 : 0;
        }

        var most = group.Length - 1;
        return widest >= 8 && full >= 0.75 * most && open > 0.5 * most && clauses >= 0.4 * most;
    }

    private static void AddWrapped(ReadOnlySpan<PrintedLine> group, double widest, List<Block> blocks)
    {
        var joined = new StringBuilder();
        var first = 0;
        for (var i = 0; i < group.Length; i++)
        {
            joined.Append(group[i].Text);
            var ends = Width(group[i].Text) < widest - 2 && Punctuation.IsClosed(group[i].Text);
            if (ends || i == group.Length - 1)
            {
                blocks.Add(Classify(joined.ToString(), new LineRange(group[first].Number, group[i].Number), first == 0));
                joined.Clear();
                first = i + 1;
            }
        }
    }

    private static Block Classify(string text, LineRange lines, bool afterBlank)
    {
        if (text[0] == '#')
        {
            var level = text.AsSpan().IndexOfAnyExcept('#');
            level = level < 0 ? text.Length : level;
            var heading = text[level..].Trim();
            return heading.Length == 0
                ? new Block(BlockKind.Aside, 0, text, lines, afterBlank, "mark")
                : new Block(BlockKind.MarkedHeading, level, heading, lines, afterBlank);
        }

        if (AsideReason(text) is { } reason)
        {
            return new Block(BlockKind.Aside, 0, text, lines, afterBlank, reason);
        }

        var kind = BylineReader.TryReadLine(text, null) ? BlockKind.Byline
            : MayBeHeading(text) ? BlockKind.ShortLine
            : BlockKind.Paragraph;
        return new Block(kind, 0, text, lines, afterBlank);
    }

    private static bool MayBeHeading(string text)
    {
        if (text.Length > 64 || Width(text) > ShortWidth || Punctuation.BeginsInside(text))
        {
            return false;
        }

        var last = text.AsSpan().TrimEnd("”’」』）)》").TrimEnd();
        if (last.Length == 0 || last[^1] is '。' or '；' or ';' or '，' or ',' or '、' or '：' or ':' || last.Contains('。'))
        {
            return false;
        }

        // 他喊：“带球！”: somebody says it.
        var says = text[^1] == '”' && Punctuation.IsSentenceEnd(last[^1]) && text.AsSpan().IndexOfAny('：', ':') > 0;
        return !says && !BylineReader.IsOpening(text);
    }

    /// <summary>A quick look: what a web page prints about an article has a colon, an arrow, or a bracket before it.</summary>
    private static bool MayBeNavigation(string text) => text.Length <= LongestNavigation
        && (text[0] is '[' or '【' or '〔' || text.AsSpan().IndexOfAny(NavigationMarks) >= 0);

    private static string? AsideReason(string text)
    {
        if (text.Length > 160)
        {
            return null;
        }

        if (FolioLine.Is(text))
        {
            return "folio";
        }

        if (MayBeNavigation(text) && Navigation().IsMatch(text))
        {
            return "navigation";
        }

        // An imprint has prices and postcodes, an advertisement a telephone.
        var line = Punctuation.NarrowDigits(text);
        return !line.AsSpan().ContainsAnyInRange('0', '9') ? null
            : Imprint().Count(line) >= 2 ? "imprint"
            : Telephone().IsMatch(line) && Advertisement().IsMatch(line) ? "advertisement" : null;
    }

    [GeneratedRegex(@"^(?:[0-9０-９]{4}|[二〇○一九八七六五四三零]{4})年[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日")]
    private static partial Regex DateLine();

    // What a web page prints about an article.
    [GeneratedRegex("^(?:上一篇|下一篇|上一版|下一版|相关阅读|来源|稿源|发布时间|发布日期|点击数|浏览次数|阅读次数)[\\s　]*[:：]|^[^>＞。，]{1,12}(?:[\\s　]*[>＞][\\s　]*[^>＞。，]{1,12}){1,4}$|^[\\[【〔][^\\]】〕]{0,4}(?:打印|关闭)[^\\]】〕]{0,6}[\\]】〕]")]
    private static partial Regex Navigation();

    [GeneratedRegex("社址|邮政编码|邮编|零售|每份|月价|年价|广告经营许可证|广告部|发行部|总编室|国内统一|邮发代号|印刷厂|印刷：|法律顾问")]
    private static partial Regex Imprint();

    [GeneratedRegex("广告|招租|出租|转让|特价|优惠价|订购|订阅热线|订房|招商|加盟|厂家直销|欢迎选购|批发|遗失声明")]
    private static partial Regex Advertisement();

    [GeneratedRegex(@"[0-9]{3,4}[-－—]?[0-9]{7,8}|1[3-9][0-9]{9}|400[-－]?[0-9]{3}")]
    private static partial Regex Telephone();
}
