using System.IO.Compression;
using System.IO.Enumeration;
using System.Text;
using TextKit.Evaluation;

namespace TextKit.Cli.Inputs;

/// <summary>Reads files, folders, globs and standard input. What cannot be read is refused by name; the rest is done.</summary>
internal sealed class InputReader
{
    private readonly Refusals refusals;
    private readonly CancellationToken cancellation;
    private readonly List<string> files = [];
    private long bytesDone;

    public InputReader(IEnumerable<string> inputs, Refusals refusals, CancellationToken cancellation)
    {
        (this.refusals, this.cancellation) = (refusals, cancellation);
        foreach (var input in inputs)
        {
            files.AddRange(input == "-" ? ["-"] : Expand(input));
        }

        TotalBytes = files.Sum(f => f != "-" && File.Exists(f) ? new FileInfo(f).Length : 0);
    }

    /// <summary>The size of all files on disk.</summary>
    public long TotalBytes { get; }

    /// <summary>How much of <see cref="TotalBytes"/> is read.</summary>
    public long BytesRead => Volatile.Read(ref bytesDone);

    /// <summary>Every file with its size and time, to tell whether the inputs are those of an earlier run.</summary>
    public IEnumerable<string> Stamps() => files.Select(f => new FileInfo(f)).Select(f => f.Exists ? $"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}" : f.Name);

    public IEnumerable<InputItem> Read()
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var item in file == "-" ? ReadStandardInput() : ReadFile(file))
            {
                yield return item;
            }
        }
    }

    /// <summary>Opens every file as lines of text; one without any is refused.</summary>
    public IEnumerable<(string Source, int Number, string Line)> ReadLines()
    {
        foreach (var file in files)
        {
            foreach (var line in Guarded(file, Lines(file)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<(string Source, int Number, string Line)> Lines(string file)
    {
        using var stream = file == "-" ? Console.OpenStandardInput() : Unzipped(file, File.OpenRead(file));
        var number = 0;
        using var reader = TextDecoder.Open(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return (file, ++number, line);
        }

        if (number == 0)
        {
            throw new InvalidDataException("empty");
        }
    }

    private static Stream Unzipped(string file, Stream stream) =>
        file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;

    private IEnumerable<InputItem> ReadStandardInput()
    {
        using var standardInput = Console.OpenStandardInput();
        foreach (var item in ReadStream("-", standardInput))
        {
            yield return item;
        }
    }

    private List<string> Expand(string input)
    {
        if (Directory.Exists(input))
        {
            var before = refusals.Count;
            List<string> inFolder = [.. Folder(input)];
            if (inFolder.Count == 0 && refusals.Count == before)
            {
                refusals.Add(input, "the folder holds no .txt, .md or .jsonl file");
            }

            return inFolder;
        }

        if (File.Exists(input))
        {
            return [input];
        }

        if (input.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            var folder = Path.GetDirectoryName(input) is { Length: > 0 } d ? d : ".";
            var pattern = Path.GetFileName(input);
            if (Directory.Exists(folder))
            {
                var found = Directory.EnumerateFiles(folder).Where(f => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(f), false)).Order(StringComparer.Ordinal).ToList();
                if (found.Count > 0)
                {
                    return found;
                }
            }

            refusals.Add(input, "no file matches");
            return [];
        }

        refusals.Add(input, "no such file or folder");
        return [];
    }

    private IEnumerable<string> Folder(string folder)
    {
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            refusals.Add(folder, "folder cannot be read: " + e.Message);
            yield break;
        }

        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (Directory.Exists(entry))
            {
                foreach (var file in Folder(entry))
                {
                    yield return file;
                }
            }
            else if (IsInput(entry))
            {
                yield return entry;
            }
        }
    }

    private static bool IsInput(string file)
    {
        var name = Path.GetFileName(file);
        return !name.StartsWith("README", StringComparison.OrdinalIgnoreCase) && Form(name) is ".txt" or ".md" or ".jsonl";
    }

    private static string Form(string name) =>
        Path.GetExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name).ToLowerInvariant();

    private IEnumerable<InputItem> ReadFile(string file)
    {
        Stream stream;
        try
        {
            stream = File.OpenRead(file);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            refusals.Add(file, "cannot be read: " + e.Message);
            yield break;
        }

        var (before, length) = (bytesDone, stream.CanSeek ? stream.Length : 0);
        using (stream)
        {
            foreach (var item in ReadStream(file, Unzipped(file, stream)))
            {
                // The reader of a file of one article has closed it by now.
                Volatile.Write(ref bytesDone, before + (stream.CanRead ? stream.Position : length));
                yield return item;
            }

            Volatile.Write(ref bytesDone, before + length);
        }
    }

    private IEnumerable<InputItem> ReadStream(string source, Stream stream)
    {
        using var buffered = new BufferedStream(stream, 1 << 16);
        var items = Form(source) == ".jsonl" ? new JsonlReader(source, buffered, refusals).Read() : ReadText(source, buffered);
        foreach (var item in Guarded(source, items))
        {
            yield return item;
        }
    }

    /// <summary>A stream that fails part-way (a damaged .gz) is refused; what came before it stays.</summary>
    private IEnumerable<T> Guarded<T>(string source, IEnumerable<T> items)
    {
        using var each = items.GetEnumerator();
        while (true)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                if (!each.MoveNext())
                {
                    yield break;
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or DecoderFallbackException)
            {
                refusals.Add(source, e.Message.StartsWith(source, StringComparison.Ordinal) ? e.Message[source.Length..].TrimStart(':', ' ') : e.Message);
                yield break;
            }

            yield return each.Current;
        }
    }

    private IEnumerable<InputItem> ReadText(string source, Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        if (bytes.Length == 0)
        {
            throw new InvalidDataException("empty");
        }

        var text = TextDecoder.Decode(bytes.ToArray());
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InvalidDataException("empty: white space only");
        }

        if (source.EndsWith(".gold.txt", StringComparison.OrdinalIgnoreCase))
        {
            yield return new GoldInput(source, GoldArticle.Parse(text, source));
        }
        else if (source == "-" && text.AsSpan().TrimStart().StartsWith('{'))
        {
            using var again = new MemoryStream(Encoding.UTF8.GetBytes(text));
            foreach (var item in new JsonlReader(source, again, refusals).Read())
            {
                yield return item;
            }
        }
        else
        {
            yield return new TextInput(source, text);
        }
    }
}
