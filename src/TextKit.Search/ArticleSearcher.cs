using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// Searches an index as it stood at its last commit when opened or last refreshed. Safe to share between threads, while
/// a writer works and while another thread refreshes.
/// </summary>
public sealed class ArticleSearcher : IDisposable
{
    private const int DeepestHit = 100_000;
    private const int FacetValues = 20;
    private const int MostCandidates = 1000;

    // How long after a refresh the pages of a search before it can be gone on with.
    private const double PagedSeconds = 600;
    private readonly FSDirectory directory;
    private readonly SearcherManager manager;
    private readonly SearcherLifetimeManager paged = new();
    private readonly FacetTable facets = new();
    private readonly FilterCache filters = new();

    private ArticleSearcher(FSDirectory directory, string? mismatch)
    {
        (this.directory, Mismatch) = (directory, mismatch);
        manager = new SearcherManager(directory, new Factory());
    }

    /// <summary>The number of articles in the index.</summary>
    public int ArticleCount => Use(s => s.IndexReader.NumDocs);

    /// <summary>What differs between the dictionaries that the index was built with and those at work now, with the way out; null where nothing does. Such an index is searched, but some words may not be found.</summary>
    public string? Mismatch { get; }

    /// <summary>Opens the index in a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    public static ArticleSearcher Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!System.IO.Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder}: no such index folder");
        }

        var mismatch = IndexFormat.Read(folder) is { } data ? IndexFormat.Mismatch(folder, data, null) : null;
        var directory = IndexFields.Open(folder);
        try
        {
            return new ArticleSearcher(directory, mismatch);
        }
        catch (IndexNotFoundException e)
        {
            directory.Dispose();
            throw new InvalidDataException($"{folder}: holds no index", e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Takes up what has been committed since. Searches that run go on over what they began with, and so do, for ten minutes, those whose pages are asked for by cursor.</summary>
    public void Refresh()
    {
        manager.MaybeRefreshBlocking();
        paged.Prune(new SearcherLifetimeManager.PruneByAge(PagedSeconds));
    }

    /// <summary>Finds articles.</summary>
    /// <exception cref="FormatException">The query text, a figure condition, the order or the cursor is malformed, or the cursor is of another state of the index; the message names the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page asked for is out of range.</exception>
    public SearchResult Search(ArticleQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)query.Skip + query.Take, DeepestHit, nameof(query));
        var matches = new MatchFinder();
        var lucene = Build(query, matches, filters);
        var order = HitOrder.Read(query.Sort);
        var asItWas = query.After is { } cursor && HitOrder.VersionOf(cursor) is { } version ? paged.Acquire(version) : null;
        if (asItWas is null)
        {
            return Use(Search);
        }

        try
        {
            return Search(asItWas);
        }
        finally
        {
            paged.Release(asItWas);
        }

        SearchResult Search(IndexSearcher searcher)
        {
            var result = ArticleSearcher.Search(searcher, query, lucene, order, matches, query.CountFacets ? facets : null);
            if (result.Cursor is not null)
            {
                paged.Record(searcher);
            }

            return result;
        }
    }

    /// <summary>
    /// Finds the reprints of an article: those whose text shares much of its five-character runs, the most similar first.
    /// Similarity is estimated from signatures of 64 parts (standard error about 0.06) and is 1 for equal texts.
    /// </summary>
    /// <param name="id">The article's id.</param>
    /// <param name="least">The least similarity, 0.3 to 1. Default 0.6.</param>
    /// <param name="most">How many to return at most. Default 20.</param>
    /// <returns>The ids with their similarity; empty where the article is not in the index or too short.</returns>
    public IReadOnlyList<NearDuplicate> NearDuplicates(string id, double least = 0.6, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 0.3);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Use(searcher => NearDuplicates(searcher, id, least, most));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        paged.Dispose();
        manager.Dispose();
        directory.Dispose();
    }

    /// <summary>Builds the Lucene query of an article query with its filters.</summary>
    internal static Query Build(ArticleQuery query, MatchFinder matches, FilterCache? cache = null)
    {
        var all = new BooleanQuery(true);
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            all.Add(QueryReader.Read(query.Text, matches), Occur.MUST);
        }

        void Filter(Query filter, bool hasManyTerms = false)
        {
            filter = hasManyTerms && cache is not null ? cache.Cached(filter) : filter;
            filter.Boost = 0;
            all.Add(filter, Occur.MUST);
        }

        if (query.Theme is { } theme)
        {
            Filter(new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Theme, theme))));
        }

        if (query.Genre is { } genre)
        {
            Filter(new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Genre, genre))));
        }

        foreach (var (field, name) in (ReadOnlySpan<(string, string?)>)[(IndexFields.Place, query.Place), (IndexFields.Organization, query.Organization), (IndexFields.Person, query.Person)])
        {
            if (name is not null)
            {
                Filter(QueryReader.Named(field, name));
            }
        }

        if (query.From is not null || query.To is not null)
        {
            int? from = query.From is { } f ? IndexFields.DateNumber(f) : null;
            int? to = query.To is { } t ? IndexFields.DateNumber(t) : null;
            Filter(new ConstantScoreQuery(NumericRangeQuery.NewInt32Range(IndexFields.Date, IndexFields.DatePrecisionStep, from, to, true, true)), hasManyTerms: true);
        }

        foreach (var figure in query.Figures)
        {
            // Where both ends are asked for the figures themselves are looked at, which is for the articles that all else lets through.
            var filter = QueryReader.ReadFigure(figure, matches);
            Filter(filter, hasManyTerms: matches.Figures[^1] is { Low: double.NegativeInfinity } or { High: double.PositiveInfinity });
        }

        return all.Clauses.Count == 0 ? new MatchAllDocsQuery() : all;
    }

    /// <summary>Runs a function over the index as it stands now; it is kept whole until the function is done.</summary>
    internal T Use<T>(Func<IndexSearcher, T> function)
    {
        var searcher = manager.Acquire();
        try
        {
            return function(searcher);
        }
        finally
        {
            manager.Release(searcher);
        }
    }

    private static List<NearDuplicate> NearDuplicates(IndexSearcher searcher, string id, double least, int most)
    {
        var own = searcher.Search(new TermQuery(new Term(IndexFields.Id, id)), 1).ScoreDocs;
        if (own.Length == 0 || Signature(searcher, own[0].Doc) is not { } signature)
        {
            return [];
        }

        var any = new BooleanQuery(true);
        foreach (var band in MinHash.Bands(signature))
        {
            any.Add(new TermQuery(new Term(IndexFields.Bands, band)), Occur.SHOULD);
        }

        var found = new List<NearDuplicate>();
        foreach (var hit in searcher.Search(any, MostCandidates).ScoreDocs)
        {
            if (hit.Doc != own[0].Doc && Signature(searcher, hit.Doc) is { } other && MinHash.Similarity(signature, other) is var similarity && similarity >= least)
            {
                found.Add(new NearDuplicate(searcher.Doc(hit.Doc).Get(IndexFields.Id, CultureInfo.InvariantCulture), similarity));
            }
        }

        return [.. found.OrderByDescending(f => f.Similarity).ThenBy(f => f.Id, StringComparer.Ordinal).Take(most)];
    }

    private static byte[]? Signature(IndexSearcher searcher, int doc)
    {
        var leaves = searcher.IndexReader.Leaves;
        var leaf = leaves[ReaderUtil.SubIndex(doc, leaves)];
        var layers = new LayerReader(leaf.AtomicReader);
        layers.LoadFolded(doc - leaf.DocBase);
        return MinHash.Signature(layers.Folded);
    }

    private static SearchResult Search(IndexSearcher searcher, ArticleQuery query, Query lucene, HitOrder order, MatchFinder matches, FacetTable? facets)
    {
        var version = ((DirectoryReader)searcher.IndexReader).Version;
        var count = query.Skip + query.Take;
        (int Total, IEnumerable<ScoreDoc> Hits)? best = facets is null && order.IsByScore && query.After is null && lucene is BooleanQuery { Clauses: [{ Query: RunQuery run }] } ? run.Best(searcher, count) : null;
        var slices = best is null ? SlicedSearch.Run(searcher, lucene, order.IsByScore, () => new SliceCollector(order.Collector(count, query.After, version), facets is null ? null : new FacetCollector(facets))) : [];
        var total = best?.Total ?? slices.Sum(s => s.Top.TotalHits);
        var all = best?.Hits ?? slices.SelectMany(s => s.Top.GetTopDocs(0, count).ScoreDocs);
        ScoreDoc[] found = [.. (slices.Length == 1 ? all : all.OrderByDescending(d => d.Score).ThenBy(d => d.Doc)).Skip(query.Skip).Take(query.Take)];
        var readers = new Dictionary<int, LayerReader>();
        var hits = found.Select(d => ToHit(searcher, readers, d, matches)).ToList();
        var counts = facets is null ? [] : FacetCollector.Counts(facets, [.. slices.Select(s => s.Facets!)], FacetValues);
        var seen = query.Skip + hits.Count;
        var more = found.Length == query.Take && (query.After is not null || seen < total);
        return new SearchResult(total, hits, counts, more && query.After is null ? seen : null, more ? order.Cursor(found[^1], version) : null);
    }

    private static SearchHit ToHit(IndexSearcher searcher, Dictionary<int, LayerReader> readers, ScoreDoc found, MatchFinder matches)
    {
        var document = searcher.Doc(found.Doc);
        var leaves = searcher.IndexReader.Leaves;
        var leaf = ReaderUtil.SubIndex(found.Doc, leaves);
        if (!readers.TryGetValue(leaf, out var layers))
        {
            readers[leaf] = layers = new LayerReader(leaves[leaf].AtomicReader);
        }

        string? Get(string field) => document.Get(field, CultureInfo.InvariantCulture);
        var places = matches.Find(layers, found.Doc - leaves[leaf].DocBase);
        DateOnly? date = Get(IndexFields.StoredDate) is { } d ? DateOnly.ParseExact(d, "yyyyMMdd", CultureInfo.InvariantCulture) : null;
        return new SearchHit(
            Get(IndexFields.Id)!, float.IsNaN(found.Score) ? 0 : found.Score, Get(IndexFields.Title), date, Get(IndexFields.Genre), Get(IndexFields.PrimaryTheme),
            Get(IndexFields.Source), SnippetMaker.Make(layers.Text, places));
    }

    /// <summary>Takes the first hits of a slice and counts its facets where they are asked for.</summary>
    private sealed class SliceCollector(ITopDocsCollector top, FacetCollector? facets) : ICollector
    {
        public ITopDocsCollector Top => top;

        public FacetCollector? Facets => facets;

        public bool AcceptsDocsOutOfOrder => false;

        public void SetScorer(Scorer scorer) => top.SetScorer(scorer);

        public void SetNextReader(AtomicReaderContext context)
        {
            top.SetNextReader(context);
            facets?.SetNextReader(context);
        }

        public void Collect(int doc)
        {
            top.Collect(doc);
            facets?.Collect(doc);
        }
    }

    private sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity() };
    }
}
