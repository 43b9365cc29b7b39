using System.CommandLine;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit dispersion</c> and <c>textkit trend</c>: how a word is spread over articles, months or years.</summary>
internal static class SpreadVerb
{
    public static Command CreateDispersion()
    {
        var verb = new CorpusVerb("dispersion", "Tell how evenly a word is spread (DP)", "A word or a token query", needsQuery: true);
        var part = verb.Choice("--part", "Over article (the default), month or year", "article", "month", "year");
        return verb.Answer(["count", "parts", "range", "dp", "dpNorm"], isArticleQuery: false, (searcher, parsed, query, within, cancellation) =>
        {
            var spread = new CorpusStatistics(searcher).Dispersion(query, Part(parsed.GetValue(part) ?? "article"), within, cancellation);
            return [[("count", spread.Count), ("parts", spread.Parts), ("range", spread.Range), ("dp", spread.DeviationOfProportions), ("dpNorm", spread.Normalized)]];
        });
    }

    public static Command CreateTrend()
    {
        var verb = new CorpusVerb("trend", "Tell how often a word occurs by month or year", "A word or a token query", needsQuery: true);
        var by = verb.Choice("--by", "month (the default) or year", "month", "year");
        return verb.Answer(["period", "count", "tokens", "perMillion"], isArticleQuery: false, (searcher, parsed, query, within, cancellation) =>
            new CorpusStatistics(searcher).Trend(query, Part(parsed.GetValue(by) ?? "month"), within, cancellation)
                .Select(r => new (string, object?)[] { ("period", r.Period), ("count", r.Count), ("tokens", r.Tokens), ("perMillion", r.PerMillion) }));
    }

    private static CorpusPart Part(string name) => Enum.Parse<CorpusPart>(name, ignoreCase: true);
}
