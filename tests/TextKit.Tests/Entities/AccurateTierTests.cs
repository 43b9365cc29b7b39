using CsCheck;
using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Tests.Entities;

public sealed class AccurateTierTests
{
    private static readonly EntityRecognizer Accurate = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate });

    [Theory]
    [InlineData("日前，甘肃省总在兰州举办培训班。", "甘肃省总", "甘肃省总工会")]
    [InlineData("全总召开主席会议。", "全总", "中华全国总工会")]
    [InlineData("西安多家企业建会。市总工会派人指导。", "市总工会", "西安市总工会")]
    public void Rules_and_full_names_stand_on_top(string text, string surface, string name) =>
        Assert.Equal(name, Assert.Single(Accurate.Recognize(text), e => e.Kind == EntityKind.Organization && text[e.Start..e.End] == surface).Name);

    [Theory]
    [InlineData("昨天，老工友翟铁柱把锦旗送到了县里。", "翟铁柱")]
    [InlineData("法国总统马克龙参观了展馆。", "马克龙")]
    public void Names_that_no_list_holds_are_found(string text, string name) =>
        Assert.Contains(Accurate.Recognize(text), e => e.Kind == EntityKind.Person && e.Name == name);

    [Fact]
    public void A_chain_of_places_is_one_place_though_the_network_cuts_it()
    {
        const string text = "他在新疆阿图什市阿湖乡托格拉克村养羊。";
        Assert.Equal("653001202", Assert.Single(Accurate.Recognize(text), e => e.Kind == EntityKind.Place).Code);
    }

    [Theory]
    [InlineData("昨晚，法国队以2比1战胜巴西队。", "法国队")]
    [InlineData("微软公布了新的操作系统。", "微软")]
    public void In_texts_that_are_not_of_labour_the_network_names_come_first(string text, string name) =>
        Assert.Contains(Accurate.Recognize(text), e => e.Kind == EntityKind.Organization && e.Name == name);

    [Fact]
    public void In_texts_that_are_not_of_labour_a_chain_of_places_is_one_place_too() =>
        Assert.Equal("辽宁沈阳市", Assert.Single(Accurate.Recognize("前不久，我去辽宁沈阳市采访，大受启发。"), e => e.Kind == EntityKind.Place).Name);

    [Fact]
    public void Entities_stand_in_order_inside_any_text_and_never_overlap() =>
        Gen.OneOf(Gen.Char, Gen.Char["省市总工会王·新疆区\uD842\uDFB7"]).Array[0, 60].Select(c => new string(c)).Sample(text =>
        {
            var end = 0;
            foreach (var entity in Accurate.Recognize(text))
            {
                Assert.True(entity.Start >= end && entity.Length > 0 && entity.End <= text.Length);
                end = entity.End;
            }
        });

    [Fact]
    public void Threads_share_one_recognizer()
    {
        const string text = "西安市总工会主席薛振虎来到陕西省岐山县。马克龙也来了。";
        var expected = Accurate.Recognize(text);
        Parallel.For(0, 64, _ => Assert.Equal(expected.Select(e => (e.Start, e.Name)), Accurate.Recognize(text).Select(e => (e.Start, e.Name))));
    }

    [Fact]
    public void The_development_part_of_the_corpus_is_recognized_better_than_by_the_fast_tier()
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(a => a.Split == CorpusSplit.Dev).ToArray();
        var accurate = EntityScore.Evaluate(articles, Accurate).Single(r => r.Name == "all");
        var fast = EntityScore.Evaluate(articles).Single(r => r.Name == "all");
        Assert.True(accurate.F1 > fast.F1, $"accurate {accurate.F1:F3}, fast {fast.F1:F3}");
    }

    [Fact]
    public void The_annotator_takes_the_tier()
    {
        var annotator = ArticleAnnotator.Create(new ArticleAnnotatorOptions { Entities = new EntityRecognizerOptions { Tier = EntityTier.Accurate } });
        Assert.Contains(annotator.Annotate("法国总统马克龙参观了展馆。", null).Entities, e => e.Name == "马克龙");
    }
}
