using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>
/// Gathers articles in batches, one for each thread that adds at the same time, and makes a segment of each that is
/// full, in place of the articles of the same ids. Safe under threads.
/// </summary>
/// <param name="writer">The index.</param>
/// <param name="bufferBytes">About how much memory a batch takes before it is written.</param>
/// <param name="pinyin">Whether articles are found by pinyin as well.</param>
internal sealed class BatchWriter(IndexWriter writer, long bufferBytes, bool pinyin)
{
    private readonly Lock gate = new();
    private readonly Stack<ArticleBatch> idle = [];
    private readonly Dictionary<string, (ArticleBatch Batch, int Doc)> pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> beingWritten = new(StringComparer.Ordinal);
    private volatile Exception? failure;

    /// <summary>Why articles that were added could not be written; null where all could.</summary>
    public Exception? Failure => failure;

    /// <summary>Adds an article to a batch; writes the batch where it is full then.</summary>
    /// <returns>How many words its text has.</returns>
    /// <exception cref="InvalidDataException">The article cannot be indexed; nothing of it stays.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public int Add(AnnotatedArticle article)
    {
        var batch = Take();
        try
        {
            var doc = batch.Add(article);
            var words = batch.Words;
            lock (gate)
            {
                if (pending.TryGetValue(article.Id, out var earlier))
                {
                    earlier.Batch.Replace(earlier.Doc);
                }

                pending[article.Id] = (batch, doc);
            }

            if (batch.Bytes >= bufferBytes || batch.Count == FieldPostings.MostArticles)
            {
                Write(batch);
            }

            return words;
        }
        finally
        {
            Return(batch);
        }
    }

    /// <summary>Writes every batch that no thread is adding to just now.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void WriteAll()
    {
        ArticleBatch[] batches;
        lock (gate)
        {
            batches = [.. idle];
            idle.Clear();
        }

        try
        {
            Parallel.ForEach(batches.Where(b => b.Count > 0), Write);
        }
        catch (AggregateException e)
        {
            throw new IOException(e.InnerExceptions[0].Message, e.InnerExceptions[0]);
        }
        finally
        {
            Array.ForEach(batches, Return);
        }
    }

    /// <summary>Removes the articles of some ids from what is written.</summary>
    public void Delete(IReadOnlyCollection<string> ids)
    {
        if (writer.MaxDoc > 0)
        {
            writer.DeleteDocuments([.. ids.Select(id => new Term(IndexFields.Id, id))]);
        }
    }

    /// <summary>Forgets what is not written yet.</summary>
    public void Drop()
    {
        lock (gate)
        {
            idle.Clear();
            pending.Clear();
        }
    }

    private ArticleBatch Take()
    {
        lock (gate)
        {
            return idle.TryPop(out var batch) ? batch : new ArticleBatch(pinyin);
        }
    }

    private void Return(ArticleBatch batch)
    {
        lock (gate)
        {
            idle.Push(batch);
        }
    }

    // Makes a segment of a batch in place of the articles of the same ids. Two batches with an id in common are written
    // one after the other, so that the second finds the article of the first.
    private void Write(ArticleBatch batch)
    {
        batch.Freeze();
        string[] ids = [.. batch.Ids.Where((_, doc) => !batch.IsReplaced(doc))];
        lock (beingWritten)
        {
            while (beingWritten.Overlaps(ids))
            {
                Monitor.Wait(beingWritten);
            }

            beingWritten.UnionWith(ids);
        }

        try
        {
            if (ids.Length > 0)
            {
                Delete(ids);
                using var reader = new BatchReader(batch);
                writer.AddIndexes(reader);
                writer.MaybeMerge();
            }
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            lock (beingWritten)
            {
                beingWritten.ExceptWith(ids);
                Monitor.PulseAll(beingWritten);
            }

            lock (gate)
            {
                foreach (var id in ids)
                {
                    if (pending.TryGetValue(id, out var place) && place.Batch == batch)
                    {
                        pending.Remove(id);
                    }
                }
            }

            batch.Clear();
        }
    }
}
