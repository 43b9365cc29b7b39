namespace TextKit.Articles;

/// <summary>How pages are read. Immutable.</summary>
public sealed record PageReaderOptions
{
    /// <summary>
    /// Whether text that column breaks cut and displaced is joined again; true by default. Without it every printed block
    /// stays a paragraph of the article that it is printed under.
    /// </summary>
    public bool JoinColumns { get; init; } = true;
}
