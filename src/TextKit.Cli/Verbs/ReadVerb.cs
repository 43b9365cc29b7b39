using System.CommandLine;
using TextKit.Articles;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit read</c>: pages to articles.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var options = new InputOptions();
        var command = new Command("read", "Read newspaper pages into articles");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var form = options.Form(parsed);
            using var results = new Results(options.IsTable(parsed), "genre", "title", "bylines", "text", "confidence");
            Batches.Run(
                options.Open(parsed, refusals, cancellation).Read(), item => Read(item, form), read => Write(read, results),
                (item, e) => refusals.Add(item.Source, e.Message), cancellation);
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static (string Source, IReadOnlyList<Article> Articles, IReadOnlyList<SetAside>? Aside) Read(InputItem item, InputForm form)
    {
        if (item is TextInput text && ArticleUnit.IsPage(text, form))
        {
            var page = PageReader.Default.Read(text.Text, text.Source);
            return (text.Source, page.Articles, page.SetAside);
        }

        return (item.Source, [.. ArticleUnit.Of(item, InputForm.Article).Select(u => u.Article ?? AsArticle(u.Document!))], null);
    }

    private static Article AsArticle(SourceDocument document)
    {
        var lines = document.Text.ReplaceLineEndings("\n").Split('\n');
        return new Article
        {
            Id = document.Id,
            Source = document.Source,
            Title = document.Title,
            Date = document.Date,
            Sections = [new Section(null, [.. lines.Select((l, i) => new Paragraph(l, [new LineRange(i + 1, i + 1)])).Where(p => !string.IsNullOrWhiteSpace(p.Text))])],
        };
    }

    private static void Write((string Source, IReadOnlyList<Article> Articles, IReadOnlyList<SetAside>? Aside) read, Results results)
    {
        foreach (var article in read.Articles)
        {
            results.Write(json => ResultWriter.WriteArticle(json, article), () =>
            [[
                article.Genre.Code(),
                string.Join('\n', ((string?[])[article.Kicker, article.Title, article.Subtitle]).OfType<string>()),
                string.Join('、', article.Bylines.Select(b => b.Name)),
                string.Join('\n', article.Sections.SelectMany(s => s.Paragraphs.Select(p => p.Text).Prepend(s.Heading)).OfType<string>()),
                (article.Truncated ? "truncated " : "") + article.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            ]]);
        }

        if (read.Aside is { } aside)
        {
            results.Write(
                json =>
                {
                    json.WriteString("source", read.Source);
                    json.List("setAside", aside, s =>
                    {
                        json.WriteStartArray("lines");
                        json.WriteNumberValue(s.Lines.First);
                        json.WriteNumberValue(s.Lines.Last);
                        json.WriteEndArray();
                        json.WriteString("text", s.Text);
                        json.WriteString("reason", s.Reason);
                    });
                },
                () => aside.Where(s => s.Text.Length > 0).Select(s => (string?[])["set aside", s.Reason, "", s.Text, ""]));
        }
    }
}
