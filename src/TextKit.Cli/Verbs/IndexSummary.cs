namespace TextKit.Cli.Verbs;

/// <summary>What an indexing run has taken in. Safe under threads.</summary>
internal sealed class IndexSummary
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> entities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> themes = new(StringComparer.Ordinal);

    public long Articles { get; private set; }
    public long Tokens { get; private set; }
    public long Figures { get; private set; }
    public IEnumerable<KeyValuePair<string, long>> Entities => entities;
    public IEnumerable<KeyValuePair<string, long>> Themes => themes;

    public void Add(AnnotatedArticle article, int tokens)
    {
        lock (gate)
        {
            Articles++;
            Tokens += tokens;
            Figures += article.Layers.Figures.Count;
            foreach (var entity in article.Layers.Entities)
            {
                Count(entities, entity.Kind.ToString().ToLowerInvariant());
            }

            Count(themes, article.Theme ?? "none");
        }
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
