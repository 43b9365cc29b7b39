using System.Text;
using TextKit.Articles;

namespace TextKit.Evaluation;

/// <summary>An article while it is laid into columns.</summary>
internal sealed class PrintedArticle
{
    private const string Indent = "　　";
    private readonly Article article;
    private readonly List<List<PrintedPiece>> paragraphs = [];
    private readonly List<(string? Heading, List<List<PrintedPiece>> Paragraphs)> sections = [];
    private readonly bool marksSections;
    private readonly double mixed;
    private readonly PageStyle style;

    public PrintedArticle(Article article, PageRandom random, PageSimulatorOptions options, PageStyle style)
    {
        this.style = style;
        article = style.Half ? HalfWidth(article) : article;
        this.article = options.WithoutAuthors > 0 && random.Chance(options.WithoutAuthors)
            ? article with { Genre = Genre.Brief, Kicker = null, Subtitle = null, Bylines = [], BylineLines = [] } : article;
        marksSections = !random.Chance(options.PlainSections);
        mixed = options.MixedSections;
        var whole = article.Genre is Genre.Contents;
        // The story begins somewhere down its first column.
        var room = 3 + random.Below(options.LongestColumn - 2);
        var run = new PrintedRun();
        foreach (var section in this.article.Sections)
        {
            var printed = new List<List<PrintedPiece>>();
            if (section.Heading is not null)
            {
                if (room < 3 || random.Chance(options.HeadingBreak))
                {
                    Break();
                }

                run.Pieces.Add(new PrintedPiece(section.Heading, true));
                room -= 2;
            }

            foreach (var paragraph in section.Paragraphs)
            {
                var pieces = new List<PrintedPiece>();
                printed.Add(pieces);
                paragraphs.Add(pieces);
                var indent = style.Indented && !whole ? Indent : "";
                Lay(indent + (whole ? paragraph.Text : Double(paragraph.Text, random, options.Doubled)), pieces);
            }

            sections.Add((section.Heading, printed));
        }

        Runs.Add(run);
        if (Runs.Count > 1 && random.Chance(options.Lost))
        {
            Runs.RemoveAt(1 + random.Below(Runs.Count - 1));
        }

        void Break()
        {
            Runs.Add(run);
            run = new PrintedRun();
            room = Column(random, options);
        }

        void Lay(string text, List<PrintedPiece> pieces)
        {
            while (!whole && (text.Length + options.LineWidth - 1) / options.LineWidth > room)
            {
                if (room > 0)
                {
                    pieces.Add(new PrintedPiece(text[..(room * options.LineWidth)], false));
                    run.Pieces.Add(pieces[^1]);
                    text = text[(room * options.LineWidth)..];
                }

                Break();
            }

            pieces.Add(new PrintedPiece(text, false));
            run.Pieces.Add(pieces[^1]);
            room -= (text.Length + options.LineWidth - 1) / options.LineWidth;
        }
    }

    /// <summary>The body between column breaks, in reading order, lost text left out.</summary>
    public List<PrintedRun> Runs { get; } = [];

    /// <summary>What is printed under the head of this article.</summary>
    public List<PrintedRun> Printed { get; } = [];

    public void PrintHead(List<string> lines, PageRandom random)
    {
        var large = article.Genre == Genre.Feature || random.Chance(0.15);
        if (article.Kicker is { } kicker)
        {
            lines.AddRange([random.Chance(0.5) ? Mark("## ") + kicker : kicker.TrimEnd('—') + "——", ""]);
            large = true;
        }

        lines.AddRange([Mark(large ? "# " : "## ") + article.Title, ""]);
        if (article.Subtitle is { } subtitle)
        {
            lines.AddRange(["——" + subtitle.TrimStart('—'), ""]);
        }

        var last = Runs[^1].Pieces;
        foreach (var line in article.BylineLines)
        {
            if (article.Genre == Genre.Photo && last.Count > 0)
            {
                last.Add(new PrintedPiece(line, false) { IsCredit = true });
            }
            else
            {
                lines.AddRange([line, ""]);
            }
        }

        foreach (var piece in Runs.SelectMany(r => r.Pieces))
        {
            piece.Print = article.Genre == Genre.Contents ? PrintForm.Tight
                : piece.IsHeading && marksSections != random.Chance(mixed) && !style.Unmarked ? PrintForm.Marked : PrintForm.Spaced;
        }
    }

    /// <summary>The article that is to be read; call after printing, when every piece knows its line.</summary>
    public Article Expected()
    {
        var read = new List<Section>();
        foreach (var (heading, all) in sections)
        {
            var kept = new List<Paragraph>();
            foreach (var pieces in all)
            {
                AddParagraphs(pieces, kept);
            }

            var printedHeading = heading is not null && Runs.Exists(r => r.Pieces.Exists(p => p.IsHeading && p.Text == heading)) ? heading : null;
            if (printedHeading is null && read.Count > 0)
            {
                // The heading is lost: what is left stands with the section before.
                read[^1] = read[^1] with { Paragraphs = [.. read[^1].Paragraphs, .. kept] };
            }
            else if (kept.Count > 0 || printedHeading is not null)
            {
                read.Add(new Section(printedHeading, kept));
            }
        }

        return article with { Sections = read, Truncated = article.Truncated || paragraphs.Exists(IsTorn) };
    }

    private string Mark(string mark) => style.Unmarked ? "" : mark;

    /// <summary>A loss of whole paragraphs leaves no trace in print; one that tears a paragraph does.</summary>
    private static bool IsTorn(List<PrintedPiece> pieces) => pieces.Exists(p => p.Line > 0) && pieces.Exists(p => p.Line == 0);

    private static void AddParagraphs(List<PrintedPiece> pieces, List<Paragraph> kept)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Line == 0)
            {
                continue;
            }

            var text = new StringBuilder();
            var lines = new List<LineRange>();
            for (; i < pieces.Count && pieces[i].Line > 0; i++)
            {
                text.Append(pieces[i].Text);
                lines.Add(new LineRange(pieces[i].Line, pieces[i].LastLine));
            }

            kept.Add(new Paragraph(text.ToString(), lines));
        }
    }

    private static int Column(PageRandom random, PageSimulatorOptions options) =>
        options.ShortestColumn + random.Below(options.LongestColumn - options.ShortestColumn + 1);

    private static string Double(string text, PageRandom random, double chance)
    {
        var result = new StringBuilder(text.Length + 2);
        // Bylines at the head stay readable: who wrote an article is judged apart.
        var at = 0;
        foreach (var c in text)
        {
            result.Append(c);
            if (at++ >= 40 && c is >= '\u4E00' and <= '\u9FFF' && random.Chance(chance))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static Article HalfWidth(Article article) => article with
    {
        Kicker = HalfWidth(article.Kicker),
        Title = HalfWidth(article.Title),
        Subtitle = HalfWidth(article.Subtitle),
        Sections = [.. article.Sections.Select(s => new Section(HalfWidth(s.Heading),
            [.. s.Paragraphs.Select(p => p with { Text = HalfWidth(p.Text)! })]))],
    };

    // As the scan of a page showed it: commas, colons, questions and brackets shrink; full stops and quotation marks stay.
    private static string? HalfWidth(string? text) => text?
        .Replace('，', ',').Replace('：', ':').Replace('；', ';').Replace('？', '?').Replace('！', '!').Replace('（', '(').Replace('）', ')');
}
