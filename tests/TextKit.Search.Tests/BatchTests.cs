using System.Text;
using CsCheck;
using Lucene.Net.Index;

namespace TextKit.Search.Tests;

public sealed class BatchTests
{
    [Fact]
    public void Words_are_numbered_as_they_come_and_told_back()
    {
        Gen.OneOf(Gen.String[Gen.Char["职工讨回欠薪abc\0"], 1, 7], Gen.OneOf("职工", "\ud842\udfb7", "讨回欠薪", "讨回欠薪了")).Array[0, 6000].Sample(words =>
        {
            var table = new WordTable();
            var expected = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                expected.TryAdd(word, expected.Count);
                Assert.Equal(expected[word], table.Add(word));
            }

            Assert.All(expected, e => Assert.Equal((e.Value, e.Key), (table.Find(e.Key), table.Text(e.Value))));
            Assert.Equal((expected.Count, -1), (table.Count, table.Find("没有的词")));
        }, iter: 20);
    }

    [Fact]
    public void A_small_field_does_not_keep_the_buffer_that_a_large_one_was_sorted_in()
    {
        var (large, small) = (new FieldPostings("large", IndexOptions.DOCS_ONLY), new FieldPostings("small", IndexOptions.DOCS_ONLY));
        for (var i = 0; i < 10_000; i++)
        {
            large.Add($"{i}", i, 0);
        }

        small.Add("a", 0, 0);
        small.Add("b", 1, 0);
        ulong[] buffer = [];
        large.Freeze(ref buffer);
        var grown = buffer;
        small.Freeze(ref buffer);
        Assert.Same(grown, buffer);
        Assert.InRange(buffer.Length, 10_000, int.MaxValue);
    }

    [Fact]
    public void Postings_come_sorted_by_the_bytes_of_terms_then_by_article_and_place()
    {
        var word = Gen.OneOf(Gen.String[Gen.Char["职工讨回欠薪ab"], 1, 4], Gen.OneOf("𠮷", "\ud800", "\uffff", "农民工工资支付条例", "农民工工资支付办法"));
        word.Array[0, 40].Array[1, 20].Sample(articles =>
        {
            var postings = new FieldPostings("body", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
            var expected = new List<(string Term, int Doc, int Position)>();
            for (var doc = 0; doc < articles.Length; doc++)
            {
                for (var i = 0; i < articles[doc].Length; i++)
                {
                    postings.Add(articles[doc][i], doc, i);
                    expected.Add((Convert.ToHexString(Encoding.UTF8.GetBytes(articles[doc][i])), doc, i));
                }
            }

            ulong[] buffer = [];
            postings.Freeze(ref buffer);
            var found = new List<(string Term, int Doc, int Position)>();
            for (var place = 0; place < postings.TermCount; place++)
            {
                var (bytes, start, length) = postings.Term(place);
                var (from, to) = postings.Range(place);
                for (var i = from; i < to; i++)
                {
                    found.Add((Convert.ToHexString(bytes, start, length), postings.Doc(i), postings.Position(i)));
                }
            }

            Assert.Equal(expected.OrderBy(e => e.Term, StringComparer.Ordinal).ThenBy(e => e.Doc).ThenBy(e => e.Position), found);
        }, iter: 100);
    }

    [Fact]
    public void Many_small_commits_are_merged_and_lose_nothing()
    {
        using var index = new TestIndex();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            for (var i = 0; i < 60; i++)
            {
                writer.Add(TestIndex.Article($"{i % 50:00}", $"第{i}次：区总工会帮职工讨回欠薪。"));
                writer.Commit();
            }
        }

        Assert.InRange(ArticleIndex.State(index.Folder).Segments, 1, 20);
        Assert.Equal((50, true), (index.Searcher.ArticleCount, ArticleIndex.Check(index.Folder).IsWhole));
        Assert.Equal(50, index.Searcher.Search(new ArticleQuery { Text = "讨回欠薪" }).Total);
    }

    [Theory]
    [InlineData("*.doc")]
    [InlineData("*.pos")]
    [InlineData("*.tim")]
    [InlineData("*.dvd")]
    [InlineData("*.fdt")]
    public void A_file_that_lost_its_end_is_told_by_the_check(string file)
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 300).Select(i => TestIndex.Article($"{i}", $"第{i}次：区总工会帮职工讨回欠薪。", title: "讨回欠薪"))]);
        var path = Directory.GetFiles(index.Folder, file).Single();
        using (var stream = new FileStream(path, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        var check = ArticleIndex.Check(index.Folder);
        Assert.False(check.IsWhole);
        Assert.Contains(check.Faults, f => f.Contains("300 articles", StringComparison.Ordinal));
    }
}
