using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace TextKit.Search;

/// <summary>How an index is written. Immutable.</summary>
public sealed record ArticleIndexOptions
{
    /// <summary>
    /// A fingerprint of the models that annotate the articles. An index built with others is refused. Null, the default,
    /// compares none.
    /// </summary>
    public string? Models { get; init; }

    /// <summary>
    /// Whether articles are found by pinyin as well (<c>pinyin:gonghui</c>, <c>pinyin:gh</c>), in fields of their own. Null, the
    /// default, goes on as the index was begun, which is without.
    /// </summary>
    public bool? Pinyin { get; init; }

    /// <summary>
    /// About how many megabytes of new articles each thread that adds holds in memory before they are written out as a
    /// segment. Default 96, some 4,000 articles; more makes fewer segments, which takes less merging.
    /// </summary>
    public int BufferMegabytes { get; init; } = 96;
}

/// <summary>
/// Writes annotated articles into an index folder. An article replaces an earlier one of the same id. What
/// <see cref="Commit()"/> has returned from survives any end of the process; what was added since is lost with it, and
/// <see cref="ResumePoint"/> says where the last commit stood. <see cref="Add"/> may be called from several threads.
/// </summary>
public sealed class ArticleIndexWriter : IDisposable
{
    private const int ReportEvery = 100;
    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly Dictionary<string, string> carried;
    private readonly BatchWriter batches;
    private string? preparedPoint;
    private bool prepared;

    private ArticleIndexWriter(FSDirectory directory, IndexWriter writer, Dictionary<string, string> carried, int bufferMegabytes)
    {
        (this.directory, this.writer, this.carried) = (directory, writer, carried);
        batches = new BatchWriter(writer, bufferMegabytes * 1_000_000L, carried.ContainsKey(IndexFormat.PinyinKey));
    }

    /// <summary>The resume point that the last commit carries; null where it carries none or nothing is committed.</summary>
    public string? ResumePoint => carried.GetValueOrDefault(IndexFormat.ResumeKey);

    /// <summary>Opens or creates the index in a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds something that is no index of ours, an index of another format, or one built with other dictionaries or models; the message says what to do.</exception>
    /// <exception cref="IOException">Another writer holds the index, named in the message, or the folder cannot be written.</exception>
    public static ArticleIndexWriter Open(string folder, ArticleIndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new ArticleIndexOptions();
        if (File.Exists(folder))
        {
            throw new InvalidDataException($"{folder}: is a file, not an index folder");
        }

        IDictionary<string, string>? data = null;
        if (System.IO.Directory.Exists(folder) && !System.IO.Directory.EnumerateFileSystemEntries(folder).All(e => IndexFormat.IsBeside(Path.GetFileName(e))))
        {
            data = IndexFormat.Read(folder);
            if (data is not null && IndexFormat.Mismatch(folder, data, options.Models, options.Pinyin) is { } mismatch)
            {
                throw new InvalidDataException(mismatch);
            }
        }

        var directory = IndexFields.Open(folder);
        try
        {
            var config = new IndexWriterConfig(IndexFields.Version, IndexFields.Analyzer())
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                Similarity = new BM25Similarity(),
                WriteLockTimeout = 0,
                MergePolicy = new TieredMergePolicy { NoCFSRatio = 0 },
                MergeScheduler = new InlineMerges(),
            };
            var writer = new IndexWriter(directory, config);
            File.WriteAllText(Path.Combine(folder, IndexFormat.WriterFile), string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName} since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC"));
            var carried = data is null ? [] : new Dictionary<string, string>(data);
            carried[IndexFormat.FormatKey] = IndexFields.FormatVersion;
            carried[IndexFormat.DictionariesKey] = IndexFormat.Dictionaries;
            if (options.Models is { } models)
            {
                carried[IndexFormat.ModelsKey] = models;
            }

            if (options.Pinyin == true)
            {
                carried[IndexFormat.PinyinKey] = "yes";
            }

            return new ArticleIndexWriter(directory, writer, carried, options.BufferMegabytes);
        }
        catch (LockObtainFailedException e)
        {
            directory.Dispose();
            throw new IOException($"{folder}: another writer holds this index: {HolderName(folder)}", e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Adds an article, or replaces the one of the same id. Now and then it waits while a segment is written.</summary>
    /// <returns>How many words its text has, punctuation left out.</returns>
    /// <exception cref="InvalidDataException">The article cannot be indexed, for its length or that of its id; the index stays as it was.</exception>
    /// <exception cref="IOException">The folder cannot be written: close the writer, and go on from the last commit.</exception>
    public int Add(AnnotatedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return batches.Add(article);
    }

    /// <summary>Adds articles as they come, on several threads; no more of them are held than are being added.</summary>
    /// <param name="articles">The articles; of those with the same id the one that is added last stays.</param>
    /// <param name="refused">Receives an article that cannot be indexed, and why; without it such an article ends the call.</param>
    /// <param name="progress">Receives how many articles were added, now and then and at the end.</param>
    /// <param name="cancellation">Stops between articles. What was added by then stays, and is durable with the next commit.</param>
    /// <returns>How many articles were added.</returns>
    /// <exception cref="InvalidDataException">An article cannot be indexed, and nobody takes it.</exception>
    /// <exception cref="IOException">The folder cannot be written: close the writer, and go on from the last commit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<int> AddAsync(IAsyncEnumerable<AnnotatedArticle> articles, Action<AnnotatedArticle, InvalidDataException>? refused = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var added = 0;
        await Parallel.ForEachAsync(articles, cancellation, (article, _) =>
        {
            try
            {
                Add(article);
                if (Interlocked.Increment(ref added) is var count && count % ReportEvery == 0)
                {
                    progress?.Report(count);
                }
            }
            catch (InvalidDataException e) when (refused is not null)
            {
                refused(article, e);
            }

            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        progress?.Report(added);
        return added;
    }

    /// <summary>Removes the article of an id, where there is one.</summary>
    public void Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        batches.WriteAll();
        writer.DeleteDocuments(new Term(IndexFields.Id, id));
    }

    /// <summary>
    /// Removes the articles of a source, or of the files below it where it is a folder, that are not among those still
    /// there. What was added since the last commit counts.
    /// </summary>
    /// <param name="source">The source or folder.</param>
    /// <param name="isPresent">Tells whether the article of an id is still there.</param>
    /// <returns>How many articles are gone.</returns>
    public int Prune(string source, Predicate<string> isPresent)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(isPresent);
        batches.WriteAll();
        var below = source.TrimEnd('/', '\\');
        var query = new BooleanQuery(true)
        {
            { new TermQuery(new Term(IndexFields.Source, source)), Occur.SHOULD },
            { new PrefixQuery(new Term(IndexFields.Source, below + "/")), Occur.SHOULD },
            { new PrefixQuery(new Term(IndexFields.Source, below + "\\")), Occur.SHOULD },
        };
        using var reader = DirectoryReader.Open(writer, true);
        var searcher = new IndexSearcher(reader);
        var gone = new List<string>();
        searcher.Search(query, new IdCollector(id =>
        {
            if (!isPresent(id))
            {
                gone.Add(id);
            }
        }));
        batches.Delete(gone);
        return gone.Count;
    }

    /// <summary>Takes in all articles of another index; they replace those of the same id. No writer can open the other index meanwhile.</summary>
    /// <returns>How many articles came in.</returns>
    /// <exception cref="InvalidDataException">The folder holds no index of ours, or one built with other dictionaries or models.</exception>
    /// <exception cref="IOException">A writer holds the other index.</exception>
    public int Merge(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!System.IO.Directory.Exists(folder) || IndexFormat.Read(folder) is not { } data)
        {
            throw new InvalidDataException($"{folder}: holds no index");
        }

        if (IndexFormat.Mismatch(folder, data, carried.GetValueOrDefault(IndexFormat.ModelsKey), carried.ContainsKey(IndexFormat.PinyinKey)) is { } mismatch)
        {
            throw new InvalidDataException(mismatch);
        }

        batches.WriteAll();
        using var other = IndexFields.Open(folder);
        using var held = other.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!held.Obtain())
        {
            throw new IOException($"{folder}: another writer holds this index: {HolderName(folder)}");
        }

        using var reader = DirectoryReader.Open(other);
        var ids = new List<string>();
        new IndexSearcher(reader).Search(new MatchAllDocsQuery(), new IdCollector(ids.Add));
        batches.Delete(ids);
        writer.AddIndexes(new HeldDirectory(other));
        return reader.NumDocs;
    }

    /// <summary>How many articles it holds, those added since the last commit too.</summary>
    internal int CountArticles()
    {
        batches.WriteAll();
        using var reader = DirectoryReader.Open(writer, true);
        return reader.NumDocs;
    }

    /// <summary>
    /// The first phase of a commit: writes all that was added, with a resume point, so that <see cref="Commit()"/> cannot
    /// fail for want of space. What is added between the two phases belongs to the next commit.
    /// </summary>
    public void Prepare(string? resumePoint)
    {
        var data = new Dictionary<string, string>(carried);
        data.Remove(IndexFormat.ResumeKey);
        if (resumePoint is not null)
        {
            data[IndexFormat.ResumeKey] = resumePoint;
        }

        batches.WriteAll();
        if (batches.Failure is { } lost)
        {
            throw new IOException($"articles added since the last commit could not be written: {lost.Message}", lost);
        }

        writer.SetCommitData(data);
        writer.PrepareCommit();
        (prepared, preparedPoint) = (true, resumePoint);
    }

    /// <summary>Makes all that was added durable, with the resume point that was prepared, or else the one of the commit before.</summary>
    public void Commit()
    {
        if (!prepared)
        {
            Prepare(ResumePoint);
        }

        writer.Commit();
        prepared = false;
        carried.Remove(IndexFormat.ResumeKey);
        if (preparedPoint is not null)
        {
            carried[IndexFormat.ResumeKey] = preparedPoint;
        }
    }

    /// <summary>Makes all that was added durable together with a point from which the next run goes on.</summary>
    public void Commit(string? resumePoint)
    {
        Prepare(resumePoint);
        Commit();
    }

    /// <summary>Writes the index as one segment and drops what was replaced or removed; searches are faster after it. Rewrites the whole index once. Takes effect with the next commit.</summary>
    public void Optimize()
    {
        batches.WriteAll();
        writer.ForceMerge(1);
    }

    /// <summary>Drops what was added since the last commit and closes the index.</summary>
    public void Rollback()
    {
        batches.Drop();
        writer.Rollback();
    }

    /// <summary>Closes the index without committing: call <see cref="Commit()"/> first.</summary>
    public void Dispose()
    {
        // The name goes while the lock is held, so that it is never that of the next writer.
        var folder = directory.Directory.FullName;
        try
        {
            File.Delete(Path.Combine(folder, IndexFormat.WriterFile));
        }
        catch (IOException)
        {
            // A name that stays behind is read only while some writer holds the lock.
        }

        // Lucene's own Dispose commits, also half a batch after a failure; ours never does.
        writer.Rollback();
        directory.Dispose();
    }

    private static string HolderName(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, IndexFormat.WriterFile));
        }
        catch (IOException)
        {
            return "a process that left no name";
        }
    }

    // An index whose lock is ours already: Lucene takes it for the copying alone, which leaves a gap behind the ids.
    private sealed class HeldDirectory(Lucene.Net.Store.Directory held) : FilterDirectory(held)
    {
        public override Lucene.Net.Store.Lock MakeLock(string name) => NoLockFactory.GetNoLockFactory().MakeLock(name);
    }

    private sealed class IdCollector(Action<string> take) : ICollector
    {
        private static readonly HashSet<string> IdOnly = [IndexFields.Id];
        private AtomicReader? reader;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
            // Ids need no score.
        }

        public void SetNextReader(AtomicReaderContext context) => reader = context.AtomicReader;

        public void Collect(int doc) => take(reader!.Document(doc, IdOnly).Get(IndexFields.Id, CultureInfo.InvariantCulture));
    }
}
