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
    [InlineData("榆中县工人报　１９９６年７月２６日　星期五　第二版", "folio")]
    [InlineData("2003年4月18日  星期五   责编 李向东   第三版", "folio")]
    [InlineData("二〇〇三年四月十八日　星期五　第三版", "folio")]
    [InlineData("A3 | 综合新闻 2019-09-12 星期四", "folio")]
    [InlineData("本版编辑 张志刚  校对 韩梅  电话 0351-4921234", "folio")]
    [InlineData("社址：榆中县城关镇兴隆路１２号　电话：５２２１３４６　每份０．２０元", "imprint")]
    [InlineData("双塔寺街招待所 客房优惠价每日48元 订房电话：0351-4044288", "advertisement")]
    [InlineData("来源: 浙江工人日报  作者: 陈立新  2021-07-15 08:32", "navigation")]
    [InlineData("首页 > 要闻 > 正文", "navigation")]
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
    [InlineData("5月8日 编辑部的一天")]
    [InlineData("2021年 我们的夜校")]
    [InlineData("来源于车间的发明")]
    [InlineData("编辑部来了炉前工")]
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
    public void A_county_paper_without_marks_is_read_by_its_signatures_and_spaced_headings()
    {
        var page = PageReader.Default.Read("""
            榆中县工人报　１９９６年７月２６日　星期五　第二版

            县棉纺厂分流职工三百人

            　　本报讯　（通讯员　马长河）县棉纺织厂工会从今年３月起开办三个培训班，已有１８６名女工结业。

            职工澡堂又冒热气了

            　　县化肥厂的职工澡堂停了一年半，上月底重新开放。厂工会换了锅炉，修了管道。（贺志强）

            启　事

            　　县工人文化宫定于８月１日举办职工象棋赛，报名者请于７月３０日前登记。
            　　　　　　　　　　　　　　县工人文化宫
            　　　　　　　　　　　　　　１９９６年７月２５日
            """);
        Assert.Equal(["县棉纺厂分流职工三百人", "职工澡堂又冒热气了", "启　事"], page.Articles.Select(a => a.Title));
        Assert.Equal(Genre.Notice, page.Articles[2].Genre);
        Assert.EndsWith("１９９６年７月２５日", page.Articles[2].ComposeText(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(1996, 7, 26), page.Articles[0].Date);
    }

    [Fact]
    public void A_tail_behind_a_signed_brief_comes_back_over_an_advertisement()
    {
        var page = PageReader.Default.Read("""
            "非典"面前,环卫工人没有退

            本报讯（记者石建国）4月16日清晨,太原市迎泽区环卫队的班长郭玉兰推着保洁车走上解放路。

            区工会给保洁员配发了口罩和手套。郭玉兰说,怕是怕,可垃圾不能等人,街上少一个病菌,家里就多一分安

            双塔寺街招待所 客房优惠价每日48元 订房电话：0351-4044288

            本报讯 大同煤矿集团工会筹集专款86万元,为井下一线矿工购买口罩。(通讯员 常瑞芳)

            全。区总工会还腾出培训楼的十二间房,给外地保洁员郭玉兰等人临时居住。
            """);
        Assert.Contains("多一分安全。区总工会", page.Articles[0].Sections[0].Paragraphs[^1].Text, StringComparison.Ordinal);
        Assert.False(page.Articles[0].Truncated);
    }

    [Fact]
    public void A_caption_that_ends_in_its_photographer_is_no_cut_paragraph()
    {
        var page = PageReader.Default.Read("## 隔离病房的课程表\n\n本报记者 温晓云\n\n病人管她叫卫老师。\n\n图①:卫秀英隔着玻璃给病人读报。 温晓云 摄\n\n丈夫每天傍晚送来一饭盒小米粥。");
        Assert.Equal(3, page.Articles[0].Sections[0].Paragraphs.Count);
        Assert.False(page.Articles[0].Truncated);
    }

    [Fact]
    public void A_page_in_traditional_characters_has_its_list_bylines_and_briefs()
    {
        var page = PageReader.Default.Read("""
            今日導讀

            ▲ 二版 全總發布權益指引
            ▲ 四版 工人詩選

            一座鋼城的夜班公交

            　　□ 本報記者 鄧少華

            　　凌晨一點二十分，攀枝花市的最後一班夜班公交從弄弄坪開出。車上坐著十一個人，都是剛下中班的軋鋼工。

            攀枝花總工會送清涼

            　　本報訊（通訊員 藍天）7月3日，攀枝花市總工會把2300箱汽水送到四十二個高溫崗位。
            """);
        Assert.Equal(["今日導讀", "一座鋼城的夜班公交", "攀枝花總工會送清涼"], page.Articles.Select(a => a.Title));
        Assert.Equal([("鄧少華", BylineRole.Reporter), ("藍天", BylineRole.Correspondent)], page.Articles.SelectMany(a => a.Bylines).Select(b => (b.Name, b.Role)));
        Assert.Equal(2, page.Articles[0].Sections.Single().Paragraphs.Count);
    }

    [Fact]
    public void A_headline_without_marks_stands_between_its_kicker_and_the_name_of_its_author()
    {
        var page = PageReader.Default.Read("""
            湖州一家园区企业挂牌三年,职工说不出主席是谁

            牌子挂上墙,人得走出门

            王小鸥

            有读者来信说,他所在的园区企业三年前挂了工会牌,至今没有办过一次活动,会费倒是每月从工资里扣九元。
            """);
        var article = Assert.Single(page.Articles);
        Assert.Equal(("牌子挂上墙,人得走出门", "王小鸥"), (article.Title, Assert.Single(article.Bylines).Name));
        Assert.NotNull(article.Kicker);
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
    public void Empty_brackets_at_the_end_of_a_paragraph_are_no_credit()
    {
        var page = PageReader.Default.Read("# 工会送来清凉\n\n八月里，总工会把绿豆汤送到了工地（）\n");
        Assert.Empty(Assert.Single(page.Articles).Bylines);
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
