using System.Text;
using TextKit.Articles;

namespace TextKit.Evaluation;

/// <summary>
/// Lays articles into the columns of a newspaper page and damages them as scans do: paragraphs cut in mid-sentence and
/// mid-word, tails printed behind other stories or exchanged, text lost, characters doubled, half-width punctuation. The
/// same articles, seed and options give the same pages on every machine.
/// </summary>
public static class PageSimulator
{
    /// <summary>Lays out all the articles, in an order drawn by the seed, page after page.</summary>
    /// <param name="articles">The articles; contents lists are printed whole.</param>
    /// <param name="seed">What the pages are drawn from.</param>
    /// <param name="options">Rates and measures; null for the usual ones.</param>
    public static IReadOnlyList<SimulatedPage> Pages(IReadOnlyList<Article> articles, int seed, PageSimulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        options ??= new PageSimulatorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ArticlesPerPage, 1);
        var random = new PageRandom(seed);
        var order = articles.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var pages = new List<SimulatedPage>();
        for (var at = 0; at < order.Length; at += options.ArticlesPerPage)
        {
            pages.Add(OnePage(order[at..Math.Min(order.Length, at + options.ArticlesPerPage)], random, options));
        }

        return pages;
    }

    private static SimulatedPage OnePage(Article[] articles, PageRandom random, PageSimulatorOptions options)
    {
        var style = PageStyle.Draw(random, options);
        var items = articles.Select(a => new PrintedArticle(a, random, options, style)).ToList();
        Displace(items, random, options);
        var lines = new List<string>();
        if (random.Chance(0.5))
        {
            lines.AddRange(["2020年6月3日 星期三 第4版", ""]);
        }

        // Tails from elsewhere stand behind the text of the story that they were laid to.
        foreach (var item in items)
        {
            item.PrintHead(lines, random);
            foreach (var run in item.Printed)
            {
                run.Print(lines, style);
            }
        }

        return new SimulatedPage(string.Join('\n', lines) + "\n", items.ConvertAll(i => i.Expected()));
    }

    private static void Displace(List<PrintedArticle> items, PageRandom random, PageSimulatorOptions options)
    {
        foreach (var item in items)
        {
            item.Printed.AddRange(item.Runs);
        }

        var cut = items.Where(i => i.Runs.Count > 1).ToList();
        if (cut.Count > 1 && random.Chance(options.Swapped))
        {
            var first = random.Below(cut.Count);
            var second = (first + 1 + random.Below(cut.Count - 1)) % cut.Count;
            Swap(cut[first], cut[second]);
            cut.RemoveAll(i => i == cut[first] || i == cut[second]);
        }

        foreach (var item in cut)
        {
            if (random.Chance(options.Displaced))
            {
                var from = 1 + random.Below(item.Runs.Count - 1);
                var count = random.Chance(0.5) ? 1 : item.Runs.Count - from;
                var tail = item.Printed.GetRange(from, Math.Min(count, item.Printed.Count - from));
                item.Printed.RemoveAll(tail.Contains);
                var target = random.Chance(0.35) ? items[^1] : items[random.Below(items.Count)];
                target.Printed.AddRange(tail);
            }
        }
    }

    private static void Swap(PrintedArticle first, PrintedArticle second)
    {
        var (one, two) = (first.Printed[1..], second.Printed[1..]);
        first.Printed.RemoveRange(1, one.Count);
        second.Printed.RemoveRange(1, two.Count);
        first.Printed.AddRange(two);
        second.Printed.AddRange(one);
    }
}
