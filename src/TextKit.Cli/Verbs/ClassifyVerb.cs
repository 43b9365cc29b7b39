using System.CommandLine;
using System.Globalization;
using TextKit.Articles;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Search;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit classify</c>: the themes of every article, with reasons.</summary>
internal static class ClassifyVerb
{
    public static Command Create()
    {
        var options = new InputOptions();
        var model = new Option<FileInfo?>("--model") { Description = "A model that textkit train wrote; the built-in themes without it" };
        var command = new Command("classify", "Tell the themes and the genre of articles, with reasons");
        options.AddTo(command);
        command.Options.Add(model);
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var classifier = parsed.GetValue(model) is { } file ? Load(file) : ThemeClassifier.Default;
            using var results = new Results(options.IsTable(parsed), "article", "genre", "theme", "themes", "because");
            Batches.Run(
                options.Articles(parsed, refusals, cancellation),
                unit =>
                {
                    var (title, body) = unit.TitleAndBody();
                    return (unit.Id, Title: title ?? unit.Id, Prediction: classifier.Classify(title, body));
                },
                result => results.Write(
                    json =>
                    {
                        json.WriteString("id", result.Id);
                        json.Optional("genre", result.Prediction.Genre?.Code());
                        ArticleJson.WriteThemes(json, result.Prediction.Theme, result.Prediction.Themes);
                        json.List("because", result.Prediction.Because, r =>
                        {
                            json.WriteString("text", r.Text);
                            json.WriteNumber("weight", Math.Round(r.Weight, 4));
                        });
                    },
                    () =>
                    [[
                        result.Title, result.Prediction.Genre?.Code() ?? "-", result.Prediction.Theme ?? "-",
                        string.Join(' ', result.Prediction.Themes.Select(t => $"{t.Code} {t.Score.ToString("0.00", CultureInfo.InvariantCulture)}")),
                        string.Join(' ', result.Prediction.Because.Select(r => r.Text)),
                    ]]),
                (unit, e) => refusals.Add(unit.Place, e.Message), cancellation);
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static ThemeClassifier Load(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            return ThemeClassifier.Load(stream);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CallException($"--model {file}: {e.Message}");
        }
    }
}
