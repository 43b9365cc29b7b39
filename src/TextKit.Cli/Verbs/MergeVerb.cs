using System.CommandLine;
using System.Globalization;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit merge</c>: one index out of several.</summary>
internal static class MergeVerb
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR") { Description = "Index folders; of articles with the same id the one of the later folder stays, and any stays before one that --into held", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = "The index that takes them in; made where it is not there", Required = true };
        var format = InputOptions.FormatOption();
        var command = new Command("merge", "Make one index out of several") { folders, into, format };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var target = parsed.GetRequiredValue(into);
            var merged = IndexQuestion.Ask(() => IndexMerger.Merge(parsed.GetRequiredValue(folders), target, new MergeProgress(), cancellation));
            using var results = new Results(InputOptions.IsTable(parsed, format), "index", "taken in", "replaced");
            foreach (var part in merged)
            {
                results.Write(
                    json =>
                    {
                        json.WriteString("index", part.Folder);
                        json.WriteNumber("articles", part.Articles);
                        json.WriteNumber("replaced", part.Replaced);
                    },
                    () => [[part.Folder, part.Articles.ToString("N0", CultureInfo.InvariantCulture), part.Replaced.ToString("N0", CultureInfo.InvariantCulture)]]);
            }

            Messages.Say(string.Create(CultureInfo.InvariantCulture, $"{target}: {ArticleIndex.State(target).Articles:N0} articles"));
            return ExitStatus.Done;
        }));
        return command;
    }

    private sealed class MergeProgress : IProgress<MergedIndex>
    {
        public void Report(MergedIndex value) => Messages.Say(string.Create(CultureInfo.InvariantCulture, $"{value.Folder}: {value.Articles:N0} articles taken in"));
    }
}
