using TextKit.Entities;

namespace TextKit.Tests.Entities;

public sealed class UserNamesTests
{
    [Fact]
    public void A_place_of_ones_own_is_found_with_its_code_and_parents()
    {
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Places = [new UserPlace("柳荫坊") { Parents = ["甘肃省", "兰州市", "城关区"] }] });
        const string text = "昨天，柳荫坊的住户领到了煤。";
        var place = Assert.Single(recognizer.Recognize(text), e => e.Kind == EntityKind.Place);
        Assert.Equal(("柳荫坊", null), (text[place.Start..place.End], place.Code));
        Assert.Equal(["甘肃省", "兰州市", "城关区"], place.Parents);
    }

    [Theory]
    [InlineData("653001202", "阿图什市")]
    [InlineData("653001999", "阿图什市")]
    public void A_code_puts_a_place_below_the_division_it_lies_in(string code, string parent)
    {
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Places = [new UserPlace("石榴籽广场") { Code = code }] });
        var place = Assert.Single(recognizer.Recognize("大家在石榴籽广场跳舞。"), e => e.Kind == EntityKind.Place);
        Assert.Equal(code, place.Code);
        Assert.Equal(parent, place.Parents[^1]);
    }

    [Fact]
    public void A_short_name_of_an_organization_of_ones_own_has_the_full_name()
    {
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Organizations = [new UserOrganization("银滩海洋装备联合体") { ShortNames = ["银滩联", "海装体"] }] });
        const string text = "这次招工由银滩联牵头，银滩海洋装备联合体出场地，海装体出教员。";
        var bodies = recognizer.Recognize(text).Where(e => e.Kind == EntityKind.Organization).ToArray();
        Assert.Equal(["银滩联", "银滩海洋装备联合体", "海装体"], bodies.Select(b => text[b.Start..b.End]));
        Assert.All(bodies, b => Assert.Equal("银滩海洋装备联合体", b.Name));
    }

    [Fact]
    public void The_home_region_settles_a_name_that_the_text_leaves_open()
    {
        const string text = "鼓楼区的工友领到了水。";
        Assert.Equal("350102", Code("350100"));
        Assert.Equal("320106", Code("320100"));

        string? Code(string home) => Assert.Single(EntityRecognizer.Create(new EntityRecognizerOptions { HomeRegion = home }).Recognize(text), e => e.Kind == EntityKind.Place).Code;
    }

    [Fact]
    public void What_is_off_is_named_with_its_value()
    {
        Assert.Contains("'35010'", Assert.Throws<ArgumentException>(() => EntityRecognizer.Create(new EntityRecognizerOptions { HomeRegion = "35010" })).Message, StringComparison.Ordinal);
        Assert.Contains("'12ab'", Assert.Throws<ArgumentException>(() => EntityRecognizer.Create(new EntityRecognizerOptions { Places = [new UserPlace("柳荫坊") { Code = "12ab" }] })).Message, StringComparison.Ordinal);
        Assert.Contains("'柳'", Assert.Throws<ArgumentException>(() => EntityRecognizer.Create(new EntityRecognizerOptions { Organizations = [new UserOrganization("柳")] })).Message, StringComparison.Ordinal);
        Assert.Contains("'兰洲市'", Assert.Throws<ArgumentException>(() => EntityRecognizer.Create(new EntityRecognizerOptions { Places = [new UserPlace("柳荫坊") { Parents = ["兰洲市"] }] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_read_line_by_line_and_a_bad_line_is_named()
    {
        var places = UserPlace.Read(new StringReader("# 名称\n柳荫坊\t\t甘肃省 兰州市\n\n石榴籽广场\t653001202\n"));
        Assert.Equal([("柳荫坊", null, 2), ("石榴籽广场", "653001202", 0)], places.Select(p => (p.Name, p.Code, p.Parents.Count)));
        var bodies = UserOrganization.Read(new StringReader("银滩海洋装备联合体\t银滩联 海装体\n东港渔业社\n"));
        Assert.Equal([2, 0], bodies.Select(b => b.ShortNames.Count));
        Assert.StartsWith("line 2: '65x'", Assert.Throws<FormatException>(() => UserPlace.Read(new StringReader("柳荫坊\n石榴籽广场\t65x\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_run_of_ones_own_names_is_read_in_linear_time()
    {
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Places = [new UserPlace("柳荫坊")], Organizations = [new UserOrganization("银滩联合体")] });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(60_000, recognizer.Recognize(string.Concat(Enumerable.Repeat("柳荫坊，银滩联合体，", 30_000))).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
