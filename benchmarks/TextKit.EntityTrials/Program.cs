using System.Globalization;
using TextKit.Entities;
using TextKit.EntityTrials;
using TextKit.Evaluation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var finders = new (string Name, Func<string, List<Entity>> Find)[]
{
    ("plain LAC", PlainLac.Find),
    ("fast", EntityRecognizer.Default.Recognize),
    ("accurate", EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate }).Recognize),
};
switch (args)
{
    case ["sentences", .. var files] when files.Length > 0:
        foreach (var file in files)
        {
            Report(Path.GetFileNameWithoutExtension(file), [.. NamedSentence.Read(file)]);
        }

        return 0;
    case ["corpus", var folder, var split] when Enum.TryParse<CorpusSplit>(split, ignoreCase: true, out var part):
        Report($"corpus {split}", [.. GoldArticle.LoadFolder(folder).Where(a => a.Split == part).Select(a => new NamedSentence(a.Text, a.Entities))]);
        return 0;
    default:
        Console.Error.WriteLine("""
            sentences FILE.jsonl…          other people's sentences with entities: exact spans of plain LAC (PER, LOC, ORG alone) and both tiers
            corpus ARTICLES dev|test|train the same on a part of the corpus
            """);
        return 2;
}

void Report(string name, NamedSentence[] sentences)
{
    Console.WriteLine($"{name}: {sentences.Length} texts");
    foreach (var (finder, find) in finders)
    {
        Console.WriteLine($"  {finder,-10}{string.Concat(Scores.Of(sentences, find).Select(r => $"  {r.Name} {100 * r.Precision:F1}/{100 * r.Recall:F1}/{100 * r.F1:F1}"))}");
    }
}
