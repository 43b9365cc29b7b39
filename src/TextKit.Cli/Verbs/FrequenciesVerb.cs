using System.CommandLine;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit frequencies</c> and <c>textkit ngrams</c>: words, or words in a row, by frequency.</summary>
internal static class FrequenciesVerb
{
    public static Command Create() => Create(new CorpusVerb("frequencies", "List words by frequency", "The articles to count in; all without it", needsQuery: false), null);

    public static Command CreateNGrams()
    {
        var verb = new CorpusVerb("ngrams", "List words in a row by frequency", "The articles to count in; all without it", needsQuery: false);
        return Create(verb, verb.Number("--length", "Words in a row, 1 to 10", 2));
    }

    private static Command Create(CorpusVerb verb, Option<int>? length)
    {
        var take = verb.Number("--take", "Rows to show", 50);
        var least = verb.Number("--least", "How often at least", 1);
        return verb.Answer(["text", "count", "articles", "perMillion"], isArticleQuery: true, (searcher, parsed, _, within, cancellation) =>
        {
            var list = new CorpusStatistics(searcher).NGrams(length is null ? 1 : parsed.GetValue(length), within, parsed.GetValue(take), parsed.GetValue(least), cancellation);
            Messages.Say($"{list.Tokens} tokens, {list.Types} types in {list.Articles} articles");
            return list.Rows.Select(r => new (string, object?)[] { ("text", r.Text), ("count", r.Count), ("articles", r.Articles), ("perMillion", r.PerMillion) });
        });
    }
}
