using System.CommandLine;
using TextKit.Cli.Inputs;

namespace TextKit.Cli.Verbs;

/// <summary>The words that all verbs over articles share.</summary>
internal sealed class InputOptions(ArgumentArity? arity = null)
{
    public Argument<string[]> Inputs { get; } = new("INPUT")
    {
        Description = "Files, folders, globs or - : .txt and .md pages or articles, .gold.txt, .jsonl (also .gz)",
        Arity = arity ?? ArgumentArity.OneOrMore,
    };

    public Option<string?> As { get; } = Choice("--as", "How text files are read; told by content without it", "page", "article");

    public Option<string?> Format { get; } = FormatOption();

    public static Option<string?> FormatOption() => Choice("--format", "jsonl, or table (the default on a terminal)", "jsonl", "table");

    public static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    public static bool IsTable(ParseResult parsed, Option<string?> format) =>
        parsed.GetValue(format) is { } value ? value == "table" : !Console.IsOutputRedirected;

    public void AddTo(Command command)
    {
        command.Arguments.Add(Inputs);
        command.Options.Add(As);
        command.Options.Add(Format);
    }

    public bool IsTable(ParseResult parsed) => IsTable(parsed, Format);

    public InputForm Form(ParseResult parsed) => parsed.GetValue(As) switch { "page" => InputForm.Page, "article" => InputForm.Article, _ => InputForm.Detect };

    public InputReader Open(ParseResult parsed, Refusals refusals, CancellationToken cancellation) => new(parsed.GetRequiredValue(Inputs), refusals, cancellation);

    /// <summary>All articles of the inputs; an input that cannot be taken apart is refused.</summary>
    public IEnumerable<ArticleUnit> Articles(ParseResult parsed, Refusals refusals, CancellationToken cancellation) =>
        Open(parsed, refusals, cancellation).Read().SelectMany(i => ArticleUnit.Of(i, Form(parsed)));
}
