using TextKit.Articles;
using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Figures;
using Xunit;

namespace TextKit.Tests.Evaluation;

public sealed class GoldArticleTests
{
    private const string Sample = """
        id: hardship-aid-99
        split: dev
        date: 2019-09-12
        genre: feature
        theme: hardship-aid
        themes: hardship-aid, groups
        title: {org:甘肃省总|甘肃省总工会}送来一份\{真\}情
        byline: 本报记者 {person:康勤}　本报通讯员 {person:玉素甫·卡斯木}

        {date:9月9日|2019-09-09}，困难职工由{figure:344户|344 户|c1.from}减少至{figure:42户|42 户|c1.to}，发放{figure:1万余包|10000 包 at_least}大米。
        ## 到{place:靖远县|620421}去
        {recurring:每周四}有{figure:3至5名|3..5 名}队员值班，{date:日前}已满。
        """;

    [Fact]
    public void Markup_becomes_spans_into_the_plain_text()
    {
        var gold = GoldArticle.Parse(Sample, "样本.gold.txt");
        Assert.Equal("甘肃省总送来一份{真}情", gold.Article.Title);
        Assert.Equal(gold.Article.ComposeText(), gold.Text);
        Assert.Equal(CorpusSplit.Dev, gold.Split);
        Assert.Equal(["hardship-aid", "groups"], gold.Themes);
        Assert.Equal(["甘肃省总", "康勤", "玉素甫·卡斯木", "靖远县"], gold.Entities.Select(e => gold.Text[e.Start..e.End]));
        Assert.Equal("甘肃省总工会", gold.Entities[0].Name);
        Assert.Equal("620421", gold.Entities[3].Code);
        Assert.Equal(["344户", "42户", "1万余包", "3至5名"], gold.Figures.Select(f => gold.Text[f.Start..f.End]));
        Assert.Equal((10000m, "包", FigureBound.AtLeast), (gold.Figures[2].Low, gold.Figures[2].Unit, gold.Figures[2].Bound));
        Assert.Equal((3m, 5m), (gold.Figures[3].Low, gold.Figures[3].High));
        var change = Assert.Single(gold.Changes);
        Assert.Equal(("344户减少至42户", ChangeDirection.Down), (gold.Text.Substring(change.Start, change.Length), change.Direction));
        Assert.Equal([new DateOnly(2019, 9, 9), null], gold.Dates.Select(d => d.From));
        Assert.Equal("每周四", gold.Text[gold.Recurring[0].Start..gold.Recurring[0].End]);
        Assert.Equal(
            [new Byline("康勤", BylineRole.Reporter, "本报"), new Byline("玉素甫·卡斯木", BylineRole.Correspondent, "本报")],
            gold.Article.Bylines);
    }

    [Theory]
    [InlineData("{person:康勤", "is never closed")]
    [InlineData("{人:康勤}", "unknown kind '人'")]
    [InlineData("{figure:3户}", "needs its normal form")]
    [InlineData("{figure:3户|三 户}", "'三' is no value")]
    [InlineData("{date:9月|2019-09-31}", "is no day")]
    [InlineData("{place:北京|11}", "6 or 9 digits")]
    [InlineData("{org:{place:北京}市总}", "does not nest")]
    [InlineData("一}二", "closes nothing")]
    public void A_fault_names_file_line_and_value(string paragraph, string why)
    {
        var content = $"id: a\nsplit: train\ndate: 2020-01-01\ngenre: brief\ntheme: rights\ntitle: 标题\n\n{paragraph}\n";
        var error = Assert.Throws<InvalidDataException>(() => GoldArticle.Parse(content, "甲.gold.txt"));
        Assert.StartsWith("甲.gold.txt:8: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_article_of_the_corpus_reads_and_its_offsets_hold()
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles"));
        Assert.True(articles.Count >= 39);
        Assert.Equal(articles.Count, articles.Select(a => a.Id).Distinct().Count());
        Assert.All(articles, a =>
        {
            Assert.Equal(a.Article.ComposeText(), a.Text);
            Assert.Equal(Path.GetFileName(a.Article.Source), a.Id + ".gold.txt");
            Assert.NotEmpty(a.Entities);
        });
    }
}
