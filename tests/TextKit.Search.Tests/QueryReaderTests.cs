using CsCheck;
using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("(欠薪", "character 1: this '(' is not closed")]
    [InlineData("欠薪)", "character 3: unexpected ')'")]
    [InlineData("欠薪 \"讨回", "character 4: this quotation mark is not closed")]
    [InlineData("AND 欠薪", "character 1: AND needs something before it")]
    [InlineData("欠薪 AND", "character 7: AND needs something behind it")]
    [InlineData("欠薪 OR ", "a word, a phrase or a field is expected")]
    [InlineData("title:", "character 7: a value is expected")]
    [InlineData("date:2019-13", "character 6: '2019-13' is not a date")]
    [InlineData("date:去年", "character 6: '去年' is not a date")]
    [InlineData("mentions:2019-02-30", "character 10: '2019-02-30' is not a date")]
    [InlineData("date:2020..2019", "ends before it begins")]
    [InlineData("薪~", "character 1: a fuzzy word has at least two characters")]
    [InlineData("欠薪~9", "character 1: a fuzzy word differs in at most 2 characters")]
    [InlineData("欠薪 ***", "character 4: a pattern needs at least one letter")]
    [InlineData("\"欠薪 职工\"~", "character 1: a number of words is expected behind ~")]
    [InlineData("欠薪 titel:工资", "character 4: there is no field 'titel'; fields are title, body")]
    [InlineData("欠薪 money>=100元", "character 14: a figure condition ends with its number")]
    [InlineData("欠薪 money>=abc", "character 11: a figure condition has a number here")]
    [InlineData("money>=", "character 8: a figure condition has a number here")]
    [InlineData("count(户)<三十", "character 10: a figure condition has a number here")]
    public void A_bad_query_names_the_place_of_the_error(string query, string message)
    {
        using var index = new TestIndex();
        var error = Assert.Throws<FormatException>(() => index.Find(query).ToList());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("money>=")]
    [InlineData("money>=100元")]
    [InlineData("salary>3")]
    [InlineData("")]
    public void A_bad_figure_condition_says_what_was_expected(string condition)
    {
        using var index = new TestIndex();
        var error = Assert.Throws<FormatException>(() => index.Searcher.Search(new ArticleQuery { Figures = [condition] }));
        Assert.Contains("money>=1000000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("关于“降薪”(试行)的通知：劳动 AND 报酬 - 第1号*?")]
    [InlineData("title:money>=5~2\\")]
    [InlineData("percent>三")]
    [InlineData("NOT")]
    public void Escaped_text_is_words_and_nothing_else(string text)
    {
        using var index = new TestIndex(TestIndex.Article("a", text), TestIndex.Article("b", "今天下雨"));
        Assert.Equal("a", index.Set(QueryReader.Escape(text)));
    }

    [Theory]
    [InlineData("https://www.acftu.org")]
    [InlineData("12:30开会")]
    [InlineData("记者:张三")]
    [InlineData("app\\:下载")]
    [InlineData("GB:2019")]
    public void A_colon_in_text_asks_for_no_field(string query)
    {
        using var index = new TestIndex(TestIndex.Article("a", "请于12:30开会，记者:张三，见 https://www.acftu.org 和 app:下载，GB:2019"), TestIndex.Article("b", "今天下雨"));
        Assert.Equal("a", index.Set(query));
    }

    [Fact]
    public void No_query_brings_the_searcher_down()
    {
        using var index = new TestIndex(
            TestIndex.Article("a", "区总工会帮96名职工讨回210万元欠薪。", title: "讨回欠薪", date: "2019-08-27", figures: [TestIndex.Figure(FigureKind.Money, 1, 3, "元")]),
            TestIndex.Article("b", "𠮷\ud800 covid-19 股", title: ""));
        var piece = Gen.OneOf(
            "欠薪", "职工", "股", "𠮷", "\ud800", "\0", "（", "covid", "1,329.8", "AND", "OR", "NOT", "(", ")", "\"", "“", "”", "~", "~2", "~99999", "*", "?", "\\", ":", "：", "-", " ", "  ", "title:", "body:", "person:", "place:",
            "date:", "mentions:", "2019", "2019-08", "2019-08-27", "..", "money>=", "count(户)<", "percent", "=", "3..5", "50", "99999999999999999999", "id:", "theme:", "source:", "é", "̈", "\u3000", "　");
        (from pieces in piece.Array[0, 12]
         from noise in Gen.Char.Array[0, 2]
         select string.Concat(pieces) + new string(noise)).Sample(query =>
         {
             try
             {
                 index.Searcher.Search(new ArticleQuery { Text = query });
             }
             catch (FormatException e)
             {
                 Assert.StartsWith("query", e.Message, StringComparison.Ordinal);
             }
         }, iter: 10_000);
    }

    [Fact]
    public void No_token_query_brings_a_concordance_down_and_a_bad_one_names_its_place()
    {
        using var index = Small();
        var concordance = new Concordance(index.Searcher);
        var piece = Gen.OneOf(
            "[", "]", "[]", "{", "}", "{0,5}", "{3}", "{9,1}", "{,2}", "{99999999999}", "word", "pos", "kind", "=", "!=", "\"", "\"讨回\"", "\"职.*\"", "\"(\"", "\"organization\"", "\"money\"", "\"n.*\"", "&", "|", "!", "(", ")", "*", "+", "?", " ", "\\", "欠薪",
            "[word=\"讨回\"]", "[kind=\"money\"]", "[]{0,3}", "\ud800", "\0", "within", "<s>", ":", "a", "%c", "“", "=\"\"");
        (from pieces in piece.Array[0, 10]
         from noise in Gen.Char.Array[0, 2]
         select string.Concat(pieces) + new string(noise)).Sample(query => Refuses(() => concordance.Find(new ConcordanceQuery { Query = query })), iter: 5_000);
    }

    [Fact]
    public void No_filter_brings_the_searcher_down()
    {
        using var index = Small();
        var value = Gen.OneOf(
            Gen.String, Gen.OneOf("甘肃", "", " ", "\ud800", "\0", "620000", "*", "工会", new string('长', 40_000), "most:money", "least:count(户)", "most:", "score", "newest", "a|b", "money>=1", "count(户)<50", "percent=3..5", "money>=-1e999", "money(>=1"));
        (from text in value
         from name in value
         from code in value
         from sort in value
         from figure in value
         from after in Gen.OneOf(Gen.Const((string?)null), value.Select(v => (string?)v))
         from days in Gen.Int[0, 3_000_000].Array[2]
         select new ArticleQuery { Text = text.Length < 200 ? text : null, Place = name, Person = code, Organization = name, Theme = code, Genre = code, Sort = sort, Figures = [figure], After = after, From = DateOnly.FromDayNumber(days[0]), To = DateOnly.FromDayNumber(days[1]) })
            .Sample(query => Refuses(() => index.Searcher.Search(query)), iter: 5_000);
    }

    private static TestIndex Small() => new(
        TestIndex.Article("a", "区总工会帮96名职工讨回210万元欠薪。", title: "讨回欠薪", date: "2019-08-27", figures: [TestIndex.Figure(FigureKind.Money, 1, 3, "元")]),
        TestIndex.Article("b", "𠮷\ud800 covid-19 股", title: ""));

    // What is off is told as such, with more than a word; anything else would be a fault.
    private static void Refuses(Action question)
    {
        try
        {
            question();
        }
        catch (ArgumentException e) when (e.ParamName == "query" && e.Message.Contains("empty string", StringComparison.Ordinal))
        {
            // A token query of nothing is the caller's fault.
        }
        catch (FormatException e)
        {
            Assert.True(e.Message.Length > 15, e.Message);
        }
    }
}
