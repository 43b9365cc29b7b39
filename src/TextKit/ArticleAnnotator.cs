using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;
using TextKit.Keywords;
using TextKit.Segmentation;

namespace TextKit;

/// <summary>What an <see cref="ArticleAnnotator"/> is made of. Immutable.</summary>
public sealed record ArticleAnnotatorOptions
{
    /// <summary>How entities are recognized.</summary>
    public EntityRecognizerOptions Entities { get; init; } = new();
}

/// <summary>
/// All layers of an article in one call: entities, figures and what they count, changes, dates, keywords. Linear in the text.
/// Immutable and safe to share between threads. Themes are told by <c>TextKit.Themes</c>.
/// </summary>
public sealed class ArticleAnnotator
{
    private const int KeywordCount = 10;
    private static readonly Lazy<ArticleAnnotator> Lazy = new(() => Create(new ArticleAnnotatorOptions()));

    private readonly FigureExtractor figures = FigureExtractor.Default;
    private readonly DateExtractor dates = DateExtractor.Default;
    private readonly CountedNounFinder counted = CountedNounFinder.Default;
    private readonly KeywordExtractor keywords = KeywordExtractor.Default;
    private readonly EntityRecognizer entities;

    private ArticleAnnotator(ArticleAnnotatorOptions options) =>
        entities = options.Entities == new EntityRecognizerOptions() ? EntityRecognizer.Default : EntityRecognizer.Create(options.Entities);

    /// <summary>The annotator with the embedded dictionaries and models; they are loaded on first use.</summary>
    public static ArticleAnnotator Default => Lazy.Value;

    /// <summary>Makes an annotator; keep it, for it holds its buffers for the next article.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static ArticleAnnotator Create(ArticleAnnotatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ArticleAnnotator(options);
    }

    /// <summary>Annotates an article; offsets refer to its composed text.</summary>
    public AnnotatedArticle Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = article.ComposeText();
        var words = new List<Token>();
        return new AnnotatedArticle
        {
            Id = article.Id,
            Source = article.Source,
            Title = article.Title,
            Date = article.Date,
            Genre = article.Genre,
            Bylines = article.Bylines,
            Layers = Annotate(text, article.Date, words),
            Keywords = keywords.Extract(text, words, KeywordCount),
        };
    }

    /// <summary>Annotates a document: its text as it stands, its title as layers of their own.</summary>
    public AnnotatedArticle Annotate(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var words = new List<Token>();
        return new AnnotatedArticle
        {
            Id = document.Id,
            Source = document.Source,
            Title = document.Title,
            Date = document.Date,
            Layers = Annotate(document.Text, document.Date, words),
            Keywords = keywords.Extract(document.Text, words, KeywordCount),
            TitleLayers = document.Title is { Length: > 0 } title ? Annotate(title, document.Date) : null,
        };
    }

    /// <summary>Annotates a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="issueDate">The day of issue, against which relative dates resolve; null where unknown.</param>
    public TextLayers Annotate(string text, DateOnly? issueDate)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Annotate(text, issueDate, null);
    }

    private TextLayers Annotate(string text, DateOnly? issueDate, List<Token>? words)
    {
        var found = new List<Figure>();
        var changes = new List<FigureChange>();
        figures.ExtractChanges(text, found, changes);
        var nouns = new List<CountedNoun>();
        counted.Find(text, found, nouns);
        var all = dates.Extract(text, issueDate);
        var named = new List<Entity>();
        entities.Recognize(text, named, words);
        return new TextLayers
        {
            Text = text,
            Entities = named,
            Figures = found,
            Counted = nouns,
            Changes = changes,
            Dates = all.FindAll(d => !d.IsRecurring),
            Recurring = all.FindAll(d => d.IsRecurring),
        };
    }
}
