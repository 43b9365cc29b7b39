using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// The facet values of an index's articles as numbers that are the same in all segments, kept in memory from the first
/// time an article is counted: reading them from the index takes a hundred times as long. Lives as long as its
/// searcher; the numbers of a segment go with it. Safe under threads.
/// </summary>
internal sealed class FacetTable
{
    private readonly Values[] facets = [.. IndexFields.Facets.Select(_ => new Values())];
    private readonly ConditionalWeakTable<object, SegmentFacets> segments = [];
    private readonly ConcurrentBag<int[][]> idle = [];

    /// <summary>The facets of a segment; removing articles from it changes nothing of them.</summary>
    public SegmentFacets Segment(AtomicReader reader) => segments.GetValue(reader.CoreCacheKey, _ => new SegmentFacets(this, reader.MaxDoc));

    /// <summary>The number of a value of a facet; it gets the next one where it is new.</summary>
    public int Number(int facet, string value) => facets[facet].Number(value);

    /// <summary>Zeros to count with, an array a facet; they grow with the numbers met. New ones for every search would keep the collector of garbage busy.</summary>
    public int[][] Rent() => idle.TryTake(out var counts) ? counts : [.. facets.Select(_ => new int[64])];

    /// <summary>Takes counts back for the next search.</summary>
    public void Return(int[][] counts)
    {
        Array.ForEach(counts, Array.Clear);
        idle.Add(counts);
    }

    /// <summary>The most frequent values of a facet, equal ones in order.</summary>
    public IReadOnlyList<FacetCount> MostFrequent(int facet, ReadOnlySpan<int> counts, int most)
    {
        var greatest = new PriorityQueue<int, int>(most + 1);
        foreach (var count in counts)
        {
            if (count > 0 && (greatest.Count < most || count > greatest.Peek()))
            {
                greatest.Enqueue(count, count);
                if (greatest.Count > most)
                {
                    greatest.Dequeue();
                }
            }
        }

        var found = new List<FacetCount>();
        for (var number = 0; greatest.Count > 0 && number < counts.Length; number++)
        {
            if (counts[number] >= greatest.Peek())
            {
                found.Add(new FacetCount(facets[facet].Text(number), counts[number]));
            }
        }

        return [.. found.OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal).Take(most)];
    }

    private sealed class Values
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<string> texts = [];

        public int Number(string value)
        {
            lock (texts)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out var exists);
                if (!exists)
                {
                    number = texts.Count;
                    texts.Add(value);
                }

                return number;
            }
        }

        public string Text(int number)
        {
            lock (texts)
            {
                return texts[number];
            }
        }
    }
}

/// <summary>The facet values of the articles of one segment, those counted once before from memory. Safe under threads.</summary>
internal sealed class SegmentFacets(FacetTable table, int articles)
{
    /// <summary>Of a value, the bits that say which facet it belongs to lie above those of its number.</summary>
    public const int NumberBits = 27;

    private readonly int[]?[] known = new int[articles][];
    private readonly int[]?[] numbers = new int[IndexFields.Facets.Length][];

    /// <summary>The values of an article.</summary>
    /// <param name="doc">The article.</param>
    /// <param name="sources">Where they are read from the first time, by facet; null where the segment has none.</param>
    public int[] Of(int doc, SortedSetDocValues?[] sources) => known[doc] ??= Read(doc, sources);

    // Two threads that read the same article find the same.
    private int[] Read(int doc, SortedSetDocValues?[] sources)
    {
        var values = new List<int>();
        for (var facet = 0; facet < sources.Length; facet++)
        {
            if (sources[facet] is { } source)
            {
                source.SetDocument(doc);
                for (var ordinal = source.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = source.NextOrd())
                {
                    values.Add((facet << NumberBits) | Number(facet, ordinal, source));
                }
            }
        }

        return [.. values];
    }

    private int Number(int facet, long ordinal, SortedSetDocValues source)
    {
        // 0 is for those not looked up yet.
        var known = numbers[facet] ??= new int[source.ValueCount];
        if (known[ordinal] == 0)
        {
            var value = new BytesRef();
            source.LookupOrd(ordinal, value);
            known[ordinal] = table.Number(facet, value.Utf8ToString()) + 1;
        }

        return known[ordinal] - 1;
    }
}
