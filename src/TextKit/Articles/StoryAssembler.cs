namespace TextKit.Articles;

/// <summary>Puts the units of a page together to stories.</summary>
internal static class StoryAssembler
{
    public static List<Story> Assemble(List<PageUnit> units, PageReaderOptions options)
    {
        var stories = new List<Story>();
        foreach (var unit in units)
        {
            if (unit.Head is not null || stories.Count == 0)
            {
                stories.Add(new Story { Head = unit.Head });
            }

            if (unit.Block is not null)
            {
                Append(stories[^1], unit, options);
            }
        }

        foreach (var story in stories)
        {
            Close(story);
        }

        return stories;
    }

    public static Story AsOne(List<PageUnit> units, PageReaderOptions options)
    {
        var story = new Story { Head = units.Count > 0 ? units[0].Head : null };
        foreach (var unit in units)
        {
            if (unit.Block is not null)
            {
                Append(story, unit, options);
            }
            else if (unit.Head is { } head && head != story.Head)
            {
                foreach (var block in head.Kickers.Concat(head.Titles).Concat(head.Subtitles))
                {
                    story.Parts.Add(new StoryPart(block, true));
                }

                story.Parts.AddRange(head.BylineBlocks.Select(b => new StoryPart(b, false)));
            }
        }

        Close(story);
        return story;
    }

    private static void Append(Story story, PageUnit unit, PageReaderOptions options)
    {
        var block = unit.Block!;
        if (options.JoinColumns && !unit.IsHeading && story.Parts.Count > 0 && story.Parts[^1] is { IsHeading: false } last
            && story.Head is not { IsContents: true } && Continues(last.Blocks[^1], block))
        {
            last.Blocks.Add(block);
            return;
        }

        story.Parts.Add(new StoryPart(block, unit.IsHeading));
    }

    /// <summary>A paragraph cut in mid-sentence goes on in the next one.</summary>
    private static bool Continues(Block last, Block next) =>
        last.Kind == BlockKind.Paragraph && next.Kind is BlockKind.Paragraph or BlockKind.ShortLine && !Punctuation.IsClosed(last.Text);

    private static void Close(Story story)
    {
        if (story.Head is { IsContents: true } or { IsNotice: true })
        {
            return;
        }

        for (var i = 0; i < story.Parts.Count; i++)
        {
            var part = story.Parts[i];
            story.Truncated |= !part.IsHeading && part.Blocks[^1].Kind == BlockKind.Paragraph && !Punctuation.IsClosed(part.Blocks[^1].Text);
        }
    }
}
