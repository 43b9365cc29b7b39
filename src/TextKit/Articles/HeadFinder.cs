using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Tells the heads of articles from section headings and from short lines inside articles.</summary>
internal sealed partial class HeadFinder
{
    private const double NarrowHeading = 15;
    private const double WideHeading = 30;
    private const int LongestHead = 3;
    private const int FarthestSignature = 12;
    private readonly List<Block> blocks;
    private readonly bool marked;
    private readonly bool marksTitles;
    private readonly List<PageUnit> units = [];
    private ArticleHead? current;

    // True where the article read at present has its 本报讯 or 新华社…电 behind it.
    private bool opened;

    private HeadFinder(List<Block> blocks)
    {
        this.blocks = blocks;
        var marks = blocks.Count(b => b.Kind == BlockKind.MarkedHeading);
        marked = marks > 0;
        marksTitles = marks > 1;
    }

    /// <summary>Reads blocks, those set aside left out, into units in print order.</summary>
    public static List<PageUnit> Find(List<Block> blocks)
    {
        var finder = new HeadFinder(blocks);
        for (var at = 0; at < blocks.Count;)
        {
            at = finder.Next(at);
        }

        return finder.units;
    }

    private int Next(int at)
    {
        var block = blocks[at];
        if (current is { IsContents: true } && block.Kind != BlockKind.MarkedHeading && (IsEntry(block) || !block.AfterBlank))
        {
            Piece(block);
            return at + 1;
        }

        switch (block.Kind)
        {
            case BlockKind.MarkedHeading:
                return ReadHeading(at, at);
            case BlockKind.Paragraph when IsKicker(at):
                return ReadHeading(at, at);
            case BlockKind.ShortLine:
                return ReadShortLines(at);
            default:
                var opening = !marked && BylineReader.ReadOpening(block.Text, null) > 0;
                if (!marked && units.Count > 0 && units[^1].Head is null
                    && !Ordinal().IsMatch(block.Text) && block.Text[^1] is not ('：' or ':') && (EndsInSignature(blocks[at - 1].Text) || (opening && (opened || current is null) && (IsSigned(at - 1) || News().IsMatch(block.Text)))))
                {
                    // Briefs without a headline: each begins with its own 本报讯, or behind the signature of the one before.
                    current = new ArticleHead { Opening = block };
                    units.Add(new PageUnit(current, null, false));
                }

                opened |= opening;
                Piece(block);
                return at + 1;
        }
    }

    /// <summary>A run of short lines: kicker above a marked headline, section heading, headline of an unmarked page, or signature.</summary>
    private int ReadShortLines(int at)
    {
        var end = at;
        while (end < blocks.Count && blocks[end].Kind == BlockKind.ShortLine)
        {
            end++;
        }

        var next = end < blocks.Count ? blocks[end] : null;
        if (next is null)
        {
            if (units.Count == 0)
            {
                return ReadHeading(at, end);
            }

            Pieces(at, end);
            return end;
        }

        if (next.Kind == BlockKind.MarkedHeading)
        {
            var kicker = IsKicker(end - 1) ? end - 1 : end;
            for (var i = at; i < kicker; i++)
            {
                ShortPiece(blocks[i]);
            }

            return kicker < end ? ReadHeading(kicker, end) : end;
        }

        // A signature ends in its date; what follows it is new.
        var from = at;
        for (var i = at; i < end; i++)
        {
            if (BlockReader.IsDateLine(blocks[i].Text) && units.Count > 0)
            {
                from = i + 1;
            }
        }

        // What is printed below 图片： is a caption.
        if (at > 0 && blocks[at - 1].Text is "图片：" or "图片:")
        {
            from++;
        }

        // Names in brackets sign the text before them; a cry or a question among short lines ends it.
        while (from < end && units.Count > 0 && (BracketedLine().IsMatch(blocks[from].Text) || EndsInSignature(blocks[from].Text) || Dispatch().IsMatch(blocks[from].Text)
            || (from + 1 < end && EndsSentence(blocks[from].Text) && !BylineReader.IsNames(blocks[from + 1].Text))))
        {
            from++;
        }

        Pieces(at, from);
        from = marked ? from : ReadPictures(from, end);
        if (from == end)
        {
            return end;
        }

        if (marksTitles && !(units.Count == 0) && !BeginsArticle(end))
        {
            // Headlines are marked on this page, so a bare short line heads a section at most.
            for (var i = from; i < end; i++)
            {
                if (LooksLikeSectionHeading(i) && (i == end - 1 ? next.Kind == BlockKind.Paragraph : !LooksLikeSectionHeading(i + 1) || LooksLikePiece(i + 1)))
                {
                    Section(blocks[i]);
                }
                else
                {
                    ShortPiece(blocks[i]);
                }
            }

            return end;
        }

        if (!marked && end - from > LongestHead && TitleOfList(from, end) is var title and >= 0)
        {
            // A list, a table or a poem under its headline.
            Pieces(from, title);
            var head = new ArticleHead();
            head.Titles.Add(blocks[title]);
            Begin(head);
            Pieces(title + 1, end);
            return end;
        }

        var keep = Math.Max(from, end - LongestHead);
        Pieces(from, keep);
        return ReadHeading(keep, end);
    }

    /// <summary>The headline in a long run of short lines: one with a note of pictures, or the first behind a signature.</summary>
    private int TitleOfList(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (PictureNote().IsMatch(blocks[i].Text))
            {
                return i;
            }
        }

        return IsSigned(from - 1) ? from : -1;
    }

    /// <summary>Pictures among the short lines of an unmarked page, each a headline such as 迎春（书法） and perhaps the artist's name.</summary>
    private int ReadPictures(int from, int end)
    {
        var done = from;
        for (var i = from; i < end - 1; i++)
        {
            var named = BracketedLine().IsMatch(blocks[i + 1].Text);
            if (!PictureNote().IsMatch(blocks[i].Text) || (!named && !PictureNote().IsMatch(blocks[i + 1].Text)))
            {
                continue;
            }

            Pieces(done, i);
            var head = new ArticleHead();
            head.Titles.Add(blocks[i]);
            Begin(head);
            done = i + 1;
            if (named)
            {
                Piece(blocks[i + 1]);
                done++;
            }
        }

        return done;
    }

    /// <summary>Reads a heading whose unmarked lines are [from, marks).</summary>
    private int ReadHeading(int from, int marks)
    {
        var head = new ArticleHead();
        var lines = new List<Block>();
        for (var i = from; i < marks; i++)
        {
            lines.Add(blocks[i]);
        }

        var end = marks;
        if (lines.Count == 0 && blocks[end].Kind == BlockKind.Paragraph)
        {
            lines.Add(blocks[end++]);
        }

        while (end < blocks.Count && blocks[end].Kind == BlockKind.MarkedHeading && (lines.Count == 0 || Belongs(lines[^1], blocks[end])))
        {
            lines.Add(blocks[end++]);
        }

        var strong = lines.Exists(b => b.Level == 1) || lines.Count > 1;
        HeadlineReader.Arrange(lines, head);
        head.IsContents = Contents().IsMatch(head.Titles[^1].Text);
        head.IsNotice = Notice().IsMatch(head.Titles[^1].Text);
        var body = end;
        if (!head.IsContents)
        {
            body = ReadBelow(end, head, marked);
        }

        strong |= head.BylineBlocks.Count > 0 || head.IsContents || head.IsNotice || units.Count == 0 || current is null
            || BeginsArticle(body) || IsPhotoItem(body) || (!marked && (PictureNote().IsMatch(head.Titles[0].Text) || IsSigned(from - 1)));
        var numbered = !marked && current is not null && head.BylineBlocks.Count == 0 && !BeginsArticle(body) && Ordinal().IsMatch(head.Titles[0].Text);
        if ((!strong || numbered) && IsSection(head, body))
        {
            for (var i = from; i < body; i++)
            {
                Section(blocks[i]);
            }

            return body;
        }

        Begin(head);
        return body;
    }

    private void Begin(ArticleHead head)
    {
        current = head;
        opened = false;
        units.Add(new PageUnit(head, null, false));
    }

    /// <summary>The lines between headline and body: subtitle and bylines.</summary>
    private int ReadBelow(int at, ArticleHead head, bool subtitles)
    {
        var end = at;
        if (subtitles && end < blocks.Count && blocks[end].Kind == BlockKind.ShortLine && !BylineReader.IsNames(blocks[end].Text)
            && (IsSubtitle(blocks[end].Text) || (end + 1 < blocks.Count && blocks[end + 1].Kind == BlockKind.Byline)))
        {
            head.Subtitles.Add(blocks[end++]);
        }

        while (end < blocks.Count && (blocks[end].Kind == BlockKind.Byline
            || (blocks[end].Kind == BlockKind.ShortLine && head.BylineBlocks.Count == 0 && BylineReader.IsNames(blocks[end].Text))))
        {
            head.BylineBlocks.Add(blocks[end++]);
        }

        return end;
    }

    private bool IsSection(ArticleHead head, int body) =>
        body < blocks.Count && blocks[body].Kind is BlockKind.Paragraph or BlockKind.ShortLine && head.Kickers.Count == 0
        && (marked || Ordinal().IsMatch(head.Titles[0].Text) || BlockReader.Width(head.Titles[0].Text) <= SectionWidth(body));

    /// <summary>How wide a section heading of an unmarked page may be: wide in an article whose author stands at its head, unless this text is signed itself.</summary>
    private double SectionWidth(int body) =>
        current is { BylineBlocks.Count: > 0 } || opened ? IsSignedBelow(body) ? NarrowHeading : WideHeading : NarrowHeading;

    /// <summary>True where the text up to the next short line ends in a signature.</summary>
    private bool IsSignedBelow(int body)
    {
        for (var i = body; i < blocks.Count && i < body + FarthestSignature; i++)
        {
            if (IsSigned(i))
            {
                return true;
            }

            if (blocks[i].Kind == BlockKind.ShortLine)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True where an unmarked page has come to the end of an article: names in brackets, a credit, 新华社…电.</summary>
    private bool IsSigned(int at) =>
        at >= 0 && blocks[at].Text[^1] is '）' or ')' && (BracketedLine().IsMatch(blocks[at].Text) || BylineReader.IsPhotoCredit(blocks[at].Text) || Dispatch().IsMatch(blocks[at].Text)
            || EndsInSignature(blocks[at].Text));

    /// <summary>Names in brackets behind the last full stop: 。（宋远航）</summary>
    private static bool EndsInSignature(string text)
    {
        var open = text.AsSpan().LastIndexOfAny('（', '(');
        var before = open > 0 ? text.AsSpan(0, open).TrimEnd("”’』」 　") : [];
        return before.Length > 0 && text.Length - open is > 3 and < 24 && Punctuation.IsSentenceEnd(before[^1])
            && text[^2] is not ('摄' or '发' or '版' or '片') && !text.AsSpan(open).StartsWith("（全文") && !text.AsSpan(open).ContainsAny("，。、；：,;:！？");
    }

    private static bool EndsSentence(string text) => text[^1] is '！' or '!' or '？' or '?' or '…';

    private static bool Belongs(Block last, Block next) => last.Level == 0 || next.Level < last.Level;

    private bool BeginsArticle(int at) =>
        at < blocks.Count && (blocks[at].Kind == BlockKind.Byline || BylineReader.ReadOpening(blocks[at].Text, null) > 0);

    /// <summary>A headline over a short text that ends in a photographer's credit.</summary>
    private bool IsPhotoItem(int body)
    {
        var length = 0;
        for (var i = body; i < blocks.Count && i < body + 5 && length < 400; i++)
        {
            var block = blocks[i];
            if (block.Kind is BlockKind.MarkedHeading)
            {
                return false;
            }

            if (BylineReader.IsPhotoCredit(block.Text))
            {
                return true;
            }

            length += block.Text.Length;
        }

        return false;
    }

    private bool IsKicker(int at)
    {
        var block = blocks[at];
        if (block.Level > 0 || at + 1 >= blocks.Count || blocks[at + 1].Kind != BlockKind.MarkedHeading || block.Text.Length > 80)
        {
            return false;
        }

        var dash = block.Text.EndsWith('—') || block.Text.EndsWith('─');
        return dash || (!Punctuation.IsClosed(block.Text) && (at == 0
            || (blocks[at + 1].Level == 1 && block.Text.Length < 45 && !block.Text.Contains('。') && !Signature().IsMatch(block.Text))));
    }

    private bool LooksLikeSectionHeading(int at) => !LooksLikePiece(at) &&
        BlockReader.Width(blocks[at].Text) <= 15 && blocks[at].AfterBlank && !Signature().IsMatch(blocks[at].Text)
        && current is { IsNotice: false } && !blocks[at].Text.AsSpan().ContainsAny('：', ':');

    /// <summary>The end of a paragraph behind a column break, or the first line of one before it.</summary>
    private bool LooksLikePiece(int at)
    {
        var text = blocks[at].Text;
        if (Punctuation.IsClosed(text))
        {
            return at > 0 && blocks[at - 1].Kind == BlockKind.Paragraph && !Punctuation.IsClosed(blocks[at - 1].Text);
        }

        return (at + 1 < blocks.Count && Punctuation.BeginsInside(blocks[at + 1].Text))
            || BlockReader.Width(text) >= 12 && text.AsSpan().ContainsAny('，', ',') && !text.AsSpan().ContainsAny('“', '”');
    }

    private static bool IsSubtitle(string text) => text.StartsWith('—') || text.StartsWith('─');

    private static bool IsEntry(Block block) =>
        block.Kind is BlockKind.ShortLine or BlockKind.Byline || block.Text.Contains("……", StringComparison.Ordinal);

    private void Section(Block block) => units.Add(new PageUnit(null, block, true));

    private void Piece(Block block)
    {
        if (block.Kind != BlockKind.Aside)
        {
            units.Add(new PageUnit(null, block, false));
        }
    }

    /// <summary>A short line that heads nothing: a signature stays one, anything else is the piece of a paragraph.</summary>
    private void ShortPiece(Block block) =>
        Piece(!marked || Signature().IsMatch(block.Text) || current is { IsNotice: true } ? block : block with { Kind = BlockKind.Paragraph });

    private void Pieces(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Piece(blocks[i]);
        }
    }

    [GeneratedRegex("^(?:第?[一二三四五六七八九十]{1,3}[、，：]|[0-9０-９]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])")]
    private static partial Regex Ordinal();

    [GeneratedRegex("^[（(](?=[^（）()。]*[\\u4e00-\\u9fff])[^（）()。]{2,40}[）)]$")]
    private static partial Regex BracketedLine();

    [GeneratedRegex("[（(](?:附?图片|照片|漫画|国画|中国画|书法|油画|版画|木刻|篆刻|速写|水彩画?|剪纸|摄影)[^）)]{0,8}[）)]$")]
    private static partial Regex PictureNote();

    [GeneratedRegex("[（(](?:据?新华社|本报)[^（）()。]{2,24}[电讯][）)]$")]
    private static partial Regex Dispatch();

    [GeneratedRegex("^[\\s　]*(?:据)?本报[^，。]{0,16}讯")]
    private static partial Regex News();

    [GeneratedRegex("(?:要目|目录|目次|导读|要闻导读|本期看点|今日看点|索引|内容提要)[\\s　]*$")]
    private static partial Regex Contents();

    [GeneratedRegex("(?:公告|通告|启事|公示|声明|通知|讣告|更正|简章)[\\s　]*$")]
    private static partial Regex Notice();

    [GeneratedRegex("^(?:联系人|联系电话|电话|地址|监督)|(?:总工会|委员会|公司|学校|大学|协会|局|厅|院|社|中心|小组)$|^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")]
    private static partial Regex Signature();
}
