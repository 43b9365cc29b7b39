using TextKit.Tests;

namespace TextKit.Themes.Tests;

public sealed class ThemeClassifierTests
{
    [Theory]
    [InlineData("追回工资的那一天", "包工头拖欠农民工工资，工会法律援助律师代理仲裁，最终拿到血汗钱。", "rights")]
    [InlineData("矿区来了医疗队", "专家为矿工义诊，量血压、测血糖，讲解尘肺病等职业病的预防。", "health")]
    [InlineData("班组查隐患", "安全生产月里，工会开展隐患排查和消防应急演练，安全员逐台检查。", "safety")]
    [InlineData("行业工资谈成了", "职工方与企业方协商代表围绕计件单价谈判，签订工资集体合同，职代会审议通过。", "democracy")]
    [InlineData("货车司机入会", "行业工会联合会为货车司机、快递员集中办理入会，工会会员实名制登记。", "organizing")]
    public void A_story_gets_the_theme_that_a_reader_would_give_it(string title, string body, string theme) =>
        Assert.Equal(theme, ThemeClassifier.Default.Classify(title, body).Theme);

    [Fact]
    public void The_reasons_stand_in_the_text_and_the_heaviest_comes_first()
    {
        const string Body = "县总工会为困难职工子女发放助学金，圆了他们的大学梦。";
        var because = ThemeClassifier.Default.Classify("金秋助学", Body).Because;
        Assert.NotEmpty(because);
        Assert.All(because, r => Assert.True(Body.Contains(r.Text) || r.Text == "金秋助学" || "金秋助学".Contains(r.Text)));
        Assert.Equal(because.OrderByDescending(r => r.Weight), because);
    }

    [Theory]
    [InlineData("")]
    [InlineData("？！……")]
    [InlineData("\ud800\udc00\ud800")]
    public void A_text_without_a_known_character_gets_no_theme(string body)
    {
        var prediction = ThemeClassifier.Default.Classify(null, body);
        Assert.Null(prediction.Theme);
        Assert.Empty(prediction.Themes);
    }

    [Fact]
    public void Threads_that_share_a_classifier_get_the_answers_of_one_thread()
    {
        var articles = Samples.Corpus();
        var alone = articles.Select(Answer).ToList();
        var together = Enumerable.Range(0, articles.Count * 8).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(i => Answer(articles[i % articles.Count])).ToList();
        Assert.All(together, (answer, i) => Assert.Equal(alone[i % alone.Count], answer));

        static string Answer(LabeledArticle article)
        {
            var prediction = ThemeClassifier.Default.Classify(article.Title, article.Body);
            return prediction.Theme + string.Join(' ', prediction.Themes) + string.Join(' ', prediction.Because);
        }
    }

    [Theory]
    [InlineData("rights", "employment")]
    [InlineData("safety", "culture")]
    [InlineData("poverty-relief", "health")]
    public void A_long_story_that_ends_on_another_theme_holds_both(string first, string last)
    {
        var corpus = Samples.Corpus();
        var articles = corpus.Where(a => a.Labels.Count == 1 && a.Labels[0] == first).Take(3).Append(corpus.First(a => a.Labels.Count == 1 && a.Labels[0] == last && a.Body.Length > 300));
        var prediction = ThemeClassifier.Default.Classify(null, string.Join('\n', articles.Select(a => a.Body)));
        Assert.Equal(first, prediction.Theme);
        Assert.Contains(prediction.Themes, t => t.Code == last);
    }

    [Fact]
    public void The_definitions_name_thirteen_themes() => Assert.Equal(13, ThemeDefinitions.All.Count);

    [Fact]
    public void A_damaged_model_is_refused()
    {
        using var whole = new MemoryStream();
        ThemeClassifier.Default.Save(whole);
        Assert.Throws<InvalidDataException>(() => ThemeClassifier.Load(new MemoryStream(whole.ToArray()[..1000])));
        Assert.Throws<InvalidDataException>(() => ThemeClassifier.Load(new MemoryStream("不是模型"u8.ToArray())));
    }
}
