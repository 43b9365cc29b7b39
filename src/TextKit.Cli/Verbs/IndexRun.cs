using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary>
/// One run of indexing: a reader fills batches, workers annotate and add them, and a commit every half minute, or as asked, carries the
/// number of articles done, from which a run over the same inputs goes on.
/// </summary>
internal sealed class IndexRun(string folder, int jobs, TimeSpan commitEvery, string? prune, bool pinyin, InputForm form, ArticleAnnotator annotator, string models)
{
    private const int BatchSize = 64;
    private const string StandardInput = "-";
    private static readonly TimeSpan ReaderTimeout = TimeSpan.FromSeconds(1);

    // Shared by the threads that annotate, whose number may be any.
    private const int BufferMegabytes = 64;
    private readonly IndexSummary summary = new();

    // Of millions of articles the ids themselves would take a gigabyte.
    private readonly HashSet<UInt128> present = [];

    public int Run(IReadOnlyList<string> inputs, bool asTable, CancellationToken cancellation)
    {
        using var writer = ArticleIndexWriter.Open(folder, new ArticleIndexOptions { Models = models, Pinyin = pinyin ? true : null, BufferMegabytes = Math.Clamp(BufferMegabytes / jobs, 16, 128) });
        var refusals = new Refusals();
        var reader = new InputReader(inputs, refusals, CancellationToken.None);
        var key = Key(inputs, reader);
        var done = Done(writer, key);
        refusals.WriteTo(Path.Combine(folder, "refused.jsonl"), goesOn: done > 0);
        var interrupted = false;
        IndexProgress.Run(reader, summary, () => interrupted = !Index(reader, writer, refusals, key, done, cancellation));
        if (!interrupted)
        {
            if (prune is not null)
            {
                Messages.Say($"{writer.Prune(prune, id => present.Contains(Fingerprint(id)))} articles of {prune} removed");
            }

            writer.Commit(null);
        }

        summary.Write(refusals.Count, folder, asTable);
        if (interrupted)
        {
            Messages.Say(inputs.Contains(StandardInput)
                ? "interrupted; what was read is kept. Standard input cannot be taken up in the middle: give it again from its beginning."
                : "interrupted; what was read is kept. The same command again goes on from here.");
            return ExitStatus.Interrupted;
        }

        if (asTable)
        {
            Messages.Say($"next: textkit search {folder} 困难职工 (from a checkout: dotnet run -c Release --project src/TextKit.Cli -- search {folder} 困难职工)");
        }

        return refusals.Status;
    }

    /// <returns>False where it was interrupted.</returns>
    private bool Index(InputReader reader, ArticleIndexWriter writer, Refusals refusals, string key, long done, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<ArticleUnit[]>(2 * jobs);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    var units = reader.Read().SelectMany(i => ArticleUnit.Of(i, form));
                    var seen = 0L;
                    foreach (var batch in units.Where(u => IsToDo(u, ++seen, done)).Chunk(BatchSize))
                    {
                        await batches.Writer.WriteAsync(batch, stop.Token).ConfigureAwait(false);
                    }

                    batches.Writer.Complete();
                }
                catch (Exception e)
                {
                    batches.Writer.Complete(e);
                }
            },
            CancellationToken.None);
        try
        {
            Write(batches.Reader, writer, refusals, key, done, cancellation);
            return !cancellation.IsCancellationRequested;
        }
        finally
        {
            stop.Cancel();

            // Of standard input nobody knows when it goes on.
            reading.Wait(ReaderTimeout, CancellationToken.None);
        }
    }

    private bool IsToDo(ArticleUnit unit, long number, long done)
    {
        // To prune, the ids of all articles are needed, also of those that are indexed already.
        if (prune is not null)
        {
            present.Add(Fingerprint(unit.Id));
        }

        return number > done;
    }

    private static UInt128 Fingerprint(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private void Write(ChannelReader<ArticleUnit[]> batches, ArticleIndexWriter writer, Refusals refusals, string key, long done, CancellationToken cancellation)
    {
        var committed = DateTime.UtcNow;
        using var slots = new SemaphoreSlim(jobs);
        Exception? failure = null;
        while (Volatile.Read(ref failure) is null && IsMore(batches, cancellation))
        {
            batches.TryRead(out var batch);
            slots.Wait(CancellationToken.None);
            _ = Task.Run(
                () =>
                {
                    try
                    {
                        // A batch that is begun is finished, so that the resume point is right also after Ctrl-C.
                        Array.ForEach(batch!, unit => Add(unit, writer, refusals));
                    }
                    catch (Exception e)
                    {
                        Volatile.Write(ref failure, e);
                    }
                    finally
                    {
                        slots.Release();
                    }
                },
                CancellationToken.None);
            done += batch!.Length;
            if (cancellation.IsCancellationRequested || DateTime.UtcNow - committed > commitEvery)
            {
                WhenIdle(() => writer.Commit(key + done.ToString(CultureInfo.InvariantCulture)));
                committed = DateTime.UtcNow;
            }
        }

        WhenIdle(() =>
        {
            if (cancellation.IsCancellationRequested)
            {
                writer.Commit(key + done.ToString(CultureInfo.InvariantCulture));
            }
        });

        // With all slots taken no batch is at work.
        void WhenIdle(Action action)
        {
            for (var i = 0; i < jobs; i++)
            {
                slots.Wait(CancellationToken.None);
            }

            if (failure is not null)
            {
                throw new IOException($"{folder}: cannot be written: {failure.Message}", failure);
            }

            action();
            slots.Release(jobs);
        }
    }

    private static bool IsMore(ChannelReader<ArticleUnit[]> batches, CancellationToken cancellation)
    {
        try
        {
            return batches.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static long Done(ArticleIndexWriter writer, string key)
    {
        var done = writer.ResumePoint is { } point && point.StartsWith(key, StringComparison.Ordinal) ? long.Parse(point.AsSpan(key.Length), CultureInfo.InvariantCulture) : 0;
        if (done > 0)
        {
            Messages.Say($"going on behind the {done} articles of these inputs that are indexed");
        }

        return done;
    }

    private void Add(ArticleUnit unit, ArticleIndexWriter writer, Refusals refusals)
    {
        AnnotatedArticle article;
        try
        {
            article = Annotation.Of(unit, annotator);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            refusals.Add(unit.Place, e.Message);
            return;
        }

        try
        {
            summary.Add(article, writer.Add(article));
        }
        catch (InvalidDataException e)
        {
            refusals.Add(unit.Place, e.Message);
        }
    }

    /// <summary>
    /// Names the inputs as they are now: other words, sizes or times make another key, and the run begins anew, as it does
    /// for standard input, of which nobody can say that it is the same.
    /// </summary>
    private string Key(IReadOnlyList<string> inputs, InputReader reader)
    {
        var names = string.Join('\n', [.. inputs, form.ToString(), .. reader.Stamps()]) + (inputs.Contains(StandardInput) ? Guid.NewGuid().ToString() : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)).AsSpan(0, 12)) + ":";
    }
}
