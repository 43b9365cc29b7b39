using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit search</c>: hits with snippets and facets.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The index folder" };
        var text = new Argument<string?>("QUERY") { Description = "Words, \"phrases\", AND OR NOT, title:, place:, mentions:2019-08, money>=1000000 …; all articles without it", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> Filter(string name, string description) => new(name) { Description = description };
        var theme = Filter("--theme", "A theme code");
        var place = Filter("--place", "A place, its parts included");
        var organization = Filter("--organization", "An organization");
        var person = Filter("--person", "A person");
        var genre = Filter("--genre", "A genre code");
        var from = Filter("--from", "First issue date, 2019-08-01");
        var to = Filter("--to", "Last issue date, 2019-08-31");
        var figure = new Option<string[]>("--figure") { Description = "A condition on a figure: 'money>=1000000', 'count(户)<50'" };
        var skip = new Option<int>("--skip") { Description = "Hits to leave out" };
        var take = new Option<int>("--take") { Description = "Hits to show", DefaultValueFactory = _ => 10 };
        var sort = new Option<string>("--sort") { Description = "score, newest, oldest, most:money or least:count(户) and the like", DefaultValueFactory = _ => "score" };
        var after = Filter("--after", "The \"next\" of the page before, to go on behind it");
        var format = InputOptions.FormatOption();
        var command = new Command("search", "Search an index") { folder, text, theme, place, organization, person, genre, from, to, figure, sort, skip, take, after, format };
        command.SetAction((parsed, _) =>
        {
            var query = new ArticleQuery
            {
                Text = parsed.GetValue(text),
                Theme = parsed.GetValue(theme),
                Place = parsed.GetValue(place),
                Organization = parsed.GetValue(organization),
                Person = parsed.GetValue(person),
                Genre = parsed.GetValue(genre),
                From = Date("--from", parsed.GetValue(from)),
                To = Date("--to", parsed.GetValue(to)),
                Figures = parsed.GetValue(figure) ?? [],
                Sort = parsed.GetValue(sort) ?? "score",
                After = parsed.GetValue(after),
                Skip = parsed.GetValue(skip),
                Take = parsed.GetValue(take),
            };
            using var searcher = ArticleSearcher.Open(parsed.GetRequiredValue(folder));
            if (searcher.Mismatch is { } mismatch)
            {
                Messages.Say(mismatch);
            }

            Write(Search(searcher, query), InputOptions.IsTable(parsed, format));
            return Task.FromResult(ExitStatus.Done);
        });
        return command;
    }

    private static SearchResult Search(ArticleSearcher searcher, ArticleQuery query)
    {
        try
        {
            return searcher.Search(query);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CallException(e.Message);
        }
    }

    private static DateOnly? Date(string option, string? value) =>
        value is null ? null
        : DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new CallException($"{option} {value}: a date such as 2019-08-01 is expected");

    private static void Write(SearchResult result, bool asTable)
    {
        using (var results = new Results(asTable, "score", "title", "date", "theme", "snippet"))
        {
            foreach (var hit in result.Hits)
            {
                if (asTable)
                {
                    results.Add(Cell(hit.Score.ToString("0.00", CultureInfo.InvariantCulture)), Cell(hit.Title ?? hit.Id), Cell(hit.Date is { } d ? ResultWriter.Iso(d) : ""), Cell(hit.Theme), Highlighted(hit.Snippet));
                }
                else
                {
                    results.Write(json => Write(json, hit), () => []);
                }
            }

            if (!asTable)
            {
                results.Write(json => Write(json, result), () => []);
            }
        }

        if (asTable)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Total:N0} found{(result.Cursor is { } cursor ? $"; more with --after {cursor}" : "")}"));
            foreach (var (name, values) in result.Facets.Where(f => f.Value.Count > 0))
            {
                AnsiConsole.WriteLine(Results.Inert($"{name}: {string.Join("  ", values.Take(8).Select(v => $"{v.Value} {v.Count}"))}"));
            }
        }
    }

    private static Text Cell(string? text) => new(Results.Inert(text));

    private static Paragraph Highlighted(Snippet snippet)
    {
        var text = Results.Inert(snippet.Text).Replace('\n', ' ');
        var paragraph = new Paragraph();
        var at = 0;
        foreach (var (start, end) in snippet.Highlights)
        {
            paragraph.Append(text[at..start]);
            paragraph.Append(text[start..end], new Style(decoration: Decoration.Bold | Decoration.Underline));
            at = end;
        }

        return paragraph.Append(text[at..]);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, SearchHit hit)
    {
        json.WriteString("id", hit.Id);
        json.WriteNumber("score", Math.Round(hit.Score, 4));
        json.Optional("title", hit.Title);
        json.Optional("date", hit.Date is { } date ? ResultWriter.Iso(date) : null);
        json.Optional("genre", hit.Genre);
        json.Optional("theme", hit.Theme);
        json.Optional("source", hit.Source);
        json.WriteStartObject("snippet");
        json.WriteString("text", hit.Snippet.Text);
        json.WriteStartArray("highlights");
        foreach (var (start, end) in hit.Snippet.Highlights)
        {
            json.WriteStartArray();
            json.WriteNumberValue(start);
            json.WriteNumberValue(end);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, SearchResult result)
    {
        json.WriteNumber("total", result.Total);
        json.WriteStartObject("facets");
        foreach (var (name, values) in result.Facets)
        {
            json.List(name, values, v =>
            {
                json.WriteString("value", v.Value);
                json.WriteNumber("count", v.Count);
            });
        }

        json.WriteEndObject();
        json.Optional("next", result.Cursor);
    }
}
