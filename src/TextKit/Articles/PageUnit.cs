namespace TextKit.Articles;

/// <summary>The head of an article: what stands above its body.</summary>
internal sealed class ArticleHead
{
    public List<Block> Kickers { get; } = [];

    public List<Block> Titles { get; } = [];

    public List<Block> Subtitles { get; } = [];

    public List<Block> BylineBlocks { get; } = [];

    /// <summary>True where the head announces a list of contents.</summary>
    public bool IsContents { get; set; }

    /// <summary>True where the head announces a notice.</summary>
    public bool IsNotice { get; set; }

    /// <summary>The paragraph that begins an article without a headline; null where there is one.</summary>
    public Block? Opening { get; init; }

    public int FirstLine => Opening?.Lines.First ?? Kickers.Concat(Titles).Concat(Subtitles).Concat(BylineBlocks).Min(b => b.Lines.First);
}

/// <summary>A part of a page in print order: the head of an article, a section heading, or a piece of text.</summary>
/// <param name="Head">The head that begins an article, or null.</param>
/// <param name="Block">The section heading, paragraph, credit or entry; null for a head.</param>
/// <param name="IsHeading">True for a section heading.</param>
internal sealed record PageUnit(ArticleHead? Head, Block? Block, bool IsHeading)
{
    public int FirstLine => Head?.FirstLine ?? Block!.Lines.First;
}
