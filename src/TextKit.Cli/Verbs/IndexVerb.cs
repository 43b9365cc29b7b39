using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Search;
using TextKit.Segmentation;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit index</c>: annotates every article and writes it into an index.</summary>
internal static class IndexVerb
{
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var options = new InputOptions();
        var into = new Option<string>("--into") { Description = "The index folder; made where it is not there", Required = true };
        var jobs = new Option<int>("--jobs") { Description = "Threads that annotate", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r =>
        {
            if (r.GetValue(jobs) is < 1 or > 1024)
            {
                r.AddError($"--jobs {r.GetValue(jobs)}: 1 to 1024 are possible");
            }
        });
        var command = new Command("index", "Annotate articles and write them into an index") { into, jobs };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, options, parsed.GetRequiredValue(into), parsed.GetValue(jobs), cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, InputOptions options, string folder, int jobs, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var writer = ArticleIndexWriter.Open(folder);
        var refusals = new Refusals(Path.Combine(folder, "refused.jsonl"));
        var input = options.Open(parsed, refusals, CancellationToken.None);
        var summary = new IndexSummary();
        var interrupted = false;
        IndexProgress.Run(input, summary, () => interrupted = !Index(input, options.Form(parsed), writer, refusals, summary, jobs, cancellation));
        writer.Commit();
        Write(summary, clock.Elapsed, refusals.Count, folder, InputOptions.IsTable(parsed, options.Format));
        if (interrupted)
        {
            Messages.Say($"interrupted; what was read is kept. Run the same command again to go on: an article that is indexed already is replaced, not doubled.");
            return ExitStatus.Interrupted;
        }

        if (!Console.IsOutputRedirected)
        {
            Messages.Say($"next: textkit search {folder} 欠薪");
        }

        return refusals.Status;
    }

    /// <returns>False where it was interrupted.</returns>
    private static bool Index(InputReader input, InputForm form, ArticleIndexWriter writer, Refusals refusals, IndexSummary summary, int jobs, CancellationToken cancellation)
    {
        var sinceCommit = Stopwatch.StartNew();
        var gate = new Lock();
        var units = input.Read().SelectMany(i => ArticleUnit.Of(i, form));
        try
        {
            Parallel.ForEach(Partitioner.Create(units, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, unit =>
            {
                AnnotatedArticle article;
                var tokens = new List<Token>();
                try
                {
                    article = Annotation.Of(unit);
                    WordSegmenter.Default.Segment(article.Layers.Text, tokens);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    refusals.Add(unit.Place, e.Message);
                    return;
                }

                writer.Add(article);
                summary.Add(article, tokens.Count);
                lock (gate)
                {
                    if (sinceCommit.Elapsed > CommitEvery)
                    {
                        writer.Commit();
                        sinceCommit.Restart();
                    }
                }
            });
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(i => i is IOException) is { } failure)
        {
            throw new IOException($"the index cannot be written: {failure.Message}", failure);
        }
    }

    private static void Write(IndexSummary summary, TimeSpan elapsed, int refused, string folder, bool asTable)
    {
        var seconds = Math.Round(elapsed.TotalSeconds, 2);
        var rate = Math.Round(summary.Articles / elapsed.TotalSeconds, 1);
        if (!asTable)
        {
            using var lines = new JsonLines();
            lines.Write(json =>
            {
                json.WriteString("index", folder);
                json.WriteNumber("articles", summary.Articles);
                json.WriteNumber("tokens", summary.Tokens);
                json.WriteNumber("figures", summary.Figures);
                Counts("entities", summary.Entities);
                Counts("themes", summary.Themes);
                json.WriteNumber("refused", refused);
                json.WriteNumber("seconds", seconds);
                json.WriteNumber("articlesPerSecond", rate);

                void Counts(string key, IEnumerable<KeyValuePair<string, long>> counts)
                {
                    json.WriteStartObject(key);
                    foreach (var (name, count) in counts)
                    {
                        json.WriteNumber(name, count);
                    }

                    json.WriteEndObject();
                }
            });
            return;
        }

        var grid = new Grid().AddColumns(2);
        void Row(string name, object value) => grid.AddRow(new Text(name), new Text(string.Create(CultureInfo.InvariantCulture, $"{value:N0}")));
        Row("articles", summary.Articles);
        Row("tokens", summary.Tokens);
        Row("figures", summary.Figures);
        foreach (var (kind, count) in summary.Entities)
        {
            Row(kind, count);
        }

        foreach (var (theme, count) in summary.Themes)
        {
            Row("theme " + theme, count);
        }

        Row("refused", refused);
        grid.AddRow(new Text("seconds"), new Text(seconds.ToString(CultureInfo.InvariantCulture)));
        grid.AddRow(new Text("articles/s"), new Text(rate.ToString(CultureInfo.InvariantCulture)));
        AnsiConsole.Write(grid);
    }
}
