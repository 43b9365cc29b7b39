namespace TextKit.Articles;

/// <content>What pages without heading marks have: briefs without headlines, pictures, lists, wide section headings.</content>
internal sealed partial class HeadFinder
{
    private const double NarrowHeading = 15;
    private const double WideHeading = 30;
    private const int LongestHead = 3;
    private const int FarthestSignature = 12;

    private static bool MayBeginBrief(string text) => !HeadingLine.IsNumbered(text) && text[^1] is not ('：' or ':');

    /// <summary>Briefs without a headline: each begins with its own 本报讯, or behind the signature of the one before.</summary>
    private bool OpensBrief(int at) => ((opened || current is null) && (IsSigned(at - 1) || HeadingLine.BeginsNews(blocks[at].Text)))
        || (pageOpened && blocks[at].Text.StartsWith("本报讯", StringComparison.Ordinal));

    /// <summary>True where a list of contents goes on: on a page without marks a headline looks like an entry but for the blank line before it.</summary>
    private bool IsEntry(int at)
    {
        var block = blocks[at];
        if (!block.AfterBlank || marked || units[^1].Head == current)
        {
            return HeadingLine.IsEntry(block) || !block.AfterBlank;
        }

        return HeadingLine.IsEntry(block) && HeadingLine.IsListEntry(block.Text);
    }

    /// <summary>Reads a list of contents that stands in a run of short lines; returns where its entries begin, 0 where there is none.</summary>
    private int ReadContents(int from, int end)
    {
        for (var i = from; i + 1 < end; i++)
        {
            if (HeadingLine.IsContents(blocks[i].Text))
            {
                Pieces(from, i);
                var head = new ArticleHead { IsContents = true };
                head.Titles.Add(blocks[i]);
                Begin(head);
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>A long kicker ends in a dash above its headline.</summary>
    private bool IsUnmarkedKicker(int at) => blocks[at].Text[^1] is '—' or '─' && blocks[at].Text.Length <= 80
        && at + 1 < blocks.Count && blocks[at + 1].Kind == BlockKind.ShortLine;

    /// <summary>The end of a paragraph behind a column break, or the first line of one before it, short as a heading.</summary>
    private bool IsCutPiece(int at)
    {
        var text = blocks[at].Text;
        return (at + 1 < blocks.Count && blocks[at + 1].Kind == BlockKind.Paragraph && Punctuation.BeginsInside(blocks[at + 1].Text))
            || (at > 0 && Punctuation.IsClosed(text) && !BeginsArticle(at + 1) && ClosingLine.IsOpen(blocks[at - 1])
                && ContinuationModel.Default.Table.Binds(blocks[at - 1].Text, text));
    }

    /// <summary>The headline in a long run of short lines: one with a note of pictures, or the first behind a signature.</summary>
    private int TitleOfList(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (HeadingLine.HasPictureNote(blocks[i].Text))
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
            var named = ClosingLine.IsBracketed(blocks[i + 1].Text);
            if (!HeadingLine.HasPictureNote(blocks[i].Text) || (!named && !HeadingLine.HasPictureNote(blocks[i + 1].Text)))
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

    /// <summary>A list, a table or a poem under its headline.</summary>
    private int ReadList(int from, int title, int end)
    {
        Pieces(from, title);
        var head = new ArticleHead();
        head.Titles.Add(blocks[title]);
        Begin(head);
        Pieces(title + 1, end);
        return end;
    }

    /// <summary>How wide a section heading of an unmarked page may be: wide in an article whose author stands at its head, unless this text is signed itself.</summary>
    private double SectionWidth(int body) =>
        NamesAuthors ? IsSignedBelow(body) ? NarrowHeading : WideHeading : NarrowHeading;

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
}
