using System.CommandLine;
using Spectre.Console;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit kwic</c> and <c>textkit tokens</c>: the places of words or token queries in their context.</summary>
internal static class KwicVerb
{
    public static Command Create() => Create("kwic", "Show words in their context (concordance)", "Words, or a token query such as [kind=\"organization\"] []{0,5} [word=\"发放\"]");

    public static Command CreateTokens() => Create("tokens", "Find token queries over words and kinds of entities and figures", "A token query: [kind=\"organization\"] []{0,5} [word=\"发放\"] []{0,3} [kind=\"money\"]");

    private static Command Create(string name, string description, string queryDescription)
    {
        var verb = new CorpusVerb(name, description, queryDescription, needsQuery: true);
        var context = verb.Number("--context", "Characters on either side", 30);
        var skip = verb.Number("--skip", "Lines to leave out", 0);
        var take = verb.Number("--take", "Lines to show", 20);
        var sort = verb.Choice("--sort", "By place (the default), left or right context, or match", "place", "left", "right", "match");
        return verb.Answer(["left", "match", "right", "title", "date"], isArticleQuery: false, (searcher, parsed, query, within, cancellation) =>
        {
            var page = new Concordance(searcher).Find(
                new ConcordanceQuery
                {
                    Query = query,
                    Within = within,
                    Order = Enum.Parse<ConcordanceOrder>(parsed.GetValue(sort) ?? "place", ignoreCase: true),
                    Context = parsed.GetValue(context),
                    Skip = parsed.GetValue(skip),
                    Take = parsed.GetValue(take),
                },
                cancellation);
            Messages.Say($"{page.Total} lines in {page.Articles} articles");
            return page.Lines.Select(l => new (string, object?)[]
            {
                ("id", l.Id), ("title", l.Title), ("date", l.Date is { } date ? ResultWriter.Iso(date) : null),
                ("start", l.Start), ("end", l.End), ("left", l.Left), ("match", l.Match), ("right", l.Right),
            });
        }, rows => KwicTable.Fit(rows, AnsiConsole.Profile.Width));
    }
}
