namespace TextKit.Search.Tests;

public sealed class CorpusStatisticsTests
{
    private static TestIndex Index() => new(
        TestIndex.Article("a", "职工讨回欠薪。职工满意。", date: "2019-08-01", theme: "rights"),
        TestIndex.Article("b", "职工 參加 培訓，12,345人。", date: "2019-09-01", theme: "employment"),
        TestIndex.Article("c", "企业拖欠工资，职工讨回工资。", date: "2020-01-01", theme: "rights"),
        TestIndex.Article("d", ""));

    [Fact]
    public void Frequencies_count_words_and_the_articles_they_stand_in()
    {
        using var index = Index();
        var list = new CorpusStatistics(index.Searcher).Frequencies();
        Assert.Equal(("职工", 4L, 3), (list.Rows[0].Text, list.Rows[0].Count, list.Rows[0].Articles));
        Assert.Equal(list.Tokens, list.Rows.Sum(r => r.Count));
        Assert.Equal(list.Types, list.Rows.Count);
        Assert.Equal(4e6 / list.Tokens, list.Rows[0].PerMillion, 1e-9);
        Assert.Contains(list.Rows, r => r.Text == "培训");
        Assert.Contains(list.Rows, r => r.Text == "12345");
        Assert.Equal(["职工"], new CorpusStatistics(index.Searcher).Frequencies(new ArticleQuery { Theme = "rights" }, leastCount: 3).Rows.Select(r => r.Text));
    }

    [Fact]
    public void Rows_of_words_end_at_punctuation()
    {
        using var index = Index();
        var pairs = new CorpusStatistics(index.Searcher).NGrams(2);
        Assert.Equal(("职工 讨回", 2L), (pairs.Rows[0].Text, pairs.Rows[0].Count));
        Assert.DoesNotContain(pairs.Rows, r => r.Text == "欠薪 职工");
    }

    [Fact]
    public void Collocates_are_the_words_within_the_window_each_place_once()
    {
        using var index = Index();
        var statistics = new CorpusStatistics(index.Searcher);
        foreach (var within in (ArticleQuery?[])[null, new ArticleQuery { Text = "职工" }])
        {
            var list = statistics.Collocates("职工", new CollocateOptions { Left = 2, Right = 2, LeastCount = 1, Within = within, Order = CollocateOrder.Count });
            Assert.Equal(4, list.Nodes);
            var row = list.Rows.Single(r => r.Word == "讨回");
            Assert.Equal((2L, 2L), (row.Count, row.Total));
            var debt = list.Rows.Single(r => r.Word == "欠薪");
            Assert.Equal((1L, 1L), (debt.Count, debt.Total));
            Assert.Equal(CorpusMeasures.LogDice(2, 4, 2), row.LogDice, 1e-9);
            Assert.Equal(CorpusMeasures.LogLikelihood(2, list.WindowTokens, 2, list.Tokens), row.LogLikelihood, 1e-9);
            Assert.Equal(statistics.Frequencies().Tokens - 4, list.Tokens);
        }
    }

    [Fact]
    public void Keyness_sets_what_is_more_frequent_apart_from_what_is_less()
    {
        using var index = Index();
        var rows = new CorpusStatistics(index.Searcher).Keyness(new ArticleQuery { Theme = "rights" }, new ArticleQuery { Theme = "employment" }, leastCount: 1);
        Assert.True(rows.Single(r => r.Word == "讨回").LogLikelihood > 0);
        Assert.True(rows.Single(r => r.Word == "培训").LogLikelihood < 0);
        Assert.Equal((2L, 0L), (rows.Single(r => r.Word == "讨回").Count, rows.Single(r => r.Word == "讨回").ReferenceCount));
    }

    [Fact]
    public void Dispersion_and_trend_go_by_parts_of_the_corpus()
    {
        using var index = Index();
        var statistics = new CorpusStatistics(index.Searcher);
        var spread = statistics.Dispersion("职工", CorpusPart.Month);
        Assert.Equal((4L, 3, 3), (spread.Count, spread.Parts, spread.Range));
        Assert.InRange(spread.DeviationOfProportions!.Value, 0, 0.4);
        Assert.Null(statistics.Dispersion("没有的词").DeviationOfProportions);
        Assert.Equal([("2019", 3L), ("2020", 1L)], statistics.Trend("职工", CorpusPart.Year).Select(r => (r.Period, r.Count)));
        Assert.Equal(["2019-08", "2019-09", "2020-01"], statistics.Trend("职工").Select(r => r.Period));
        Assert.Equal([1L, 0, 2], statistics.Trend("[word=\"讨.\"]|\"工资\"").Select(r => r.Count));
    }

    [Fact]
    public void A_node_of_plain_text_begins_and_ends_where_words_do()
    {
        using var index = new TestIndex(TestIndex.Article("a", "农民工农民工，农民。", date: "2019-08-01"));
        Assert.Equal(1, new CorpusStatistics(index.Searcher).Trend("农民")[0].Count);
    }
}
