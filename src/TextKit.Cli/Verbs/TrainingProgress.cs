using Spectre.Console;

namespace TextKit.Cli.Verbs;

/// <summary>Shows a training's progress as a bar on a terminal's standard error; nothing elsewhere.</summary>
internal static class TrainingProgress
{
    public static T Run<T>(Func<IProgress<double>?, T> training)
    {
        if (Console.IsErrorRedirected)
        {
            return training(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).Start(context =>
        {
            var task = context.AddTask("training", maxValue: 1);
            return training(new Bar(task));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
