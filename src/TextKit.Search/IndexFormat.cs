using System.Security.Cryptography;
using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>Tells an index of ours from anything else that a folder may hold, and what it was built with.</summary>
internal static class IndexFormat
{
    public const string FormatKey = "format", DictionariesKey = "dictionaries", ModelsKey = "models", ResumeKey = "resume", PinyinKey = "pinyin";

    /// <summary>The file in which a writer leaves its name for the next one that is refused.</summary>
    public const string WriterFile = "writer.txt";

    private static readonly Lazy<string> LazyDictionaries = new(HashResources);

    /// <summary>A fingerprint of all dictionaries and tables that cut and fold text in this version.</summary>
    public static string Dictionaries => LazyDictionaries.Value;

    /// <summary>True for files that may lie in an index folder without an index.</summary>
    public static bool IsBeside(string name) => name is "write.lock" or "refused.jsonl" or WriterFile;

    /// <summary>Reads what the last commit carries; null where nothing is committed yet.</summary>
    /// <exception cref="InvalidDataException">No index of ours, or of another format.</exception>
    public static IDictionary<string, string>? Read(string folder)
    {
        using var directory = IndexFields.Open(folder);
        if (!DirectoryReader.IndexExists(directory))
        {
            // A first run that was killed before its first commit leaves segment files but no commit.
            var leftovers = System.IO.Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)!)
                .All(n => n[0] == '_' || IsBeside(n) || n == "segments.gen" || n.StartsWith("pending_segments", StringComparison.Ordinal));
            return leftovers ? null : throw new InvalidDataException($"{folder}: holds something that is not a TextKit index");
        }

        var infos = new SegmentInfos();
        infos.Read(directory);
        if (!infos.UserData.TryGetValue(FormatKey, out var format))
        {
            throw new InvalidDataException($"{folder}: is a Lucene index that TextKit did not write");
        }

        if (format != IndexFields.FormatVersion)
        {
            throw new InvalidDataException($"{folder}: has index format {format}, this version reads {IndexFields.FormatVersion}; index the sources again into a new folder");
        }

        return infos.UserData;
    }

    /// <summary>What differs between what an index was built with and what is at work now, with the way out; null where nothing does.</summary>
    public static string? Mismatch(string folder, IDictionary<string, string> data, string? models, bool? pinyin = null)
    {
        if (pinyin is { } wanted && wanted != data.ContainsKey(PinyinKey))
        {
            return $"{folder}: was built {(wanted ? "without" : "with")} pinyin; index the sources again into a new folder";
        }

        var what = data.TryGetValue(DictionariesKey, out var built) && built != Dictionaries ? $"dictionaries ({built}, now {Dictionaries})"
            : models is not null && data.TryGetValue(ModelsKey, out var with) && with != models ? $"models ({with}, now {models})" : null;
        return what is null ? null : $"{folder}: was built with other {what}; index the sources again into a new folder, or go on with the version and the options that built it";
    }

    private static string HashResources()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var assembly in new[] { typeof(AnnotatedArticle).Assembly, typeof(IndexFormat).Assembly })
        {
            foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                {
                    hash.AppendData(buffer, 0, read);
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
