using TextKit.Entities;

namespace TextKit.Tests.Entities;

/// <summary>Full names of bodies, codes of places, and what is no name, in both tiers.</summary>
public sealed class FullNameTests
{
    private static readonly EntityRecognizer Accurate = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate });

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "晋江市总工会到泉州开会。会后，市人社局派人下厂。", "市人社局", "晋江市人力资源和社会保障局" },
        { "义乌市总工会职工法律维权中心开门接待。市总工会主席到会。", "市总工会", "义乌市总工会" },
        { "全总机关派人到会。", "全总", "中华全国总工会" },
        { "达茂旗总工会送来棉衣。", "达茂旗总工会", "达尔罕茂明安联合旗总工会" },
        { "金普新区总工会送来饮水机。", "金普新区总工会", "大连市金普新区总工会" },
        { "苏州工业园区总工会送来饮水机。", "苏州工业园区总工会", "苏州工业园区总工会" },
        { "包头市达尔罕茂明安联合旗总工会送来棉衣。", "包头市达尔罕茂明安联合旗总工会", "包头市达尔罕茂明安联合旗总工会" },
        { "职工找到了省总。湖南省总工会当天答复。", "省总", "湖南省总工会" },
        { "北辰重工集团有限公司停产三天。集团工会发了清凉包。", "集团工会", "北辰重工集团有限公司工会" },
        { "国网咸宁供电公司连夜抢修。", "国网咸宁供电公司", "国网湖北省电力有限公司咸宁供电公司" },
        { "他在中铁十二局集团三公司干了八年。", "中铁十二局集团三公司", "中铁十二局集团第三工程有限公司" },
        { "太原铁路局集团公司工会送来了书。", "太原铁路局集团公司工会", "中国铁路太原局集团有限公司工会" },
        { "芷江县总工会派人到会，会后走访会同县的县医保局。芷江县总工会还送了药。", "县医保局", "会同县医疗保障局" },
        { "中铁二局在毕节修路。", "中铁二局", "中铁二局集团有限公司" },
        { "嘉峪关市总工会和市应急局检查安全。", "市应急局", "嘉峪关市应急管理局" },
        { "农行通渭支行放了款。", "农行通渭支行", "中国农业银行通渭支行" },
        { "洛阳市中院作出判决，维持涧西区法院的一审结果。", "涧西区法院", "洛阳市涧西区人民法院" },
        { "洛阳市中院作出判决，维持涧西区法院的一审结果。", "洛阳市中院", "洛阳市中级人民法院" },
        { "芜湖市总工会派人到会。经市政府同意，户外作业停工。", "市政府", "芜湖市人民政府" },
        { "太原市中级人民法院（以下简称太原中院）发布公告。太原中院将拍卖厂房。", "太原中院", "太原市中级人民法院" },
        { "山西晋源玻璃器皿有限公司（以下简称“晋源玻璃”）停产。晋源玻璃欠薪三月。", "晋源玻璃", "山西晋源玻璃器皿有限公司" },
        { "福建飞隼体育用品有限公司停产三天。飞隼体育把门板搬来了。", "飞隼体育", "福建飞隼体育用品有限公司" },
        { "辽宁科技大学派来两名老师。徒弟里有辽科大的硕士。", "辽科大", "辽宁科技大学" },
        { "昆明医科大学第一附属医院接来了伤者。昆医附一院主任说，手保住了。", "昆医附一院", "昆明医科大学第一附属医院" },
        { "西安交大二附院的护士去了武汉。", "西安交大二附院", "西安交通大学第二附属医院" },
        { "赣州市总工会表彰女工。市委副书记出席。", "市委", "中共赣州市委员会" },
        { "黑龙江省直机关工委开了表彰会。", "黑龙江省直机关工委", "黑龙江省直机关工作委员会" },
        { "民建中央发来贺信，祝职工节日快乐。", "民建中央", "中国民主建国会中央委员会" },
        { "新疆维吾尔自治区团委拨款十万元，帮青年职工学技术。", "新疆维吾尔自治区团委", "共青团新疆维吾尔自治区委员会" },
        { "经东丽区委组织部同意，招聘开始。", "东丽区委组织部", "中共天津市东丽区委组织部" },
        { "湘西自治州总工会的人来看他。", "湘西自治州总工会", "湘西土家族苗族自治州总工会" },
        { "张家口市崇礼区落雪，中国移动崇礼分公司送来流量。", "中国移动崇礼分公司", "中国移动通信集团河北有限公司崇礼分公司" },
        { "武警青海总队官兵帮助牧民转移。", "武警青海总队", "中国人民武装警察部队青海省总队" },
        { "慰问团赴武警新疆总队慰问。", "武警新疆总队", "中国人民武装警察部队新疆维吾尔自治区总队" },
        { "武汉市总工会、经委、计委、财政局、地税局等部门到会。", "地税局", "武汉市地方税务局" },
        { "希望全总和国际工联进一步加强合作。", "国际工联", "国际工会联合会" },
        { "中共中央军委主席到会。", "中共中央军委", "中国共产党中央军事委员会" },
        { "东莞市人社局和长安公安分局到现场清点设备。", "长安公安分局", "东莞市公安局长安分局" },
        { "党中央、国务院致电祝贺。", "党中央", "中国共产党中央委员会" },
        { "民政部公安部联合打击非法社会组织。", "公安部", "公安部" },
        { "国家发展改革委今天表示，电价下调。", "国家发展改革委", "国家发展和改革委员会" },
        { "最高检今年的工作报告说，要保护农民工。", "最高检", "最高人民检察院" },
        { "河北两市送清凉。在唐山，市总工会把冰柜搬到了工地。在廊坊，市总工会改为错峰。", "市总工会", "唐山市总工会" },
        { "河北两市送清凉。在唐山，市总工会把冰柜搬到了工地。在廊坊，市总工会改为错峰。", "市总工会", "廊坊市总工会" },
    };

    public static TheoryData<string, string, string?> Places => new()
    {
        { "浙江省诸暨市总工会送课下乡。工友们聚在浙江省诸暨市大唐镇。", "浙江省诸暨市大唐镇", "330681005" },
        { "怒江州总工会的干部走访，寨子在怒江西岸。", "怒江", null },
        { "老人住在新华七村，儿子在外地打工。", "新华七村", null },
        { "大凉山深处，彝家女从灶台走进车间。", "大凉山", "513400" },
        { "罗古箐的“妈妈向导队”\n在云南省兰坪白族普米族自治县通甸镇罗古箐村，十名妇女当上向导。", "罗古箐", "533325104" },
        { "国庆这天，北京东城区天安门广场升旗。", "北京东城区天安门广场", "110101" },
        { "在江苏徐州，马庄村的村民演了一台戏。上个月他们去过山西方山县。", "马庄村", "320300" },
        { "他原先在东莞厚街做鞋，一天站十一个小时。", "东莞厚街", "441900122" },
        { "船在南海，医生在海口，中间隔着风浪。海南省总工会派了飞机。", "南海", null },
        { "新疆博乐市的牧民住在博尔塔拉河边。", "博尔塔拉河", null },
    };

    public static TheoryData<string, string> NoNames => new()
    {
        { "两岸关系和平发展，职工受益。", "和平" },
        { "他们合办了京苏粤浙中小学卓越教师高端研修项目。", "高端" },
        { "要求员工爱岗敬业，不怕吃苦。", "爱岗敬业" },
        { "他们用金刚石钻头打孔。", "金刚石" },
        { "会上大家满怀希望，唱起了歌。", "满怀希望" },
        { "牢记共产党员的初心 着力提升本领", "初心" },
        { "游行首次邀请了美国工会代表参加。", "美国工会" },
        { "厂里二十六名女工，十九名是朝鲜族。", "朝鲜族" },
        { "新中国钢铁工业发展和职工队伍建设七十周年回顾。", "中国钢铁工业发展" },
        { "大会向工会界的朋友致贺词。贺词指出，要爱党爱国。", "贺词" },
        { "刘明山代表党中央致祝词。", "代表党中央" },
        { "苏粤浙工会干部一起培训。", "苏粤浙" },
        { "名师工作室承办京苏粤浙中小学教师研修项目。", "苏粤" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_has_its_full_name(string text, string surface, string name) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => e.Kind == EntityKind.Organization && text[e.Start..e.End] == surface && e.Name == name));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_place_has_the_code_of_its_division(string text, string surface, string? code) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => e.Kind == EntityKind.Place && text[e.Start..e.End] == surface && e.Code == code));

    [Theory]
    [MemberData(nameof(NoNames))]
    public void Everyday_words_name_nothing(string text, string word) =>
        Assert.All(Both(text), entities => Assert.DoesNotContain(entities, e => text[e.Start..e.End] == word));

    [Theory]
    [InlineData("根据公司工会的安排，大家分头准备。", "公司工会")]
    [InlineData("昨天，本报记者再访飞岩公司，机器照常运转。飞岩公司工会说，订单满了。", "飞岩公司")]
    [InlineData("他生前是无锡动力机车厂工人，后来调走。", "无锡动力机车厂")]
    public void What_stands_beside_a_name_stays_outside(string text, string surface) =>
        Assert.All(Both(text), entities => Assert.DoesNotContain(entities, e => e.Kind == EntityKind.Organization && text[e.Start..e.End] is var found && found.Length > surface.Length && found.Contains(surface, StringComparison.Ordinal) && !found.EndsWith("工会", StringComparison.Ordinal)));

    [Fact]
    public void An_organ_with_a_department_behind_it_is_written_out() =>
        Assert.Equal("邯郸市人力资源和社会保障局养老保险处", Abbreviations.ExpandEnd("邯郸市人社局养老保险处"));

    [Fact]
    public void A_spelled_name_ends_before_the_verb()
    {
        const string text = "帕提古丽·买买提拉着工会干部的手说个不停。";
        var mention = new Mention(0, 9, EntityKind.Person);
        Assert.True(MentionForms.TryTidy(text, ref mention, []));
        Assert.Equal("帕提古丽·买买提", text[mention.Start..mention.End]);
    }

    [Theory]
    [InlineData("人力中心", "人力资源服务中心", true)]
    [InlineData("人力中心", "人才服务中心", false)]
    [InlineData("总工会", "总工会", false)]
    public void A_name_that_leaves_out_its_middle_is_short_for_another(string name, string whole, bool isShort) => Assert.Equal(isShort, NameShortening.LeavesOutMiddle(name, whole));

    [Theory]
    [InlineData("泉州飞隼体育公司工会（以下简称泉州飞隼体育公司）换届。泉州飞隼体育公司工会说，职工都到了。")]
    [InlineData("甲乙公司丙丁公司（简称丙丁公司）与丙丁公司甲乙公司（简称甲乙公司）签约。甲乙公司丙丁公司工会到会。")]
    public void A_definition_that_leads_back_to_itself_ends(string text) => Assert.All(Both(text), entities => Assert.NotEmpty(entities));

    [Fact]
    public void A_steel_works_is_a_body_and_steel_products_are_none()
    {
        const string text = "南钢召开职代会，南钢工人带来提案，基本钢材价格没有变。";
        Assert.All(Both(text), entities => Assert.Equal(["南钢", "南钢"], entities.Where(e => e.Kind == EntityKind.Organization).Select(e => text[e.Start..e.End])));
    }

    [Theory]
    [InlineData("局")]
    [InlineData("（（【《")]
    [InlineData("q")]
    [InlineData("1")]
    [InlineData("\uD800")]
    [InlineData("市总工会、公司工会、")]
    [InlineData("甲乙集团有限公司、乙集团、")]
    [InlineData("、乙丙等镇")]
    [InlineData("苏粤浙")]
    [InlineData("辽宁科技大学（简称辽科大）")]
    public void A_long_run_of_one_piece_costs_twice_as_much_when_twice_as_long(string piece)
    {
        Assert.All([EntityRecognizer.Default, Accurate], recognizer =>
        {
            recognizer.Recognize(Run(piece, 1_000));
            var (once, twice) = (Time(recognizer, Run(piece, 20_000)), Time(recognizer, Run(piece, 40_000)));
            Assert.True(twice < (4 * once) + TimeSpan.FromSeconds(1), $"{piece}: {once}, {twice}");
        });
    }

    private static List<Entity>[] Both(string text) => [EntityRecognizer.Default.Recognize(text), Accurate.Recognize(text)];

    private static string Run(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static TimeSpan Time(EntityRecognizer recognizer, string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        recognizer.Recognize(text);
        return watch.Elapsed;
    }
}
