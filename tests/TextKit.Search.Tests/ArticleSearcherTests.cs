using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class ArticleSearcherTests
{
    [Fact]
    public void An_article_is_found_by_word_and_by_figure_with_its_highlight()
    {
        var folder = Directory.CreateTempSubdirectory("textkit").FullName;
        const string text = "区总工会帮96名职工讨回210万元欠薪。";
        using (var writer = ArticleIndexWriter.Open(folder))
        {
            writer.Add(new AnnotatedArticle
            {
                Id = "a",
                Layers = new TextLayers { Text = text, Figures = [new Figure(11, 6, FigureKind.Money, 2_100_000, 2_100_000, "元", FigureBound.Exact)] },
            });
            writer.Add(new AnnotatedArticle { Id = "b", Layers = new TextLayers { Text = "市总工会举办职工运动会。" } });
            writer.Commit();
        }

        using var searcher = ArticleSearcher.Open(folder);
        var found = searcher.Search(new ArticleQuery { Text = "欠薪", Figures = ["money>=2000000"] });
        var hit = Assert.Single(found.Hits);
        Assert.Equal("a", hit.Id);
        var (start, end) = Assert.Single(hit.Snippet.Highlights);
        Assert.Equal("欠薪", hit.Snippet.Text[start..end]);
        Assert.Equal(2, searcher.Search(new ArticleQuery()).Total);
        Assert.Throws<FormatException>(() => searcher.Search(new ArticleQuery { Text = "(欠薪" }));
    }
}
