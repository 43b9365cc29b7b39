using System.Globalization;
using System.Runtime.InteropServices;
using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>A word, or words in a row, and how often it occurs.</summary>
/// <param name="Text">The word in its folded form; the words of an n-gram with a space between.</param>
/// <param name="Count">How often.</param>
/// <param name="Articles">In how many articles.</param>
/// <param name="PerMillion">How often in a million words.</param>
public sealed record FrequencyRow(string Text, long Count, int Articles, double PerMillion);

/// <summary>A frequency list, the most frequent first, equal ones in code point order.</summary>
/// <param name="Tokens">How many words (or n-grams) there are in all.</param>
/// <param name="Types">How many different ones.</param>
/// <param name="Articles">In how many articles they were counted.</param>
/// <param name="Rows">The rows asked for.</param>
public sealed record FrequencyList(long Tokens, int Types, int Articles, IReadOnlyList<FrequencyRow> Rows);

/// <summary>The measures by which collocates can be sorted.</summary>
public enum CollocateOrder
{
    /// <summary>logDice.</summary>
    LogDice,
    /// <summary>Mutual information.</summary>
    MutualInformation,
    /// <summary>MI3.</summary>
    MutualInformation3,
    /// <summary>t-score.</summary>
    TScore,
    /// <summary>Log-likelihood.</summary>
    LogLikelihood,
    /// <summary>How often they stand together.</summary>
    Count,
}

/// <summary>How collocates are counted. Immutable.</summary>
public sealed record CollocateOptions
{
    /// <summary>Which articles to count in. Null for all.</summary>
    public ArticleQuery? Within { get; init; }
    /// <summary>How many words before the node. Default 5.</summary>
    public int Left { get; init; } = 5;
    /// <summary>How many words behind the node. Default 5.</summary>
    public int Right { get; init; } = 5;
    /// <summary>How often a word must stand near the node at least. Default 3.</summary>
    public int LeastCount { get; init; } = 3;
    /// <summary>What to sort by, the greatest first.</summary>
    public CollocateOrder Order { get; init; }
    /// <summary>How many rows to return at most. Default 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A word that stands near the node.</summary>
/// <param name="Word">The word in its folded form.</param>
/// <param name="Count">How often it stands within the window of a node; a place within two windows counts once.</param>
/// <param name="Total">How often it occurs at all, nodes left out.</param>
/// <param name="LogDice">logDice, from the frequencies of node and word.</param>
/// <param name="MutualInformation">MI.</param>
/// <param name="MutualInformation3">MI3.</param>
/// <param name="TScore">t-score.</param>
/// <param name="LogLikelihood">Log-likelihood G²; great too where the word avoids the node.</param>
public sealed record CollocateRow(string Word, long Count, long Total, double LogDice, double MutualInformation, double MutualInformation3, double TScore, double LogLikelihood);

/// <summary>The collocates of a node.</summary>
/// <param name="Nodes">How often the node occurs.</param>
/// <param name="WindowTokens">How many words stand within the windows.</param>
/// <param name="Tokens">How many words were counted, nodes left out.</param>
/// <param name="Rows">The collocates.</param>
public sealed record CollocateList(long Nodes, long WindowTokens, long Tokens, IReadOnlyList<CollocateRow> Rows);

/// <summary>A word that is more frequent in one part of the corpus than in another, or less.</summary>
/// <param name="Word">The word in its folded form.</param>
/// <param name="Count">How often in the articles in question.</param>
/// <param name="ReferenceCount">How often in those it is held against.</param>
/// <param name="LogLikelihood">Log-likelihood, negative where it is less frequent than in the reference.</param>
/// <param name="LogRatio">Log ratio.</param>
public sealed record KeynessRow(string Word, long Count, long ReferenceCount, double LogLikelihood, double LogRatio);

/// <summary>Into which parts the corpus is split.</summary>
public enum CorpusPart
{
    /// <summary>Articles.</summary>
    Article,
    /// <summary>Months of the issue date.</summary>
    Month,
    /// <summary>Years of the issue date.</summary>
    Year,
}

/// <summary>How evenly something is spread.</summary>
/// <param name="Count">How often it occurs.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Range">In how many of them it occurs.</param>
/// <param name="DeviationOfProportions">DP; null where it does not occur.</param>
/// <param name="Normalized">DP normalized; null where it does not occur.</param>
public sealed record Dispersion(long Count, int Parts, int Range, double? DeviationOfProportions, double? Normalized);

/// <summary>How often something occurs in a span of time.</summary>
/// <param name="Period">A month (2019-08) or year (2019).</param>
/// <param name="Count">How often.</param>
/// <param name="Tokens">How many words the articles of the period have.</param>
/// <param name="PerMillion">How often in a million words.</param>
public sealed record TrendRow(string Period, long Count, long Tokens, double PerMillion);

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
        var rows = counts.Words.Where(w => w.Value.Count >= leastCount).OrderByDescending(w => w.Value.Count).ThenBy(w => w.Key, StringComparer.Ordinal).Take(take)
            .Select(w => new FrequencyRow(w.Key, w.Value.Count, w.Value.Articles, Million * w.Value.Count / counts.Tokens));
        return new FrequencyList(counts.Tokens, counts.Words.Count, counts.Articles, [.. rows]);
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
            var near = new WordCounts();
            long nodes = 0, nodeTokens = 0;
            foreach (var state in CorpusScanner.Scan(index, pattern.Narrow(within), () => new WindowCounts(), (state, _, layers, doc) => state.Add(pattern, options, layers, doc), cancellation))
            {
                near.Merge(state.Near);
                near.Tokens += state.Near.Tokens;
                nodes += state.Nodes;
                nodeTokens += state.NodeWords.Tokens;
                near.Nodes.Merge(state.NodeWords);
            }

            // How often each collocate occurs at all: from the whole, of which the nodes are taken away again.
            var wanted = near.Words.Where(w => w.Value.Count >= options.LeastCount).Select(w => w.Key).ToList();
            var (totals, tokens) = Totals(index, options.Within, within, wanted, cancellation);
            tokens -= nodeTokens;
            var rows = new List<CollocateRow>();
            foreach (var word in wanted)
            {
                var f = near.Words[word].Count;
                var total = totals[word] - near.Nodes.Words.GetValueOrDefault(word).Count;
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

        var rows = own.Words.Keys.Union(reference.Words.Keys)
            .Select(w => (Word: w, A: own.Words.GetValueOrDefault(w).Count, B: reference.Words.GetValueOrDefault(w).Count))
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

    private WordCounts Count(ArticleQuery? within, int length, CancellationToken cancellation)
    {
        var query = ArticleSearcher.Build(within ?? new ArticleQuery(), new MatchFinder());
        return searcher.Use(index =>
        {
            var all = new WordCounts();
            foreach (var state in CorpusScanner.Scan(index, query, () => new WordCounts(), (state, _, layers, doc) => state.Add(layers, doc, length), cancellation))
            {
                all.Merge(state);
                all.Tokens += state.Tokens;
                all.Articles += state.Articles;
            }

            return all;
        });
    }

    private static (Dictionary<string, long> Totals, long Tokens) Totals(
        Lucene.Net.Search.IndexSearcher index, ArticleQuery? asked, Lucene.Net.Search.Query within, List<string> words, CancellationToken cancellation)
    {
        // Over the whole of an index from which nothing was removed, Lucene's own counts are right, and quick.
        if ((asked is null || asked == new ArticleQuery()) && !index.IndexReader.HasDeletions)
        {
            var totals = words.ToDictionary(w => w, w => index.IndexReader.TotalTermFreq(new Term(IndexFields.BodyWords, ChineseAnalyzer.Term(w))));
            return (totals, index.IndexReader.GetSumTotalTermFreq(IndexFields.BodyWords));
        }

        var counts = new WordCounts();
        foreach (var state in CorpusScanner.Scan(index, within, () => new WordCounts(), (state, _, layers, doc) => state.Add(layers, doc, 1), cancellation))
        {
            counts.Merge(state);
            counts.Tokens += state.Tokens;
        }

        return (words.ToDictionary(w => w, w => counts.Words.GetValueOrDefault(w).Count), counts.Tokens);
    }

    private sealed class WordCounts
    {
        private readonly Dictionary<string, (long Count, int Articles, int Last)>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private WordCounts? nodes;
        private int article;

        public WordCounts() => lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, (long Count, int Articles, int Last)> Words { get; } = new(StringComparer.Ordinal);

        public long Tokens { get; set; }

        public int Articles { get; set; }

        /// <summary>The words of nodes, kept apart.</summary>
        public WordCounts Nodes => nodes ??= new WordCounts();

        public void Add(LayerReader layers, int doc, int length)
        {
            layers.LoadFolded(doc);
            layers.LoadTokens(doc, spans: false);
            Articles++;
            article++;
            if (length == 1)
            {
                foreach (var token in layers.Tokens)
                {
                    var word = layers.Folded.Slice(token.Start, token.Length);
                    if (ChineseAnalyzer.IsWord(word))
                    {
                        Add(word);
                    }
                }

                return;
            }

            var row = new List<string>();
            foreach (var token in layers.Tokens)
            {
                var word = layers.Folded.Slice(token.Start, token.Length);
                if (!ChineseAnalyzer.IsWord(word))
                {
                    row.Clear();
                    continue;
                }

                row.Add(word.ToString());
                if (row.Count >= length)
                {
                    Add(string.Join(' ', row.TakeLast(length)));
                }
            }
        }

        public void Add(ReadOnlySpan<char> word)
        {
            if (word.Contains(','))
            {
                word = ChineseAnalyzer.Term(word);
            }

            Tokens++;
            ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _);
            value = (value.Count + 1, value.Last == article ? value.Articles : value.Articles + 1, article);
        }

        public void Merge(WordCounts other)
        {
            foreach (var (word, (count, articles, _)) in other.Words)
            {
                ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(Words, word, out _);
                value = (value.Count + count, value.Articles + articles, 0);
            }
        }
    }

    private sealed class WindowCounts
    {
        private readonly List<TokenPattern.TokenMatch> matches = [];
        private readonly TokenPattern.Workspace work = new();
        private readonly List<(int Unit, bool IsNode)> words = [];

        public WordCounts Near { get; } = new();

        public WordCounts NodeWords { get; } = new();

        public long Nodes { get; private set; }

        public void Add(TokenPattern pattern, CollocateOptions options, LayerReader layers, int doc)
        {
            layers.LoadFolded(doc);
            layers.LoadTokens(doc, spans: true);
            pattern.Find(layers, matches, work);
            if (matches.Count == 0)
            {
                return;
            }

            Nodes += matches.Count;
            words.Clear();
            var match = 0;
            for (var unit = 0; unit < work.Units.Count; unit++)
            {
                while (match < matches.Count && matches[match].Behind <= unit)
                {
                    match++;
                }

                if (ChineseAnalyzer.IsWord(Text(layers, unit)))
                {
                    words.Add((unit, match < matches.Count && matches[match].First <= unit));
                }
            }

            // Distances count words; each word's nearest node on either side decides.
            var lastNode = -1;
            var nextNode = -1;
            for (var i = 0; i < words.Count; i++)
            {
                var (unit, isNode) = words[i];
                if (isNode)
                {
                    lastNode = i;
                    NodeWords.Add(Text(layers, unit));
                    continue;
                }

                if (nextNode < i)
                {
                    nextNode = words.FindIndex(i, w => w.IsNode);
                    nextNode = nextNode < 0 ? int.MaxValue : nextNode;
                }

                if ((lastNode >= 0 && i - lastNode <= options.Right) || (nextNode != int.MaxValue && nextNode - i <= options.Left))
                {
                    Near.Add(Text(layers, unit));
                }
            }
        }

        private ReadOnlySpan<char> Text(LayerReader layers, int unit) => layers.Folded.Slice(work.Units[unit].Start, work.Units[unit].Length);
    }

    private sealed class PartCounts
    {
        private readonly List<TokenPattern.TokenMatch> matches = [];
        private readonly TokenPattern.Workspace work = new();

        public Dictionary<int, (long Count, long Tokens)> Parts { get; } = [];

        public void Add(TokenPattern pattern, CorpusPart part, AtomicReaderContext leaf, LayerReader layers, int doc)
        {
            var key = leaf.DocBase + doc;
            if (part != CorpusPart.Article)
            {
                if (layers.Date(doc) is not { } date)
                {
                    return;
                }

                key = part == CorpusPart.Year ? date / 10000 : date / 100;
            }

            layers.LoadFolded(doc);
            layers.LoadTokens(doc, spans: true);
            pattern.Find(layers, matches, work);
            long tokens = 0;
            foreach (var token in layers.Tokens)
            {
                tokens += ChineseAnalyzer.IsWord(layers.Folded.Slice(token.Start, token.Length)) ? 1 : 0;
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Parts, key, out _);
            sum = (sum.Count + matches.Count, sum.Tokens + tokens);
        }
    }
}
