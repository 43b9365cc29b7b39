using TextKit.Figures;

namespace TextKit.Tests.Figures;

public sealed class FigureChangeTests
{
    [Theory]
    [InlineData("困难职工由344户减少至42户。", "344户→42户 down")]
    [InlineData("学员从3人增加到45人。", "3人→45人 up")]
    [InlineData("补贴由每人30元变为50元。", "30元→50元 up")]
    [InlineData("刚成立时会员16人，如今发展到340人。", "16人→340人 up")]
    [InlineData("入会率由60%提升到85%，提高25个百分点。", "60%→85% by 25个百分点 up")]
    [InlineData("用时由原来的30天缩短至7天，压缩了76.7%。", "30天→7天 by 76.7% down")]
    public void A_change_ties_what_it_goes_from_and_to(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("工伤事故同比下降31%。", "by 31% down")]
    [InlineData("出勤率比去年同期多5个百分点。", "by 5个百分点 up")]
    [InlineData("食堂浪费比上年减少3成。", "by 3成 down")]
    [InlineData("员工病假较去年少了两成多。", "by 两成多 down")]
    [InlineData("线路延长近8公里。", "by 8公里 up")]
    [InlineData("工资涨了两成。", "by 两成 up")]
    [InlineData("产量增长了两倍。", "by 两倍 up")]
    [InlineData("事故比上年同期的12起减少5起。", "12起→? by 5起 down")]
    public void A_rate_alone_is_a_change_by_it(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("产值5.3亿元，同比增长12.3%。", "?→5.3亿元 by 12.3% up")]
    [InlineData("营业收入增长15%，达到3.2亿元。", "?→3.2亿元 by 15% up")]
    [InlineData("投资达到120亿元，比上年增加18亿元。", "?→120亿元 by 18亿元 up")]
    [InlineData("失业率环比下降0.2个百分点，降至5.1%。", "?→5.1% by 0.2个百分点 down")]
    [InlineData("集体合同覆盖率提高到95%。", "?→95% up")]
    [InlineData("会员增至500多人。", "?→500多人 up")]
    public void What_it_came_to_is_tied_where_it_stands_beside_the_rate(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("收入翻一番。", "翻一番=2", "by 翻一番 up")]
    [InlineData("产量翻了两番。", "翻了两番=4", "by 翻了两番 up")]
    [InlineData("利润实现翻番。", "翻番=2", "by 翻番 up")]
    public void Doubling_is_a_figure_in_multiples_and_a_change(string text, string figure, string change)
    {
        var found = Assert.Single(FigureExtractor.Default.Extract(text));
        Assert.Equal(figure, $"{text.AsSpan(found.Start, found.Length)}={found.Low}");
        Assert.Equal("倍", found.Unit);
        Assert.Equal(change, Describe(text));
    }

    [Theory]
    [InlineData("他翻番茄炒蛋的菜谱翻了三年。")]
    [InlineData("产品价格比第二名高0.4元。")]
    [InlineData("每天多花4000元。")]
    [InlineData("不少于20分钟，不低于260元。")]
    [InlineData("服务职工1500名，发放慰问金20万元。")]
    [InlineData("从3个班组里选出5人。")]
    public void What_compares_nothing_with_earlier_is_no_change(string text) => Assert.Equal("", Describe(text));

    [Fact]
    public void A_change_covers_its_verb_and_its_figures()
    {
        const string text = "纠纷同比下降31%，满意率由90%升至98%。";
        var changes = Changes(text, out _);
        Assert.Equal(["同比下降31%", "90%升至98%"], changes.Select(c => text.Substring(c.Start, c.Length)));
    }

    private static List<FigureChange> Changes(string text, out List<Figure> figures)
    {
        figures = [];
        var changes = new List<FigureChange>();
        FigureExtractor.Default.ExtractChanges(text, figures, changes);
        return changes;
    }

    private static string Describe(string text)
    {
        var changes = Changes(text, out var figures);
        string Surface(int? position) => position is { } p ? text.Substring(figures[p].Start, figures[p].Length) : "?";
        return string.Join(", ", changes.Select(c => (c.From is null && c.To is null ? "" : $"{Surface(c.From)}→{Surface(c.To)} ") + (c.By is null ? "" : $"by {Surface(c.By)} ") + (c.Direction == ChangeDirection.Up ? "up" : "down")));
    }
}
