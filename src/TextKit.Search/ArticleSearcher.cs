using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>Searches an index as it stood at its last commit when opened. Safe to share between threads.</summary>
public sealed class ArticleSearcher : IDisposable
{
    private const int DeepestHit = 100_000;
    private const int FacetValues = 20;
    private readonly FSDirectory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    private ArticleSearcher(FSDirectory directory, DirectoryReader reader)
    {
        (this.directory, this.reader) = (directory, reader);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The number of articles in the index.</summary>
    public int ArticleCount => reader.NumDocs;

    /// <summary>Opens the index in a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    public static ArticleSearcher Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!System.IO.Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder}: no such index folder");
        }

        IndexFormat.Check(folder);
        var directory = IndexFields.Open(folder);
        try
        {
            return new ArticleSearcher(directory, DirectoryReader.Open(directory));
        }
        catch (IndexNotFoundException e)
        {
            directory.Dispose();
            throw new InvalidDataException($"{folder}: holds no index", e);
        }
    }

    /// <summary>Finds articles.</summary>
    /// <exception cref="FormatException">The query text or a figure condition is malformed; the message names the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page asked for is out of range.</exception>
    public SearchResult Search(ArticleQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)query.Skip + query.Take, DeepestHit, nameof(query));
        var literals = new List<string>();
        var lucene = Build(query, literals);
        var top = TopScoreDocCollector.Create(query.Skip + query.Take, true);
        var facets = new FacetCollector();
        searcher.Search(lucene, MultiCollector.Wrap(top, facets));
        var hits = top.GetTopDocs(query.Skip).ScoreDocs.Select(d => ToHit(d, literals)).ToList();
        int? next = query.Skip + hits.Count < top.TotalHits ? query.Skip + hits.Count : null;
        return new SearchResult(top.TotalHits, hits, facets.Counts(FacetValues), next);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static Query Build(ArticleQuery query, List<string> literals)
    {
        var all = new BooleanQuery(true);
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            all.Add(QueryReader.Read(query.Text, literals), Occur.MUST);
        }

        void Filter(string field, string? value)
        {
            if (value is not null)
            {
                all.Add(new ConstantScoreQuery(new TermQuery(new Term(field, value))) { Boost = 0 }, Occur.MUST);
            }
        }

        Filter(IndexFields.Theme, query.Theme);
        Filter(IndexFields.Genre, query.Genre);
        Filter(IndexFields.Place, query.Place);
        Filter(IndexFields.Organization, query.Organization);
        Filter(IndexFields.Person, query.Person);
        if (query.From is not null || query.To is not null)
        {
            int? from = query.From is { } f ? IndexFields.DateNumber(f) : null;
            int? to = query.To is { } t ? IndexFields.DateNumber(t) : null;
            all.Add(NumericRangeQuery.NewInt32Range(IndexFields.Date, from, to, true, true), Occur.MUST);
        }

        foreach (var figure in query.Figures)
        {
            all.Add(QueryReader.ReadFigure(figure), Occur.MUST);
        }

        return all.Clauses.Count == 0 ? new MatchAllDocsQuery() : all;
    }

    private SearchHit ToHit(ScoreDoc found, List<string> literals)
    {
        var document = searcher.Doc(found.Doc);
        DateOnly? date = document.Get(IndexFields.Date, CultureInfo.InvariantCulture) is { } d ? DateOnly.ParseExact(d, "yyyyMMdd", CultureInfo.InvariantCulture) : null;
        return new SearchHit(
            document.Get(IndexFields.Id, CultureInfo.InvariantCulture), found.Score, document.Get(IndexFields.Title, CultureInfo.InvariantCulture), date,
            document.Get(IndexFields.Genre, CultureInfo.InvariantCulture), document.Get("theme.primary", CultureInfo.InvariantCulture),
            document.Get(IndexFields.Source, CultureInfo.InvariantCulture), SnippetMaker.Make(document.Get(IndexFields.Text, CultureInfo.InvariantCulture), literals));
    }

    private sealed class FacetCollector : ICollector
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

        public Dictionary<string, IReadOnlyList<FacetCount>> Counts(int most)
        {
            Flush();
            return counts.ToDictionary(f => f.Key, IReadOnlyList<FacetCount> (f) => [.. f.Value
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
}
