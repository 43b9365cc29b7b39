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
    };

    public static TheoryData<string, string, string?> Places => new()
    {
        { "浙江省诸暨市总工会送课下乡。工友们聚在浙江省诸暨市大唐镇。", "浙江省诸暨市大唐镇", "330681005" },
        { "怒江州总工会的干部走访，寨子在怒江西岸。", "怒江", null },
        { "老人住在新华七村，儿子在外地打工。", "新华七村", null },
    };

    public static TheoryData<string, string> NoNames => new()
    {
        { "两岸关系和平发展，职工受益。", "和平" },
        { "要求员工爱岗敬业，不怕吃苦。", "爱岗敬业" },
        { "他们用金刚石钻头打孔。", "金刚石" },
        { "会上大家满怀希望，唱起了歌。", "满怀希望" },
        { "牢记共产党员的初心 着力提升本领", "初心" },
        { "游行首次邀请了美国工会代表参加。", "美国工会" },
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
    public void A_spelled_name_ends_before_the_verb()
    {
        const string text = "帕提古丽·买买提拉着工会干部的手说个不停。";
        var mention = new Mention(0, 9, EntityKind.Person);
        Assert.True(MentionForms.TryTidy(text, ref mention, []));
        Assert.Equal("帕提古丽·买买提", text[mention.Start..mention.End]);
    }

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
