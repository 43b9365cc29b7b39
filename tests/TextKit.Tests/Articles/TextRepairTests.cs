using CsCheck;
using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Tests.Articles;

public sealed class TextRepairTests
{
    [Theory]
    [InlineData("有效缓解失业职工的就就业压力。", "就就", "就", "doubled")]
    [InlineData("职工多次讨讨欠薪无果。", "讨讨", "讨", "doubled")]
    [InlineData("提供了价值近10万元的30套缝绗机械设备。", "绗", "纫", "look-alike")]
    [InlineData("组织品学兼优的中小學生赴北京参加夏令营活动。", "學", "学", "traditional")]
    [InlineData("夜校开课,首批学员有二百多名。", ",", "，", "half-width")]
    public void Damage_is_suggested_with_its_reason(string text, string old, string repaired, string reason)
    {
        var suggestion = Assert.Single(TextRepair.Default.Suggest(text));
        Assert.Equal((old, repaired, reason), (suggestion.Old, suggestion.New, suggestion.Reason));
        Assert.Equal(old, text[suggestion.Start..suggestion.End]);
        Assert.InRange(suggestion.Score, 0.2, 1);
    }

    [Theory]
    [InlineData("工会会员常常来夜校，职工工资慢慢涨了，人人高高兴兴。")]
    [InlineData("上午10:30，参加者3,000人次，比分是2:1。")]
    [InlineData("工會會員常常來夜校，職工們學習電腦。")]
    [InlineData("OK, let's go (now)!")]
    public void Sound_text_is_left_alone(string text) => Assert.Empty(TextRepair.Default.Suggest(text));

    [Theory]
    [InlineData("他把材料一件件看完，一遍遍核对。")]
    [InlineData("2018年年底，他现在在工会上班。")]
    [InlineData("工会请人来讲课，清早接人入会，没休的假也说清了。")]
    [InlineData("刚刚还下雨，渐渐停了，天天如此，谢谢大家。")]
    public void What_is_said_twice_on_purpose_or_only_looks_alike_is_not_surely_suggested(string text) =>
        Assert.DoesNotContain(TextRepair.Default.Suggest(text), s => s.Score >= 0.5);

    [Fact]
    public void Damage_of_clean_text_is_found_and_little_else()
    {
        var dev = GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == CorpusSplit.Dev)
            .Select(g => g.Article.ComposeText()).ToList();
        var rows = RepairScore.Evaluate(dev, 1).ToDictionary(r => r.Name);
        Assert.InRange(rows["doubled"].Precision, 0.8, 1);
        Assert.InRange(rows["traditional"].F1, 0.95, 1);
        Assert.InRange(rows["half-width"].F1, 0.95, 1);
        Assert.InRange(rows["clean"].Predicted * 10_000.0 / dev.Sum(t => t.Length), 0, 3);
    }

    [Fact]
    public void Repairs_are_made_when_asked_for_and_offsets_lead_back()
    {
        const string Text = "缓解就就业压力,参加缝绗班。";
        var repaired = TextRepair.Apply(Text, TextRepair.Default.Suggest(Text));
        Assert.Equal("缓解就业压力，参加缝纫班。", repaired.Text);
        Assert.Equal(Text.IndexOf('班', StringComparison.Ordinal), repaired.ToSource(repaired.Text.IndexOf('班', StringComparison.Ordinal)));
        Assert.Equal(Text.Length, repaired.ToSource(repaired.Text.Length));
    }

    [Fact]
    public void Repairs_that_overlap_or_do_not_fit_are_refused()
    {
        var repair = new RepairSuggestion(0, 1, "甲", "乙", "look-alike", 1);
        Assert.Throws<ArgumentException>(() => TextRepair.Apply("丙", [repair]));
        Assert.Throws<ArgumentException>(() => TextRepair.Apply("甲", [repair, repair]));
    }

    [Fact]
    public void Every_place_of_a_repaired_text_leads_back_in_order() =>
        Gen.OneOf("就就业", "缝绗", "中小學生", ",", "工会", "。", "A", "10", "\ud83d").Array[0, 30].Select(string.Concat).Sample(text =>
        {
            var repaired = TextRepair.Apply(text, TextRepair.Default.Suggest(text));
            var last = 0;
            for (var i = 0; i <= repaired.Text.Length; i++)
            {
                Assert.InRange(repaired.ToSource(i), last, text.Length);
                last = repaired.ToSource(i);
            }
        }, iter: 500);
}
