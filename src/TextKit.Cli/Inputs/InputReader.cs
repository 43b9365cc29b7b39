using System.IO.Compression;
using System.IO.Enumeration;
using System.Text;
using TextKit.Evaluation;

namespace TextKit.Cli.Inputs;

/// <summary>Reads files, folders, globs and standard input. What cannot be read is refused by name; the rest is done.</summary>
internal sealed class InputReader(Refusals refusals, CancellationToken cancellation)
{
    public IEnumerable<InputItem> Read(IEnumerable<string> inputs)
    {
        foreach (var input in inputs)
        {
            if (input == "-")
            {
                using var standardInput = Console.OpenStandardInput();
                foreach (var item in ReadStream("-", standardInput))
                {
                    yield return item;
                }

                continue;
            }

            foreach (var file in Expand(input))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var item in ReadFile(file))
                {
                    yield return item;
                }
            }
        }
    }

    private IEnumerable<string> Expand(string input)
    {
        if (Directory.Exists(input))
        {
            return Folder(input);
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

        using (stream)
        {
            foreach (var item in ReadStream(file, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream))
            {
                yield return item;
            }
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
    private IEnumerable<InputItem> Guarded(string source, IEnumerable<InputItem> items)
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
