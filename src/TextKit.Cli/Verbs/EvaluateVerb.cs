using System.CommandLine;
using System.Globalization;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Segmentation;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit evaluate</c>: precision, recall and F1 against gold.</summary>
internal static class EvaluateVerb
{
    // Each article is laid out this many times, in other company and with other damage.
    private const int Layouts = 10;

    public static Command Create() => new("evaluate", "Measure against gold articles")
    {
        OfWords(),
        OfArticles("pages", "Pages that a simulator makes of the gold articles and damages, put back in order", EvaluatePages),
        OfEntities(),
        OfArticles("repairs", "Repairs suggested for gold articles that are damaged as scans do", EvaluateRepairs),
        OfArticles("figures", "Figures with value, unit and bound, and changes", (articles, asTable) => ScoreRows.Write(FigureScore.Evaluate(articles), asTable)),
        OfArticles("dates", "Dates with their intervals", (articles, asTable) => ScoreRows.Write(DateScore.Evaluate(articles), asTable)),
        OfArticles("themes", "Themes of the built-in classifier", (articles, asTable) => ThemeScores.Write(ThemeEvaluation.Of(ThemeClassifier.Default, [.. articles.Select(LabeledArticle.Of)]), asTable)),
    };

    private static Command OfWords()
    {
        var inputs = new Argument<string[]>("GOLD") { Description = "Text cut into words, one space between", Arity = ArgumentArity.OneOrMore };
        var model = InputOptions.Choice("--model", "Whose words", [.. Enum.GetNames<SegmentationModel>().Select(n => n.ToLowerInvariant())]);
        var noHmm = new Option<bool>("--no-hmm") { Description = "Look for no words that the dictionary lacks" };
        var names = SegmentVerb.NamesOption();
        var format = InputOptions.FormatOption();
        var command = new Command("segmentation", "Words") { inputs, model, noHmm, names, format };
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var lines = new InputReader(parsed.GetRequiredValue(inputs), refusals, cancellation).ReadLines().Select(l => l.Line);
            var options = new WordSegmenterOptions
            {
                Model = Enum.Parse<SegmentationModel>(parsed.GetValue(model) ?? "jieba", ignoreCase: true),
                UseHmm = !parsed.GetValue(noHmm),
                RecognizeNames = parsed.GetValue(names),
            };
            ScoreRows.Write([SegmentationScore.Evaluate(lines, SegmentVerb.Segmenter(options))], InputOptions.IsTable(parsed, format));
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static Command OfEntities()
    {
        var entities = new EntityOptions();
        var command = OfArticles("entities", "Organizations, places and people", (articles, parsed, asTable) =>
            ScoreRows.Write(EntityScore.Evaluate(articles, EntityRecognizer.Create(entities.Read(parsed))), asTable));
        entities.AddTo(command);
        return command;
    }

    private static Command OfArticles(string name, string description, Action<IReadOnlyList<GoldArticle>, bool> evaluate) =>
        OfArticles(name, description, (articles, _, asTable) => evaluate(articles, asTable));

    private static Command OfArticles(string name, string description, Action<IReadOnlyList<GoldArticle>, ParseResult, bool> evaluate)
    {
        var inputs = new Argument<string[]>("GOLD") { Description = "Gold articles (.gold.txt) or folders of them", Arity = ArgumentArity.OneOrMore };
        var split = InputOptions.Choice("--split", "The part of the corpus: test (the default), dev, train or all", "test", "dev", "train", "all");
        var format = InputOptions.FormatOption();
        var command = new Command(name, description) { inputs, split, format };
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var part = parsed.GetValue(split) ?? "test";
            var articles = new List<GoldArticle>();
            foreach (var item in new InputReader(parsed.GetRequiredValue(inputs), refusals, cancellation).Read())
            {
                if (item is not GoldInput gold)
                {
                    refusals.Add(item.Source, "is no gold article (.gold.txt)");
                }
                else if (part == "all" || gold.Gold.Split.ToString().Equals(part, StringComparison.OrdinalIgnoreCase))
                {
                    articles.Add(gold.Gold);
                }
            }

            if (articles.Count == 0)
            {
                throw new CallException($"no gold article of the {part} part in the input");
            }

            Messages.Say($"{articles.Count} gold articles ({part})");
            evaluate(articles, parsed, InputOptions.IsTable(parsed, format));
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static void EvaluatePages(IReadOnlyList<GoldArticle> articles, bool asTable) =>
        ScoreRows.Write(PageScore.Evaluate(Enumerable.Range(1, Layouts).SelectMany(seed => PageSimulator.Pages([.. articles.Select(a => a.Article)], seed))), asTable);

    private static void EvaluateRepairs(IReadOnlyList<GoldArticle> articles, bool asTable)
    {
        var texts = articles.Select(a => a.Article.ComposeText()).ToList();
        Messages.Say($"{texts.Sum(t => t.Length)} characters");
        ScoreRows.Write(RepairScore.Evaluate(texts, 1), asTable);
    }
}
