using System.Text.Json;
using TextKit.Articles;

namespace TextKit.Tests.Articles;

/// <summary>Pages of another paper, clean text without marks; evaluation data that stays outside the checkout.</summary>
public sealed class NewspaperOf1998Tests
{
    [Fact]
    public void Most_articles_are_found_where_they_start()
    {
        var file = Path.Combine(RepositoryRoot.Shared, "data", "news", "pd98_pages.jsonl");
        Assert.SkipUnless(File.Exists(file), "The pages are not here: ../shared/data/news.");
        int right = 0, read = 0, gold = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var page = JsonDocument.Parse(line);
            var text = string.Join('\n', page.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetString()));
            var starts = page.RootElement.GetProperty("article_starts").EnumerateArray().Select(s => s.GetInt32()).ToHashSet();
            var blocks = BlockReader.Read(text);
            blocks.RemoveAll(b => b.Kind == BlockKind.Aside);
            var found = HeadFinder.Find(blocks).Where((u, at) => at == 0 || u.Head is not null).Select(u => u.FirstLine - 1).ToHashSet();
            (right, read, gold) = (right + found.Count(starts.Contains), read + found.Count, gold + starts.Count);
        }

        Assert.True(2.0 * right / (read + gold) > 0.845, $"F1 {2.0 * right / (read + gold):0.000}");
    }
}
