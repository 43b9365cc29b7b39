using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Tests;

/// <summary>An index in a folder of its own that goes when the test ends.</summary>
internal sealed class TestIndex : IDisposable
{
    private ArticleSearcher? searcher;

    public TestIndex(params AnnotatedArticle[] articles)
    {
        using var writer = ArticleIndexWriter.Open(Folder);
        foreach (var article in articles)
        {
            writer.Add(article);
        }

        writer.Commit();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("textkit").FullName;

    public ArticleSearcher Searcher => searcher ??= ArticleSearcher.Open(Folder);

    public static AnnotatedArticle Article(
        string id, string text, string? title = null, string? date = null, Entity[]? entities = null, Figure[]? figures = null, DateExpression[]? dates = null, string? theme = null, Genre genre = Genre.Brief, string? source = null) => new()
        {
            Id = id,
            Title = title,
            Date = date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", null),
            Theme = theme,
            Genre = genre,
            Source = source,
            Layers = new TextLayers { Text = text, Entities = entities ?? [], Figures = figures ?? [], Dates = dates ?? [] },
        };

    public static Figure Figure(FigureKind kind, decimal low, decimal high, string unit, FigureBound bound = FigureBound.Exact) => new(0, 1, kind, low, high, unit, bound);

    public IEnumerable<string> Find(string query) => Searcher.Search(new ArticleQuery { Text = query, Take = 100 }).Hits.Select(h => h.Id);

    public string Set(string query) => string.Join(' ', Find(query).Order(StringComparer.Ordinal));

    public void Dispose()
    {
        searcher?.Dispose();
        Directory.Delete(Folder, true);
    }
}
