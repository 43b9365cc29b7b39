using System.CommandLine;
using System.Globalization;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Keywords;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit keywords</c>: the words that say most of every article.</summary>
internal static class KeywordsVerb
{
    public static Command Create()
    {
        var options = new InputOptions();
        var method = InputOptions.Choice("--method", "tf-idf (the default) or textrank", "tf-idf", "textrank");
        var take = new Option<int>("--take") { Description = "Keywords an article", DefaultValueFactory = _ => 20 };
        take.Validators.Add(r =>
        {
            if (r.GetValue(take) < 1)
            {
                r.AddError($"--take {r.GetValue(take)}: at least 1 is needed");
            }
        });
        var command = new Command("keywords", "Find the keywords of articles") { method, take };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var extractor = KeywordExtractor.Create(new KeywordExtractorOptions { Method = parsed.GetValue(method) == "textrank" ? KeywordMethod.TextRank : KeywordMethod.TfIdf });
            var count = parsed.GetValue(take);
            using var results = new Results(options.IsTable(parsed), "article", "keywords");
            Batches.Run(
                options.Articles(parsed, refusals, cancellation),
                unit => (unit.Id, Keywords: extractor.Extract(unit.Article?.ComposeText() ?? unit.Document!.Text, count)),
                result => results.Write(
                    json =>
                    {
                        json.WriteString("id", result.Id);
                        ArticleJson.WriteKeywords(json, result.Keywords);
                    },
                    () => [[result.Id, string.Join(' ', result.Keywords.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Word} {k.Weight:0.000}")))]]),
                (unit, e) => refusals.Add(unit.Place, e.Message), cancellation);
            return Task.FromResult(refusals.Status);
        });
        return command;
    }
}
