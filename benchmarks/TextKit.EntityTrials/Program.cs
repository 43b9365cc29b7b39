using System.Globalization;
using TextKit.Entities;
using TextKit.EntityTrials;
using TextKit.Evaluation;
using TextKit.Segmentation;

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
    case ["divided", .. var files] when files.Length > 0:
        foreach (var file in files)
        {
            Report($"{Path.GetFileNameWithoutExtension(file)}, chains of places divided", [.. NamedSentence.Read(file)], DividedPlaces.Of);
        }

        return 0;
    case ["agreement", var parameters, var folder, var split] when Enum.TryParse<CorpusSplit>(split, ignoreCase: true, out var part):
        Agree(new LacReference(parameters), GoldArticle.LoadFolder(folder).Where(a => a.Split == part).Select(a => a.Text));
        return 0;
    case ["corpus", var folder, var split] when Enum.TryParse<CorpusSplit>(split, ignoreCase: true, out var part):
        Report($"corpus {split}", [.. GoldArticle.LoadFolder(folder).Where(a => a.Split == part).Select(a => new NamedSentence(a.Text, a.Entities))]);
        return 0;
    default:
        Console.Error.WriteLine("""
            sentences FILE.jsonl…          other people's sentences with entities: exact spans of plain LAC (PER, LOC, ORG alone) and both tiers
            divided FILE.jsonl…            the same where annotators mark each division of a chain of places by itself
            corpus ARTICLES dev|test|train the same on a part of the corpus
            agreement LAC ARTICLES dev|…   characters that LAC in 32-bit floats tags alike; LAC is usr/lib/python3/dist-packages/jieba/lac_small/model_baseline
                                           of Debian's python3-jieba (apt-get download python3-jieba && dpkg -x python3-jieba_*.deb DIR)
            """);
        return 2;
}

void Agree(LacReference reference, IEnumerable<string> texts)
{
    var (characters, same, sentences) = (0, 0, 0);
    foreach (var text in texts)
    {
        // A sentence by itself, for the tagger cuts long ones.
        foreach (var sentence in SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length).Trim()).Where(s => s.Length is > 0 and <= 200 && !s.Any(char.IsSurrogate)))
        {
            var tags = new byte[sentence.Length];
            LacTagger.Default.Tag(sentence, tags);
            same += reference.Tag(sentence).Zip(tags, (a, b) => a == b ? 1 : 0).Sum();
            characters += sentence.Length;
            sentences++;
        }
    }

    Console.WriteLine($"{sentences} sentences, {characters} characters, {same} with the reference's tag: {100.0 * same / characters:F3} %");
}

void Report(string name, NamedSentence[] sentences, Func<List<Entity>, string, List<Entity>>? map = null)
{
    Console.WriteLine($"{name}: {sentences.Length} texts");
    foreach (var (finder, find) in finders)
    {
        Console.WriteLine($"  {finder,-10}{string.Concat(Scores.Of(sentences, map is null ? find : text => map(find(text), text)).Select(r => $"  {r.Name} {100 * r.Precision:F1}/{100 * r.Recall:F1}/{100 * r.F1:F1}"))}");
    }
}
