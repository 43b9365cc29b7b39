using System.CommandLine;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit train entities</c>: trains a tagger of entities on texts with inline markup.</summary>
internal static class TrainEntitiesVerb
{
    // Of files without a part of their own every tenth is held out.
    private const int HeldOut = 10;

    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "Files or folders of text with inline markup, {kind:surface}; gold articles of the test part, or else every tenth file, are held out", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The model file to write", Required = true };
        var kinds = new Option<string?>("--kinds") { Description = "The kinds to learn, a comma between; all but figure, date and recurring without it" };
        var format = InputOptions.FormatOption();
        var command = new Command("entities", "Train a tagger of names of any kinds; prints its scores on held-out data") { data, output, kinds, format };
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var wanted = parsed.GetValue(kinds)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var (train, held) = Read(parsed.GetRequiredValue(data), wanted, refusals, cancellation);
            EntityModel model;
            try
            {
                model = EntityTrainer.Train(train);
            }
            catch (ArgumentException e)
            {
                throw new CallException(e.Message);
            }

            var file = parsed.GetRequiredValue(output);
            WholeFile.Write(file, model.Save);
            Messages.Say($"{file}: {new FileInfo(file).Length:N0} bytes from {train.Count} texts; measured on {held.Count} held out");
            ScoreRows.Write(MarkedTextScore.Evaluate(held, model), InputOptions.IsTable(parsed, format));
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static (List<MarkedText> Train, List<MarkedText> Held) Read(string[] data, string[]? kinds, Refusals refusals, CancellationToken cancellation)
    {
        var (train, held) = (new List<MarkedText>(), new List<MarkedText>());
        var number = 0;
        foreach (var file in data.SelectMany(d => Files(d, refusals)))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var content = File.ReadAllText(file);
                var text = MarkedTextFile.Parse(content, file, kinds);
                var isHeld = MarkedTextFile.SplitOf(content) is { } split ? split == CorpusSplit.Test : ++number % HeldOut == 0;
                (isHeld ? held : train).Add(text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refusals.Add(file, e.Message);
            }
            catch (InvalidDataException e)
            {
                refusals.Add(file, e.Message.StartsWith(file, StringComparison.Ordinal) ? e.Message[(file.Length + 1)..] : e.Message);
            }
        }

        return (train, held);
    }

    private static IEnumerable<string> Files(string path, Refusals refusals)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*.txt", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("README", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        }

        if (File.Exists(path))
        {
            return [path];
        }

        refusals.Add(path, "there is no such file or folder");
        return [];
    }
}
