using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TextKit.Articles;
using TextKit.Entities;

namespace TextKit.Search;

/// <summary>
/// Writes annotated articles into an index folder. An article replaces an earlier one of the same id. What
/// <see cref="Commit"/> has returned from survives any end of the process; what was added since is lost with it.
/// <see cref="Add"/> may be called from several threads.
/// </summary>
public sealed class ArticleIndexWriter : IDisposable
{
    // Longer spans (since the founding of a dynasty) are found by their years only.
    private const int LongestSpanInDays = 366 * 2;
    private readonly FSDirectory directory;
    private readonly IndexWriter writer;

    private ArticleIndexWriter(FSDirectory directory, IndexWriter writer) => (this.directory, this.writer) = (directory, writer);

    /// <summary>Opens or creates the index in a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds something that is no index of ours, or an index of another format.</exception>
    /// <exception cref="IOException">Another writer holds the index, or the folder cannot be written.</exception>
    public static ArticleIndexWriter Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (File.Exists(folder))
        {
            throw new InvalidDataException($"{folder}: is a file, not an index folder");
        }

        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) is not ("write.lock" or "refused.jsonl")))
        {
            IndexFormat.Check(folder);
        }

        var directory = IndexFields.Open(folder);
        try
        {
            var config = new IndexWriterConfig(IndexFields.Version, IndexFields.Analyzer())
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                RAMBufferSizeMB = 64,
                Similarity = new BM25Similarity(),
                WriteLockTimeout = 0,
            };
            var writer = new IndexWriter(directory, config);
            return new ArticleIndexWriter(directory, writer);
        }
        catch (LockObtainFailedException e)
        {
            directory.Dispose();
            throw new IOException($"{folder}: another writer holds this index (write.lock)", e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Adds an article, or replaces the one of the same id.</summary>
    public void Add(AnnotatedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        writer.UpdateDocument(new Term(IndexFields.Id, article.Id), ToDocument(article));
    }

    /// <summary>Makes all that was added durable.</summary>
    public void Commit()
    {
        writer.SetCommitData(new Dictionary<string, string> { ["format"] = IndexFields.FormatVersion });
        writer.PrepareCommit();
        writer.Commit();
    }

    /// <summary>Drops what was added since the last commit and closes the index.</summary>
    public void Rollback() => writer.Rollback();

    /// <summary>Closes the index without committing: call <see cref="Commit"/> first.</summary>
    public void Dispose()
    {
        // Lucene's own Dispose commits, also half a batch after a failure; ours never does.
        writer.Rollback();
        directory.Dispose();
    }

    private static Document ToDocument(AnnotatedArticle article)
    {
        var layers = article.Layers;
        var document = new Document
        {
            new StringField(IndexFields.Id, article.Id, Field.Store.YES),
            new StoredField(IndexFields.Text, layers.Text),
            new TextField(IndexFields.BodyWords, layers.Text, Field.Store.NO),
            new TextField(IndexFields.BodyPairs, layers.Text, Field.Store.NO),
        };
        AddCode(document, IndexFields.Genre, article.Genre.Code());
        if (article.Theme is { } theme)
        {
            document.Add(new StoredField("theme.primary", theme));
        }

        foreach (var code in article.Themes.Select(t => t.Code).Append(article.Theme).OfType<string>().Distinct())
        {
            AddCode(document, IndexFields.Theme, code);
        }

        if (article.Source is { } source)
        {
            document.Add(new StringField(IndexFields.Source, source, Field.Store.YES));
        }

        if (article.Title is { } title)
        {
            document.Add(new StoredField(IndexFields.Title, title));
            document.Add(new TextField(IndexFields.TitleWords, title, Field.Store.NO));
            document.Add(new TextField(IndexFields.TitlePairs, title, Field.Store.NO));
        }

        if (article.Date is { } date)
        {
            document.Add(new Int32Field(IndexFields.Date, IndexFields.DateNumber(date), Field.Store.YES));
            document.Add(new NumericDocValuesField(IndexFields.Date, IndexFields.DateNumber(date)));
            AddFacet(document, IndexFields.Month, date.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        }

        foreach (var byline in article.Bylines.Select(b => b.Name).Distinct())
        {
            document.Add(new StringField(IndexFields.Byline, byline, Field.Store.NO));
        }

        AddEntities(document, article);
        AddFigures(document, article);
        AddMentions(document, article);
        return document;
    }

    private static IEnumerable<TextLayers> AllLayers(AnnotatedArticle article) =>
        article.TitleLayers is { } title ? [title, article.Layers] : [article.Layers];

    private static void AddEntities(Document document, AnnotatedArticle article)
    {
        var seen = new HashSet<(string Field, string Term)>();
        foreach (var layers in AllLayers(article))
        {
            foreach (var entity in layers.Entities)
            {
                var field = entity.Kind switch
                {
                    EntityKind.Person => IndexFields.Person,
                    EntityKind.Place => IndexFields.Place,
                    _ => IndexFields.Organization,
                };
                if (seen.Add((field, entity.Name)))
                {
                    document.Add(new StringField(field, entity.Name, Field.Store.NO));
                    AddFacet(document, field, entity.Name);
                }

                var others = entity.Parents.Append(layers.Text.Substring(entity.Start, entity.Length));
                foreach (var other in (entity.Code is { } code ? others.Append(code) : others).Where(o => o.Length > 0))
                {
                    if (seen.Add((field, other)))
                    {
                        document.Add(new StringField(field, other, Field.Store.NO));
                    }
                }
            }
        }
    }

    private static void AddFigures(Document document, AnnotatedArticle article)
    {
        foreach (var figure in AllLayers(article).SelectMany(l => l.Figures))
        {
            foreach (var name in IndexFields.FigureNames(figure))
            {
                document.Add(new DoubleField(IndexFields.FigureLow(name), (double)figure.Low, Field.Store.NO));
                document.Add(new DoubleField(IndexFields.FigureHigh(name), (double)figure.High, Field.Store.NO));
            }
        }
    }

    private static void AddMentions(Document document, AnnotatedArticle article)
    {
        var terms = new HashSet<string>();
        foreach (var date in AllLayers(article).SelectMany(l => l.Dates))
        {
            if ((date.From ?? date.To) is not { } from)
            {
                continue;
            }

            // An open end (以来) reaches to the day of the paper.
            var to = date.To ?? article.Date ?? from;
            var last = to < from ? from : to;
            for (var year = from.Year; year <= last.Year; year++)
            {
                terms.Add(year.ToString("0000", CultureInfo.InvariantCulture));
            }

            if (last.DayNumber - from.DayNumber > LongestSpanInDays)
            {
                continue;
            }

            for (var day = from; day <= last; day = day.AddDays(1))
            {
                terms.Add(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                terms.Add(day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                if (day == DateOnly.MaxValue)
                {
                    break;
                }
            }
        }

        foreach (var term in terms)
        {
            document.Add(new StringField(IndexFields.Mentions, term, Field.Store.NO));
        }
    }

    private static void AddCode(Document document, string field, string code)
    {
        document.Add(new StringField(field, code, Field.Store.YES));
        AddFacet(document, field, code);
    }

    private static void AddFacet(Document document, string field, string value)
    {
        // A doc value holds at most 32,766 bytes; no name comes near it.
        if (value.Length < 1000)
        {
            document.Add(new SortedSetDocValuesField(IndexFields.Facet(field), new BytesRef(value)));
        }
    }
}
