using TextKit.Dates;

namespace TextKit.Tests.Dates;

public sealed class DateExtractorTests
{
    private static readonly DateOnly Issue = new(2019, 8, 20);

    [Theory]
    [InlineData("9月9日，工会", "9月9日=2019-09-09/2019-09-09")]
    [InlineData("8月下旬启动", "8月下旬=2019-08-21/2019-08-31")]
    [InlineData("今年6月初", "今年6月初=2019-06-01/2019-06-10")]
    [InlineData("2018年10月至2019年4月", "2018年10月至2019年4月=2018-10-01/2019-04-30")]
    [InlineData("2016年以来", "2016年以来=2016-01-01/")]
    [InlineData("7月中旬以来", "7月中旬以来=2019-07-11/")]
    [InlineData("截至去年底", "去年底=2018-10-01/2018-12-31")]
    [InlineData("“十三五”期间", "“十三五”期间=2016-01-01/2020-12-31")]
    [InlineData("今年春节期间", "今年春节期间=2019-02-04/2019-02-11")]
    [InlineData("端午节当天", "端午节=2019-06-07/2019-06-07")]
    [InlineData("半年来，近日", "半年来=/,近日=/")]
    [InlineData("8月19日上午9时30分", "8月19日上午9时30分=2019-08-19/2019-08-19")]
    [InlineData("2017年3月入会，同年8月", "2017年3月=2017-03-01/2017-03-31,同年8月=2017-08-01/2017-08-31")]
    [InlineData("8月底前完成", "8月底前=/2019-08-31")]
    [InlineData("9月8日至10日", "9月8日至10日=2019-09-08/2019-09-10")]
    [InlineData("18年10月1日至19年2月3日", "18年10月1日至19年2月3日=2018-10-01/2019-02-03")]
    [InlineData("今年腊月", "今年腊月=2019-12-26/2020-01-24")]
    [InlineData("一季度", "一季度=2019-01-01/2019-03-31")]
    public void A_date_is_resolved_against_the_issue_date(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("每周四、周五开放", "每周四、周五=R")]
    [InlineData("每月5日、20日送药", "每月5日、20日=R")]
    [InlineData("每年投入3万元", "每年=R")]
    public void Recurring_expressions_are_flagged(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("庆祝70周年")]
    [InlineData("1500名职工")]
    [InlineData("通讯员夏凤平")]
    [InlineData("用了3个月")]
    [InlineData("过去十年中国的变化")]
    [InlineData("荣获五一劳动奖章")]
    public void What_names_no_time_is_left_out(string text) => Assert.Equal("", Describe(text));

    private static string Describe(string text) => string.Join(',', DateExtractor.Default.Extract(text, Issue)
        .Select(d => $"{text.Substring(d.Start, d.Length)}={(d.IsRecurring ? "R" : $"{d.From:yyyy-MM-dd}/{d.To:yyyy-MM-dd}")}"));
}
