using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>Counts the articles found by every facet value.</summary>
internal sealed class FacetCollector(FacetTable table) : ICollector
{
    private readonly int[][] counts = table.Rent();
    private readonly SortedSetDocValues?[] sources = new SortedSetDocValues?[IndexFields.Facets.Length];
    private SegmentFacets? segment;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
        // Counting needs no score.
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        segment = table.Segment(context.AtomicReader);
        for (var f = 0; f < sources.Length; f++)
        {
            sources[f] = context.AtomicReader.GetSortedSetDocValues(IndexFields.Facet(IndexFields.Facets[f]));
        }
    }

    public void Collect(int doc)
    {
        foreach (var value in segment!.Of(doc, sources))
        {
            var (facet, number) = (value >> SegmentFacets.NumberBits, value & ((1 << SegmentFacets.NumberBits) - 1));
            if (number >= counts[facet].Length)
            {
                Array.Resize(ref counts[facet], Math.Max(number + 1, counts[facet].Length * 2));
            }

            counts[facet][number]++;
        }
    }

    /// <summary>The most frequent values of every facet in all that some collectors of a table have seen; they can collect no more then.</summary>
    public static Dictionary<string, IReadOnlyList<FacetCount>> Counts(FacetTable table, IReadOnlyList<FacetCollector> collectors, int most)
    {
        var found = new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal);
        for (var facet = 0; facet < IndexFields.Facets.Length && collectors.Count > 0; facet++)
        {
            var all = collectors.MaxBy(c => c.counts[facet].Length)!.counts[facet];
            foreach (var other in collectors.Select(c => c.counts[facet]).Where(c => c != all))
            {
                for (var number = 0; number < other.Length; number++)
                {
                    all[number] += other[number];
                }
            }

            found[IndexFields.Facets[facet]] = table.MostFrequent(facet, all, most);
        }

        foreach (var collector in collectors)
        {
            table.Return(collector.counts);
        }

        return found;
    }
}
