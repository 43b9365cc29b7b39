using System.Globalization;
using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>
/// Trains what pages are put together by: counts characters and beginnings over the training articles and the jieba
/// dictionary, then weighs junctions on simulated pages. Articles whose pages are weighed are left out of the counts
/// meanwhile, fold by fold, or their own cuts would look known.
/// </summary>
internal static class PageTraining
{
    private const int Folds = 4;
    private const int Layouts = 50;
    private const int Passes = 3;
    private const int Seed = 3;
    private const int ConfidenceLayouts = 20;
    private const int ConfidenceSteps = 20;

    // Headlines over nothing but text are rare in the corpus; the reader must know them.
    private static readonly PageSimulatorOptions Damage = new() { WithoutAuthors = 0.02 };

    public static void Run(string seeds)
    {
        var articles = Articles(seeds, CorpusSplit.Train);
        var dictionary = new JunctionCounts();
        dictionary.AddDictionary(Path.Combine(seeds, "jieba", "dict.txt"));
        var folds = Enumerable.Range(0, Folds).Select(f => Fold(articles, f, dictionary)).ToArray();
        var weights = JunctionTrainer.Start(Seed);
        for (var pass = 0; pass < Passes; pass++)
        {
            var pages = new List<WeighedPage>();
            for (var f = 0; f < Folds; f++)
            {
                var model = folds[f].Known.ToModel(weights);
                foreach (var layout in Enumerable.Range(1000 * (pass + 1), Layouts))
                {
                    pages.AddRange(PageSimulator.Pages(folds[f].Pages, layout, Damage).Select(p => WeighedPage.Of(p, model)));
                }
            }

            JunctionTrainer.Train(weights, pages);
        }

        var counts = new PageCounts(articles, dictionary);
        var trained = counts.ToModel(weights, Confidence(Articles(seeds, CorpusSplit.Dev), counts.ToModel(weights)));
        using (var writer = SeedFolder.Create(seeds, "pages", "continuation.tsv"))
        {
            trained.Write(writer);
        }

        File.WriteAllBytes(Path.Combine(seeds, "compiled", "junctions.bin"), trained.Table.Bytes.ToArray());
    }

    private static List<Article> Articles(string seeds, CorpusSplit split) =>
        [.. SeedFolder.Articles(seeds).Where(g => g.Split == split).Select(g => g.Article)];

    /// <summary>How often articles that no weight was trained on come out right, by the margin of their joins.</summary>
    private static ConfidenceTable Confidence(List<Article> articles, ContinuationModel model)
    {
        var read = new List<(float, bool)>();
        foreach (var page in Enumerable.Range(500, ConfidenceLayouts).SelectMany(seed => PageSimulator.Pages(articles, seed)))
        {
            foreach (var (article, margin) in PageReader.ReadWithMargins(page.Text, model))
            {
                read.Add((margin, page.Articles.Any(gold => PageScore.IsSame(article, gold))));
            }
        }

        return ConfidenceTable.Count(read, ConfidenceSteps);
    }

    private static (List<Article> Pages, PageCounts Known) Fold(List<Article> articles, int fold, JunctionCounts dictionary) =>
        ([.. articles.Where((_, i) => i % Folds == fold)], new PageCounts([.. articles.Where((_, i) => i % Folds != fold)], dictionary));
}
