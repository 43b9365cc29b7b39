using System.CommandLine;
using System.Text.Json;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Evaluation;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit train themes</c>: trains a classifier on labelled data.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "Gold articles (their test part is held out), or .jsonl with \"text\" and \"label\" (a tenth is held out)", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The model file to write", Required = true };
        var format = InputOptions.FormatOption();
        var themes = new Command("themes", "Train a theme classifier; prints its scores on held-out data") { data, output, format };
        themes.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var (train, held) = Read(parsed.GetRequiredValue(data), refusals, cancellation);
            ThemeClassifier classifier;
            try
            {
                classifier = ThemeTrainer.Train(train, definitions: ThemeDefinitions.For(train));
            }
            catch (ArgumentException e)
            {
                throw new CallException(e.Message);
            }

            var file = parsed.GetRequiredValue(output);
            var temporary = file + ".part";
            using (var stream = File.Create(temporary))
            {
                classifier.Save(stream);
            }

            File.Move(temporary, file, overwrite: true);
            Messages.Say($"{file}: {new FileInfo(file).Length:N0} bytes from {train.Count} articles; measured on {held.Count} held out");
            ThemeScores.Write(ThemeEvaluation.Of(classifier, held), InputOptions.IsTable(parsed, format));
            return Task.FromResult(refusals.Status);
        });
        return new Command("train", "Train on labelled data of your own") { themes };
    }

    private static (List<LabeledArticle> Train, List<LabeledArticle> Held) Read(string[] data, Refusals refusals, CancellationToken cancellation)
    {
        var (train, held) = (new List<LabeledArticle>(), new List<LabeledArticle>());
        var (gold, lines) = (data.Where(d => !IsJsonl(d)).ToArray(), data.Where(IsJsonl).ToArray());
        foreach (var item in new InputReader(gold, refusals, cancellation).Read())
        {
            if (item is GoldInput { Gold: var article })
            {
                (article.Split == CorpusSplit.Test ? held : train).Add(LabeledArticle.Of(article));
            }
            else
            {
                refusals.Add(item.Source, "carries no labels: gold articles or .jsonl with \"text\" and \"label\" are expected");
            }
        }

        var number = 0;
        foreach (var (source, lineNumber, line) in new InputReader(lines, refusals, cancellation).ReadLines())
        {
            if (Parse(line, $"{source}:{lineNumber}", refusals) is { } article)
            {
                (++number % 10 == 0 ? held : train).Add(article);
            }
        }

        return (train, held);
    }

    private static bool IsJsonl(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    private static LabeledArticle? Parse(string line, string place, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var label = root.GetProperty("label");
            string[] labels = label.ValueKind == JsonValueKind.Array ? [.. label.EnumerateArray().Select(l => l.GetString()!)] : [label.GetString()!];
            return labels.Length == 0
                ? throw new FormatException("\"label\" is empty")
                : new LabeledArticle(root.TryGetProperty("title", out var title) ? title.GetString() : null, root.GetProperty("text").GetString()!, labels);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            refusals.Add(place, $"\"text\" and \"label\" (a string or an array) are expected: {e.Message}");
            return null;
        }
    }
}
