using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>Runs a query over slices of an index on several threads, each slice with collectors of its own.</summary>
internal static class SlicedSearch
{
    // A slice should take longer than a thread takes to start.
    private const int LeastArticles = 10_000;

    /// <summary>Collects from all articles found, in order within a slice; gives the collectors by the place of their slices.</summary>
    /// <param name="searcher">The index as it stands.</param>
    /// <param name="query">The query.</param>
    /// <param name="isSplit">Whether to split the index at all.</param>
    /// <param name="create">Makes the collector of a slice.</param>
    public static T[] Run<T>(IndexSearcher searcher, Query query, bool isSplit, Func<T> create)
        where T : ICollector
    {
        var weight = searcher.CreateNormalizedWeight(query);
        var leaves = searcher.IndexReader.Leaves;
        var articles = searcher.IndexReader.MaxDoc;
        var count = isSplit ? Math.Clamp(articles / LeastArticles, 1, Environment.ProcessorCount) : 1;
        var collectors = new T[count];
        if (count == 1)
        {
            Collect(0);
        }
        else
        {
            try
            {
                Parallel.For(0, count, Collect);
            }
            catch (AggregateException e)
            {
                throw e.InnerExceptions[0];
            }
        }

        return collectors;

        void Collect(int slice)
        {
            var collector = collectors[slice] = create();
            var (from, to) = ((int)((long)articles * slice / count), (int)((long)articles * (slice + 1) / count));
            foreach (var leaf in leaves)
            {
                if (leaf.DocBase < to && leaf.DocBase + leaf.Reader.MaxDoc > from && weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } scorer)
                {
                    collector.SetNextReader(leaf);
                    collector.SetScorer(scorer);
                    var doc = from > leaf.DocBase ? scorer.Advance(from - leaf.DocBase) : scorer.NextDoc();
                    for (; doc < to - leaf.DocBase && doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
                    {
                        collector.Collect(doc);
                    }
                }
            }
        }
    }
}
