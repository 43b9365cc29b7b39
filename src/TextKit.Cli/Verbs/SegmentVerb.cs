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
        var inputs = new Argument<string[]>("INPUT") { Description = "Plain text files, or - for standard input (the default)", Arity = ArgumentArity.ZeroOrMore };
        var mode = InputOptions.Choice("--mode", "How finely: accurate (the default), full or search", "accurate", "full", "search");
        var model = InputOptions.Choice("--model", "Whose words", [.. Enum.GetNames<SegmentationModel>().Select(n => n.ToLowerInvariant())]);
        var noHmm = new Option<bool>("--no-hmm") { Description = "Look for no words that the dictionary lacks" };
        var names = NamesOption();
        var tag = new Option<bool>("--tag") { Description = "Put the part of speech behind each word" };
        var userWords = new Option<FileInfo?>("--user-words") { Description = "Words of your own, in jieba's format: word, frequency, tag" };
        var format = InputOptions.Choice("--format", "text (the default), or jsonl with offsets", "text", "jsonl");
        var command = new Command("segment", "Cut plain text into words, line by line") { inputs, mode, model, noHmm, names, tag, userWords, format };
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var options = new WordSegmenterOptions
            {
                Mode = Enum.Parse<SegmentationMode>(parsed.GetValue(mode) ?? "accurate", ignoreCase: true),
                Model = Enum.Parse<SegmentationModel>(parsed.GetValue(model) ?? "jieba", ignoreCase: true),
                UseHmm = !parsed.GetValue(noHmm),
                RecognizeNames = parsed.GetValue(names),
                UserWords = parsed.GetValue(userWords) is { } file ? ReadUserWords(file) : [],
            };
            if (parsed.GetValue(tag) && options.Mode != SegmentationMode.Accurate)
            {
                throw new CallException("--tag goes with --mode accurate only");
            }

            if (parsed.GetValue(tag) && options.Model != SegmentationModel.Jieba)
            {
                throw new CallException("--tag goes with --model jieba only");
            }

            var words = new LineWords(Segmenter(options), parsed.GetValue(tag));
            var reader = new InputReader(parsed.GetValue(inputs) is { Length: > 0 } given ? given : ["-"], refusals, cancellation);
            if (parsed.GetValue(format) == "jsonl")
            {
                WriteJson(reader, words, refusals, cancellation);
            }
            else
            {
                using var output = new LineOutput();
                Batches.Run(reader.ReadLines(), line => words.Text(line.Line), output.WriteLine, (line, e) => refusals.Add($"{line.Source}:{line.Number}", e.Message), cancellation);
            }

            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    /// <summary>The switch for names and other words that the dictionary lacks.</summary>
    internal static Option<bool> NamesOption() => new("--names") { Description = "With --model bigram, find names and other words that the dictionary lacks" };

    /// <summary>A segmenter; options that do not go together end the call.</summary>
    internal static WordSegmenter Segmenter(WordSegmenterOptions options)
    {
        try
        {
            return WordSegmenter.Create(options);
        }
        catch (ArgumentException e)
        {
            throw new CallException(e.Message);
        }
    }

    private static IReadOnlyList<UserWord> ReadUserWords(FileInfo file)
    {
        try
        {
            using var reader = file.OpenText();
            return UserWord.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CallException($"--user-words {file}: {e.Message}");
        }
    }

    private static void WriteJson(InputReader reader, LineWords words, Refusals refusals, CancellationToken cancellation)
    {
        using var lines = new JsonLines();
        Batches.Run(
            reader.ReadLines(), line => (line.Number, line.Line, Words: words.Of(line.Line)),
            result => lines.Write(json =>
            {
                json.WriteNumber("line", result.Number);
                json.List("tokens", result.Words, w =>
                {
                    json.WriteNumber("start", w.Token.Start);
                    json.WriteNumber("end", w.Token.End);
                    json.WriteString("text", result.Line.AsSpan(w.Token.Start, w.Token.Length));
                    json.Optional("tag", w.Tag);
                    if (w.Token.IsSkipped)
                    {
                        json.WriteBoolean("skipped", true);
                    }
                });
            }),
            (line, e) => refusals.Add($"{line.Source}:{line.Number}", e.Message), cancellation);
    }

    /// <summary>The words of a line, with tags where they are asked for.</summary>
    private sealed class LineWords(WordSegmenter segmenter, bool tag)
    {
        public List<(Token Token, string Tag)> Of(string line) =>
            tag ? segmenter.Tag(line).ConvertAll(t => (new Token(t.Start, t.Length), t.Tag)) : segmenter.Segment(line).ConvertAll(t => (t, ""));

        public string Text(string line)
        {
            var words = new StringBuilder(line.Length * 2);
            foreach (var (token, name) in Of(line))
            {
                var text = line.AsSpan(token.Start, token.Length);
                if (!text.IsWhiteSpace())
                {
                    words.Append(words.Length == 0 ? "" : " ").Append(text).Append(tag ? "/" : "").Append(name);
                }
            }

            return words.ToString();
        }
    }
}
