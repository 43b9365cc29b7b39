using System.Globalization;
using TextKit.Figures;

namespace TextKit.Tests.Figures;

public sealed class FigureExtractorTests
{
    [Theory]
    [InlineData("发放助学金1564万元。", "1564万元=15640000 元")]
    [InlineData("职工1500余名参加", "1500余名=1500 名 at_least")]
    [InlineData("每人5万多元", "5万多元=50000 元 at_least")]
    [InlineData("收到379万余元", "379万余元=3790000 元 at_least")]
    [InlineData("招聘3至5名电工", "3至5名=3..5 名")]
    [InlineData("30—50岁的职工", "30—50岁=30..50 岁")]
    [InlineData("两三百户人家", "两三百户=200..300 户")]
    [InlineData("二三十人", "二三十人=20..30 人")]
    [InlineData("十几年了", "十几年=11..19 年")]
    [InlineData("几十名工友", "几十名=20..99 名")]
    [InlineData("百余名志愿者", "百余名=100 名 at_least")]
    [InlineData("上千名职工", "上千名=1000 名 at_least")]
    [InlineData("投入1.2亿元", "1.2亿元=120000000 元")]
    [InlineData("月薪2万5千元", "2万5千元=25000 元")]
    [InlineData("重三点五吨", "三点五吨=3.5 吨")]
    [InlineData("占百分之三十", "百分之三十=30 %")]
    [InlineData("误差千分之五", "千分之五=0.5 %")]
    [InlineData("三成职工", "三成=30 %")]
    [InlineData("占三分之一", "三分之一=33.333333 %")]
    [InlineData("一根4毛钱", "4毛钱=0.4 元")]
    [InlineData("三块五一斤", "三块五=3.5 元,一斤=1 斤")]
    [InlineData("参加活动109场(次)", "109场(次)=109 场次")]
    [InlineData("不少于10条", "10条=10 条 at_least")]
    [InlineData("年龄不超过38岁", "38岁=38 岁 at_most")]
    [InlineData("近1500余名会员", "1500余名=1500 名 about")]
    [InlineData("气温零下24摄氏度", "零下24摄氏度=-24 摄氏度")]
    [InlineData("提前半个月完成", "半个月=0.5 个月")]
    [InlineData("用了一天半", "一天半=1.5 天")]
    [InlineData("1户5人", "1户=1 户,5人=5 人")]
    [InlineData("提高5个百分点", "5个百分点=5 个百分点")]
    [InlineData("每一次都到场", "")]
    public void A_quantity_comes_out_with_its_value_unit_and_bound(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("《工运论丛》第7期")]
    [InlineData("全总十七届三次执委会")]
    [InlineData("三甲医院的医生")]
    [InlineData("全国两会期间")]
    [InlineData("推进十小工程")]
    [InlineData("庆祝新中国成立70周年")]
    [InlineData("落实四个精准")]
    [InlineData("湖南张家界九州镇")]
    [InlineData("2019年8月15日上午9时30分")]
    [InlineData("一个问题，一支笔")]
    [InlineData("千方百计促就业")]
    [InlineData("坐上K528次列车")]
    public void What_is_no_quantity_is_left_out(string text) => Assert.Equal("", Describe(text));

    [Fact]
    public void The_span_overloads_allocate_nothing_where_the_lists_have_room()
    {
        const string text = "8月20日，工会为1500余名职工发放慰问金379万余元，困难职工由344户减少至42户，占三分之一，用了3小时06分。";
        var figures = new List<Figure>(64);
        FigureExtractor.Default.Extract(text.AsSpan(), figures);
        figures.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        FigureExtractor.Default.Extract(text.AsSpan(), figures);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_change_ties_the_figures_it_goes_from_and_to()
    {
        var figures = new List<Figure>();
        var changes = new List<FigureChange>();
        FigureExtractor.Default.ExtractChanges("困难职工由344户减少至42户。", figures, changes);
        Assert.Equal([new FigureChange(5, 10, 0, 1, null, ChangeDirection.Down)], changes);
    }

    private static string Describe(string text) => string.Join(',', FigureExtractor.Default.Extract(text).Select(f => $"{text.Substring(f.Start, f.Length)}={Value(f)} {f.Unit}{Bound(f.Bound)}"));

    private static string Value(Figure figure)
    {
        var low = figure.Low.ToString(CultureInfo.InvariantCulture);
        return figure.IsRange ? $"{low}..{figure.High.ToString(CultureInfo.InvariantCulture)}" : low;
    }

    private static string Bound(FigureBound bound) => bound switch
    {
        FigureBound.About => " about",
        FigureBound.AtLeast => " at_least",
        FigureBound.AtMost => " at_most",
        _ => "",
    };
}
