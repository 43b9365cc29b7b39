using CsCheck;

namespace TextKit.Search.Tests;

public sealed class RunQueryTests
{
    private static readonly Gen<string> Text = Gen.OneOf("总工会", "工会", "会员", "职工", "工", "会", "总", "，", "、", " ", "a", "GDP", "3", "3.5", "𠮷", "。").Array[1, 12].Select(string.Concat);

    [Fact]
    public void A_phrase_of_Han_characters_finds_just_the_texts_that_hold_it()
    {
        var phrase = Gen.OneOf("总", "工", "会", "员", "职").Array[2, 5].Select(string.Concat);
        Gen.Select(Text.Array[1, 12], phrase.Array[1, 8]).Sample((texts, phrases) =>
        {
            using var index = new TestIndex([.. texts.Select((t, i) => TestIndex.Article($"{i:00}", t))]);
            foreach (var wanted in phrases)
            {
                var expected = string.Join(' ', texts.Select((t, i) => (Text: t, Id: $"{i:00}")).Where(t => t.Text.Contains(wanted, StringComparison.Ordinal)).Select(t => t.Id));
                Assert.Equal(expected, index.Set($"\"{wanted}\""));
                Assert.Equal(expected, index.Set($"body:\"{wanted}\""));
            }
        }, iter: 40);
    }

    [Fact]
    public void The_places_of_a_concordance_are_the_same_by_the_index_and_by_the_text()
    {
        Text.Array[1, 30].Sample(texts =>
        {
            using var index = new TestIndex([.. texts.Select((t, i) => TestIndex.Article($"{i:00}", t, theme: i % 2 == 0 ? "rights" : "law"))]);
            var concordance = new Concordance(index.Searcher);
            foreach (var within in (ArticleQuery?[])[null, new ArticleQuery { Theme = "law" }])
            {
                foreach (var run in (string[])["工会", "总工会", "工工", "会员工"])
                {
                    var byPlace = concordance.Find(new ConcordanceQuery { Query = run, Take = 1000, Within = within });
                    var byText = concordance.Find(new ConcordanceQuery { Query = run, Take = 1000, Within = within, Order = ConcordanceOrder.Match });
                    Assert.Equal((byText.Total, byText.Articles), (byPlace.Total, byPlace.Articles));
                    Assert.Equal(byText.Lines, byPlace.Lines);
                    Assert.Equal(byPlace.Lines.Skip(2).Take(3), concordance.Find(new ConcordanceQuery { Query = run, Skip = 2, Take = 3, Within = within }).Lines);
                }
            }
        }, iter: 30);
    }

    [Fact]
    public void The_best_articles_of_a_word_are_those_that_looking_at_all_of_them_gives()
    {
        var article = Gen.Select(Text, Gen.OneOf("总工会", "工会", "工", "会员职工", "3"), Gen.Int[0, 29]);
        Gen.Select(article.Array[1, 60], Gen.Int[1, 5], Gen.Int[0, 8].Array[0, 4]).Sample((articles, take, removed) =>
        {
            using var index = new TestIndex();
            using (var writer = ArticleIndexWriter.Open(index.Folder))
            {
                foreach (var part in articles.Chunk(20))
                {
                    foreach (var (text, title, id) in part)
                    {
                        writer.Add(TestIndex.Article($"{id:00}", text, title: id % 3 == 0 ? title : null));
                    }

                    writer.Commit();
                }

                Array.ForEach(removed, id => writer.Remove($"{id:00}"));
                writer.Commit();
            }

            foreach (var word in (string[])["工会", "职工", "title:工会", "body:职工", "会员", "员职", "总工会", "title:总工会", "\"工会员\"", "\"会员职工\"", "3.5"])
            {
                var query = new ArticleQuery { Text = word, Take = take };
                var all = index.Searcher.Search(query);
                for (var again = 0; again < 2; again++)
                {
                    // The second time the number of articles is known from the first.
                    var best = index.Searcher.Search(query with { CountFacets = false });
                    Assert.Equal(all.Total, best.Total);
                    Assert.Equal(all.Hits.Select(h => (h.Id, h.Score)), best.Hits.Select(h => (h.Id, h.Score)));
                    Assert.Equal(all.Cursor, best.Cursor);
                }
            }
        }, iter: 100);
    }

    [Fact]
    public void A_space_or_mark_in_a_phrase_stands_for_a_mark_or_for_nothing()
    {
        using var index = new TestIndex(
            TestIndex.Article("mark", "职工、工资都有保障。"), TestIndex.Article("nothing", "职工工资有保障。"), TestIndex.Article("apart", "职工的工资有保障。"));
        Assert.Equal("mark nothing", index.Set("\"职工 工资\""));
        Assert.Equal("nothing", index.Set("\"职工工资\""));
        Assert.Equal("mark nothing", index.Set("\"职工、工资\""));
    }
}
