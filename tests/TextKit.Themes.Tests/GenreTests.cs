using TextKit.Articles;

namespace TextKit.Themes.Tests;

public sealed class GenreTests
{
    [Theory]
    [InlineData("县总为快递员办体检", "本报讯（记者李青）3月5日，清河县总工会组织快递员、外卖员体检，120人参加。体检设在县工人文化宫，血压、血糖、胸片等9个项目一站做完。\n县总工会主席赵立说，费用由工会承担，结果装进信封交给本人，查出问题的由县人民医院安排复查。下一步，体检车还将开到物流园区。", Genre.Brief)]
    [InlineData("沙漠里的守井人", "本报记者 周原　本报通讯员 白云\n天没亮，老马就醒了。\n他在井场守了二十年，妻子说：“他认得每一台泵的咳嗽。”\n风停的时候，他坐在门口，数星星。", Genre.Feature)]
    [InlineData("雪中送炭", "本报通讯员 高山 摄\n1月6日，工会干部把棉衣送到环卫工人手中。", Genre.Photo)]
    [InlineData("《工会论坛》第3期目录", "特稿\n论集体协商的效力……王一平\n县级工会怎么干……李二河\n书评\n读《安源往事》……赵三川", Genre.Contents)]
    [InlineData("少些摆拍，多些真心", "言午\n送温暖送到镜头前，职工的脸往哪儿搁？\n帮扶不是演戏。把相机放下，把名单核准，比什么都强。\n我们不妨问一句：受助者愿不愿意？", Genre.Comment)]
    [InlineData("某市总工会公开招聘公告", "因工作需要，现面向社会招聘社会化工会工作者10名。\n一、岗位要求：大专以上学历。\n二、报名时间：2024年5月1日至10日。\n某市总工会\n2024年4月20日", Genre.Notice)]
    public void The_form_of_an_article_tells_its_genre(string title, string body, Genre genre) =>
        Assert.Equal(genre, ThemeClassifier.Default.Classify(title, body).Genre);

    [Fact]
    public void Where_no_mark_is_printed_style_tells_most_genres()
    {
        var articles = Samples.Corpus();
        var model = GenreModel.Train(articles.Where((_, i) => i % 2 == 0))!;
        var held = articles.Where((_, i) => i % 2 == 1).ToList();
        Assert.InRange(held.Count(a => model.ClassifyUnmarked(a.Title, a.Body) == a.Genre) / (double)held.Count, 0.9, 1);
        Assert.InRange(held.Count(a => model.Classify(a.Title, a.Body) == a.Genre) / (double)held.Count, 0.97, 1);
    }

    [Fact]
    public void A_model_of_articles_without_genres_tells_none()
    {
        var articles = Enumerable.Range(0, 10).Select(i => new LabeledArticle(null, i % 2 == 0 ? $"第{i}场球" : $"第{i}只股", [i % 2 == 0 ? "体育" : "财经"])).ToList();
        Assert.Null(ThemeTrainer.Train(articles, cancellation: TestContext.Current.CancellationToken).Classify(null, "一场球").Genre);
    }
}
