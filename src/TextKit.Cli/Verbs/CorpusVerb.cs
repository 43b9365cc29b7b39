using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary>What the corpus tools share: an index, a query, filters, and rows of named values as the result.</summary>
internal sealed class CorpusVerb
{
    private readonly Argument<string> folder = new("DIR") { Description = "The index folder" };
    private readonly Argument<string?> query;
    private readonly FilterOptions filters = new();
    private readonly Option<string?> format = InputOptions.FormatOption();

    public CorpusVerb(string name, string description, string queryDescription, bool needsQuery)
    {
        query = new Argument<string?>("QUERY") { Description = queryDescription, Arity = needsQuery ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        Command = new Command(name, description) { folder, query, format };
        filters.AddTo(Command);
    }

    public Command Command { get; }

    /// <summary>A row of a result: names and values (numbers or text) in order.</summary>
    public delegate IEnumerable<(string Name, object? Value)[]> Question(ArticleSearcher searcher, ParseResult parsed, string query, ArticleQuery within, CancellationToken cancellation);

    /// <summary>The number that an option gives, 1 or more.</summary>
    public Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        Command.Options.Add(option);
        return option;
    }

    public Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = InputOptions.Choice(name, description, values);
        Command.Options.Add(option);
        return option;
    }

    /// <param name="columns">The names of the values, for the table.</param>
    /// <param name="isArticleQuery">Whether the query chooses articles; otherwise it is what is looked for in them.</param>
    /// <param name="question">Gives the rows.</param>
    /// <param name="fit">Fits the cells of all rows into a table; as they are without it.</param>
    public Command Answer(string[] columns, bool isArticleQuery, Question question, Action<List<string[]>>? fit = null)
    {
        Command.SetAction((parsed, cancellation) =>
        {
            using var searcher = IndexQuestion.Open(parsed.GetRequiredValue(folder));
            var text = parsed.GetValue(query);
            var within = filters.Query(parsed, isArticleQuery ? text : null);
            var rows = IndexQuestion.Ask(() => question(searcher, parsed, text ?? "", within, cancellation).ToList());
            var isTable = InputOptions.IsTable(parsed, format);
            using var results = new Results(isTable, columns);
            List<string[]> cells = isTable ? [.. rows.Select(row => columns.Select(c => Cell(row.FirstOrDefault(v => v.Name == c).Value)).ToArray())] : [];
            fit?.Invoke(cells);
            for (var i = 0; i < rows.Count; i++)
            {
                results.Write(json => WriteRow(json, rows[i]), () => [cells[i]]);
            }

            return Task.FromResult(ExitStatus.Done);
        });
        return Command;
    }

    private static void WriteRow(Utf8JsonWriter json, (string Name, object? Value)[] row)
    {
        foreach (var (name, value) in row)
        {
            switch (value)
            {
                case null:
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumber(name, number);
                    break;
                case double:
                    break;
                case long or int:
                    json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteString(name, value.ToString());
                    break;
            }
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
