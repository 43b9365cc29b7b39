using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using TextKit.Articles;
using TextKit.Search.Exports;

namespace TextKit.Search;

/// <summary>The forms that articles leave an index in.</summary>
public enum ExportFormat
{
    /// <summary>
    /// A table for spreadsheets (RFC 4180), a row an article. Every cell is quoted, and one that a spreadsheet might take
    /// for a formula begins with an apostrophe, as does one that began with an apostrophe. Lists are joined by "; ".
    /// </summary>
    Csv,
    /// <summary>A JSON object a line, with all layers; can be indexed again.</summary>
    Jsonl,
    /// <summary>
    /// CoNLL-U: a sentence a block, a word a line with its lemma (the form in which it is searched), part of speech, and
    /// offsets, entity, figure and date in MISC. No syntax.
    /// </summary>
    Conllu,
    /// <summary>TEI P5: a <c>teiCorpus</c> of one <c>TEI</c> an article, entities, figures and dates marked inline.</summary>
    Tei,
}

/// <summary>How articles are exported. Immutable.</summary>
public sealed record ExportOptions
{
    /// <summary>Whether CSV begins with a byte order mark, by which Excel tells UTF-8. Default false.</summary>
    public bool ByteOrderMark { get; init; }
}

/// <summary>
/// Takes the articles that a query finds out of an index, with all layers as they were indexed, one after the other in the
/// order of the index. Memory does not grow with their number. Safe to share between threads.
/// </summary>
public sealed class ArticleExporter(ArticleSearcher searcher)
{
    private const int ReportEvery = 100;

    /// <summary>Writes the articles found.</summary>
    /// <param name="query">Which articles; its order and paging count for nothing.</param>
    /// <param name="format">The form.</param>
    /// <param name="output">Receives the file; left open.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Receives the number of articles written, now and then.</param>
    /// <param name="cancellation">Stops between articles; what was written by then is no whole file.</param>
    /// <returns>How many articles were written.</returns>
    /// <exception cref="FormatException">The query text or a figure condition is malformed; nothing is written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public int Export(ArticleQuery query, ExportFormat format, Stream output, ExportOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(output);
        var lucene = ArticleSearcher.Build(query, new MatchFinder());
        using ArticleWriter writer = format switch
        {
            ExportFormat.Csv => new CsvArticleWriter(output, options?.ByteOrderMark == true),
            ExportFormat.Jsonl => new JsonArticleWriter(output),
            ExportFormat.Conllu => new ConlluArticleWriter(output),
            ExportFormat.Tei => new TeiArticleWriter(output),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a format"),
        };
        var written = 0;
        Visit(
            lucene,
            article =>
            {
                writer.Write(article);
                if (++written % ReportEvery == 0)
                {
                    progress?.Report(written);
                }
            },
            cancellation);
        writer.End();
        progress?.Report(written);
        return written;
    }

    /// <summary>Hands the articles found to a function, one after the other.</summary>
    /// <param name="query">Which articles; its order and paging count for nothing.</param>
    /// <param name="take">Takes an article with its layers as they were indexed; keywords are not kept in an index.</param>
    /// <param name="cancellation">Stops between articles.</param>
    /// <exception cref="FormatException">The query text or a figure condition is malformed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void ForEach(ArticleQuery query, Action<AnnotatedArticle> take, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(take);
        Visit(ArticleSearcher.Build(query, new MatchFinder()), a => take(a.Article), cancellation);
    }

    private void Visit(Query query, Action<IndexedArticle> take, CancellationToken cancellation) => searcher.Use(index =>
    {
        index.Search(query, new Visitor(take, cancellation));
        return true;
    });

    private sealed class Visitor(Action<IndexedArticle> take, CancellationToken cancellation) : ICollector
    {
        private AtomicReader? reader;
        private LayerReader? layers;
        private BinaryDocValues? details;

        public bool AcceptsDocsOutOfOrder => false;

        public void SetScorer(Scorer scorer)
        {
            // The order is that of the index.
        }

        public void SetNextReader(AtomicReaderContext context)
        {
            reader = context.AtomicReader;
            layers = new LayerReader(reader);
            details = reader.GetBinaryDocValues(IndexFields.Details);
        }

        public void Collect(int doc)
        {
            cancellation.ThrowIfCancellationRequested();
            take(Read(doc));
        }

        private IndexedArticle Read(int doc)
        {
            var document = reader!.Document(doc);
            string? Get(string field) => document.Get(field, CultureInfo.InvariantCulture);
            layers!.LoadText(doc);
            layers.LoadTokens(doc, spans: true);
            var bare = new AnnotatedArticle
            {
                Id = Get(IndexFields.Id)!,
                Source = Get(IndexFields.Source),
                Title = Get(IndexFields.Title),
                Date = Get(IndexFields.StoredDate) is { } date ? DateOnly.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture) : null,
                Genre = GenreCodes.Parse(Get(IndexFields.Genre)) ?? Genre.Brief,
                Theme = Get(IndexFields.PrimaryTheme),
                Layers = new TextLayers { Text = layers.Text.ToString() },
            };
            var bytes = new Lucene.Net.Util.BytesRef();
            details?.Get(doc, bytes);
            var article = StoredDetails.Read(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), bare, layers.Figures(doc, places: true), layers.Spans);
            return new IndexedArticle(article, layers.Folded.ToString(), layers.Tokens);
        }
    }
}
