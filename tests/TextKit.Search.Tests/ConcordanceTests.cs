using CsCheck;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class ConcordanceTests
{
    private const string Paid = "昨日，甘肃省总工会向生病职工发放慰问金10万元。";

    private static AnnotatedArticle PaidArticle => TestIndex.Article("paid", Paid,
        entities: [new Entity(3, 6, EntityKind.Organization) { Name = "甘肃省总工会" }], figures: [new Figure(19, 4, FigureKind.Money, 100_000, 100_000, "元", FigureBound.Exact)]);

    [Theory]
    [InlineData("[kind=\"organization\"] []{0,5} [word=\"发放\"] []{0,3} [kind=\"money\"]", "甘肃省总工会向生病职工发放慰问金10万元")]
    [InlineData("[kind=\"organization\"] [word=\"发放\"]", null)]
    [InlineData("[kind=\"organization\" & word=\".*总工会\"]", "甘肃省总工会")]
    [InlineData("[kind=\"person|organization\"]", "甘肃省总工会")]
    [InlineData("[kind=\"person\"]", null)]
    [InlineData("\"生病\" \"职工\"", "生病职工")]
    [InlineData("\"生病\" \"職工\"", "生病职工")]
    [InlineData("[word=\"生.\"] []", "生病职工")]
    [InlineData("(\"生病\" | \"特困\") \"职工\" \"发放\"?", "生病职工发放")]
    [InlineData("[kind!=\"organization\" & word=\"甘肃.*\"]", null)]
    [InlineData("[word=\"发放\"] []+ [kind=\"money\"]", "发放慰问金10万元")]
    [InlineData("[word=\"发放\"] []* [word=\"没有\"]", null)]
    [InlineData("[word=\"发放\" & pos=\"v.*\"]", "发放")]
    [InlineData("[word=\"发放\" & pos=\"n.*\"]", null)]
    [InlineData("[word=\"职工\" & pos!=\"v\"] [pos=\"v\"]", "职工发放")]
    [InlineData("[kind=\"money\" & pos=\"m\"]", null)]
    [InlineData("[!(word=\"昨日\" | word=\"，\")]{3} [word=\"发放\"]", "向生病职工发放")]
    public void Token_queries_match_words_entities_and_gaps(string query, string? match)
    {
        using var index = new TestIndex(PaidArticle, TestIndex.Article("other", "今天下雨，没有活动。"));
        var page = new Concordance(index.Searcher).Find(new ConcordanceQuery { Query = query });
        Assert.Equal(match, page.Lines.SingleOrDefault()?.Match);
        Assert.All(page.Lines, l => Assert.Equal(l.Match, Paid[l.Start..l.End]));
    }

    [Theory]
    [InlineData("[word=\"发放\"", "character 11: ']' is expected")]
    [InlineData("[words=\"发放\"]", "character 2: word, pos or kind is expected")]
    [InlineData("[tag=\"n\"]", "character 2: word, pos or kind is expected")]
    [InlineData("[pos=\"(\"]", "is no regular expression")]
    [InlineData("[kind=\"company\"]", "'company' is no kind")]
    [InlineData("[word=\"(\"]", "is no regular expression")]
    [InlineData("[]{3,1}", "ends before it begins")]
    [InlineData("[]{1000}", "a number up to 100 is expected")]
    [InlineData("\"发放", "character 1: this quotation mark is not closed")]
    [InlineData("[] )", "unexpected ')'")]
    public void A_bad_token_query_names_the_place_of_the_error(string query, string message)
    {
        using var index = new TestIndex();
        var error = Assert.Throws<FormatException>(() => new Concordance(index.Searcher).Find(new ConcordanceQuery { Query = query }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_is_found_inside_longer_words_and_lines_sort_by_their_context()
    {
        using var index = new TestIndex(TestIndex.Article("a", "乙工会丙。甲總工會丁。"), TestIndex.Article("b", "丙工会甲", title: "题", date: "2019-08-27"));
        var concordance = new Concordance(index.Searcher);
        IEnumerable<string> Lines(ConcordanceOrder order) => concordance.Find(new ConcordanceQuery { Query = "工会", Order = order, Context = 1 }).Lines.Select(l => l.Left + l.Match + l.Right);
        Assert.Equal(["乙工会丙", "總工會丁", "丙工会甲"], Lines(ConcordanceOrder.Place));
        Assert.Equal(["丙工会甲", "乙工会丙", "總工會丁"], Lines(ConcordanceOrder.Left));
        Assert.Equal(["總工會丁", "乙工会丙", "丙工会甲"], Lines(ConcordanceOrder.Right));
        var page = concordance.Find(new ConcordanceQuery { Query = "工会", LeftHolds = "总", Context = 3 });
        Assert.Equal((1L, 1), (page.Total, page.Articles));
        page = concordance.Find(new ConcordanceQuery { Query = "工会", Skip = 2, Within = new ArticleQuery { Text = "工会" } });
        Assert.Equal(("b", "题", new DateOnly(2019, 8, 27)), (page.Lines.Single().Id, page.Lines.Single().Title, page.Lines.Single().Date!.Value));
    }

    [Fact]
    public void Plain_text_finds_what_a_search_for_the_characters_finds() => Gen.OneOf("总", "工", "会", "A", "3", "股", "，", " ").Array[1, 12].Select(string.Concat).Where(t => t.Trim().Length > 0)
        .Select(Gen.Int[0, 11], Gen.Int[1, 3]).Sample((text, from, length) =>
        {
            var node = text.Substring(Math.Min(from, text.Length - 1), Math.Min(length, text.Length - Math.Min(from, text.Length - 1))).Trim();
            if (node.Length == 0 || char.IsAscii(node[0]) || char.IsAscii(node[^1]))
            {
                return;
            }

            using var index = new TestIndex(TestIndex.Article("a", text));
            Assert.NotEqual(0, new Concordance(index.Searcher).Find(new ConcordanceQuery { Query = node }).Total);
        }, iter: 300);

    [Fact]
    public void No_token_query_brings_the_searcher_down()
    {
        using var index = new TestIndex(PaidArticle);
        var concordance = new Concordance(index.Searcher);
        Gen.OneOf("[", "]", "(", ")", "|", "&", "!", "\"", "word", "kind", "=", "!=", "\"发放\"", "\"生.*\"", "\"money\"", "[]", "{0,5}", "{2}", "{,", "?", "*", "+", "(?", "\\", " ", "[word=\"发放\"]", "[kind=\"organization\"]", "发放").Array[1, 12]
            .Select(string.Concat).Where(q => !string.IsNullOrWhiteSpace(q)).Sample(query =>
            {
                try
                {
                    concordance.Find(new ConcordanceQuery { Query = query });
                }
                catch (FormatException e)
                {
                    Assert.StartsWith("token query", e.Message, StringComparison.Ordinal);
                }
            }, iter: 3_000);
    }
}
