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
        return Run(searcher, isSplit, create, (collector, leaf, from, to) =>
        {
            if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } scorer)
            {
                collector.SetNextReader(leaf);
                collector.SetScorer(scorer);
                var doc = from > 0 ? scorer.Advance(from) : scorer.NextDoc();
                for (; doc < to && doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
                {
                    collector.Collect(doc);
                }
            }
        });
    }

    /// <summary>Has all articles of an index looked at, from one to just before another of a segment at a time.</summary>
    /// <param name="searcher">The index as it stands.</param>
    /// <param name="isSplit">Whether to split the index at all.</param>
    /// <param name="create">Makes what a slice is gathered in.</param>
    /// <param name="collect">Looks at the articles of a slice in a segment.</param>
    public static T[] Run<T>(IndexSearcher searcher, bool isSplit, Func<T> create, Action<T, AtomicReaderContext, int, int> collect)
    {
        var articles = searcher.IndexReader.MaxDoc;
        var count = isSplit ? Math.Clamp(articles / LeastArticles, 1, Environment.ProcessorCount) : 1;
        var gathered = new T[count];
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

        return gathered;

        void Collect(int slice)
        {
            var into = gathered[slice] = create();
            var (first, end) = ((int)((long)articles * slice / count), (int)((long)articles * (slice + 1) / count));
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                var (from, to) = (Math.Max(first - leaf.DocBase, 0), Math.Min(end - leaf.DocBase, leaf.Reader.MaxDoc));
                if (from < to)
                {
                    collect(into, leaf, from, to);
                }
            }
        }
    }
}
