using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TextKit.Articles;

namespace TextKit.Cli.Inputs;

/// <summary>Reads documents, one JSON object a line. A bad line is refused by number and reason, the others are read.</summary>
internal sealed class JsonlReader(string source, Stream stream, Refusals refusals)
{
    public IEnumerable<InputItem> Read()
    {
        using var reader = TextDecoder.Open(stream);
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
}
