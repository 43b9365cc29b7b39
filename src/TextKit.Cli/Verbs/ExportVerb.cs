using System.CommandLine;
using System.Globalization;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit export</c>: the articles that a query finds, with all layers, as a file for other programs.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The index folder" };
        var text = new Argument<string?>("QUERY") { Description = "As in search; all articles without it", Arity = ArgumentArity.ZeroOrOne };
        var form = new Option<string>("--to", "--format") { Description = "csv (for spreadsheets), jsonl, conllu or tei", Required = true };
        form.AcceptOnlyFromAmong("csv", "jsonl", "conllu", "tei");
        var file = new Option<string?>("--out") { Description = "The file to write; standard output without it" };
        var mark = new Option<bool>("--bom") { Description = "Begin CSV with a byte order mark, by which Excel tells UTF-8" };
        var filters = new FilterOptions(hasTo: false);
        var command = new Command("export", "Take articles out of an index") { folder, text, form, file, mark };
        filters.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var query = filters.Query(parsed, parsed.GetValue(text));
            var format = Enum.Parse<ExportFormat>(parsed.GetRequiredValue(form), ignoreCase: true);
            var options = new ExportOptions { ByteOrderMark = parsed.GetValue(mark) };
            using var searcher = IndexQuestion.Open(parsed.GetRequiredValue(folder));
            var written = 0;
            void Write(Stream output) => written = IndexQuestion.Ask(() => new ArticleExporter(searcher).Export(query, format, output, options, null, cancellation));
            if (parsed.GetValue(file) is { } target)
            {
                WholeFile.Write(target, Write);
            }
            else
            {
                using var output = new ResultStream();
                Write(output);
            }

            Messages.Say(string.Create(CultureInfo.InvariantCulture, $"{written:N0} articles"));
            return ExitStatus.Done;
        }));
        return command;
    }
}
