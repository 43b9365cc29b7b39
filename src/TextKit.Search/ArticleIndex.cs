using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>What an index says of itself.</summary>
/// <param name="Articles">How many articles it holds.</param>
/// <param name="Segments">In how many parts it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ResumePoint">Where the run that wrote the last commit stood.</param>
/// <param name="Mismatch">What differs between what it was built with and this version, with the way out; null where nothing does.</param>
public sealed record IndexState(int Articles, int Segments, long Bytes, string? ResumePoint, string? Mismatch);

/// <summary>What a check of an index found.</summary>
/// <param name="IsWhole">True where every part can be read and agrees with the others.</param>
/// <param name="Articles">How many articles can be read.</param>
/// <param name="Faults">What is broken, a line each.</param>
public sealed record IndexCheck(bool IsWhole, int Articles, IReadOnlyList<string> Faults);

/// <summary>Looks after an index folder as a whole. All members may run while a writer holds the index.</summary>
public static class ArticleIndex
{
    private const int BackupAttempts = 10, ReportEvery = 1000;

    /// <summary>Reads what the last commit says of itself.</summary>
    /// <param name="folder">The index folder.</param>
    /// <param name="models">A fingerprint of the models to compare with; null compares none.</param>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    public static IndexState State(string folder, string? models = null)
    {
        var data = Data(folder);
        using var directory = IndexFields.Open(folder);
        using var reader = DirectoryReader.Open(directory);
        var bytes = reader.IndexCommit.FileNames.Sum(directory.FileLength);
        return new IndexState(reader.NumDocs, reader.Leaves.Count, bytes, data.TryGetValue(IndexFormat.ResumeKey, out var point) ? point : null, IndexFormat.Mismatch(folder, data, models));
    }

    /// <summary>Reads the whole index and compares its parts: Lucene's own check, and text against words for every article. Takes as long as reading all of it.</summary>
    /// <param name="folder">The index folder.</param>
    /// <param name="progress">Receives how many articles were read, now and then; Lucene's own check comes before the first.</param>
    /// <param name="cancellation">Stops between articles.</param>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IndexCheck Check(string folder, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Data(folder);
        using var directory = IndexFields.Open(folder);
        var faults = new List<string>();
        var status = new CheckIndex(directory).DoCheckIndex();
        if (status.CantOpenSegments || status.MissingSegments || status.MissingSegmentVersion)
        {
            faults.Add("the list of segments cannot be read");
        }

        if (status.NumBadSegments > 0)
        {
            faults.Add($"{status.NumBadSegments} segments are broken; {status.TotLoseDocCount} articles in them cannot be read");
        }

        if (faults.Count > 0)
        {
            return new IndexCheck(false, 0, faults);
        }

        var read = 0;
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves)
        {
            var layers = new LayerReader(leaf.AtomicReader);
            var live = leaf.AtomicReader.LiveDocs;
            for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (live?.Get(doc) == false)
                {
                    continue;
                }

                if (++read % ReportEvery == 0)
                {
                    progress?.Report(read);
                }

                layers.LoadText(doc);
                layers.LoadTokens(doc, spans: true);
                var end = layers.Text.Length;
                if ((layers.Tokens.Count == 0 ? 0 : layers.Tokens[^1].End) != end || layers.Spans.Exists(s => s.End > end))
                {
                    faults.Add($"article {leaf.DocBase + doc}: its words do not fit its text");
                }
            }
        }

        return new IndexCheck(faults.Count == 0, reader.NumDocs, faults);
    }

    /// <summary>
    /// Copies the last commit into a new folder while others read and write the index: a consistent snapshot. All files
    /// are opened before the first is copied, so none can vanish meanwhile; where a commit is replaced while they are
    /// being opened, the next one is taken.
    /// </summary>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    /// <exception cref="IOException">The target is there already, or cannot be written; nothing half-copied is left.</exception>
    public static void Backup(string folder, string target, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        Data(folder);
        if (Path.Exists(target))
        {
            throw new IOException($"{target}: is there already");
        }

        using var directory = IndexFields.Open(folder);
        var files = OpenCommit(directory, folder);
        try
        {
            Directory.CreateDirectory(target);
            foreach (var (name, source) in files)
            {
                cancellation.ThrowIfCancellationRequested();
                using var copy = new FileStream(Path.Combine(target, name), FileMode.CreateNew);
                source.CopyTo(copy);
                copy.Flush(flushToDisk: true);
            }
        }
        catch
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target, true);
            }

            throw;
        }
        finally
        {
            files.ForEach(f => f.Source.Dispose());
        }
    }

    /// <summary>What the last commit of an index carries.</summary>
    /// <exception cref="InvalidDataException">The folder holds no index of ours.</exception>
    internal static IDictionary<string, string> Data(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Directory.Exists(folder) && IndexFormat.Read(folder) is { } data ? data : throw new InvalidDataException($"{folder}: holds no index");
    }

    // The file that makes the others a commit comes last.
    private static List<(string Name, FileStream Source)> OpenCommit(Lucene.Net.Store.Directory directory, string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var files = new List<(string Name, FileStream Source)>();
            try
            {
                var infos = new SegmentInfos();
                infos.Read(directory);
                foreach (var name in infos.GetFiles(directory, true).OrderBy(n => n == infos.GetSegmentsFileName()))
                {
                    files.Add((name, new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));
                }

                return files;
            }
            catch (FileNotFoundException) when (attempt < BackupAttempts)
            {
                files.ForEach(f => f.Source.Dispose());
            }
        }
    }
}
