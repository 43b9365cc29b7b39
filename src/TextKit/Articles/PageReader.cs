namespace TextKit.Articles;

/// <summary>
/// Reads the text of a newspaper page, as a scan gives it, into articles. Every source character, white space and
/// heading marks apart, comes out in exactly one article or is listed as set aside. Linear in the text; never throws on
/// odd text. Immutable and safe to share between threads.
/// </summary>
public sealed class PageReader
{
    private static readonly Lazy<PageReader> Lazy = new(() => new PageReader(new PageReaderOptions()));

    private readonly PageReaderOptions options;

    private PageReader(PageReaderOptions options) => this.options = options;

    /// <summary>The reader with the trained weights; loaded on first use.</summary>
    public static PageReader Default => Lazy.Value;

    /// <summary>Makes a reader with options of one's own.</summary>
    public static PageReader Create(PageReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PageReader(options);
    }

    /// <summary>Reads a page.</summary>
    /// <param name="text">The text of the page, lines separated by any line end.</param>
    /// <param name="source">The name that ids of articles begin with and that articles carry; null for <c>page</c>.</param>
    public Page Read(string text, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = BlockReader.Read(text);
        var aside = blocks.Where(b => b.Kind == BlockKind.Aside).Select(b => new SetAside(b.Lines, b.Text, b.Reason!)).ToList();
        blocks.RemoveAll(b => b.Kind == BlockKind.Aside);
        var stories = StoryAssembler.Assemble(HeadFinder.Find(blocks), options, ContinuationModel.Default);
        var date = FolioDate.Of(aside);
        var articles = new List<Article>(stories.Count);
        foreach (var story in stories)
        {
            articles.Add(ArticleBuilder.Build(story, articles.Count + 1, source, date));
        }

        return new Page(articles, aside);
    }

    /// <summary>Reads a text that is one article: everything after its head is its body.</summary>
    /// <param name="text">The text of the article.</param>
    /// <param name="source">The name that the id begins with and that the article carries.</param>
    public Article ReadArticle(string text, string? source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = BlockReader.Read(text);
        var date = FolioDate.Of(blocks.Where(b => b.Kind == BlockKind.Aside).Select(b => new SetAside(b.Lines, b.Text, b.Reason!)));
        // Nothing is set aside but heading marks: an article has no folio.
        blocks.RemoveAll(b => b.Reason == "mark");
        var kept = blocks.ConvertAll(b => b.Kind == BlockKind.Aside ? b with { Kind = BlockKind.Paragraph, Reason = null } : b);
        return ArticleBuilder.Build(StoryAssembler.AsOne(HeadFinder.Find(kept), options), 1, source, date);
    }

    /// <summary>Reads the articles of a page with another model, each with the margin of its joins. For training.</summary>
    internal static List<(Article Article, float Margin)> ReadWithMargins(string text, ContinuationModel model)
    {
        var blocks = BlockReader.Read(text);
        blocks.RemoveAll(b => b.Kind == BlockKind.Aside);
        return StoryAssembler.Assemble(HeadFinder.Find(blocks), new PageReaderOptions(), model)
            .ConvertAll(s => (ArticleBuilder.Build(s, 1, null, null), s.Margin));
    }

    /// <summary>True where the text holds more than one article, or lines that only a page carries.</summary>
    public static bool LooksLikePage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = BlockReader.Read(text);
        if (blocks.Exists(b => b.Reason is "folio" or "imprint"))
        {
            return true;
        }

        blocks.RemoveAll(b => b.Kind == BlockKind.Aside);
        return HeadFinder.Find(blocks).Count(u => u.Head is not null) > 1;
    }
}
