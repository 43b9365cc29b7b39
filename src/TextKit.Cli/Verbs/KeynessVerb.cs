using System.CommandLine;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit keyness</c>: the words that set some articles off from others.</summary>
internal static class KeynessVerb
{
    public static Command Create()
    {
        var verb = new CorpusVerb("keyness", "List the words that set some articles off from others", "The articles in question", needsQuery: true);
        var against = new Option<string?>("--against") { Description = "The articles they are held against; all without it" };
        verb.Command.Options.Add(against);
        var least = verb.Number("--least", "How often in both together at least", 3);
        var take = verb.Number("--take", "Rows to show, from each end", 50);
        return verb.Answer(["word", "count", "referenceCount", "logLikelihood", "logRatio"], isArticleQuery: true, (searcher, parsed, _, within, cancellation) =>
            new CorpusStatistics(searcher).Keyness(within, parsed.GetValue(against) is { } other ? new ArticleQuery { Text = other } : null, parsed.GetValue(take), parsed.GetValue(least), cancellation)
                .Select(r => new (string, object?)[]
                {
                    ("word", r.Word), ("count", r.Count), ("referenceCount", r.ReferenceCount), ("logLikelihood", r.LogLikelihood), ("logRatio", r.LogRatio),
                }));
    }
}
