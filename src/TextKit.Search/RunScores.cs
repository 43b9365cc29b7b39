using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace TextKit.Search;

/// <summary>
/// What a run scores in an article of a segment, by its frequency there and the article's length. Lucene works it out
/// for every article; there are few lengths and frequencies, so for each pair of the two it is worked out once.
/// </summary>
/// <param name="known">What is known of all segments; threads may share it.</param>
/// <param name="scorer">Works out the rest.</param>
/// <param name="lengths">The lengths of the segment's articles.</param>
internal sealed class RunScores(float[] known, Similarity.SimScorer scorer, byte[] lengths)
{
    // A frequency at which BM25 has come to its limit.
    private const float Many = 1e9f;
    private const int Frequencies = 8;

    /// <summary>The most that any article can score.</summary>
    public float Most => scorer.Score(0, Many);

    /// <summary>Scores that are not known yet.</summary>
    public static float[] NoneKnown()
    {
        var known = new float[Frequencies << 8];
        Array.Fill(known, float.NaN);
        return known;
    }

    public float Of(int doc, int frequency)
    {
        if ((uint)frequency >= Frequencies)
        {
            return scorer.Score(doc, frequency);
        }

        ref var score = ref known[(frequency << 8) | lengths[doc]];
        if (float.IsNaN(score))
        {
            score = scorer.Score(doc, frequency);
        }

        return score;
    }
}

/// <summary>The lengths of the articles of a segment as BM25 takes them, a byte each, from memory once they were read.</summary>
internal static class ArticleLengths
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, byte[]>> Segments = [];

    public static byte[] Of(AtomicReader reader, string field) =>
        Segments.GetValue(reader.CoreCacheKey, _ => new(StringComparer.Ordinal)).GetOrAdd(field, static (name, segment) =>
        {
            var lengths = new byte[segment.MaxDoc];
            if (segment.GetNormValues(name) is { } norms)
            {
                for (var doc = 0; doc < lengths.Length; doc++)
                {
                    lengths[doc] = (byte)norms.Get(doc);
                }
            }

            return lengths;
        }, reader);
}

/// <summary>
/// In how many articles of a segment a word stands, also inside other words, from memory once they were counted.
/// </summary>
internal static class WordArticles
{
    // Of a segment; those asked for since the last time there were as many.
    private const int Most = 4096;
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<(string Field, string Word, int From, int To), int>> Segments = [];

    /// <summary>How many there are from one article to just before another; null where they were not counted yet.</summary>
    public static int? Find(AtomicReader reader, string field, string word, int from, int to) =>
        Segments.TryGetValue(reader.CoreCacheKey, out var counts) && counts.TryGetValue((field, word, from, to), out var count) ? count : null;

    public static void Keep(AtomicReader reader, string field, string word, int from, int to, int count)
    {
        var counts = Segments.GetValue(reader.CoreCacheKey, _ => []);
        if (counts.Count >= Most)
        {
            counts.Clear();
        }

        counts[(field, word, from, to)] = count;
    }
}
