using System.Diagnostics;
using CsCheck;
using TextKit.Articles;

namespace TextKit.Tests.Articles;

public sealed class PageReaderTests
{
    private const string TwoStories = """
        2021年5月12日 星期三 第3版

        钢城有一支“夜诊队”，三年里敲开四百多扇门——

        # 白大褂走进单身楼

        本报记者 宋远航
        本报通讯员 鲁小雨

        晚上七点，本溪市总工会的夜诊队又来到钢城单身楼。队长祁芳把血压计摆上水房的窗台，队伍一下排到了楼

        梯口。

        “白天谁请得下假？”

        炉前工孟广成说，他三年没有量过血压。

        ## 台州晚风里办起夜校

        本报讯（记者陶一帆 通讯员项东）5月8日，台州市总工会夜校开课，首批学员210名。

        广告 批发劳保鞋 电话0576-88123456
        """;

    [Fact]
    public void A_page_comes_apart_into_its_articles()
    {
        var page = PageReader.Default.Read(TwoStories, "a.txt");
        Assert.Equal(2, page.Articles.Count);
        var feature = page.Articles[0];
        Assert.Equal("a.txt#1", feature.Id);
        Assert.Equal("白大褂走进单身楼", feature.Title);
        Assert.Equal("钢城有一支“夜诊队”，三年里敲开四百多扇门——", feature.Kicker);
        Assert.Equal(["宋远航", "鲁小雨"], feature.Bylines.Select(b => b.Name));
        Assert.Equal(Genre.Feature, feature.Genre);
        Assert.Equal(new DateOnly(2021, 5, 12), feature.Date);
        Assert.Equal([null, "“白天谁请得下假？”"], feature.Sections.Select(s => s.Heading));
        Assert.Equal(Genre.Brief, page.Articles[1].Genre);
        Assert.Equal([("陶一帆", BylineRole.Reporter), ("项东", BylineRole.Correspondent)], page.Articles[1].Bylines.Select(b => (b.Name, b.Role)));
        Assert.Equal(["folio", "advertisement"], page.SetAside.Select(s => s.Reason));
    }

    [Fact]
    public void A_paragraph_cut_in_mid_sentence_is_joined_and_knows_its_lines()
    {
        var paragraph = PageReader.Default.Read(TwoStories).Articles[0].Sections[0].Paragraphs[0];
        Assert.EndsWith("一下排到了楼梯口。", paragraph.Text, StringComparison.Ordinal);
        Assert.Equal([new LineRange(10, 10), new LineRange(12, 12)], paragraph.Lines);
    }

    [Theory]
    [InlineData("本报记者 宋远航", "宋远航/Reporter/本报")]
    [InlineData("本报通讯员 鲁小雨　本报记者 宋远航", "鲁小雨/Correspondent/本报 宋远航/Reporter/本报")]
    [InlineData("(通讯员 鲁小雨 何 平)", "鲁小雨/Correspondent/ 何平/Correspondent/")]
    [InlineData("（记者宋远航、阿依努尔·买买提", "宋远航/Reporter/ 阿依努尔·买买提/Reporter/")]
    [InlineData("新华社记者 鲁小雨 摄", "鲁小雨/Photographer/新华社")]
    [InlineData("本报讯 鲁小雨", "鲁小雨/Correspondent/本报")]
    [InlineData("文/宋远航 图/鲁小雨", "宋远航/Reporter/ 鲁小雨/Photographer/")]
    [InlineData("□本报记者 宋远航 摄影报道", "宋远航/Photographer/本报")]
    [InlineData("宋远航 鲁小雨 文/图", "宋远航/Reporter/ 鲁小雨/Reporter/")]
    [InlineData("(本报记者宋远航,通讯员鲁小雨", "宋远航/Reporter/本报 鲁小雨/Correspondent/")]
    [InlineData("（新华社记者 阿依努尔·买买提 摄）", "阿依努尔·买买提/Photographer/新华社")]
    [InlineData("本报讯:鲁小雨", "鲁小雨/Correspondent/本报")]
    [InlineData("新华社记者宋远航摄", "宋远航/Photographer/新华社")]
    [InlineData("本报记者 宋远航 通讯员 鲁小雨", "宋远航/Reporter/本报 鲁小雨/Correspondent/")]
    [InlineData("(记者 宋远航 通讯员 鲁小雨", "宋远航/Reporter/ 鲁小雨/Correspondent/")]
    [InlineData("本报通讯员 鲁 薇、宋 弋", "鲁薇/Correspondent/本报 宋弋/Correspondent/本报")]
    public void Bylines_on_lines_of_their_own_are_read(string line, string expected)
    {
        var bylines = new List<Byline>();
        Assert.True(BylineReader.TryReadLine(line, bylines));
        Assert.Equal(expected, string.Join(' ', bylines.Select(b => $"{b.Name}/{b.Role}/{b.Agency}")));
    }

    [Theory]
    [InlineData("本报讯（记者宋远航）近日，", "宋远航/Reporter/本报", 10)]
    [InlineData("本报讯(记者 宋远航 通讯员 鲁小雨)近日,", "宋远航/Reporter/本报 鲁小雨/Correspondent/本报", 19)]
    [InlineData("本报讯（记者宋远航“我来讲”，", "宋远航/Reporter/本报", 9)]
    [InlineData("本报讯(记者宋远航、通讯员鲁小雨）近日,", "宋远航/Reporter/本报 鲁小雨/Correspondent/本报", 17)]
    [InlineData("本报讯 记者宋远航 近日，", "宋远航/Reporter/本报", 9)]
    [InlineData("新华社西宁5月8日电（记者宋远航）5月，", "宋远航/Reporter/新华社", 17)]
    [InlineData("本报济南十二月三日电记者宋远航、鲁小雨报道：今天，", "宋远航/Reporter/本报 鲁小雨/Reporter/本报", 22)]
    [InlineData("宋远航说，本报讯常常很短。", "", 0)]
    public void Openings_of_news_are_read(string paragraph, string expected, int length)
    {
        var bylines = new List<Byline>();
        Assert.Equal(length, BylineReader.ReadOpening(paragraph, bylines));
        Assert.Equal(expected, string.Join(' ', bylines.Select(b => $"{b.Name}/{b.Role}/{b.Agency}")));
    }

    [Theory]
    [InlineData("# 白大褂走进单身楼", null, "白大褂走进单身楼", null)]
    [InlineData("## 钢城有一支“夜诊队”\n\n# 白大褂走进单身楼", "钢城有一支“夜诊队”", "白大褂走进单身楼", null)]
    [InlineData("钢城有一支夜诊队,三年敲开四百多扇门——\n\n# 白大褂走进单身楼", "钢城有一支夜诊队,三年敲开四百多扇门——", "白大褂走进单身楼", null)]
    [InlineData("# 白大褂走进单身楼\n\n——本溪市总工会夜诊队的三年", null, "白大褂走进单身楼", "——本溪市总工会夜诊队的三年")]
    [InlineData("# 夜诊队里 没有下班", null, "夜诊队里 没有下班", null)]
    [InlineData("## 炉前职工盼医盼药迫切 本溪市总工会组织夜诊队上门", "炉前职工盼医盼药迫切", "本溪市总工会组织夜诊队上门", null)]
    [InlineData("## 量血压 送药箱 教急救 本溪市总服务到宿舍", "量血压 送药箱 教急救", "本溪市总服务到宿舍", null)]
    public void A_headline_of_any_form_is_told_from_what_stands_above_and_below(string head, string? kicker, string title, string? subtitle)
    {
        var page = PageReader.Default.Read(head + "\n\n本报记者 宋远航\n\n晚上七点，夜诊队又来到钢城单身楼，队伍排到了楼梯口。");
        var article = Assert.Single(page.Articles);
        Assert.Equal((kicker, title, subtitle), (article.Kicker, article.Title, article.Subtitle));
        Assert.Equal("宋远航", Assert.Single(article.Bylines).Name);
    }

    [Theory]
    [InlineData("2021年5月12日 星期三 第3版", "folio")]
    [InlineData("第3版 综合新闻", "folio")]
    [InlineData("责任编辑:宋远航 美编:鲁小雨", "folio")]
    [InlineData("3", "folio")]
    [InlineData("社址：本溪市解放路8号 邮政编码：117000 零售每份1.50元", "imprint")]
    [InlineData("门面出租 电话:024-43881234", "advertisement")]
    [InlineData("广告 批发劳保鞋 13912345678", "advertisement")]
    public void Lines_of_the_page_and_advertisements_are_set_apart(string line, string reason)
    {
        var page = PageReader.Default.Read("## 台州晚风里办起夜校\n\n本报讯（记者陶一帆）5月8日，台州市总工会夜校开课。\n\n" + line);
        Assert.Equal((line, reason), (Assert.Single(page.SetAside).Text, page.SetAside[0].Reason));
    }

    [Theory]
    [InlineData("版画班开了二十年")]
    [InlineData("第3版合同里添了一条")]
    [InlineData("夜校的广告贴到了车间门口")]
    [InlineData("10个班组的日子：从头说起")]
    public void Headlines_that_name_what_a_folio_names_are_not_set_apart(string title) =>
        Assert.Empty(PageReader.Default.Read($"## {title}\n\n本报讯（记者陶一帆）5月8日，台州市总工会夜校开课。").SetAside);

    [Fact]
    public void Captions_and_notices_are_articles_of_their_own()
    {
        var page = PageReader.Default.Read("""
            ## 漆匠的午后

            5月8日，台州市漆器厂的漆匠项东在打磨一面屏风。

            新华社记者 鲁小雨 摄

            ## 台州市总工会关于夜校招生的公告

            夜校第二期五月二十日开课，报名者带会员证到市工人文化宫登记。

            台州市总工会

            2021年5月8日
            """);
        Assert.Equal([Genre.Photo, Genre.Notice], page.Articles.Select(a => a.Genre));
        Assert.Equal(new Byline("鲁小雨", BylineRole.Photographer, "新华社"), Assert.Single(page.Articles[0].Bylines));
        Assert.All(page.Articles, a => Assert.False(a.Truncated, a.Title));
    }

    [Fact]
    public void A_contents_list_keeps_every_printed_line()
    {
        var page = PageReader.Default.Read("""
            ## 《班组》第4期要目

            让班组会短下来
            ——来自十个车间的调查……徐正阳
            一张安全卡的旅行…… 海丽

            ## 《班组》第5期要目

            师徒合同怎么签……罗成
            """);
        Assert.Equal([3, 1], page.Articles.Select(a => a.Sections.Single().Paragraphs.Count));
        Assert.All(page.Articles, a => Assert.Equal(Genre.Contents, a.Genre));
    }

    [Fact]
    public void Names_in_brackets_end_an_article_and_briefs_begin_with_their_own_opening()
    {
        var page = PageReader.Default.Read("""
            夜诊队走进单身楼
            本报讯晚上七点，本溪市总工会的夜诊队来到钢城单身楼。
            （宋远航）
            夜校的灯亮了
            5月8日，台州市总工会夜校开课，首批学员210名。
            本报讯近日，嘉兴市总工会给快递员送来雨衣。
            一、先办起来再说
            雨衣共有三百件，先到先得，登记以后当天就能领走。
            """);
        Assert.Equal(["夜诊队走进单身楼", "夜校的灯亮了", null], page.Articles.Select(a => a.Title));
        Assert.Contains("（宋远航）", page.Articles[0].ComposeText(), StringComparison.Ordinal);
        Assert.Equal("一、先办起来再说", page.Articles[2].Sections[^1].Heading);
    }

    [Fact]
    public void On_a_page_without_marks_a_signature_ends_an_article_and_sections_of_a_signed_one_stay()
    {
        var page = PageReader.Default.Read("""
            车间里的夜校
            本报记者宋远航
            夜校开在锻工车间的二楼，一周三个晚上，学员从二十人添到一百二十人。
            教室是自己粉刷的，黑板是学员自己做的
            祁芳第一个报名，她想学会看图纸，以后不必事事问师傅。
            迎春（书法）
            （孟广成）
            清凉送到工地
            昨天下午，区总工会把二百箱汽水送到净月工地，木工组先领。（鲁小雨）
            澡堂重新开门，井口多了三十个喷头，矿工下班就能洗上热水。（修立民）
            """);
        Assert.Equal(["车间里的夜校", "迎春（书法）", "清凉送到工地", null], page.Articles.Select(a => a.Title));
        Assert.Equal([null, "教室是自己粉刷的，黑板是学员自己做的"], page.Articles[0].Sections.Select(s => s.Heading));
        Assert.StartsWith("澡堂重新开门", page.Articles[3].Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_alone_is_no_page()
    {
        Assert.True(PageReader.LooksLikePage(TwoStories));
        Assert.False(PageReader.LooksLikePage("白大褂走进单身楼\n\n本报记者 宋远航\n\n晚上七点，夜诊队来了。\n\n“白天谁请得下假？”孟广成说。"));
    }

    [Fact]
    public void An_article_alone_keeps_all_its_lines()
    {
        var article = PageReader.Default.ReadArticle(TwoStories, "b.txt");
        Assert.Contains("台州晚风里办起夜校", article.ComposeText(), StringComparison.Ordinal);
        Assert.Contains("88123456", article.ComposeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\t\n")]
    [InlineData("#")]
    [InlineData("## \n\n#\n")]
    [InlineData("只有一行标题")]
    [InlineData("# 只有一行标题")]
    [InlineData("本报记者 宋远航")]
    [InlineData("没有标题的一段话，在句子中间断了\n\n又接上了。\n\n第二段。")]
    [InlineData("\ud800\udfff\udfff\0\u0001\r\r\n\u2028#\u2029")]
    [InlineData("。。。。\n”\n）\n：")]
    public void Odd_pages_give_a_result(string text)
    {
        var page = PageReader.Default.Read(text);
        PageLaws.AssertNothingLostOrDoubled(text, page);
        PageLaws.AssertLinesHoldTheirParagraphs(text, page);
    }

    [Fact]
    public void Any_text_at_all_loses_and_doubles_nothing()
    {
        var piece = Gen.OneOf("# ", "## ", "\n", "\n\n", "\r\n", "本报讯（记者宋远航）", "本报记者 宋远航", "，", "。", "“", "”", "——", "要目", "公告",
            "2021年5月12日 星期三", "广告 0576-88123456", "摄", "夜诊队队长祁芳", "本溪市总工会", " ", "　", "\ud83d", "\0", "3版", "……");
        piece.Array[0, 60].Select(string.Concat).Sample(text =>
        {
            var page = PageReader.Default.Read(text);
            PageLaws.AssertNothingLostOrDoubled(text, page);
            PageLaws.AssertLinesHoldTheirParagraphs(text, page);
        }, iter: 3000);
    }

    [Fact]
    public void A_hundred_thousand_headlines_are_read_at_once()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 100_000).Select(i => $"## 第{i}条标题"));
        Assert.Equal(100_000, PageReader.Default.Read(text).Articles.Sum(a => a.Title is null ? 0 : 1 + a.Sections.Count(s => s.Heading is not null)));
    }

    [Fact]
    public void A_million_headlines_are_read_in_seconds()
    {
        var text = string.Concat(Enumerable.Repeat("# 工会送来清凉\n", 1_000_000));
        var watch = Stopwatch.StartNew();
        Assert.Equal(1_000_000, PageReader.Default.Read(text).Articles.Sum(a => 1 + a.Sections.Count(s => s.Heading is not null)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public void Random_bytes_give_a_result() => Gen.Byte.Array[0, 4000].Sample(bytes =>
    {
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        PageLaws.AssertNothingLostOrDoubled(text, PageReader.Default.Read(text));
    }, iter: 200);

    [Fact]
    public void Twenty_thousand_pieces_without_a_headline_are_read_in_seconds()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 20_000).Select(i => $"第{i}小组的{(char)('一' + i)}{(char)('万' + i % 9000)}师傅说，这里的路灯修好了，大家都来看看，晚上回家的人不再摸黑走路，车间里也"));
        var watch = Stopwatch.StartNew();
        var page = PageReader.Default.Read(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        PageLaws.AssertNothingLostOrDoubled(text, page);
    }

    [Fact]
    public void A_line_of_a_million_characters_is_read_at_once()
    {
        var text = new string('工', 1_000_000) + "\n\n" + new string('“', 1_000_000);
        PageLaws.AssertNothingLostOrDoubled(text, PageReader.Default.Read(text));
    }
}
