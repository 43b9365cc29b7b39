using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace TextKit.Search;

/// <summary>
/// Writes annotated articles into an index folder. An article replaces an earlier one of the same id. What
/// <see cref="Commit"/> has returned from survives any end of the process; what was added since is lost with it.
/// <see cref="Add"/> may be called from several threads.
/// </summary>
public sealed class ArticleIndexWriter : IDisposable
{
    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly ConcurrentBag<DocumentBuilder> builders = [];

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
        if (!builders.TryTake(out var builder))
        {
            builder = new DocumentBuilder();
        }

        writer.UpdateDocument(new Term(IndexFields.Id, article.Id), builder.Build(article));
        builders.Add(builder);
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
        foreach (var builder in builders)
        {
            builder.Dispose();
        }
    }
}
