using System.Text;
using System.Text.Json;
using TextKit.Segmentation;

namespace TextKit.SegmentationTrials;

/// <summary>Text of a folder of .jsonl, .json and .txt files.</summary>
internal static class TextSource
{
    /// <summary>Writes each distinct line of any text in a folder once.</summary>
    public static void Collect(string folder, string path)
    {
        var seen = new HashSet<string>();
        using var writer = Writer(path);
        foreach (var line in Files(folder).SelectMany(Strings).SelectMany(s => s.Split('\n')).Where(l => l.Length > 0 && IsValid(l)))
        {
            if (seen.Add(line))
            {
                writer.WriteLine(line);
            }
        }

        Console.WriteLine($"{seen.Count} lines");
    }

    /// <summary>Writes the sentences of a folder's texts in random order, over and over up to a size, lines of about 200 characters.</summary>
    public static void Shuffle(string folder, long bytes, int seed, string path)
    {
        var sentences = Files(folder).SelectMany(Strings).SelectMany(t => SentenceSplitter.Split(t).Select(s => t.Substring(s.Start, s.Length)))
            .Where(s => s.Length > 4 && IsValid(s)).Distinct().ToArray();
        var random = new Random(seed);
        using var writer = Writer(path);
        var line = new StringBuilder();
        for (var written = 0L; ;)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences)
            {
                line.Append(sentence);
                if (line.Length >= 200)
                {
                    var text = line.ToString();
                    writer.WriteLine(text);
                    written += Encoding.UTF8.GetByteCount(text) + 1;
                    line.Clear();
                    if (written >= bytes)
                    {
                        return;
                    }
                }
            }
        }
    }

    public static StreamWriter Writer(string path) => new(path, append: false, new UTF8Encoding(false, true)) { NewLine = "\n" };

    private static IEnumerable<string> Files(string folder) => File.Exists(folder)
        ? [folder]
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".jsonl" or ".json" or ".txt").Order(StringComparer.Ordinal);

    private static bool IsValid(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsSurrogate(line[i]) && !(char.IsHighSurrogate(line[i]) && i + 1 < line.Length && char.IsLowSurrogate(line[++i])))
            {
                return false;
            }
        }

        return !line.Contains('\u001f', StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(string path) => Path.GetExtension(path) switch
    {
        ".jsonl" => File.ReadLines(path).Where(l => l.Length > 0).SelectMany(l => Strings(JsonDocument.Parse(l).RootElement)),
        ".json" => Strings(JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement),
        _ => [File.ReadAllText(path)],
    };

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
