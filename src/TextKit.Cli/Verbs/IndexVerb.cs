using System.CommandLine;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit index</c>: annotates every article and writes it into an index; looks after an index that stands.</summary>
internal static class IndexVerb
{
    public static Command Create()
    {
        var options = new InputOptions(ArgumentArity.ZeroOrMore);
        var into = new Option<string>("--into") { Description = "The index folder; made where it is not there", Required = true };
        var jobs = new Option<int>("--jobs") { Description = "Threads that annotate", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r =>
        {
            if (r.GetValue(jobs) is < 1 or > 1024)
            {
                r.AddError($"--jobs {r.GetValue(jobs)}: 1 to 1024 are possible");
            }
        });
        var commitEvery = new Option<int>("--commit-every") { Description = "Seconds from commit to commit: so much is done again after a crash", DefaultValueFactory = _ => 30 };
        commitEvery.Validators.Add(r =>
        {
            if (r.GetValue(commitEvery) is < 1 or > 86_400)
            {
                r.AddError($"--commit-every {r.GetValue(commitEvery)}: 1 to 86400 are possible");
            }
        });
        var pinyin = new Option<bool>("--pinyin") { Description = "Find articles by pinyin as well (pinyin:gonghui, pinyin:gh); to be given when the index is begun" };
        var prune = new Option<string?>("--prune") { Description = "Then remove the articles of this file or folder that the inputs no longer hold" };
        var check = new Option<bool>("--check") { Description = "Read the whole index and compare its parts" };
        var optimize = new Option<bool>("--optimize") { Description = "Write the index as one part, for faster searches" };
        var backup = new Option<string?>("--backup") { Description = "Copy the index, as it stands at its last commit, into a new folder" };
        var command = new Command("index", "Annotate articles and write them into an index") { into, jobs, commitEvery, pinyin, prune, check, optimize, backup };
        options.AddTo(command);
        var entities = new EntityOptions();
        entities.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var folder = parsed.GetRequiredValue(into);
            var hasInputs = parsed.GetValue(options.Inputs) is { Length: > 0 };
            var maintains = parsed.GetValue(check) || parsed.GetValue(optimize) || parsed.GetValue(backup) is not null;
            if (!hasInputs && !maintains)
            {
                throw new CallException("an INPUT is needed, or --check, --optimize or --backup on an index that stands");
            }

            var status = ExitStatus.Done;
            if (hasInputs)
            {
                status = new IndexRun(folder, parsed.GetValue(jobs), TimeSpan.FromSeconds(parsed.GetValue(commitEvery)), parsed.GetValue(prune), parsed.GetValue(pinyin), options.Form(parsed), entities.Annotator(parsed), entities.Fingerprint(parsed)).Run(parsed.GetRequiredValue(options.Inputs), options.IsTable(parsed), cancellation);
            }

            if (status != ExitStatus.Interrupted && maintains)
            {
                Maintain(folder, parsed.GetValue(optimize), parsed.GetValue(backup), parsed.GetValue(check), cancellation);
            }

            return status;
        }));
        return command;
    }

    private static void Maintain(string folder, bool optimize, string? backup, bool check, CancellationToken cancellation)
    {
        _ = ArticleIndex.State(folder);
        if (optimize)
        {
            using var writer = ArticleIndexWriter.Open(folder);
            writer.Optimize();
            writer.Commit();
            Messages.Say($"{folder}: one part now");
        }

        if (backup is not null)
        {
            ArticleIndex.Backup(folder, backup, cancellation);
            Messages.Say($"{folder}: copied to {backup}");
        }

        if (check)
        {
            var found = ArticleIndex.Check(folder, cancellation: cancellation);
            foreach (var fault in found.Faults)
            {
                Messages.Error($"{folder}: {fault}");
            }

            if (!found.IsWhole)
            {
                throw new InvalidDataException($"{folder}: the index is damaged; restore a backup, or index the sources again into a new folder");
            }

            Messages.Say($"{folder}: whole, {found.Articles} articles");
        }
    }
}
