using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TextKit.Evaluation;
using TextKit.Themes;
using TextKit.ThemeTrials;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["compare", var corpus]:
        Compare(Gold(corpus, a => a.Split != CorpusSplit.Test));
        return 0;
    case ["corpus", var corpus]:
        Print(ThemeEvaluation.CrossValidate(Gold(corpus, _ => true), 5, ThemeTrainerOptions.PrimaryLabels, ThemeDefinitions.All));
        return 0;
    case ["headlines", var file]:
        Headlines(Lines(file));
        return 0;
    case ["training", var file]:
        Training(Lines(file));
        return 0;
    case ["speed", var corpus]:
        Speed(Gold(corpus, _ => true));
        return 0;
    default:
        Console.Error.WriteLine("""
            compare CORPUS/articles   trainers and options by five-fold cross-validation over the train and dev parts
            corpus CORPUS/articles    five-fold over all articles with the options that ship: F1 of each theme, confusions
            headlines FILE.jsonl      ten-fold over {"text","label"} lines
            training FILE.jsonl       the time of one training on all lines, calibration included
            speed CORPUS/articles     articles of 800 characters classified in a second on one thread
            """);
        return 2;
}

static List<LabeledArticle> Gold(string corpus, Func<GoldArticle, bool> isIn) => [.. GoldArticle.LoadFolder(corpus).Where(isIn).Select(LabeledArticle.Of)];

static List<LabeledArticle> Lines(string file) => [.. File.ReadLines(file).Select(line =>
{
    using var json = JsonDocument.Parse(line);
    return new LabeledArticle(null, json.RootElement.GetProperty("text").GetString()!, [json.RootElement.GetProperty("label").GetString()!]);
})];

static void Compare(List<LabeledArticle> articles)
{
    // Two calibration folds instead of five: they move thresholds only.
    var standard = ThemeTrainerOptions.PrimaryLabels with { CalibrationFolds = 2 };
    (string Name, ThemeTrainerOptions Options, IReadOnlyList<ThemeDefinition> Definitions)[] rows =
    [
        ("L-BFGS", standard, ThemeDefinitions.All),
        ("SDCA", standard with { Algorithm = ThemeAlgorithm.Sdca, L2 = 1e-4f }, ThemeDefinitions.All),
        ("averaged perceptron", standard with { Algorithm = ThemeAlgorithm.AveragedPerceptron, L2 = 0 }, ThemeDefinitions.All),
        ("L-BFGS, no definitions, no headlines", standard, []),
        ("L-BFGS, features of two articles", standard with { MinimumArticles = 2 }, ThemeDefinitions.All),
        ("L-BFGS, further labels teach too", standard with { FurtherLabels = true }, ThemeDefinitions.All),
        ("L-BFGS, L2 0.03", standard with { L2 = 0.03f }, ThemeDefinitions.All),
        ("L-BFGS, L2 0.3", standard with { L2 = 0.3f }, ThemeDefinitions.All),
        ("L-BFGS, definitions 0.3", standard with { DefinitionShare = 0.3 }, ThemeDefinitions.All),
        ("L-BFGS, definitions 0", standard with { DefinitionShare = 0 }, ThemeDefinitions.All),
        ("L-BFGS, n-grams to 2", standard with { LongestNgram = 2 }, ThemeDefinitions.All),
        ("L-BFGS, title 0.2", standard with { TitleShare = 0.2 }, ThemeDefinitions.All),
    ];
    Console.WriteLine($"{"LightGBM, no definitions, no headlines",-40} accuracy {LightGbmTrial.Accuracy(articles, 5, standard):0.000}");
    foreach (var (name, options, definitions) in rows)
    {
        var result = ThemeEvaluation.CrossValidate(articles, 5, options, definitions);
        Console.WriteLine($"{name,-40} accuracy {result.Accuracy:0.000}  macro F1 {result.MacroF1:0.000}");
    }
}

static void Print(ThemeEvaluation result)
{
    foreach (var label in result.Labels)
    {
        var confused = result.Confusion.Where(c => c.Key.Gold == label.Name && c.Key.Predicted != label.Name).OrderByDescending(c => c.Value).Select(c => $"{(c.Key.Predicted.Length == 0 ? "none" : c.Key.Predicted)} {c.Value}");
        Console.WriteLine($"{label.Name,-16} F1 {label.F1:0.000}  precision {label.Precision:0.000}  recall {label.Recall:0.000}  primary taken for: {string.Join(' ', confused)}");
    }

    Console.WriteLine($"accuracy {result.Accuracy:0.000}  macro F1 {result.MacroF1:0.000}  abstained {result.Abstained:0.000}  genre {result.GenreAccuracy:0.000}");
}

static void Training(List<LabeledArticle> articles)
{
    foreach (var (name, options) in Headline())
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        ThemeTrainer.Train(articles, options);
        Console.WriteLine($"{name,-20} trained on {articles.Count:N0} in {clock.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s of processor time on {Environment.ProcessorCount} cores");
    }
}

static void Headlines(List<LabeledArticle> articles)
{
    foreach (var (name, options) in Headline())
    {
        Console.WriteLine($"{name,-20} ten-fold accuracy {ThemeEvaluation.CrossValidate(articles, 10, options with { CalibrationFolds = 2 }).Accuracy:0.000}");
    }
}

static IEnumerable<(string Name, ThemeTrainerOptions Options)> Headline() => Enum.GetValues<ThemeAlgorithm>().Select(algorithm =>
    ($"{algorithm}", new ThemeTrainerOptions { Algorithm = algorithm, L2 = algorithm switch { ThemeAlgorithm.Sdca => 1e-5f, ThemeAlgorithm.AveragedPerceptron => 0, _ => new ThemeTrainerOptions().L2 } }));

static void Speed(List<LabeledArticle> articles)
{
    var text = string.Concat(articles.Select(a => a.Body));
    List<string> pieces = [.. Enumerable.Range(0, text.Length / 800).Select(i => text.Substring(i * 800, 800))];
    var classifier = ThemeClassifier.Default;
    for (var round = 0; round < 3; round++)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        pieces.ForEach(p => classifier.Classify(null, p));
        Console.WriteLine($"{pieces.Count / clock.Elapsed.TotalSeconds:N0} articles/s, {(GC.GetAllocatedBytesForCurrentThread() - before) / pieces.Count:N0} bytes allocated an article");
    }
}
