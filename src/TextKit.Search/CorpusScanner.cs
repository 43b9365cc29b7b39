using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>Reads the stored layers of all articles that a query finds, on several threads, each with a state of its own.</summary>
internal static class CorpusScanner
{
    private const int ArticlesAPart = 512;

    /// <summary>Visits every article found, in no order, and gives the states of the threads.</summary>
    /// <param name="searcher">The index as it stands.</param>
    /// <param name="query">Which articles.</param>
    /// <param name="create">Makes the state of a thread.</param>
    /// <param name="visit">Takes an article: its segment, its layers (not loaded yet), its number within the segment.</param>
    /// <param name="cancellation">Stops the scan.</param>
    public static List<T> Scan<T>(IndexSearcher searcher, Query query, Func<T> create, Action<T, AtomicReaderContext, LayerReader, int> visit, CancellationToken cancellation)
    {
        var collector = new DocCollector();
        searcher.Search(query, collector);
        var parts = new List<(AtomicReaderContext Leaf, List<int> Docs, int From)>();
        foreach (var (leaf, docs) in collector.Found)
        {
            docs.Sort();
            for (var from = 0; from < docs.Count; from += ArticlesAPart)
            {
                parts.Add((leaf, docs, from));
            }
        }

        var states = new List<T>();
        Parallel.ForEach(
            parts,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (State: create(), Readers: new Dictionary<int, LayerReader>()),
            (part, _, local) =>
            {
                if (!local.Readers.TryGetValue(part.Leaf.Ord, out var layers))
                {
                    local.Readers[part.Leaf.Ord] = layers = new LayerReader(part.Leaf.AtomicReader);
                }

                for (var i = part.From; i < Math.Min(part.From + ArticlesAPart, part.Docs.Count); i++)
                {
                    visit(local.State, part.Leaf, layers, part.Docs[i]);
                }

                return local;
            },
            local =>
            {
                lock (states)
                {
                    states.Add(local.State);
                }
            });
        return states;
    }

    private sealed class DocCollector : ICollector
    {
        private List<int> docs = [];

        public List<(AtomicReaderContext Leaf, List<int> Docs)> Found { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
            // Which articles are found is all that counts.
        }

        public void SetNextReader(AtomicReaderContext context) => Found.Add((context, docs = []));

        public void Collect(int doc) => docs.Add(doc);
    }
}
