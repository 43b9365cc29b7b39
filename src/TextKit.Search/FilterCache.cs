using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>
/// Keeps which articles of each segment the filters asked for last let through: those made of many terms, dates and
/// figures above all, take longer to read than what they are joined with. Safe under threads.
/// </summary>
internal sealed class FilterCache
{
    private const int Most = 64;
    private readonly Dictionary<Query, (Filter Filter, long Used)> filters = [];
    private long clock;

    /// <summary>A query that finds the same articles, from memory where they are known.</summary>
    public ConstantScoreQuery Cached(Query query)
    {
        lock (filters)
        {
            if (!filters.TryGetValue(query, out var kept))
            {
                if (filters.Count == Most)
                {
                    filters.Remove(filters.MinBy(f => f.Value.Used).Key);
                }

                kept = (new CachingWrapperFilter(new QueryWrapperFilter(query)), 0);
            }

            filters[query] = (kept.Filter, ++clock);
            return new ConstantScoreQuery(kept.Filter);
        }
    }
}
