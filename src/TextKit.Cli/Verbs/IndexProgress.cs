using System.Globalization;
using Spectre.Console;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;

namespace TextKit.Cli.Verbs;

/// <summary>Shows how far indexing is: a bar on a terminal, a line every ten seconds elsewhere; both on standard error.</summary>
internal static class IndexProgress
{
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(10);

    /// <param name="input">What is read.</param>
    /// <param name="summary">What has come in.</param>
    /// <param name="work">The work.</param>
    /// <param name="logEvery">The time between two lines of a log; ten seconds without it.</param>
    public static void Run(InputReader input, IndexSummary summary, Action work, TimeSpan? logEvery = null)
    {
        if (Console.IsErrorRedirected)
        {
            var every = logEvery ?? LogEvery;
            using var timer = new Timer(_ => Messages.Say(Line(input, summary)), null, every, every);
            work();
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("indexing", maxValue: Math.Max(1, input.TotalBytes));
                using var timer = new Timer(_ => Show(), null, 200, 200);
                work();
                timer.Change(Timeout.Infinite, Timeout.Infinite);
                Show();

                void Show()
                {
                    task.Value = input.BytesRead;
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"{summary.Articles:N0} articles, {summary.ArticlesPerSecond:N0}/s");
                }
            });
    }

    private static string Line(InputReader input, IndexSummary summary)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{summary.Elapsed:hh\\:mm\\:ss} {summary.Articles:N0} articles, {summary.ArticlesPerSecond:N0}/s");
        if (input.TotalBytes == 0 || input.BytesRead == 0)
        {
            return line;
        }

        var share = (double)input.BytesRead / input.TotalBytes;
        return line + string.Create(CultureInfo.InvariantCulture, $", {100 * share:N0} % of the input read, {summary.Elapsed * ((1 - share) / share):hh\\:mm\\:ss} left");
    }
}
