using TextKit.Entities;

namespace TextKit.Search.Tests;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("工会", "gong hui")]
    [InlineData("重庆银行", "chong qing yin hang")]
    [InlineData("绿色旅行", "lv se lv xing")]
    [InlineData("为什么", "wei shen me")]
    [InlineData("长度3增长", "chang du . zeng zhang")]
    public void Words_are_read_by_the_table_and_other_characters_one_by_one(string text, string pinyin)
    {
        var read = new ushort[text.Length];
        PinyinTable.Default.Read(text, read);
        Assert.Equal(pinyin, string.Join(' ', read.Select(s => s == 0 ? "." : PinyinTable.Default[s])));
    }

    [Theory]
    [InlineData("pinyin:gonghui", "a")]
    [InlineData("pinyin:zonggonghui", "a")]
    [InlineData("pinyin:\"zong gong hui\"", "a")]
    [InlineData("pinyin:GongHui", "a")]
    [InlineData("pinyin:gh", "a")]
    [InlineData("pinyin:zgh", "a")]
    [InlineData("pinyin:xian", "b c")]
    [InlineData("pinyin:xi'an", "b")]
    [InlineData("pinyin:lvse", "c")]
    [InlineData("pinyin:lüse", "c")]
    [InlineData("pinyin:shanxiaoying", "b")]
    [InlineData("pinyin:sxy", "b")]
    [InlineData("pinyin:huigong", "")]
    [InlineData("pinyin:gonghui -pinyin:xian", "a")]
    public void Articles_are_found_by_syllables_and_by_initials(string query, string ids)
    {
        using var index = Index(pinyin: true);
        Assert.Equal(ids, index.Set(query));
    }

    [Fact]
    public void Words_found_by_pinyin_are_shown()
    {
        using var index = Index(pinyin: true);
        var snippet = index.Searcher.Search(new ArticleQuery { Text = "pinyin:lvse" }).Hits[0].Snippet;
        Assert.Equal("绿色", snippet.Text[snippet.Highlights[0].Start..snippet.Highlights[0].End]);
    }

    [Theory]
    [InlineData("工会")]
    [InlineData("gonghui")]
    [InlineData("gh")]
    [InlineData("title:西安")]
    public void Nothing_else_is_found_otherwise(string query)
    {
        using var with = Index(pinyin: true);
        using var without = Index(pinyin: false);
        Assert.Equal(without.Searcher.Search(new ArticleQuery { Text = query }).Hits.Select(h => (h.Id, h.Score)), with.Searcher.Search(new ArticleQuery { Text = query }).Hits.Select(h => (h.Id, h.Score)));
        Assert.Equal("", without.Set("pinyin:gonghui"));
    }

    [Fact]
    public void Letters_with_tones_or_characters_are_no_pinyin()
    {
        using var index = Index(pinyin: true);
        Assert.Contains("query, character 8: '工会' is not pinyin", Assert.Throws<FormatException>(() => index.Set("pinyin:工会")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => index.Set("pinyin:gong1hui4"));
    }

    [Fact]
    public void An_index_goes_on_as_it_was_begun()
    {
        using var index = Index(pinyin: true);
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Add(TestIndex.Article("d", "市总工会成立"));
            writer.Commit();
        }

        index.Searcher.Refresh();
        Assert.Equal("a d", index.Set("pinyin:zgh"));
        using var without = Index(pinyin: false);
        Assert.Contains("was built without pinyin", Assert.Throws<InvalidDataException>(() => ArticleIndexWriter.Open(without.Folder, new ArticleIndexOptions { Pinyin = true })).Message, StringComparison.Ordinal);
        Assert.StartsWith(without.Folder, Assert.Throws<InvalidDataException>(() => IndexMerger.Merge([without.Folder], index.Folder, null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private static TestIndex Index(bool pinyin)
    {
        var index = new TestIndex();
        Directory.Delete(index.Folder, true);
        using var writer = ArticleIndexWriter.Open(index.Folder, new ArticleIndexOptions { Pinyin = pinyin });
        writer.Add(TestIndex.Article("a", "區總工會和基層工會幫96名職工討回欠薪。"));
        writer.Add(TestIndex.Article("b", "单晓英到会。", title: "西安来客", entities: [new Entity(0, 3, EntityKind.Person) { Name = "单晓英" }]));
        writer.Add(TestIndex.Article("c", "先进班组绿色出行"));
        writer.Commit();
        return index;
    }
}
