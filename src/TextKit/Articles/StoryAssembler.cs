namespace TextKit.Articles;

/// <summary>Puts the units of a page together to stories.</summary>
internal static class StoryAssembler
{
    public static List<Story> Assemble(List<PageUnit> units, PageReaderOptions options, ContinuationModel model)
    {
        var fragments = FragmentReader.Read(units);
        if (!options.JoinColumns)
        {
            return AsPrinted(fragments);
        }

        using var links = StoryLinker.Link(fragments, model);
        var stories = new List<Story>();
        var storyOf = new Story?[fragments.Count];
        foreach (var fragment in fragments)
        {
            if (links.Previous[fragment.Index] < 0 && BeginsStory(fragment))
            {
                var story = new Story { Head = fragment.Head ?? HeadOf(fragment.Heading) };
                stories.Add(story);
                Follow(story, fragment, fragments, links, storyOf);
            }
        }

        AttachStrays(fragments, links, stories, storyOf);
        foreach (var story in stories)
        {
            MarkCuts(story);
            story.Confidence = model.Confidence.Of(story.Margin);
        }

        return stories;
    }

    public static Story AsOne(List<PageUnit> units, PageReaderOptions options)
    {
        var story = new Story { Head = units.Count > 0 ? units[0].Head : null };
        Fragment? previous = null;
        foreach (var fragment in FragmentReader.Read(units))
        {
            if (fragment.Head is { } head && head != story.Head)
            {
                foreach (var block in head.Kickers.Concat(head.Titles).Concat(head.Subtitles))
                {
                    story.Parts.Add(new StoryPart(block, true));
                }

                story.Parts.AddRange(head.BylineBlocks.Select(b => new StoryPart(b, false)));
            }

            Append(story, fragment, options.JoinColumns ? previous : null);
            previous = fragment;
        }

        MarkCuts(story);
        return story;
    }

    private static List<Story> AsPrinted(List<Fragment> fragments)
    {
        var stories = new List<Story>();
        foreach (var fragment in fragments)
        {
            if (fragment.Head is not null || stories.Count == 0)
            {
                stories.Add(new Story { Head = fragment.Head });
            }

            Append(stories[^1], fragment, null);
        }

        stories.ForEach(MarkCuts);
        return stories;
    }

    /// <summary>A head, a marked heading that continues nothing, or text before the first head.</summary>
    private static bool BeginsStory(Fragment fragment) =>
        fragment.Head is not null || fragment.Heading is { Level: > 0 } || fragment.Index == 0;

    private static ArticleHead? HeadOf(Block? heading)
    {
        if (heading is not { Level: > 0 })
        {
            return null;
        }

        var head = new ArticleHead();
        head.Titles.Add(heading);
        return head;
    }

    private static void Follow(Story story, Fragment first, List<Fragment> fragments, StoryLinker links, Story?[] storyOf)
    {
        for (var at = first.Index; at >= 0; at = links.Next[at])
        {
            var fragment = fragments[at];
            storyOf[at] = story;
            story.Margin = Math.Min(story.Margin, links.Margin(at));

            Append(story, fragment, at != first.Index ? fragments[links.Previous[at]] : null);
        }
    }

    /// <summary>What continues nothing for sure stays with the story that it is printed under, as paragraphs of its own.</summary>
    private static void AttachStrays(List<Fragment> fragments, StoryLinker links, List<Story> stories, Story?[] storyOf)
    {
        for (var i = 0; i < fragments.Count; i++)
        {
            if (storyOf[i] is not null || links.Previous[i] >= 0)
            {
                continue;
            }

            var story = i > 0 ? storyOf[i - 1] : null;
            story ??= stories[^1];
            story.Margin = Math.Min(story.Margin, 0);
            for (var at = i; at >= 0; at = links.Next[at])
            {
                storyOf[at] = story;
                Append(story, fragments[at], at != i ? fragments[links.Previous[at]] : null);
            }
        }
    }

    private static void Append(Story story, Fragment fragment, Fragment? previous)
    {
        var pieces = fragment.Pieces;
        var isOpen = previous is { IsOpen: true } || (previous is { RunsOn: true } && fragment.Index == previous.Index + 1);
        if (fragment.Heading is { } heading && (story.Head is null || !story.Head.Titles.Contains(heading)))
        {
            story.Parts.Add(new StoryPart(heading, true));
            isOpen = false;
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            if (i == 0 && !fragment.IsOpening && story.Parts.Count > 0 && story.Parts[^1] is { IsHeading: false } last
                && isOpen)
            {
                last.Blocks.Add(pieces[0]);
            }
            else
            {
                story.Parts.Add(new StoryPart(pieces[i], false));
            }
        }
    }

    private static void MarkCuts(Story story)
    {
        if (story.Head is { IsContents: true } or { IsNotice: true })
        {
            return;
        }

        foreach (var part in story.Parts)
        {
            story.Truncated |= !part.IsHeading && ClosingLine.IsOpen(part.Blocks[^1]);
        }
    }
}
