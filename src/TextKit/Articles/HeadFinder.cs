namespace TextKit.Articles;

/// <summary>Tells the heads of articles from section headings and from short lines inside articles.</summary>
internal sealed partial class HeadFinder
{
    /// <summary>The level of a heading on a page where none is marked.</summary>
    public const int AnyLevel = 9;

    private readonly List<Block> blocks;
    private readonly bool marked;
    private readonly bool marksTitles;
    private readonly List<PageUnit> units = [];
    private ArticleHead? current;

    // True where a 本报讯 or 新华社…电 has been read in the current article; on the page.
    private bool opened;
    private bool pageOpened;

    // True where a story broke off and the next signature may be that of its tail, printed behind another story.
    private bool tailAwaited;

    private HeadFinder(List<Block> blocks)
    {
        this.blocks = blocks;
        var marks = blocks.Count(b => b.Kind == BlockKind.MarkedHeading);
        marked = marks > 0;
        marksTitles = marks > 1;
    }

    /// <summary>True where the current article has named its authors, so that names below a text are another's.</summary>
    private bool NamesAuthors => opened || current is { BylineBlocks.Count: > 0 };

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
        if (current is { IsContents: true } && block.Kind != BlockKind.MarkedHeading && IsEntry(at))
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
            case BlockKind.Paragraph when !marked && IsUnmarkedKicker(at):
                return ReadShortLines(at);
            case BlockKind.ShortLine:
                return ReadShortLines(at);
            default:
                var opening = !marked && BylineReader.IsOpening(block.Text);
                if (!marked && units.Count > 0 && units[^1].Head is null && MayBeginBrief(block.Text))
                {
                    var signed = ClosingLine.EndsInSignature(blocks[at - 1].Text);
                    var begins = (signed && !tailAwaited) || (opening && OpensBrief(at));
                    tailAwaited &= !signed;
                    if (begins)
                    {
                        Begin(new ArticleHead { Opening = block });
                    }
                }

                opened |= opening;
                pageOpened |= opening;
                Piece(block);
                return at + 1;
        }
    }

    /// <summary>A run of short lines: kicker above a marked headline, section heading, headline of an unmarked page, or signature.</summary>
    private int ReadShortLines(int at)
    {
        var end = blocks[at].Kind == BlockKind.ShortLine ? at : at + 1;
        while (end < blocks.Count && blocks[end].Kind == BlockKind.ShortLine)
        {
            end++;
        }

        if (!marked && ReadContents(at, end) is var list and > 0)
        {
            return list;
        }

        var next = end < blocks.Count ? blocks[end] : null;
        if (next is null)
        {
            if (units.Count == 0)
            {
                return ReadHeading(at, end);
            }

            ShortPieces(at, end);
            return end;
        }

        if (next.Kind == BlockKind.MarkedHeading)
        {
            var kicker = IsKicker(end - 1) ? end - 1 : end;
            ShortPieces(at, kicker);
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
        while (from < end && units.Count > 0 && (ClosingLine.EndsArticle(blocks[from].Text)
            || (from + 1 < end && HeadingLine.EndsSentence(blocks[from].Text) && !BylineReader.IsNames(blocks[from + 1].Text))))
        {
            from++;
        }

        while (from < end && !marked && units.Count > 0 && IsCutPiece(from))
        {
            blocks[from] = blocks[from] with { Kind = BlockKind.Paragraph };
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
            return ReadList(from, title, end);
        }

        var keep = Math.Max(from, end - LongestHead);
        Pieces(from, keep);
        return ReadHeading(keep, end);
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

        // The authors' names alone stand below the headline.
        while (lines.Count > 1 && lines[^1].Level == 0 && BylineReader.IsNames(lines[^1].Text))
        {
            head.BylineBlocks.Insert(0, lines[^1]);
            lines.RemoveAt(lines.Count - 1);
        }

        var strong = lines.Exists(b => b.Level == 1) || lines.Count > 1;
        HeadlineReader.Arrange(lines, head);
        head.IsContents = HeadingLine.IsContents(head.Titles[^1].Text);
        head.IsNotice = HeadingLine.IsNotice(head.Titles[^1].Text);
        var body = end;
        if (!head.IsContents)
        {
            body = ReadBelow(end, head, marked);
        }

        strong |= head.BylineBlocks.Count > 0 || head.IsContents || head.IsNotice || units.Count == 0 || current is null
            || BeginsArticle(body) || IsPhotoItem(body) || (!marked && (HeadingLine.HasPictureNote(head.Titles[0].Text) || IsSigned(from - 1)
                || (NamesAuthors && IsSignedBelow(body))));
        var numbered = !marked && current is not null && head.BylineBlocks.Count == 0 && !BeginsArticle(body)
            && HeadingLine.IsNumbered(head.Titles[0].Text);
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
        tailAwaited |= units.Count > 0 && units[^1].Block is { } last && ClosingLine.IsOpen(last);
        opened = false;
        units.Add(new PageUnit(head, null, false));
    }

    /// <summary>The lines between headline and body: subtitle and bylines.</summary>
    private int ReadBelow(int at, ArticleHead head, bool subtitles)
    {
        var end = at;
        if (subtitles && end < blocks.Count && blocks[end].Kind == BlockKind.ShortLine && !BylineReader.IsNames(blocks[end].Text)
            && (HeadingLine.IsSubtitle(blocks[end].Text) || (end + 1 < blocks.Count && blocks[end + 1].Kind == BlockKind.Byline)))
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
        && (marked || HeadingLine.IsNumbered(head.Titles[0].Text) || BlockReader.Width(head.Titles[0].Text) <= SectionWidth(body));

    /// <summary>True where an unmarked page has come to the end of an article: names in brackets, a credit, 新华社…电.</summary>
    private bool IsSigned(int at) => at >= 0 && ClosingLine.IsSigned(blocks[at].Text);

    private static bool Belongs(Block last, Block next) => last.Level == 0 || next.Level < last.Level;

    private bool BeginsArticle(int at) =>
        at < blocks.Count && (blocks[at].Kind == BlockKind.Byline || BylineReader.IsOpening(blocks[at].Text));

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
        if (block.Level > 0 || block.IsCut || at + 1 >= blocks.Count || blocks[at + 1].Kind != BlockKind.MarkedHeading || block.Text.Length > 80)
        {
            return false;
        }

        if (block.Text[^1] is '—' or '─')
        {
            return true;
        }

        // Clauses without a dash behind them are more often the last line of a column than a kicker.
        return !Punctuation.IsClosed(block.Text) && Punctuation.QuoteBalance(block.Text).Opened == 0 && (at == 0
            || (blocks[at + 1].Level == 1 && block.Text.Length < 45 && !block.Text.AsSpan().ContainsAny("，,；;。") && block.Text[^1] != '、'
                && !HeadingLine.IsSigning(block.Text)));
    }

    private bool LooksLikeSectionHeading(int at) => !LooksLikePiece(at) &&
        BlockReader.Width(blocks[at].Text) <= 15 && blocks[at].AfterBlank && !HeadingLine.IsSigning(blocks[at].Text)
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
            || (BlockReader.Width(text) >= 12 && text.AsSpan().ContainsAny('，', ',') && !text.AsSpan().ContainsAny('“', '”') && !HeadingLine.IsCouplet(text));
    }

    // Where no heading is marked, one is as likely a headline as any: its story tells.
    private void Section(Block block) => units.Add(new PageUnit(null, marked ? block : block with { Level = AnyLevel }, true));

    private void Piece(Block block)
    {
        if (block.Kind != BlockKind.Aside)
        {
            units.Add(new PageUnit(null, block, false));
        }
    }

    /// <summary>A short line that heads nothing: a signature stays one, anything else is the piece of a paragraph.</summary>
    private void ShortPiece(Block block) =>
        Piece(!marked || HeadingLine.IsSigning(block.Text) || BylineReader.IsNames(block.Text) || current is { IsNotice: true } ? block : block with { Kind = BlockKind.Paragraph });

    private void ShortPieces(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            ShortPiece(blocks[i]);
        }
    }

    private void Pieces(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Piece(blocks[i]);
        }
    }
}
