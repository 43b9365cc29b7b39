using TextKit.Articles;

namespace TextKit.Evaluation;

/// <summary>
/// How well pages are put back in order. Rows: <c>paragraphs</c> printed pieces of paragraphs in the right article;
/// <c>pairs</c> neighbouring pieces of an article in the right order; <c>joins</c> paragraphs cut in two and joined again;
/// <c>articles</c> articles exactly right in title, bylines, sections and paragraphs; <c>truncated</c> articles marked as cut.
/// </summary>
public static class PageScore
{
    /// <summary>Reads every simulated page and counts.</summary>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<SimulatedPage> pages, PageReader? reader = null)
    {
        ArgumentNullException.ThrowIfNull(pages);
        reader ??= PageReader.Default;
        var counts = new int[5, 3];
        foreach (var page in pages)
        {
            Count(reader.Read(page.Text).Articles, page.Articles, counts);
        }

        string[] names = ["paragraphs", "pairs", "joins", "articles", "truncated"];
        return [.. names.Select((n, i) => new ScoreRow(n, counts[i, 0], counts[i, 1], counts[i, 2]))];
    }

    /// <summary>True where title, bylines, section headings and paragraphs are the same.</summary>
    public static bool IsSame(Article read, Article gold)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(gold);
        static string Key(Article a) => string.Join('\n', [a.Title, .. a.Bylines.Select(b => $"@{b.Name} {b.Role}").Order(StringComparer.Ordinal),
            .. a.Sections.SelectMany(s => (string?[])["#" + s.Heading, .. s.Paragraphs.Select(p => p.Text)])]);
        return string.Equals(Key(read), Key(gold), StringComparison.Ordinal);
    }

    private static void Count(IReadOnlyList<Article> read, IReadOnlyList<Article> gold, int[,] counts)
    {
        // An article is known by its headline; the first of two alike stands.
        var places = gold.Select((g, i) => (g.Title, i)).GroupBy(g => g.Title ?? "").ToDictionary(g => g.Key, g => g.First().i);
        var readArticle = new Dictionary<int, int>();
        foreach (var article in read)
        {
            var place = places.GetValueOrDefault(article.Title ?? "", -1);
            foreach (var line in Lines(article))
            {
                readArticle[line] = place;
            }
        }

        for (var i = 0; i < gold.Count; i++)
        {
            foreach (var line in Lines(gold[i]))
            {
                Add(counts, 0, readArticle.GetValueOrDefault(line, -1) == i);
            }
        }

        counts[0, 1] += readArticle.Count;
        CountSets(counts, 1, read.SelectMany(Pairs), gold.SelectMany(Pairs));
        CountSets(counts, 2, read.SelectMany(Joins), gold.SelectMany(Joins));
        var left = gold.ToList();
        foreach (var article in read)
        {
            var at = left.FindIndex(g => IsSame(article, g));
            if (at >= 0)
            {
                counts[3, 0]++;
                left.RemoveAt(at);
            }
        }

        counts[3, 1] += read.Count;
        counts[3, 2] += gold.Count;
        CountSets(counts, 4, read.Where(a => a.Truncated).Select(a => a.Title), gold.Where(a => a.Truncated).Select(a => a.Title));
    }

    private static void Add(int[,] counts, int row, bool correct)
    {
        counts[row, 0] += correct ? 1 : 0;
        counts[row, 2]++;
    }

    private static void CountSets<T>(int[,] counts, int row, IEnumerable<T> read, IEnumerable<T> gold)
    {
        var wanted = gold.ToHashSet();
        var said = read.ToHashSet();
        counts[row, 0] += said.Count(wanted.Contains);
        counts[row, 1] += said.Count;
        counts[row, 2] += wanted.Count;
    }

    private static IEnumerable<int> Lines(Article article) =>
        article.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Lines).Select(l => l.First);

    private static IEnumerable<(int, int)> Pairs(Article article)
    {
        var lines = Lines(article).ToList();
        return lines.Zip(lines.Skip(1));
    }

    private static IEnumerable<(int, int)> Joins(Article article) =>
        article.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Lines.Zip(p.Lines.Skip(1))).Select(p => (p.First.First, p.Second.First));
}
