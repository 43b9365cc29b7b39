using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>
/// Counts what taggers of entities find in articles that they were not taught: the training and dev parts of corpus/articles in turn, a part
/// left out of each training. Writes nothing but the counts.
/// </summary>
internal static class EntityCrossValidation
{
    private const int Parts = 4;

    // The mean of two taggers errs a little more than that of four and takes half as long.
    private const int Members = 2;

    public static void Run(string seeds)
    {
        var articles = SeedFolder.Articles(seeds).Where(a => a.Split != CorpusSplit.Test).OrderBy(a => a.Id, StringComparer.Ordinal).ToArray();
        var rows = new IReadOnlyList<ScoreRow>[Parts];
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, part =>
        {
            var model = EntityTraining.Train(seeds, [.. articles.Where((_, i) => i % Parts != part)], Members);
            rows[part] = EntityScore.Evaluate(articles.Where((_, i) => i % Parts == part), EntityRecognizer.Create(new EntityRecognizerOptions { Model = model }));
        });
        for (var r = 0; r < rows[0].Count; r++)
        {
            var row = new ScoreRow(rows[0][r].Name, rows.Sum(p => p[r].Correct), rows.Sum(p => p[r].Predicted), rows.Sum(p => p[r].Gold));
            Console.WriteLine($"{row.Name}: {row.Correct} of {row.Predicted} found, {row.Gold} in gold: {100 * row.Precision:F1} / {100 * row.Recall:F1} / {100 * row.F1:F1}");
        }
    }
}
