using System.Globalization;

namespace TextKit.Articles;

/// <summary>Makes an article of a story.</summary>
internal static class ArticleBuilder
{
    public static Article Build(Story story, int number, string? source, DateOnly? date)
    {
        var head = story.Head;
        var title = head is null || head.Titles.Count == 0 ? null : string.Join(' ', head.Titles.Select(b => b.Text));
        var kicker = head is null || head.Kickers.Count == 0 ? null : string.Join(' ', head.Kickers.Select(b => b.Text));
        if (kicker is null && title is not null)
        {
            (kicker, title) = HeadlineReader.SplitTitle(title);
        }

        var bylines = new List<Byline>();
        var lines = new List<string>();
        foreach (var block in head?.BylineBlocks ?? [])
        {
            AddLine(block.Text, lines, bylines);
        }

        var sections = Sections(story, lines, bylines);
        return new Article
        {
            Id = (source ?? "page") + "#" + number.ToString(CultureInfo.InvariantCulture),
            Source = source,
            Kicker = kicker,
            Title = title,
            Subtitle = head is null || head.Subtitles.Count == 0 ? null : string.Join(' ', head.Subtitles.Select(b => b.Text)),
            Bylines = bylines.Distinct().ToList(),
            BylineLines = lines,
            Date = date,
            Sections = sections,
            Genre = GenreReader.Of(story, sections, bylines, lines),
            Truncated = story.Truncated,
            Confidence = story.Confidence,
        };
    }

    private static void AddLine(string line, List<string> lines, List<Byline> bylines)
    {
        lines.Add(line);
        if (!BylineReader.TryReadLine(line, bylines))
        {
            BylineReader.ReadNames(line, bylines);
        }
    }

    private static List<Section> Sections(Story story, List<string> lines, List<Byline> bylines)
    {
        var sections = new List<Section>();
        string? heading = null;
        var paragraphs = new List<Paragraph>();
        void Finish()
        {
            if (heading is not null || paragraphs.Count > 0)
            {
                sections.Add(new Section(heading, paragraphs));
            }
        }

        foreach (var part in story.Parts)
        {
            if (part.IsHeading)
            {
                Finish();
                heading = part.Text;
                paragraphs = [];
            }
            else if (part.Blocks[0].Kind == BlockKind.Byline && story.Head is not { IsContents: true })
            {
                AddLine(part.Text, lines, bylines);
            }
            else
            {
                BylineReader.ReadOpening(part.Text, bylines);
                BylineReader.ReadEnding(part.Text, bylines);
                paragraphs.Add(new Paragraph(part.Text, Ranges(part.Blocks)));
            }
        }

        Finish();
        return sections;
    }

    private static List<LineRange> Ranges(List<Block> blocks)
    {
        var ranges = new List<LineRange>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0 && blocks[i - 1].RunsOn && blocks[i].Lines.First == blocks[i - 1].Lines.Last + 1)
            {
                ranges[^1] = ranges[^1] with { Last = blocks[i].Lines.Last };
            }
            else
            {
                ranges.Add(blocks[i].Lines);
            }
        }

        return ranges;
    }
}
