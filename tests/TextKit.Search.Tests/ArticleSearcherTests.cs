using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class ArticleSearcherTests
{
    [Fact]
    public void An_article_is_found_by_word_and_by_figure_with_its_highlight()
    {
        const string text = "区总工会帮96名职工讨回210万元欠薪。";
        using var index = new TestIndex(
            TestIndex.Article("a", text, figures: [new Figure(12, 5, FigureKind.Money, 2_100_000, 2_100_000, "元", FigureBound.Exact)]),
            TestIndex.Article("b", "市总工会举办职工运动会。"));
        var found = index.Searcher.Search(new ArticleQuery { Text = "欠薪", Figures = ["money>=2000000"] });
        var hit = Assert.Single(found.Hits);
        Assert.Equal("a", hit.Id);
        Assert.Equal(["210万元欠薪"], hit.Snippet.Highlights.Select(h => hit.Snippet.Text[h.Start..h.End]));
        Assert.Equal(2, index.Searcher.Search(new ArticleQuery()).Total);
    }

    [Fact]
    public void A_word_in_the_title_ranks_above_the_same_word_in_the_body()
    {
        using var index = new TestIndex(
            TestIndex.Article("body", "市总工会为农民工讨回欠薪，欠薪问题得到解决。", title: "暖心服务到工地"),
            TestIndex.Article("title", "市总工会为农民工解决了问题，大家都很高兴。", title: "讨回欠薪暖人心"));
        Assert.Equal(["title", "body"], index.Find("欠薪"));
        Assert.Equal(["title"], index.Find("title:欠薪"));
        Assert.Equal(["body"], index.Find("body:欠薪"));
    }

    [Theory]
    [InlineData("什么是劳模创新工作室？")]
    [InlineData("劳模创新工作室在哪里揭牌")]
    public void The_answer_to_a_question_need_not_repeat_its_words(string question)
    {
        using var index = new TestIndex(
            TestIndex.Article("answer", "劳模创新工作室由一名劳模领衔，带着班组攻关、带徒。"),
            TestIndex.Article("other", "市总工会为农民工讨回欠薪。"));
        Assert.Equal(["answer"], index.Find(question));
    }

    [Fact]
    public void A_part_of_a_longer_word_is_found_below_whole_words()
    {
        using var index = new TestIndex(
            TestIndex.Article("part", "他在农民工文化宫参加劳动人民文化宫的活动，农民工农民工农民工农民工。"),
            TestIndex.Article("whole", "一位农民说，今年的收成比往年好，天气也帮忙，村里家家户户都在盘算明年种什么、卖到哪里去。"));
        Assert.Equal(["whole", "part"], index.Find("农民"));
    }

    [Theory]
    [InlineData("股", "last")]
    [InlineData("3月", "digit")]
    [InlineData("份", "digit")]
    public void A_single_character_and_a_number_with_its_unit_are_found_at_the_edges_of_runs(string query, string id)
    {
        using var index = new TestIndex(TestIndex.Article("last", "他不炒股。"), TestIndex.Article("digit", "截至3月份，"));
        Assert.Equal(id, index.Set(query));
    }

    [Fact]
    public void Traditional_characters_find_simplified_text_and_back()
    {
        using var index = new TestIndex(
            TestIndex.Article("simplified", "广东省总工会关心劳动者权益"),
            TestIndex.Article("traditional", "廣東省總工會關心勞動者權益", entities: [new Entity(0, 6, EntityKind.Organization) { Name = "廣東省總工會" }]));
        Assert.Equal("simplified traditional", index.Set("勞動者權益"));
        Assert.Equal("simplified traditional", index.Set("劳动者权益"));
        Assert.Equal("traditional", index.Set("organization:广东省总工会"));
        var snippet = index.Searcher.Search(new ArticleQuery { Text = "organization:广东省总工会" }).Hits[0].Snippet;
        Assert.Equal("廣東省總工會", snippet.Text[snippet.Highlights[0].Start..snippet.Highlights[0].End]);
    }

    [Fact]
    public void The_offset_of_a_snippet_is_that_of_the_article()
    {
        var text = new string('甲', 300) + "总工会讨回欠薪𠮷" + new string('乙', 300);
        using var index = new TestIndex(TestIndex.Article("a", text));
        var snippet = index.Searcher.Search(new ArticleQuery { Text = "欠薪" }).Hits[0].Snippet;
        Assert.Equal(text.Substring(snippet.Start, snippet.Text.Length), snippet.Text);
        var (start, end) = Assert.Single(snippet.Highlights);
        Assert.Equal("欠薪", text[(snippet.Start + start)..(snippet.Start + end)]);
    }

    [Fact]
    public void A_text_comes_back_as_it_was_whatever_it_holds()
    {
        const string text = "\ud800坏的\udc00代理对 <script>alert(1)</script> \0 \u202e 𠮷";
        using var index = new TestIndex(TestIndex.Article("a", text), TestIndex.Article("b", "plain caf\u00e9"), TestIndex.Article("c", ""));
        Assert.Equal(text, index.Searcher.Search(new ArticleQuery { Text = "代理" }).Hits[0].Snippet.Text);
        Assert.Equal("plain caf\u00e9", index.Searcher.Search(new ArticleQuery { Text = "PLAIN" }).Hits[0].Snippet.Text);
        Assert.Equal(3, index.Searcher.ArticleCount);
    }

    [Theory]
    [InlineData("欠薪 运动会", "")]
    [InlineData("欠薪 OR 运动会", "a b")]
    [InlineData("职工 NOT 运动会", "a")]
    [InlineData("职工 -运动会", "a")]
    [InlineData("NOT 欠薪", "b c")]
    [InlineData("(欠薪 OR 运动会) AND 职工 NOT 讨回", "b")]
    [InlineData("\"职工讨回\"", "a")]
    [InlineData("“讨回职工”", "")]
    [InlineData("\"职工 运动会\"", "b")]
    [InlineData("欠薪 — ", "a")]
    public void Words_phrases_and_operators(string query, string ids)
    {
        using var index = new TestIndex(
            TestIndex.Article("a", "区总工会帮职工讨回欠薪。"), TestIndex.Article("b", "市总工会举办职工运动会。"), TestIndex.Article("c", "今天下雨。"));
        Assert.Equal(ids, index.Set(query));
    }

    [Fact]
    public void A_long_run_finds_what_has_most_of_its_words_and_the_run_itself_first()
    {
        using var index = new TestIndex(
            TestIndex.Article("some", "法律援助律师表示，农民工可以申请仲裁，讨要被拖欠的工资。"),
            TestIndex.Article("all", "问：农民工如何申请法律援助讨要工资？答：带身份证。"),
            TestIndex.Article("none", "市总工会举办运动会。"));
        Assert.Equal(["all", "some"], index.Find("农民工如何申请法律援助讨要工资？"));
    }

    [Theory]
    [InlineData("money>=1000000", "exact")]
    [InlineData("money>1329800", "")]
    [InlineData("money=132.98万", "exact")]
    [InlineData("money>=1百万", "exact")]
    [InlineData("money=100万..200萬", "exact")]
    [InlineData("money<0.01亿", "")]
    [InlineData("(money>=999999999999999999千万亿)", "")]
    [InlineData("money=1329800", "exact")]
    [InlineData("money(美元)>=5000", "dollars")]
    [InlineData("money<=5000", "")]
    [InlineData("count(户)<50", "bounded range")]
    [InlineData("count(户)=4", "range")]
    [InlineData("count(户)=6", "")]
    [InlineData("count(户)=5..41", "range")]
    [InlineData("count(户)>42", "")]
    [InlineData("count(户)>=42", "bounded")]
    [InlineData("count>5", "bounded")]
    [InlineData("percent>30%", "percent")]
    [InlineData("percent>30.5", "")]
    [InlineData("NOT percent>30 NOT money>0", "bounded dollars range two")]
    [InlineData("duration(年)=5", "")]
    public void Figures_are_found_by_value(string query, string ids)
    {
        using var index = new TestIndex(
            TestIndex.Article("exact", "发放132.98万元", figures: [TestIndex.Figure(FigureKind.Money, 1_329_800, 1_329_800, "元")]),
            TestIndex.Article("dollars", "5000美元", figures: [TestIndex.Figure(FigureKind.Money, 5000, 5000, "美元")]),
            TestIndex.Article("bounded", "42余户", figures: [TestIndex.Figure(FigureKind.Count, 42, 42, "户", FigureBound.AtLeast)]),
            TestIndex.Article("range", "3至5户", figures: [TestIndex.Figure(FigureKind.Count, 3, 5, "户")]),
            TestIndex.Article("two", "1至3年，8至10年", figures: [TestIndex.Figure(FigureKind.Duration, 1, 3, "年"), TestIndex.Figure(FigureKind.Duration, 8, 10, "年")]),
            TestIndex.Article("percent", "增长30.5%", figures: [TestIndex.Figure(FigureKind.Percent, 30.5m, 30.5m, "%")]));
        Assert.Equal(ids, index.Set(query));
    }

    [Theory]
    [InlineData("mentions:2019", "day month open year")]
    [InlineData("mentions:2019-08", "day month open year")]
    [InlineData("mentions:2019-08-27", "day month open year")]
    [InlineData("mentions:2019-08-28", "month open year")]
    [InlineData("mentions:2019-07", "open year")]
    [InlineData("mentions:2019-09..2019-10", "open year")]
    [InlineData("mentions:2020", "")]
    [InlineData("mentions:2017..2018", "open")]
    public void Dates_in_the_text_are_found_where_they_overlap(string query, string ids)
    {
        static DateExpression Span(string from, string? to) => new(0, 1, DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to));
        using var index = new TestIndex(
            TestIndex.Article("day", "8月27日", dates: [Span("2019-08-27", "2019-08-27")]),
            TestIndex.Article("month", "8月", dates: [Span("2019-08-01", "2019-08-31")]),
            TestIndex.Article("year", "2019年", dates: [Span("2019-01-01", "2019-12-31")]),
            TestIndex.Article("open", "2016年以来", date: "2019-12-05", dates: [Span("2016-01-01", null)]),
            TestIndex.Article("vague", "近日", dates: [new DateExpression(0, 2, null, null)]));
        Assert.Equal(ids, index.Set(query));
    }

    [Theory]
    [InlineData("date:2019", "a b")]
    [InlineData("date:2019-08", "a")]
    [InlineData("date:2019-08-27", "a")]
    [InlineData("date:2019-08..2019-09", "a b")]
    public void Issue_dates_are_found_by_year_month_day_and_span(string query, string ids)
    {
        using var index = new TestIndex(TestIndex.Article("a", "甲", date: "2019-08-27"), TestIndex.Article("b", "乙", date: "2019-09-01"), TestIndex.Article("c", "丙"));
        Assert.Equal(ids, index.Set(query));
        Assert.Equal(["b"], index.Searcher.Search(new ArticleQuery { From = new DateOnly(2019, 8, 28) }).Hits.Select(h => h.Id));
        Assert.Equal(["a"], index.Searcher.Search(new ArticleQuery { To = new DateOnly(2019, 8, 28) }).Hits.Select(h => h.Id));
    }

    [Theory]
    [InlineData("place:甘肃", "city province")]
    [InlineData("place:甘肃省", "city province")]
    [InlineData("place:兰州", "city")]
    [InlineData("place:620100", "city")]
    [InlineData("place:620000", "city province")]
    [InlineData("place:630000", "")]
    [InlineData("place:吉林", "jilincity jilinprovince")]
    [InlineData("place:吉林省", "jilincity jilinprovince")]
    [InlineData("place:吉林市", "jilincity")]
    [InlineData("place:甘*", "city province")]
    public void A_place_is_found_with_the_parts_below_it(string query, string ids)
    {
        using var index = new TestIndex(
            TestIndex.Article("city", "兰州市", entities: [new Entity(0, 3, EntityKind.Place) { Name = "兰州市", Code = "620100", Parents = ["甘肃省"] }]),
            TestIndex.Article("province", "甘肃", entities: [new Entity(0, 2, EntityKind.Place) { Name = "甘肃", Code = "620000" }]),
            TestIndex.Article("jilincity", "吉林市", entities: [new Entity(0, 3, EntityKind.Place) { Name = "吉林市", Code = "220200", Parents = ["吉林省"] }]),
            TestIndex.Article("jilinprovince", "吉林", entities: [new Entity(0, 2, EntityKind.Place) { Name = "吉林", Code = "220000" }]));
        Assert.Equal(ids, index.Set(query));
    }

    [Fact]
    public void Facets_count_the_articles_found()
    {
        using var index = new TestIndex(
            TestIndex.Article("a", "兰州市", date: "2019-08-27", theme: "rights", entities: [new Entity(0, 3, EntityKind.Place) { Name = "兰州市", Code = "620100", Parents = ["甘肃省"] }]),
            TestIndex.Article("b", "兰州市兰州市", date: "2019-09-01", theme: "rights", genre: Genre.Feature, entities: [new Entity(0, 3, EntityKind.Place) { Name = "兰州市", Code = "620100", Parents = ["甘肃省"] }]),
            TestIndex.Article("c", "王小明", theme: "safety", entities: [new Entity(0, 3, EntityKind.Person) { Name = "王小明" }]));
        var facets = index.Searcher.Search(new ArticleQuery { Text = "date:2019" }).Facets;
        Assert.Equal([new FacetCount("rights", 2)], facets["theme"]);
        Assert.Equal([new FacetCount("brief", 1), new FacetCount("feature", 1)], facets["genre"]);
        Assert.Equal([new FacetCount("甘肃省", 2)], facets["place.1"]);
        Assert.Equal([new FacetCount("兰州市", 2)], facets["place.2"]);
        Assert.Equal([new FacetCount("2019", 2)], facets["year"]);
        Assert.Equal([new FacetCount("2019-08", 1), new FacetCount("2019-09", 1)], facets["month"]);
        Assert.Empty(facets["person"]);
        Assert.Equal(["c"], index.Searcher.Search(new ArticleQuery { Person = "王小明" }).Hits.Select(h => h.Id));
    }

    [Fact]
    public void A_division_is_one_facet_by_its_full_name_however_a_text_calls_it()
    {
        Entity Place(string name, string code, params string[] parents) => new(0, name.Length, EntityKind.Place) { Name = name, Code = code, Parents = parents };
        using var index = new TestIndex(
            TestIndex.Article("short", "甘肃", entities: [Place("甘肃", "620000")]),
            TestIndex.Article("full", "甘肃省", entities: [Place("甘肃省", "620000")]),
            TestIndex.Article("village", "榆中县红土坡村", entities: [Place("榆中县红土坡村", "620123", "甘肃省", "兰州市")]),
            TestIndex.Article("own", "北塬工地", entities: [Place("北塬工地", "999901", "甘肃省", "兰州市")]));
        var facets = index.Searcher.Search(new ArticleQuery()).Facets;
        Assert.Equal([new FacetCount("甘肃省", 4)], facets["place.1"]);
        Assert.Equal([new FacetCount("兰州市", 2)], facets["place.2"]);
        Assert.Equal([new FacetCount("北塬工地", 1), new FacetCount("榆中县", 1)], facets["place.3"]);
        Assert.Equal([new FacetCount("甘肃省", 2), new FacetCount("北塬工地", 1), new FacetCount("榆中县红土坡村", 1)], facets["place"]);
    }

    [Theory]
    [InlineData("\"欠薪 农民工\"~3", "far near reversed")]
    [InlineData("\"欠薪 农民工\"~1", "near reversed")]
    [InlineData("\"农民工 农民工\"~9", "")]
    [InlineData("农民*", "far near reversed")]
    [InlineData("?薪", "far near reversed")]
    [InlineData("仲?", "other")]
    [InlineData("欠新~", "far near reversed")]
    [InlineData("仲才~1", "other")]
    [InlineData("劳动仲才~", "other")]
    [InlineData("title:欠*", "")]
    public void Proximity_patterns_and_fuzzy_words(string query, string ids)
    {
        using var index = new TestIndex(
            TestIndex.Article("near", "讨回欠薪的农民工很高兴。"),
            TestIndex.Article("reversed", "农民工、欠薪。"),
            TestIndex.Article("far", "欠薪问题关系，农民工的利益。"),
            TestIndex.Article("other", "劳动仲裁开庭。"));
        Assert.Equal(ids, index.Set(query));
    }

    [Fact]
    public void Hits_come_in_the_order_asked_for_and_cursors_go_on_in_it()
    {
        var articles = Enumerable.Range(0, 57).Select(i => TestIndex.Article(
            $"{i:00}", $"职工{i}", date: i % 5 == 0 ? null : new DateOnly(2019, 1, 1).AddDays(i * 7 % 57).ToString("yyyy-MM-dd"), figures: i % 3 == 0 ? [] : [TestIndex.Figure(FigureKind.Money, i * 13 % 57, i * 13 % 57, "元")])).ToArray();
        using var index = new TestIndex(articles);
        foreach (var order in (string[])["score", "newest", "oldest", "most:money", "least:money", "most:count(户)"])
        {
            var all = index.Searcher.Search(new ArticleQuery { Text = "职工", Sort = order, Take = 100 }).Hits.Select(h => h.Id).ToList();
            Assert.Equal(57, all.Count);
            var paged = new List<string>();
            string? cursor = null;
            do
            {
                var page = index.Searcher.Search(new ArticleQuery { Text = "职工", Sort = order, Take = 10, After = cursor });
                Assert.Equal(57, page.Total);
                paged.AddRange(page.Hits.Select(h => h.Id));
                cursor = page.Cursor;
            }
            while (cursor is not null);
            Assert.Equal(all, paged);
        }

        var byDate = index.Searcher.Search(new ArticleQuery { Sort = "newest", Take = 57 }).Hits;
        Assert.Equal(byDate.OrderByDescending(h => h.Date ?? DateOnly.MinValue).Select(h => h.Date), byDate.Select(h => h.Date));
        Assert.Null(byDate[^1].Date);
        var least = index.Searcher.Search(new ArticleQuery { Sort = "least:money", Take = 57 }).Hits;
        Assert.Equal("22", least[0].Id);
    }

    [Theory]
    [InlineData("!!")]
    [InlineData("MQox")]
    public void A_cursor_that_no_search_gave_is_refused(string cursor)
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工"));
        Assert.Throws<FormatException>(() => index.Searcher.Search(new ArticleQuery { After = cursor }));
    }

    [Fact]
    public void Filters_asked_for_again_see_what_was_added_replaced_and_removed()
    {
        AnnotatedArticle Paid(string id, decimal amount, string date) => TestIndex.Article(id, "职工", date: date, figures: [TestIndex.Figure(FigureKind.Money, amount, amount, "元")]);
        using var index = new TestIndex(Paid("a", 100, "2019-01-01"), Paid("b", 5000, "2019-02-01"), Paid("c", 7000, "2018-01-01"));
        string Found() => string.Join(' ', index.Searcher.Search(new ArticleQuery { Text = "职工", From = new DateOnly(2019, 1, 1), Figures = ["money>=1000"] }).Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
        Assert.Equal("b", Found());
        Assert.Equal("b", Found());
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Remove("b");
            writer.Add(Paid("a", 3000, "2019-01-01"));
            writer.Add(Paid("d", 9000, "2019-03-01"));
            writer.Commit();
        }

        index.Searcher.Refresh();
        Assert.Equal("a d", Found());
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(i < 30 ? 2 : i < 90 ? 1 : 0, index.Searcher.Search(new ArticleQuery { From = new DateOnly(2019, 1, 1), Figures = [$"money>{100 * i}"] }).Total);
        }
    }

    [Fact]
    public void A_searcher_sees_what_was_committed_when_it_refreshes()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工"), TestIndex.Article("b", "职工"));
        var first = index.Searcher.Search(new ArticleQuery { Take = 1 });
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Add(TestIndex.Article("c", "职工"));
            writer.Commit();
            writer.Add(TestIndex.Article("d", "职工"));
        }

        Assert.Equal(2, index.Searcher.ArticleCount);
        index.Searcher.Refresh();
        Assert.Equal(3, index.Searcher.ArticleCount);
        using var another = ArticleSearcher.Open(index.Folder);
        var error = Assert.Throws<FormatException>(() => another.Search(new ArticleQuery { Take = 1, After = first.Cursor }));
        Assert.Contains("changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_and_facets_are_those_of_the_first_page_while_a_writer_works_and_the_searcher_refreshes()
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 100).Select(i => TestIndex.Article($"{i:000}", "职工", theme: i % 2 == 0 ? "rights" : "law"))]);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            () =>
            {
                using var writer = ArticleIndexWriter.Open(index.Folder);
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    writer.Remove($"{i % 100:000}");
                    writer.Add(TestIndex.Article($"new{i}", "职工职工", theme: "safety"));
                    writer.Commit();
                    index.Searcher.Refresh();
                }
            },
            TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                for (var round = 0; round < 5; round++)
                {
                    var page = index.Searcher.Search(new ArticleQuery { Text = "职工", Take = 7 });
                    var (total, themes) = (page.Total, page.Facets["theme"]);
                    Assert.Equal(total, themes.Sum(t => t.Count));
                    var ids = new HashSet<string>(page.Hits.Select(h => h.Id));
                    while (page.Cursor is not null)
                    {
                        page = index.Searcher.Search(new ArticleQuery { Text = "职工", Take = 7, After = page.Cursor });
                        Assert.Equal(total, page.Total);
                        Assert.Equal(themes, page.Facets["theme"]);
                        Assert.All(page.Hits, h => Assert.True(ids.Add(h.Id)));
                    }

                    Assert.Equal(total, ids.Count);
                }
            },
            TestContext.Current.CancellationToken)).ToArray();
        await Task.WhenAll(readers);
        await stop.CancelAsync();
        await writing;
        Assert.NotEqual(0, index.Searcher.Search(new ArticleQuery { Theme = "safety" }).Total);
    }
}
