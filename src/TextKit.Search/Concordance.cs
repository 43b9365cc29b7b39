using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>By what the lines of a concordance are sorted.</summary>
public enum ConcordanceOrder
{
    /// <summary>By place: article after article as they were indexed.</summary>
    Place,
    /// <summary>By the words before the match, the nearest first.</summary>
    Left,
    /// <summary>By the words behind the match.</summary>
    Right,
    /// <summary>By the match itself.</summary>
    Match,
}

/// <summary>What to show in a concordance. Immutable.</summary>
public sealed record ConcordanceQuery
{
    /// <summary>
    /// A token query such as <c>[kind="organization"] []{0,5} [word="发放"]</c> (a subset of CQL: word, pos, kind, gaps, repeats,
    /// groups), or plain text, which is found anywhere, inside longer words too.
    /// </summary>
    public required string Query { get; init; }
    /// <summary>Which articles to look in; its order and page do not count. Null for all.</summary>
    public ArticleQuery? Within { get; init; }
    /// <summary>The order of lines. Equal ones stand by place.</summary>
    public ConcordanceOrder Order { get; init; }
    /// <summary>How many characters to show on either side, 0 to 1,000. Default 30.</summary>
    public int Context { get; init; } = 30;
    /// <summary>Only lines whose text before the match, as shown, holds this.</summary>
    public string? LeftHolds { get; init; }
    /// <summary>Only lines whose text behind the match, as shown, holds this.</summary>
    public string? RightHolds { get; init; }
    /// <summary>How many lines to leave out.</summary>
    public int Skip { get; init; }
    /// <summary>How many lines to return at most. Default 20.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>A line of a concordance.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title, where it stands apart.</param>
/// <param name="Date">Its issue date.</param>
/// <param name="Start">Offset of the match in the article's text, UTF-16 code units.</param>
/// <param name="End">Offset just behind the match.</param>
/// <param name="Left">The text before it.</param>
/// <param name="Match">The match.</param>
/// <param name="Right">The text behind it.</param>
public sealed record ConcordanceLine(string Id, string? Title, DateOnly? Date, int Start, int End, string Left, string Match, string Right);

/// <summary>A page of a concordance.</summary>
/// <param name="Total">How many lines there are in all.</param>
/// <param name="Articles">In how many articles.</param>
/// <param name="Lines">The lines asked for.</param>
public sealed record ConcordancePage(long Total, int Articles, IReadOnlyList<ConcordanceLine> Lines);

/// <summary>Shows the places of words in their context (KWIC) over an index. Safe to share between threads.</summary>
public sealed class Concordance(ArticleSearcher searcher)
{
    private const int LongestContext = 1000;

    // Sorting looks at so many characters on either side, whatever is shown.
    private const int SortContext = 12;

    /// <summary>Finds the lines of a query.</summary>
    /// <exception cref="FormatException">The query is malformed; the message names the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page or the context is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ConcordancePage Find(ConcordanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Context, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Context, LongestContext, nameof(query));
        var pattern = TokenPattern.Read(query.Query, wholeWords: false);
        var within = ArticleSearcher.Build(query.Within ?? new ArticleQuery(), new MatchFinder());
        return searcher.Use(index =>
        {
            if (query.Order == ConcordanceOrder.Place && query.LeftHolds is null && query.RightHolds is null && pattern.CountedRun is { } run)
            {
                return FirstByPlace(index, query, pattern, run, within, cancellation);
            }

            var states = CorpusScanner.Scan(index, pattern.Narrow(within), () => new State(), (state, leaf, layers, doc) => Visit(query, pattern, state, leaf, layers, doc), cancellation);
            var places = states.SelectMany(s => s.Places).ToList();
            return new ConcordancePage(places.Count, states.Sum(s => s.Articles), Lines(index.IndexReader, First(places, query.Skip + (long)query.Take), query));
        });
    }

    // Where the index itself tells how often a run stands in each article, only the articles of the page are read.
    private static ConcordancePage FirstByPlace(IndexSearcher index, ConcordanceQuery query, TokenPattern pattern, string run, Query within, CancellationToken cancellation)
    {
        var accepted = within is MatchAllDocsQuery ? null : SlicedSearch.Run(index, within, false, () => new ArticleSet(index.IndexReader.MaxDoc))[0].Articles;
        var slices = SlicedSearch.Run(index, RunQuery.Characters(run), true, () => new CountingCollector(query.Skip + (long)query.Take, accepted));
        var state = new State();
        var readers = new Dictionary<int, LayerReader>();
        foreach (var doc in slices.SelectMany(s => s.First))
        {
            if (state.Places.Count >= query.Skip + (long)query.Take)
            {
                break;
            }

            cancellation.ThrowIfCancellationRequested();
            var (leaf, layers) = Layers(index.IndexReader, readers, doc);
            Visit(query, pattern, state, leaf, layers, doc - leaf.DocBase);
        }

        return new ConcordancePage(slices.Sum(s => s.Places), slices.Sum(s => s.Articles), Lines(index.IndexReader, state.Places, query));
    }

    private static List<ConcordanceLine> Lines(IndexReader index, IEnumerable<Place> places, ConcordanceQuery query)
    {
        var readers = new Dictionary<int, LayerReader>();
        return [.. places.Skip(query.Skip).Take(query.Take).Select(p => Line(index, readers, p, query.Context))];
    }

    private static (AtomicReaderContext Leaf, LayerReader Layers) Layers(IndexReader index, Dictionary<int, LayerReader> readers, int doc)
    {
        var leaf = index.Leaves[ReaderUtil.SubIndex(doc, index.Leaves)];
        if (!readers.TryGetValue(leaf.Ord, out var layers))
        {
            readers[leaf.Ord] = layers = new LayerReader(leaf.AtomicReader);
        }

        return (leaf, layers);
    }

    // Sorting all places to show a few of them would take as long as finding them.
    private static IEnumerable<Place> First(List<Place> places, long count)
    {
        if (count > places.Count / 8)
        {
            places.Sort();
            return places.Take((int)Math.Min(count, places.Count));
        }

        var last = Comparer<Place>.Create((a, b) => b.CompareTo(a));
        var first = new PriorityQueue<Place, Place>((int)count, last);
        foreach (var place in places)
        {
            if (first.Count < count)
            {
                first.Enqueue(place, place);
            }
            else if (place.CompareTo(first.Peek()) < 0)
            {
                first.EnqueueDequeue(place, place);
            }
        }

        return first.UnorderedItems.Select(p => p.Element).Order();
    }

    private static void Visit(ConcordanceQuery query, TokenPattern pattern, State state, AtomicReaderContext leaf, LayerReader layers, int doc)
    {
        layers.LoadFolded(doc);
        if (pattern.NeedsTokens)
        {
            layers.LoadTokens(doc, spans: true);
        }

        pattern.Find(layers, state.Matches, state.Work);
        var before = state.Places.Count;
        foreach (var match in state.Matches)
        {
            if (Holds(layers.Folded[Math.Max(0, match.Start - query.Context)..match.Start], query.LeftHolds)
                && Holds(layers.Folded[match.End..Math.Min(layers.Folded.Length, match.End + query.Context)], query.RightHolds))
            {
                state.Places.Add(new Place(Key(query.Order, layers.Folded, match), leaf.DocBase + doc, match.Start, match.End));
            }
        }

        state.Articles += state.Places.Count > before ? 1 : 0;
    }

    private static bool Holds(ReadOnlySpan<char> context, string? wanted) => wanted is null || context.Contains(TextFolding.Fold(wanted), StringComparison.Ordinal);

    private static string Key(ConcordanceOrder order, ReadOnlySpan<char> text, TokenPattern.TokenMatch match)
    {
        switch (order)
        {
            case ConcordanceOrder.Left:
                var left = text[Math.Max(0, match.Start - SortContext)..match.Start].ToArray();
                Array.Reverse(left);
                return new string(left);
            case ConcordanceOrder.Right:
                return text[match.End..Math.Min(text.Length, match.End + SortContext)].ToString();
            case ConcordanceOrder.Match:
                return text[match.Start..match.End].ToString();
            default:
                return "";
        }
    }

    private static ConcordanceLine Line(IndexReader index, Dictionary<int, LayerReader> readers, Place place, int context)
    {
        var (leaf, layers) = Layers(index, readers, place.Doc);
        var document = index.Document(place.Doc);
        string? Get(string field) => document.Get(field, CultureInfo.InvariantCulture);
        layers.LoadText(place.Doc - leaf.DocBase);
        var text = layers.Text;
        return new ConcordanceLine(
            Get(IndexFields.Id)!, Get(IndexFields.Title), Get(IndexFields.StoredDate) is { } d ? DateOnly.ParseExact(d, "yyyyMMdd", CultureInfo.InvariantCulture) : null,
            place.Start, place.End, text[Math.Max(0, place.Start - context)..place.Start].ToString(), text[place.Start..place.End].ToString(), text[place.End..Math.Min(text.Length, place.End + context)].ToString());
    }

    /// <summary>Adds up how often a run stands in the articles found, and keeps the first of them that fill a page.</summary>
    private sealed class CountingCollector(long most, FixedBitSet? accepted) : ICollector
    {
        private Scorer? scorer;
        private int docBase;

        public List<int> First { get; } = [];
        public long Places { get; private set; }
        public int Articles { get; private set; }
        public bool AcceptsDocsOutOfOrder => false;

        public void SetScorer(Scorer scorer) => this.scorer = scorer;

        public void SetNextReader(AtomicReaderContext context) => docBase = context.DocBase;

        public void Collect(int doc)
        {
            if (accepted?.Get(docBase + doc) == false)
            {
                return;
            }

            if (Places < most)
            {
                First.Add(docBase + doc);
            }

            Places += scorer!.Freq;
            Articles++;
        }
    }

    private sealed class ArticleSet(int articles) : ICollector
    {
        private int docBase;

        public FixedBitSet Articles { get; } = new(articles);
        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
            // Which articles are found is all that counts.
        }

        public void SetNextReader(AtomicReaderContext context) => docBase = context.DocBase;

        public void Collect(int doc) => Articles.Set(docBase + doc);
    }

    private sealed class State
    {
        public List<Place> Places { get; } = [];
        public List<TokenPattern.TokenMatch> Matches { get; } = [];
        public TokenWorkspace Work { get; } = new();
        public int Articles { get; set; }
    }

    private readonly record struct Place(string Key, int Doc, int Start, int End) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var byKey = string.CompareOrdinal(Key, other.Key);
            return byKey != 0 ? byKey : Doc != other.Doc ? Doc.CompareTo(other.Doc) : Start.CompareTo(other.Start);
        }
    }
}
