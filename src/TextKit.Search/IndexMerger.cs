namespace TextKit.Search;

/// <summary>What a merge took out of one index.</summary>
/// <param name="Folder">The index.</param>
/// <param name="Articles">How many articles came in.</param>
/// <param name="Replaced">How many of them took the place of an article of the same id.</param>
public sealed record MergedIndex(string Folder, int Articles, int Replaced);

/// <summary>
/// Makes one index out of several. Of articles with the same id that of the later folder stays, and any stays before one
/// that the target held; so merging again changes nothing. All or nothing: what is merged is committed at the end, and
/// after any other end of the process the target is as it was. Reprints are found across what was merged.
/// </summary>
public static class IndexMerger
{
    /// <summary>Merges indexes into a target. Takes about as long as copying their files.</summary>
    /// <param name="folders">The indexes; they stay as they are.</param>
    /// <param name="into">The index that takes them in; made where it is not there.</param>
    /// <param name="progress">Receives each index when it is in.</param>
    /// <param name="cancellation">Stops between indexes; the target is as it was then.</param>
    /// <exception cref="ArgumentException">No folder is given, one is given twice, or one is the target.</exception>
    /// <exception cref="InvalidDataException">A folder holds no index of ours, one of another format, or one built with other dictionaries or models; it is named, with what to do.</exception>
    /// <exception cref="IOException">Another writer holds one of the indexes, or the target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<MergedIndex> Merge(IReadOnlyList<string> folders, string into, IProgress<MergedIndex>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentException.ThrowIfNullOrEmpty(into);
        var (models, pinyin) = Check(folders, into);
        var isNew = !Directory.Exists(into);
        try
        {
            var merged = new List<MergedIndex>();
            using var writer = ArticleIndexWriter.Open(into, new ArticleIndexOptions { Models = models, Pinyin = pinyin });
            foreach (var folder in folders)
            {
                cancellation.ThrowIfCancellationRequested();
                var before = writer.CountArticles();
                var articles = writer.Merge(folder);
                merged.Add(new MergedIndex(folder, articles, before + articles - writer.CountArticles()));
                progress?.Report(merged[^1]);
            }

            cancellation.ThrowIfCancellationRequested();
            writer.Commit();
            return merged;
        }
        catch when (isNew && Directory.Exists(into))
        {
            Directory.Delete(into, true);
            throw;
        }
    }

    // Every reason to refuse is found before anything is written.
    private static (string? Models, bool Pinyin) Check(IReadOnlyList<string> folders, string into)
    {
        if (folders.Count == 0)
        {
            throw new ArgumentException("an index to merge is needed", nameof(folders));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { Full(into) };
        string? models = null;
        bool? pinyin = null;
        if (Directory.Exists(into) && IndexFormat.Read(into) is { } target)
        {
            target.TryGetValue(IndexFormat.ModelsKey, out models);
            pinyin = target.ContainsKey(IndexFormat.PinyinKey);
        }

        foreach (var folder in folders)
        {
            if (!seen.Add(Full(folder)))
            {
                throw new ArgumentException($"{folder}: {(Full(folder) == Full(into) ? "is the index that takes the others in" : "is given twice")}", nameof(folders));
            }

            var data = ArticleIndex.Data(folder);
            if (IndexFormat.Mismatch(folder, data, models, pinyin) is { } mismatch)
            {
                throw new InvalidDataException(mismatch);
            }

            models ??= data.TryGetValue(IndexFormat.ModelsKey, out var own) ? own : null;
            pinyin ??= data.ContainsKey(IndexFormat.PinyinKey);
        }

        return (models, pinyin == true);
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
