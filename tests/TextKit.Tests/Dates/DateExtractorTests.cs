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
    [InlineData("下周三开会，上个月摸底，大后天报到", "下周三=2019-08-28/2019-08-28,上个月=2019-07-01/2019-07-31,大后天=2019-08-23/2019-08-23")]
    [InlineData("本月15号，二零一九年，09年建厂", "本月15号=2019-08-15/2019-08-15,二零一九年=2019-01-01/2019-12-31,09年=2009-01-01/2009-12-31")]
    [InlineData("十月一号开馆", "十月一号=2019-10-01/2019-10-01")]
    [InlineData("2019/9/9，2019.9.9，2019-9-9", "2019/9/9=2019-09-09/2019-09-09,2019.9.9=2019-09-09/2019-09-09,2019-9-9=2019-09-09/2019-09-09")]
    [InlineData("报名至20190909截止", "20190909=2019-09-09/2019-09-09")]
    [InlineData("第三季度，上半年，下半年", "第三季度=2019-07-01/2019-09-30,上半年=2019-01-01/2019-06-30,下半年=2019-07-01/2019-12-31")]
    [InlineData("上季度减亏，下个季度投产", "上季度=2019-04-01/2019-06-30,下个季度=2019-10-01/2019-12-31")]
    [InlineData("今年前8个月，前两个月", "今年前8个月=2019-01-01/2019-08-31,前两个月=2019-01-01/2019-02-28")]
    [InlineData("90年代进厂，上世纪80年代，19世纪", "90年代=1990-01-01/1999-12-31,上世纪80年代=1980-01-01/1989-12-31,19世纪=1801-01-01/1900-12-31")]
    [InlineData("今明两年，今明两天，去冬今春", "今明两年=2019-01-01/2020-12-31,今明两天=2019-08-20/2019-08-21,去冬今春=2018-12-01/2019-05-31")]
    [InlineData("2018年冬天，今年寒假", "2018年冬天=2018-12-01/2019-02-28,今年寒假=2019-01-01/2019-02-28")]
    [InlineData("8月19日上午9时至11时", "8月19日上午9时至11时=2019-08-19/2019-08-19")]
    [InlineData("2018年10月至今，2015年以后", "2018年10月至今=2018-10-01/,2015年以后=2016-01-01/")]
    [InlineData("从2016年3月1日开始", "2016年3月1日=2016-03-01/")]
    [InlineData("三月和九月之间", "三月和九月之间=2019-03-01/2019-09-30")]
    [InlineData("10月第一周，10月的第二个星期日", "10月第一周=2019-10-07/2019-10-13,10月的第二个星期日=2019-10-13/2019-10-13")]
    [InlineData("上半年事故比去年同期少", "上半年=2019-01-01/2019-06-30,去年同期=2018-01-01/2018-06-30")]
    [InlineData("民国三年建窑", "民国三年=1914-01-01/1914-12-31")]
    [InlineData("除夕，元宵节，清明节，端午，中秋", "除夕=2020-01-24/2020-01-24,元宵节=2019-02-19/2019-02-19,清明节=2019-04-05/2019-04-05,端午=2019-06-07/2019-06-07,中秋=2019-09-13/2019-09-13")]
    [InlineData("农历八月十五，腊月廿三，正月初三", "农历八月十五=2019-09-13/2019-09-13,腊月廿三=2020-01-17/2020-01-17,正月初三=2020-01-27/2020-01-27")]
    [InlineData("母亲节，冬至，今年国庆", "母亲节=2019-05-12/2019-05-12,冬至=2019-12-22/2019-12-22,今年国庆=2019-10-01/2019-10-07")]
    [InlineData("今年春节后返岗", "今年春节后=2019-02-12/")]
    [InlineData("过去十年，未来三年，近五年", "过去十年=/,未来三年=/,近五年=/")]
    [InlineData("8月16日讯 昨天", "8月16日=2019-08-16/2019-08-16,昨天=2019-08-15/2019-08-15")]
    [InlineData("周三上午9时在工会大厅", "周三上午9时=2019-08-21/2019-08-21")]
    [InlineData("凌晨四点，灯还亮着", "凌晨四点=/")]
    public void A_date_is_resolved_against_the_issue_date(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("每周四、周五开放", "每周四、周五=R")]
    [InlineData("每月5日、20日送药", "每月5日、20日=R")]
    [InlineData("每年投入3万元", "每年=R")]
    [InlineData("每天清晨五点半出车", "每天清晨五点半=R")]
    [InlineData("逢年过节走访，每逢周末义诊", "逢年过节=R,每逢周末=R")]
    [InlineData("每月15日对账，天天巡查", "每月15日=R,天天=R")]
    [InlineData("周一至周五开门", "周一至周五=R")]
    [InlineData("每季度末盘点，每两年轮训", "每季度末=R,每两年=R")]
    public void Recurring_expressions_are_flagged(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("庆祝70周年")]
    [InlineData("1500名职工")]
    [InlineData("通讯员夏凤平")]
    [InlineData("用了3个月")]
    [InlineData("荣获五一劳动奖章")]
    [InlineData("党的十九大和三中全会")]
    [InlineData("拨打12345热线")]
    [InlineData("五四路小学与八一中学")]
    [InlineData("九一八历史博物馆")]
    [InlineData("工号20190915077")]
    [InlineData("通讯员王立春、罗霜降")]
    [InlineData("提出三点意见，一点不含糊")]
    [InlineData("老厂三代人，第3期简报")]
    [InlineData("每小时60公里")]
    [InlineData("12号楼3单元，一日之计在于晨")]
    [InlineData("庆祝国庆70周年文艺汇演")]
    [InlineData("温度调高24点5度")]
    public void What_names_no_time_is_left_out(string text) => Assert.Equal("", Describe(text));

    [Theory]
    [InlineData("明天上午开会", "明天上午=2019-08-21/2019-08-21")]
    [InlineData("近三年的事故数", "近三年=2016-08-20/2019-08-20")]
    [InlineData("1/2/2020，2018", "1/2/2020=2020-02-01/2020-02-01,2018=2018-01-01/2018-12-31")]
    public void Talk_and_search_forms_are_read_on_request(string text, string expected) =>
        Assert.Equal(expected, Describe(text, DateExtractor.Create(new DateExtractorOptions { Wide = true })));

    [Fact]
    public void Without_an_issue_date_relative_dates_have_no_interval() =>
        Assert.Equal(new DateExpression(0, 4, null, null), Assert.Single(DateExtractor.Default.Extract("今年6月")));

    private static string Describe(string text, DateExtractor? extractor = null) => string.Join(',', (extractor ?? DateExtractor.Default).Extract(text, Issue)
        .Select(d => $"{text.Substring(d.Start, d.Length)}={(d.IsRecurring ? "R" : $"{d.From:yyyy-MM-dd}/{d.To:yyyy-MM-dd}")}"));
}
