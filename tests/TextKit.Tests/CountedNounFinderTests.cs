using TextKit.Figures;

namespace TextKit.Tests;

public sealed class CountedNounFinderTests
{
    [Theory]
    [InlineData("服务队接诊了近1500余名职工。", "职工")]
    [InlineData("工作队发放助学金近20万元。", "助学金")]
    [InlineData("送去3000元慰问金", "慰问金")]
    [InlineData("43名下岗失业人员实现就业", "下岗失业人员")]
    [InlineData("协会向100家企业发出倡议", "企业")]
    [InlineData("现场收到简历1.1万份。", "简历")]
    [InlineData("买来30斤大米", "大米")]
    public void A_figure_is_tied_to_the_noun_it_counts(string text, string noun) => Assert.Equal([noun], Nouns(text));

    [Theory]
    [InlineData("工会出资14万元。")]
    [InlineData("每人5元")]
    [InlineData("气温升到38摄氏度")]
    [InlineData("占了三成")]
    public void No_noun_is_named_where_none_is_counted(string text) => Assert.Empty(Nouns(text));

    [Fact]
    public void Each_figure_has_one_noun_at_most_and_the_noun_lies_outside_all_figures()
    {
        const string text = "建档立卡贫困户由344户减少至42户，890名职工领到慰问金12万元，1户5人脱贫。";
        var figures = FigureExtractor.Default.Extract(text);
        var counted = new List<CountedNoun>();
        CountedNounFinder.Default.Find(text, figures, counted);
        Assert.Equal(counted.Count, counted.DistinctBy(c => c.Figure).Count());
        Assert.All(counted, c => Assert.DoesNotContain(figures, f => c.Start < f.End && f.Start < c.Start + c.Length));
    }

    private static List<string> Nouns(string text)
    {
        var counted = new List<CountedNoun>();
        CountedNounFinder.Default.Find(text, FigureExtractor.Default.Extract(text), counted);
        return [.. counted.Select(c => text.Substring(c.Start, c.Length))];
    }
}
