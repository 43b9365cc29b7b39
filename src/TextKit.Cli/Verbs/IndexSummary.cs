using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TextKit.Cli.Output;

namespace TextKit.Cli.Verbs;

/// <summary>What an indexing run has taken in. Adding is safe under threads.</summary>
internal sealed class IndexSummary
{
    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly SortedDictionary<string, long> entities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> themes = new(StringComparer.Ordinal);
    private long tokens;
    private long figures;

    public long Articles { get; private set; }

    public double ArticlesPerSecond => Articles / clock.Elapsed.TotalSeconds;

    public TimeSpan Elapsed => clock.Elapsed;

    public void Add(AnnotatedArticle article, int words)
    {
        lock (gate)
        {
            Articles++;
            tokens += words;
            figures += article.Layers.Figures.Count;
            foreach (var entity in article.Layers.Entities)
            {
                Count(entities, entity.Kind.ToString().ToLowerInvariant());
            }

            Count(themes, article.Theme ?? "none");
        }
    }

    public void Write(int refused, string folder, bool asTable)
    {
        var (seconds, rate) = (Math.Round(clock.Elapsed.TotalSeconds, 2), Math.Round(ArticlesPerSecond, 1));
        if (asTable)
        {
            WriteTable(refused, seconds, rate);
            return;
        }

        using var lines = new JsonLines();
        lines.Write(json =>
        {
            json.WriteString("index", folder);
            json.WriteNumber("articles", Articles);
            json.WriteNumber("tokens", tokens);
            json.WriteNumber("figures", figures);
            Counts("entities", entities);
            Counts("themes", themes);
            json.WriteNumber("refused", refused);
            json.WriteNumber("seconds", seconds);
            json.WriteNumber("articlesPerSecond", rate);

            void Counts(string key, SortedDictionary<string, long> counts)
            {
                json.WriteStartObject(key);
                foreach (var (name, count) in counts)
                {
                    json.WriteNumber(name, count);
                }

                json.WriteEndObject();
            }
        });
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private void WriteTable(int refused, double seconds, double rate)
    {
        var grid = new Grid().AddColumns(2);
        void Row(string name, IFormattable value, string? format = "N0") => grid.AddRow(new Text(name), new Text(value.ToString(format, CultureInfo.InvariantCulture)));
        Row("articles", Articles);
        Row("tokens", tokens);
        Row("figures", figures);
        foreach (var (kind, count) in entities)
        {
            Row(kind + "s", count);
        }

        foreach (var (theme, count) in themes)
        {
            Row("theme " + theme, count);
        }

        Row("refused", refused);
        Row("seconds", seconds, null);
        Row("articles/s", rate, null);
        AnsiConsole.Write(grid);
    }
}
