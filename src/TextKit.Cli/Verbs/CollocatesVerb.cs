using System.CommandLine;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit collocates</c>: the words that stand near a word.</summary>
internal static class CollocatesVerb
{
    private static readonly Dictionary<string, CollocateOrder> Orders = new()
    {
        ["logdice"] = CollocateOrder.LogDice,
        ["mi"] = CollocateOrder.MutualInformation,
        ["mi3"] = CollocateOrder.MutualInformation3,
        ["t"] = CollocateOrder.TScore,
        ["ll"] = CollocateOrder.LogLikelihood,
        ["count"] = CollocateOrder.Count,
    };

    public static Command Create()
    {
        var verb = new CorpusVerb("collocates", "List the words that stand near a word", "A word or a token query", needsQuery: true);
        var left = verb.Number("--left", "Words before", 5);
        var right = verb.Number("--right", "Words behind", 5);
        var least = verb.Number("--least", "How often near it at least", 3);
        var take = verb.Number("--take", "Rows to show", 50);
        var sort = verb.Choice("--sort", "logdice (the default), mi, mi3, t, ll or count", [.. Orders.Keys]);
        return verb.Answer(["word", "count", "total", "logDice", "mi", "mi3", "tScore", "logLikelihood"], isArticleQuery: false, (searcher, parsed, query, within, cancellation) =>
            new CorpusStatistics(searcher).Collocates(
                query,
                new CollocateOptions
                {
                    Within = within,
                    Left = parsed.GetValue(left),
                    Right = parsed.GetValue(right),
                    LeastCount = parsed.GetValue(least),
                    Order = Orders[parsed.GetValue(sort) ?? "logdice"],
                    Take = parsed.GetValue(take),
                },
                cancellation).Rows.Select(r => new (string, object?)[]
            {
                ("word", r.Word), ("count", r.Count), ("total", r.Total), ("logDice", r.LogDice), ("mi", r.MutualInformation),
                ("mi3", r.MutualInformation3), ("tScore", r.TScore), ("logLikelihood", r.LogLikelihood),
            }));
    }
}
