using System.Globalization;
using System.Runtime.InteropServices;

namespace TextKit.Search;

/// <summary>
/// Counts words over an index: the bodies of articles, punctuation left out, numbers kept whole, words in their folded
/// form. Nodes are token queries (see <see cref="ConcordanceQuery.Query"/>) or plain text, which counts only where it
/// begins and ends as words do. Every call reads the articles asked for once, on all processors. Safe to share between threads.
/// </summary>
public sealed class CorpusStatistics(ArticleSearcher searcher)
{
    private const double Million = 1e6;
    private const int LongestNGram = 10;

    /// <summary>Lists words by frequency.</summary>
    /// <param name="within">Which articles. Null for all.</param>
    /// <param name="take">How many rows at most.</param>
    /// <param name="leastCount">How often a word must occur.</param>
    /// <param name="cancellation">Stops the count.</param>
    public FrequencyList Frequencies(ArticleQuery? within = null, int take = 100, long leastCount = 1, CancellationToken cancellation = default) =>
        NGrams(1, within, take, leastCount, cancellation);

    /// <summary>Lists words in a row by frequency; punctuation ends a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not 1 to 10, or <paramref name="take"/> below 1.</exception>
    public FrequencyList NGrams(int length, ArticleQuery? within = null, int take = 100, long leastCount = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestNGram);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var counts = Count(within, length, cancellation);
        var rows = counts.MostFrequent(take, leastCount).Select(w => new FrequencyRow(counts.Text(w), counts.Count(w), counts.ArticlesOf(w), Million * counts.Count(w) / counts.Tokens));
        return new FrequencyList(counts.Tokens, counts.Types, counts.Articles, [.. rows]);
    }

    /// <summary>
    /// Lists the words that stand near a node. The table behind MI, MI3, t-score and log-likelihood is that of surface
    /// cooccurrence (Evert 2008, "Corpora and collocations", 3.1): words inside the windows against all words, nodes left out.
    /// </summary>
    /// <exception cref="FormatException">The node is malformed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A window is not 0 to 100 words, or empty on both sides.</exception>
    public CollocateList Collocates(string node, CollocateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new CollocateOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Left, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Right, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(options.Left, options.Right), 100, nameof(options));
        ArgumentOutOfRangeException.ThrowIfZero(options.Left + options.Right, nameof(options));
        var pattern = TokenPattern.Read(node, wholeWords: true);
        var within = ArticleSearcher.Build(options.Within ?? new ArticleQuery(), new MatchFinder());
        return searcher.Use(index =>
        {
            var (near, nodeWords) = (new WordCounts(), new WordCounts());
            long nodes = 0;
            foreach (var state in CorpusScanner.Scan(index, pattern.Narrow(within), () => new WindowCounts(), (state, _, layers, doc) => state.Add(pattern, options, layers, doc), cancellation))
            {
                near.Merge(state.Near);
                nodeWords.Merge(state.NodeWords);
                nodes += state.Nodes;
            }

            // How often each collocate occurs at all: from the whole, of which the nodes are taken away again.
            var all = Count(index, options.Within, 1, cancellation);
            var tokens = all.Tokens - nodeWords.Tokens;
            var rows = new List<CollocateRow>();
            for (var id = 0; id < near.Types; id++)
            {
                if (near.Count(id) < options.LeastCount)
                {
                    continue;
                }

                var (word, f) = (near.Text(id), near.Count(id));
                var total = all.Count(word) - nodeWords.Count(word);
                rows.Add(new CollocateRow(
                    word, f, total, CorpusMeasures.LogDice(f, nodes, total), CorpusMeasures.MutualInformation(f, near.Tokens, total, tokens),
                    CorpusMeasures.MutualInformation3(f, near.Tokens, total, tokens), CorpusMeasures.TScore(f, near.Tokens, total, tokens), CorpusMeasures.LogLikelihood(f, near.Tokens, total, tokens)));
            }

            double Measure(CollocateRow row) => options.Order switch
            {
                CollocateOrder.LogDice => row.LogDice,
                CollocateOrder.MutualInformation => row.MutualInformation,
                CollocateOrder.MutualInformation3 => row.MutualInformation3,
                CollocateOrder.TScore => row.TScore,
                CollocateOrder.LogLikelihood => row.LogLikelihood,
                _ => row.Count,
            };
            return new CollocateList(nodes, near.Tokens, tokens, [.. rows.OrderByDescending(Measure).ThenBy(r => r.Word, StringComparer.Ordinal).Take(options.Take)]);
        });
    }

    /// <summary>Lists the words whose frequency in some articles differs most from that in others, by log-likelihood; words that are less frequent have a negative one and come last.</summary>
    /// <param name="within">The articles in question.</param>
    /// <param name="against">The articles they are held against. Null for all.</param>
    /// <param name="take">How many rows at most, from each end.</param>
    /// <param name="leastCount">How often a word must occur in the two together.</param>
    /// <param name="cancellation">Stops the count.</param>
    public IReadOnlyList<KeynessRow> Keyness(ArticleQuery within, ArticleQuery? against, int take = 50, long leastCount = 3, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(within);
        var own = Count(within, 1, cancellation);
        var reference = Count(against, 1, cancellation);
        if (own.Tokens == 0 || reference.Tokens == 0)
        {
            return [];
        }

        var rows = Enumerable.Range(0, own.Types).Select(own.Text).Union(Enumerable.Range(0, reference.Types).Select(reference.Text))
            .Select(w => (Word: w, A: own.Count(w), B: reference.Count(w)))
            .Where(w => w.A + w.B >= leastCount)
            .Select(w =>
            {
                var ratio = CorpusMeasures.LogRatio(w.A, w.B, own.Tokens, reference.Tokens);
                var likelihood = CorpusMeasures.KeynessLogLikelihood(w.A, w.B, own.Tokens, reference.Tokens);
                var less = (double)w.A / own.Tokens < (double)w.B / reference.Tokens;
                return new KeynessRow(w.Word, w.A, w.B, less ? -likelihood : likelihood, ratio);
            })
            .OrderByDescending(r => r.LogLikelihood).ThenBy(r => r.Word, StringComparer.Ordinal).ToList();
        return rows.Count <= 2 * take ? rows : [.. rows.Take(take), .. rows.TakeLast(take)];
    }

    /// <summary>Tells how evenly a node is spread over the parts of the corpus; articles without a date are left out where the parts are months or years.</summary>
    /// <exception cref="FormatException">The node is malformed.</exception>
    public Dispersion Dispersion(string node, CorpusPart part = CorpusPart.Article, ArticleQuery? within = null, CancellationToken cancellation = default)
    {
        var parts = CountParts(node, part, within, cancellation);
        double[] counts = [.. parts.Values.Select(p => (double)p.Count)];
        double[] sizes = [.. parts.Values.Select(p => (double)p.Tokens)];
        var total = (long)counts.Sum();
        return new Dispersion(total, parts.Count, counts.Count(c => c > 0),
            total > 0 ? CorpusMeasures.DeviationOfProportions(counts, sizes) : null, total > 0 ? CorpusMeasures.NormalizedDeviationOfProportions(counts, sizes) : null);
    }

    /// <summary>Tells how often a node occurs month by month or year by year, in order; periods without an article are left out.</summary>
    /// <exception cref="FormatException">The node is malformed.</exception>
    /// <exception cref="ArgumentException">The parts are articles.</exception>
    public IReadOnlyList<TrendRow> Trend(string node, CorpusPart part = CorpusPart.Month, ArticleQuery? within = null, CancellationToken cancellation = default)
    {
        if (part == CorpusPart.Article)
        {
            throw new ArgumentException("a trend goes by months or years", nameof(part));
        }

        return [.. CountParts(node, part, within, cancellation).OrderBy(p => p.Key).Select(p => new TrendRow(
            part == CorpusPart.Year ? p.Key.ToString("0000", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{p.Key / 100:0000}-{p.Key % 100:00}"),
            p.Value.Count, p.Value.Tokens, p.Value.Tokens == 0 ? 0 : Million * p.Value.Count / p.Value.Tokens))];
    }

    private Dictionary<int, (long Count, long Tokens)> CountParts(string node, CorpusPart part, ArticleQuery? within, CancellationToken cancellation)
    {
        var pattern = TokenPattern.Read(node, wholeWords: true);
        var query = ArticleSearcher.Build(within ?? new ArticleQuery(), new MatchFinder());
        return searcher.Use(index =>
        {
            var all = new Dictionary<int, (long Count, long Tokens)>();
            foreach (var state in CorpusScanner.Scan(index, query, () => new PartCounts(), (state, leaf, layers, doc) => state.Add(pattern, part, leaf, layers, doc), cancellation))
            {
                foreach (var (key, (count, tokens)) in state.Parts)
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _);
                    sum = (sum.Count + count, sum.Tokens + tokens);
                }
            }

            return all;
        });
    }

    private WordCounts Count(ArticleQuery? within, int length, CancellationToken cancellation) => searcher.Use(index => Count(index, within, length, cancellation));

    private static WordCounts Count(Lucene.Net.Search.IndexSearcher index, ArticleQuery? within, int length, CancellationToken cancellation)
    {
        if (length == 1 && (within is null || within == new ArticleQuery()) && !index.IndexReader.HasDeletions)
        {
            return WordCounts.OfWhole(index.IndexReader);
        }

        var query = ArticleSearcher.Build(within ?? new ArticleQuery(), new MatchFinder());
        var all = new WordCounts();
        foreach (var state in CorpusScanner.Scan(index, query, () => new WordCounts(), (state, _, layers, doc) => state.Add(layers, doc, length), cancellation))
        {
            all.Merge(state);
        }

        return all;
    }
}
