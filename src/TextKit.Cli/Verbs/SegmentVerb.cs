using System.CommandLine;
using System.Text;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Segmentation;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit segment</c>: words of plain text, line by line.</summary>
internal static class SegmentVerb
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "Plain text files, or - for standard input", Arity = ArgumentArity.ZeroOrMore };
        var format = InputOptions.Choice("--format", "text, or jsonl with offsets", "text", "jsonl");
        var command = new Command("segment", "Cut plain text into words, line by line") { inputs, format };
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var reader = new InputReader(parsed.GetValue(inputs) is { Length: > 0 } given ? given : ["-"], refusals, cancellation);
            if (parsed.GetValue(format) == "jsonl")
            {
                WriteJson(reader, refusals, cancellation);
            }
            else
            {
                WriteText(reader, refusals, cancellation);
            }

            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static void WriteText(InputReader reader, Refusals refusals, CancellationToken cancellation)
    {
        using var output = new LineOutput();
        Batches.Run(reader.ReadLines(), line => Words(line.Line), output.WriteLine, (line, e) => refusals.Add($"{line.Source}:{line.Number}", e.Message), cancellation);
    }

    private static string Words(string line)
    {
        var words = new StringBuilder(line.Length * 2);
        foreach (var token in WordSegmenter.Default.Segment(line))
        {
            var word = line.AsSpan(token.Start, token.Length);
            if (!word.IsWhiteSpace())
            {
                words.Append(words.Length == 0 ? "" : " ").Append(word);
            }
        }

        return words.ToString();
    }

    private static void WriteJson(InputReader reader, Refusals refusals, CancellationToken cancellation)
    {
        using var lines = new JsonLines();
        Batches.Run(
            reader.ReadLines(), line => (line.Number, line.Line, Tokens: WordSegmenter.Default.Segment(line.Line)),
            result => lines.Write(json =>
            {
                json.WriteNumber("line", result.Number);
                json.List("tokens", result.Tokens, t =>
                {
                    json.WriteNumber("start", t.Start);
                    json.WriteNumber("end", t.End);
                    json.WriteString("text", result.Line.AsSpan(t.Start, t.Length));
                });
            }),
            (line, e) => refusals.Add($"{line.Source}:{line.Number}", e.Message), cancellation);
    }
}
