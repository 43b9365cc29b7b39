using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>Tells an index of ours from anything else that a folder may hold.</summary>
internal static class IndexFormat
{
    /// <exception cref="InvalidDataException">No index of ours, or of another format.</exception>
    public static void Check(string folder)
    {
        using var directory = IndexFields.Open(folder);
        if (!DirectoryReader.IndexExists(directory))
        {
            // A first run that was killed before its first commit leaves segment files but no commit.
            var leftovers = System.IO.Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)!)
                .All(n => n[0] == '_' || n is "write.lock" or "segments.gen" or "refused.jsonl" || n.StartsWith("pending_segments", StringComparison.Ordinal));
            if (!leftovers)
            {
                throw new InvalidDataException($"{folder}: holds something that is not a TextKit index");
            }

            return;
        }

        var infos = new SegmentInfos();
        infos.Read(directory);
        if (!infos.UserData.TryGetValue("format", out var format))
        {
            throw new InvalidDataException($"{folder}: is a Lucene index that TextKit did not write");
        }

        if (format != IndexFields.FormatVersion)
        {
            throw new InvalidDataException($"{folder}: has index format {format}, this version reads {IndexFields.FormatVersion}; index the sources again into a new folder");
        }
    }
}
