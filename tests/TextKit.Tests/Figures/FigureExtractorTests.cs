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
    [InlineData("身高一米七五，个头1米8", "一米七五=1.75 米,1米8=1.8 米")]
    [InlineData("90%、80%和75%均不低于标准", "90%=90 %,80%=80 %,75%=75 %")]
    [InlineData("分别不低于最低工资的90%、80%和75%", "90%=90 % at_least,80%=80 % at_least,75%=75 % at_least")]
    [InlineData("茶壶最低卖到20元", "20元=20 元 at_least")]
    [InlineData("每学期至少谈话两次", "两次=2 次 at_least")]
    [InlineData("收入超过低保标准的1.5倍", "1.5倍=1.5 倍 at_least")]
    [InlineData("应约1702家企业", "1702家=1702 家")]
    [InlineData("一名老人倒在一家酒店门口", "一名=1 名,一家=1 家")]
    [InlineData("他一家三口", "三口=3 口")]
    [InlineData("老小六口人", "六口=6 口")]
    [InlineData("市、县、乡三级工会和8级大风", "三级=3 级,8级=8 级")]
    [InlineData("手机响了五下", "五下=5 下")]
    [InlineData("十分钟后到岗", "十分钟=10 分钟")]
    [InlineData("管着一千多号人", "一千多号=1000 号 at_least")]
    [InlineData("破损为零，事故为零。", "零=0 ,零=0 ")]
    [InlineData("每两年体检一次", "一次=1 次")]
    [InlineData("奖金HK$200、US$35.5、RMB 300", "HK$200=200 港元,US$35.5=35.5 美元,RMB 300=300 元")]
    [InlineData("300印度卢比和2000瑞典克朗", "300印度卢比=300 印度卢比,2000瑞典克朗=2000 瑞典克朗")]
    [InlineData("坐满4000多观众，3000万农民工和八万读者", "4000多=4000  at_least,3000万=30000000 ,八万=80000 ")]
    [InlineData("近百万外来务工人员", "百万=1000000  about")]
    [InlineData("增长１７·２％", "１７·２％=17.2 %")]
    [InlineData("约1/4的条目重新撰写", "1/4=25 % about")]
    [InlineData("看了一刻钟", "一刻钟=15 分钟")]
    [InlineData("百分之十到二十。", "百分之十到二十=10..20 %")]
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
    [InlineData("今年前8个月")]
    [InlineData("二次违章")]
    [InlineData("半年多来，三位一体的格局")]
    [InlineData("街上看不到一个人影")]
    [InlineData("兵团143团")]
    [InlineData("三九天里过三八节")]
    [InlineData("企业没花一分钱")]
    [InlineData("两两搭档，三级医院，一级企业")]
    [InlineData("每一位职工和他一家人")]
    public void What_is_no_quantity_is_left_out(string text) => Assert.Equal("", Describe(text));

    [Fact]
    public void The_span_overloads_allocate_nothing_where_the_lists_have_room()
    {
        const string text = "8月20日，工会为1500余名职工发放慰问金379万余元，困难职工由344户减少至42户，占三分之一，用了3小时06分，三个半小时和两个多月，三块五，翻了两番，比去年多5个百分点，HK$200。";
        var figures = new List<Figure>(64);
        FigureExtractor.Default.Extract(text.AsSpan(), figures);
        figures.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        FigureExtractor.Default.Extract(text.AsSpan(), figures);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        var changes = new List<FigureChange>(64);
        FigureExtractor.Default.ExtractChanges(text.AsSpan(), figures, changes);
        figures.Clear();
        changes.Clear();
        before = GC.GetAllocatedBytesForCurrentThread();
        FigureExtractor.Default.ExtractChanges(text.AsSpan(), figures, changes);
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
