using CsCheck;
using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Tests.Articles;

public sealed class SimulatedPageTests
{
    private static readonly Lazy<Article[]> Dev = new(() => Of(CorpusSplit.Dev));

    [Fact]
    public void No_simulated_page_loses_or_doubles_a_character() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 16], Gen.Double[0, 1]).Sample(AssertLaws, iter: 12, threads: 1);

    /// <summary>A sentence that fills its line goes on in the next one, but was joined to one far below.</summary>
    [Fact]
    public void A_paragraph_joined_over_a_column_names_the_lines_of_both_parts() => AssertLaws(91_999, 16, 0.7022917544701155);

    [Fact]
    public void Stories_of_articles_held_apart_are_put_back_in_order()
    {
        var rows = PageScore.Evaluate(Enumerable.Range(1, 3).SelectMany(seed => PageSimulator.Pages(Dev.Value, seed))).ToDictionary(r => r.Name);
        Assert.True(rows["paragraphs"].Recall > 0.93, $"paragraphs {rows["paragraphs"].Recall:0.000}");
        Assert.True(rows["pairs"].Recall > 0.95, $"pairs {rows["pairs"].Recall:0.000}");
        Assert.True(rows["articles"].Recall > 0.78, $"articles {rows["articles"].Recall:0.000}");
    }

    [Fact]
    public void Pages_printed_line_by_line_are_read_nearly_as_well()
    {
        var lines = new PageSimulatorOptions { LineByLine = 1, Displaced = 0, Swapped = 0, Lost = 0 };
        var rows = PageScore.Evaluate(Enumerable.Range(1, 3).SelectMany(seed => PageSimulator.Pages(Dev.Value, seed, lines))).ToDictionary(r => r.Name);
        Assert.True(rows["articles"].Recall > 0.87, $"articles {rows["articles"].Recall:0.000}");
    }

    /// <summary>The expected calibration error: over tenths of confidence, the distance between its mean and the share of articles read exactly right.</summary>
    [Fact]
    public void Confidence_says_how_often_an_article_is_read_exactly_right()
    {
        var test = Of(CorpusSplit.Test);
        var read = Enumerable.Range(1, 10).SelectMany(seed => PageSimulator.Pages(test, seed))
            .SelectMany(page => PageReader.Default.Read(page.Text).Articles.Select(a => (a.Confidence, IsRight: page.Articles.Any(gold => PageScore.IsSame(a, gold))))).ToArray();
        var error = read.GroupBy(a => (int)(a.Confidence * 10)).Sum(g => Math.Abs(g.Sum(a => a.Confidence) - g.Count(a => a.IsRight))) / read.Length;
        TestContext.Current.SendDiagnosticMessage($"expected calibration error of {read.Length} articles: {error:0.0000}");
        Assert.True(error < 0.05, $"{error:0.0000}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_pages() =>
        Assert.Equal(PageSimulator.Pages(Dev.Value, 7).Select(p => p.Text), PageSimulator.Pages(Dev.Value, 7).Select(p => p.Text));

    private static Article[] Of(CorpusSplit split) =>
        [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == split).Select(g => g.Article)];

    private static void AssertLaws(int seed, int articles, double rate)
    {
        var damage = new PageSimulatorOptions { ArticlesPerPage = articles, Displaced = rate, Swapped = rate, Lost = rate / 2, Doubled = rate / 100, LineByLine = rate, Unmarked = rate };
        foreach (var page in PageSimulator.Pages(Dev.Value, seed, damage))
        {
            var read = PageReader.Default.Read(page.Text);
            PageLaws.AssertNothingLostOrDoubled(page.Text, read);
            PageLaws.AssertLinesHoldTheirParagraphs(page.Text, read);
        }
    }
}
