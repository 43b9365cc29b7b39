namespace TextKit.Articles;

/// <summary>A story while it is put together.</summary>
internal sealed class Story
{
    public ArticleHead? Head { get; init; }

    /// <summary>Headings, paragraphs and credits in reading order.</summary>
    public List<StoryPart> Parts { get; } = [];

    /// <summary>True where text is lost inside or at the end.</summary>
    public bool Truncated { get; set; }

    /// <summary>What the next best way to join its fragments would lose, in log-odds.</summary>
    public float Margin { get; set; } = float.PositiveInfinity;

    /// <summary>How sure the joins are, 0 to 1.</summary>
    public double Confidence { get; set; } = 1;
}

/// <summary>A heading or a paragraph of a story, with the blocks that it was joined from.</summary>
internal sealed class StoryPart(Block block, bool isHeading)
{
    public List<Block> Blocks { get; } = [block];

    public bool IsHeading { get; } = isHeading;

    public string Text => Blocks.Count == 1 ? Blocks[0].Text : string.Concat(Blocks.Select(b => b.Text));
}
