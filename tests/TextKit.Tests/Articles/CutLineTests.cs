using TextKit.Articles;

namespace TextKit.Tests.Articles;

/// <summary>Lines that a column break cut off, short as headings, signatures and kickers are.</summary>
public sealed class CutLineTests
{
    private const string Story = """
        # 厂子破产，职工债权排到了第一

        本报记者 亓玉良

        酒精罐搬空的那天，管理人把职工债权表贴上了厂门，第一栏写着欠发的工资和集资款。


        """;

    private const string Next = """
        # 水表倒走的那一格

        本报记者 霍炳文

        看一家厂欠不欠薪，先看水表。水用得少了，工会干部就上门去问。
        """;

    [Theory]
    [InlineData("10月11日发钱，铁锅拍给了一所学")]
    [InlineData("按照州总工会的办法，前三名由州人社")]
    public void A_story_is_truncated_where_the_last_line_of_the_page_is_cut_off(string last)
    {
        var article = Assert.Single(PageReader.Default.Read(Story + last).Articles);
        Assert.True(article.Truncated);
        Assert.Equal(last, article.Sections[^1].Paragraphs[^1].Text);
    }

    [Fact]
    public void The_name_below_the_last_story_cuts_nothing_off() =>
        Assert.False(Assert.Single(PageReader.Default.Read(Story + "王小明").Articles).Truncated);

    [Theory]
    [InlineData("工会没有急着开讲座，而是请来河南省")]
    [InlineData("平台还答应专门留出“找工会")]
    [InlineData("学院向周边小厂敞开，修车的、")]
    public void A_cut_line_above_a_headline_is_no_kicker(string line)
    {
        var articles = PageReader.Default.Read(Story + line + "\n\n" + Next).Articles;
        Assert.Equal(["厂子破产，职工债权排到了第一", "水表倒走的那一格"], articles.Select(a => a.Title));
        Assert.Equal(line, articles[0].Sections[^1].Paragraphs[^1].Text);
        Assert.True(articles[0].Truncated);
        Assert.Null(articles[1].Kicker);
    }

    [Fact]
    public void A_plain_line_above_a_headline_is_its_kicker_without_a_dash() =>
        Assert.Equal("长安镇有个怪规矩", PageReader.Default.Read(Story + "长安镇有个怪规矩\n\n" + Next).Articles[1].Kicker);

    [Fact]
    public void Two_halves_of_a_size_head_a_section_and_are_no_cut_line()
    {
        var page = PageReader.Default.Read(Story + "权力写进清单，也写进账本\n\n当上主席才知道活不好干。产假的事，他找人事，人事推法务。\n\n" + Next);
        var section = page.Articles[0].Sections[^1];
        Assert.Equal("权力写进清单，也写进账本", section.Heading);
        Assert.Single(section.Paragraphs);
    }

    [Fact]
    public void A_number_cut_at_its_point_is_joined_again()
    {
        const string Open = "锡林郭勒盟工会今年又为牧民免费提供摊位，工会干部帮着办证、接电、挂灯，夜市开了六十天。客流8.3万人次，户均营业额超1.";
        const string Tail = "5万元，比去年多了三成，牧民说明年夏天还来摆摊。";
        var page = PageReader.Default.Read($"# 草原夜市“工”字号\n\n本报记者 额尔敦\n\n{Open}\n\n{Next}\n\n{Tail}\n");
        Assert.Equal(Open + Tail, Assert.Single(page.Articles[0].Sections[0].Paragraphs).Text);
    }
}
