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
        var filters = new FilterOptions();
        var skip = new Option<int>("--skip") { Description = "Hits to leave out" };
        var take = new Option<int>("--take") { Description = "Hits to show", DefaultValueFactory = _ => 10 };
        var sort = new Option<string>("--sort") { Description = "score, newest, oldest, most:money or least:count(户) and the like", DefaultValueFactory = _ => "score" };
        var after = new Option<string?>("--after") { Description = "The \"next\" of the page before, to go on behind it" };
        var format = InputOptions.FormatOption();
        var command = new Command("search", "Search an index") { folder, text, skip, take, sort, after, format };
        filters.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var query = filters.Query(parsed, parsed.GetValue(text)) with
            {
                Sort = parsed.GetValue(sort) ?? "score",
                After = parsed.GetValue(after),
                Skip = parsed.GetValue(skip),
                Take = parsed.GetValue(take),
            };
            using var searcher = IndexQuestion.Open(parsed.GetRequiredValue(folder));
            Write(IndexQuestion.Ask(() => searcher.Search(query)), InputOptions.IsTable(parsed, format));
            return Task.FromResult(ExitStatus.Done);
        });
        return command;
    }

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
            Append(paragraph, text.AsSpan(at, start - at), Style.Plain);
            Append(paragraph, text.AsSpan(start, end - start), new Style(decoration: Decoration.Bold | Decoration.Underline));
            at = end;
        }

        Append(paragraph, text.AsSpan(at), Style.Plain);
        return paragraph;
    }

    // A line may break between any two Chinese characters: each is a part of its own, words of other letters are not parted.
    private static void Append(Paragraph paragraph, ReadOnlySpan<char> text, Style style)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            while (end < text.Length && (char.IsLowSurrogate(text[end]) || (char.IsAscii(text[end]) && char.IsAscii(text[end - 1]))))
            {
                end++;
            }

            paragraph.Append(text[start..end].ToString(), style);
        }
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
