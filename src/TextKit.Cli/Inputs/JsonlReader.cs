using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TextKit.Articles;

namespace TextKit.Cli.Inputs;

/// <summary>Reads documents, one JSON object a line. A bad line is refused by number and reason, the others are read.</summary>
internal sealed class JsonlReader(string source, Stream stream, Refusals refusals)
{
    private const int HeadLength = 1 << 16;

    public IEnumerable<InputItem> Read()
    {
        var head = new byte[HeadLength];
        var read = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (read == 0)
        {
            throw new InvalidDataException("empty");
        }

        // Line by line the encoding must hold; a line that breaks it is refused alone.
        var encoding = TextDecoder.Detect(head.AsSpan(0, read), isWhole: read < HeadLength);
        using var reader = new StreamReader(new Prefixed(head.AsMemory(0, read), stream), encoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(false) : encoding);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var document = Parse(line, number);
            if (document is not null)
            {
                yield return new DocumentInput(source, document);
            }
        }

        if (number == 0)
        {
            throw new InvalidDataException("empty");
        }
    }

    private SourceDocument? Parse(string line, int number)
    {
        var place = $"{source}:{number}";
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                refusals.Add(place, $"a JSON object is expected, not {root.ValueKind.ToString().ToLowerInvariant()}");
                return null;
            }

            var text = String(root, "text");
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(place, "\"text\" is missing or empty");
                return null;
            }

            var id = String(root, "id") is { Length: > 0 } given ? given : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
            return new SourceDocument(id, text, String(root, "title"), Date(String(root, "date")), String(root, "source") ?? source);
        }
        catch (JsonException e)
        {
            refusals.Add(place, $"not valid JSON at byte {e.BytePositionInLine}");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            refusals.Add(place, e.Message);
        }

        return null;
    }

    private static string? String(JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when key is "id" or "date" => value.GetRawText(),
            _ => throw new FormatException($"\"{key}\" is a {value.ValueKind.ToString().ToLowerInvariant()}, a string is expected"),
        };
    }

    private static DateOnly? Date(string? value) =>
        string.IsNullOrEmpty(value) ? null
        : DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new FormatException($"\"date\" is '{value}', expected 2012-07-17 or 20120717");

    /// <summary>A stream that gives back the bytes looked at first, then the rest.</summary>
    private sealed class Prefixed(ReadOnlyMemory<byte> head, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> head = head;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (head.IsEmpty)
            {
                return rest.Read(buffer);
            }

            var taken = Math.Min(buffer.Length, head.Length);
            head.Span[..taken].CopyTo(buffer);
            head = head[taken..];
            return taken;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
