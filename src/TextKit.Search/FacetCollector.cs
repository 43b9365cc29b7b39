using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>Counts the articles found by every facet value.</summary>
internal sealed class FacetCollector : ICollector
{
    private readonly Dictionary<string, Dictionary<string, int>> counts = [];
    private readonly SortedSetDocValues?[] values = new SortedSetDocValues?[IndexFields.Facets.Length];
    private readonly int[][] ordinals = new int[IndexFields.Facets.Length][];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
        // Counting needs no score.
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        Flush();
        for (var f = 0; f < values.Length; f++)
        {
            values[f] = context.AtomicReader.GetSortedSetDocValues(IndexFields.Facet(IndexFields.Facets[f]));
            ordinals[f] = new int[values[f]?.ValueCount ?? 0];
        }
    }

    public void Collect(int doc)
    {
        for (var f = 0; f < values.Length; f++)
        {
            if (values[f] is { } set)
            {
                set.SetDocument(doc);
                for (var ordinal = set.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = set.NextOrd())
                {
                    ordinals[f][ordinal]++;
                }
            }
        }
    }

    /// <summary>The most frequent values of every facet in all that some collectors have seen.</summary>
    public static Dictionary<string, IReadOnlyList<FacetCount>> Counts(IEnumerable<FacetCollector> collectors, int most)
    {
        var all = new Dictionary<string, Dictionary<string, int>>();
        foreach (var collector in collectors)
        {
            collector.Flush();
            foreach (var (facet, values) in collector.counts)
            {
                if (!all.TryGetValue(facet, out var total))
                {
                    all[facet] = values;
                    continue;
                }

                foreach (var (value, count) in values)
                {
                    total[value] = total.GetValueOrDefault(value) + count;
                }
            }
        }

        return all.ToDictionary(f => f.Key, IReadOnlyList<FacetCount> (f) => [.. f.Value
            .Select(v => new FacetCount(v.Key, v.Value)).OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(most)]);
    }

    private void Flush()
    {
        var name = new BytesRef();
        for (var f = 0; f < values.Length; f++)
        {
            if (values[f] is not { } set)
            {
                continue;
            }

            if (!counts.TryGetValue(IndexFields.Facets[f], out var total))
            {
                counts[IndexFields.Facets[f]] = total = [];
            }

            for (var ordinal = 0; ordinal < ordinals[f].Length; ordinal++)
            {
                if (ordinals[f][ordinal] > 0)
                {
                    set.LookupOrd(ordinal, name);
                    var value = name.Utf8ToString();
                    total[value] = total.GetValueOrDefault(value) + ordinals[f][ordinal];
                }
            }

            values[f] = null;
        }
    }
}
