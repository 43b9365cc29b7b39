using TextKit.Segmentation;

namespace TextKit.Search.Exports;

/// <summary>An article as it comes out of an index.</summary>
/// <param name="Article">The article with its layers.</param>
/// <param name="Folded">Its text as it is searched; offsets are the same.</param>
/// <param name="Words">The words of its text and what stands between them; reused for the next article.</param>
internal sealed record IndexedArticle(AnnotatedArticle Article, string Folded, List<Token> Words)
{
    /// <summary>True where the title is no part of the text.</summary>
    public bool HasTitleApart => Article.TitleLayers is not null || (Article.Title is { Length: > 0 } title && !Article.Layers.Text.Contains(title, StringComparison.Ordinal));

    /// <summary>The layers of a title that stands apart.</summary>
    public TextLayers TitleLayers => Article.TitleLayers ?? new TextLayers { Text = Article.Title ?? "" };
}

/// <summary>Writes articles in one form to a stream, which is left open.</summary>
internal abstract class ArticleWriter : IDisposable
{
    public abstract void Write(IndexedArticle indexed);

    /// <summary>Writes what comes behind the last article, and flushes.</summary>
    public abstract void End();

    public abstract void Dispose();
}
