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

    // Headlines over nothing but text are rare in the corpus; the reader must know them.
    private static readonly PageSimulatorOptions Damage = new() { WithoutAuthors = 0.02 };

    public static void Run(string seeds)
    {
        var articles = TrainingArticles(Path.Combine(seeds, "..", "corpus", "articles"));
        var dictionary = new JunctionCounts();
        dictionary.AddDictionary(Path.Combine(seeds, "jieba", "dict.txt"));
        var folds = Enumerable.Range(0, Folds).Select(f => Fold(articles, f, dictionary)).ToArray();
        var weights = JunctionTrainer.Start();
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
        var trained = counts.ToModel(weights);
        using (var writer = SeedFolder.Create(seeds, "pages", "continuation.tsv"))
        {
            trained.Write(writer);
        }

        File.WriteAllBytes(Path.Combine(seeds, "compiled", "junctions.bin"), trained.Table.Bytes.ToArray());
    }

    private static List<Article> TrainingArticles(string folder) =>
        [.. GoldArticle.LoadFolder(folder).Where(g => g.Split == CorpusSplit.Train).Select(g => g.Article)];

    private static (List<Article> Pages, PageCounts Known) Fold(List<Article> articles, int fold, JunctionCounts dictionary) =>
        ([.. articles.Where((_, i) => i % Folds == fold)], new PageCounts([.. articles.Where((_, i) => i % Folds != fold)], dictionary));
}
