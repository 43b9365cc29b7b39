using System.Globalization;
using System.Text.Json;

namespace TextKit.SearchTrials;

/// <summary>Documents of .jsonl files.</summary>
internal static class Jsonl
{
    public static IEnumerable<AnnotatedArticle> Articles(string path)
    {
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new AnnotatedArticle
            {
                Id = root.GetProperty("id").GetString()!,
                Title = root.TryGetProperty("title", out var title) ? title.GetString() : null,
                Date = root.TryGetProperty("date", out var date) && DateOnly.TryParseExact(date.GetString(), ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
                Source = Path.GetFileName(path),
                Layers = new TextLayers { Text = root.GetProperty("text").GetString()! },
            };
        }
    }

    public static IEnumerable<(string Query, HashSet<string> Relevant)> Queries(string path)
    {
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("query").GetString()!, [.. json.RootElement.GetProperty("relevant").EnumerateArray().Select(r => r.GetString()!)]);
        }
    }
}
