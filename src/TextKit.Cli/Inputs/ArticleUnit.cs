using TextKit.Articles;

namespace TextKit.Cli.Inputs;

/// <summary>One article to work on: read from a page or a text file, or a document whose text stands as it is.</summary>
internal sealed record ArticleUnit(Article? Article, SourceDocument? Document)
{
    public string Id => Article?.Id ?? Document!.Id;

    /// <summary>Where it is, for messages.</summary>
    public string Place => Article is null ? $"{Document!.Source} ({Document.Id})" : Article.Id;

    public AnnotatedArticle Annotate(ArticleAnnotator annotator) =>
        Article is null ? annotator.Annotate(Document!) : annotator.Annotate(Article);

    /// <summary>The title and the text without it, as the theme classifier takes them.</summary>
    public (string? Title, string Body) TitleAndBody() =>
        Article is null ? (Document!.Title, Document.Text) : (Article.Title, (Article with { Title = null }).ComposeText());

    public static bool IsPage(TextInput text, InputForm form) =>
        form == InputForm.Page || (form == InputForm.Detect && PageReader.LooksLikePage(text.Text));

    /// <summary>The articles of an input; a page has several.</summary>
    public static IEnumerable<ArticleUnit> Of(InputItem item, InputForm form) => item switch
    {
        TextInput text when IsPage(text, form) =>
            PageReader.Default.Read(text.Text, text.Source).Articles.Select(a => new ArticleUnit(a, null)),
        TextInput text => [new ArticleUnit(PageReader.Default.ReadArticle(text.Text, text.Source), null)],
        GoldInput gold => [new ArticleUnit(gold.Gold.Article, null)],
        DocumentInput document => [new ArticleUnit(null, document.Document)],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "not an input"),
    };
}

/// <summary>How text files are read.</summary>
internal enum InputForm
{
    /// <summary>Told by content.</summary>
    Detect,
    /// <summary>As a newspaper page.</summary>
    Page,
    /// <summary>As one article.</summary>
    Article,
}
