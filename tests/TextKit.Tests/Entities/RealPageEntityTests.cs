using TextKit.Articles;
using TextKit.Entities;

namespace TextKit.Tests.Entities;

/// <summary>The names on the newspaper page that the project starts from; it is somebody's newspaper and stays outside the checkout.</summary>
public sealed class RealPageEntityTests
{
    private static readonly Lazy<List<(string Surface, Entity Entity)>[]> Tiers = new(() => [Read(EntityTier.Fast), Read(EntityTier.Accurate)]);

    private static List<(string Surface, Entity Entity)> Read(EntityTier tier)
    {
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = tier });
        var file = Path.Combine(RepositoryRoot.Shared, "seeds", "000_53709adb7fa2e840.txt");
        Assert.SkipUnless(File.Exists(file), "The real page is not here: ../shared/seeds.");
        return [.. PageReader.Default.Read(File.ReadAllText(file)).Articles.Select(a => a.ComposeText())
            .SelectMany(t => recognizer.Recognize(t).Select(e => (t[e.Start..e.End], e)))];
    }

    [Fact]
    public void Every_person_is_found_and_little_else()
    {
        var names = "吴铎思 薄绍滨 阿米娜古丽·坎吉肯 玉素甫江·卡斯木 康勤 鲍远程 靖靖 王世杰 李玉波 郝焕刚 王东明 龚云 龚建华 纽友宁 王沪宁 戴文宪 毛浓曦 薛振虎 胡家慰 叶小钟 谢红雨 张卫洪 邓本森 夏凤平 娜地热·阿地里 海热尼沙·吾守尔 王伟 连晓鸣 继建辉 李晚果 吴雪君 彭铁林".Split(' ');
        Assert.All(Tiers.Value, page =>
        {
            var found = Of(page, EntityKind.Person).Select(p => p.Surface).Distinct().ToArray();
            Assert.Empty(names.Except(found));
            Assert.InRange(found.Except(names).Count(), 0, 2);
        });
    }

    [Theory]
    [InlineData("新疆维吾尔自治区总工会", "新疆维吾尔自治区总工会")]
    [InlineData("新疆区总", "新疆维吾尔自治区总工会")]
    [InlineData("甘肃省总", "甘肃省总工会")]
    [InlineData("甘肃省总工会", "甘肃省总工会")]
    [InlineData("鄂尔多斯市总", "鄂尔多斯市总工会")]
    [InlineData("鄂尔多斯市总工会", "鄂尔多斯市总工会")]
    [InlineData("全总", "中华全国总工会")]
    [InlineData("中华全国总工会", "中华全国总工会")]
    [InlineData("市总工会", "西安市总工会")]
    [InlineData("从化区总工会", "广州市从化区总工会")]
    [InlineData("广东省总工会", "广东省总工会")]
    [InlineData("海口市总工会", "海口市总工会")]
    [InlineData("中国教科文卫工会", "中国教科文卫工会")]
    [InlineData("中国机械冶金建材工会", "中国机械冶金建材工会")]
    [InlineData("中国商贸轻纺烟草工会", "中国商贸轻纺烟草工会")]
    [InlineData("中国农林水利气象工会", "中国农林水利气象工会")]
    [InlineData("明珠工业园总工会", "明珠工业园总工会")]
    [InlineData("江苏省教育科技工会", "江苏省教育科技工会")]
    [InlineData("省教育科技工会", "江苏省教育科技工会")]
    [InlineData("省教科文卫工会", "甘肃省教科文卫工会")]
    [InlineData("区总工会", "广州市从化区总工会")]
    [InlineData("海口高新区总工会", "海口高新区总工会")]
    public void Every_union_body_has_its_full_name(string surface, string name) =>
        Assert.All(Tiers.Value, page => Assert.Contains(Of(page, EntityKind.Organization), e => e.Surface == surface && e.Entity.Name == name));

    [Theory]
    [InlineData("托格拉克村", "阿图什市")]
    [InlineData("阿道亥村", "伊金霍洛旗")]
    public void A_village_lies_in_the_right_county(string village, string county) => Assert.All(Tiers.Value, page =>
    {
        var named = Of(page, EntityKind.Place).Where(p => p.Surface.EndsWith(village, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, p => Assert.Contains(county, p.Entity.Parents));
    });

    [Fact]
    public void A_verb_behind_an_abbreviation_joins_no_two_bodies() =>
        Assert.All(Tiers.Value, page => Assert.DoesNotContain(Of(page, EntityKind.Organization), e => e.Surface.Contains("组织兰州大学", StringComparison.Ordinal)));

    [Fact]
    public void A_person_has_the_title_and_the_body_that_the_page_gives() =>
        Assert.All(Tiers.Value, page => Assert.Contains(Of(page, EntityKind.Person), p => p.Entity is { Name: "邓本森", Title: "主席", Organization: "明珠工业园总工会" }));

    private static IEnumerable<(string Surface, Entity Entity)> Of(List<(string Surface, Entity Entity)> page, EntityKind kind) => page.Where(e => e.Entity.Kind == kind);
}
