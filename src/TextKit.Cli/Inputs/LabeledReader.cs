using System.Text.Json;
using TextKit.Cli.Output;
using TextKit.Evaluation;
using TextKit.Themes;

namespace TextKit.Cli.Inputs;

/// <summary>Reads labelled articles and holds a part of them out: the test part of gold articles, every tenth line of .jsonl.</summary>
internal sealed class LabeledReader(Refusals refusals, CancellationToken cancellation)
{
    private const int HeldOutEvery = 10;
    private static readonly HashSet<string> Known = ["id", "title", "text", "label", "date", "source"];
    private readonly HashSet<string> unknown = [];
    private readonly Dictionary<string, (int Count, string Place)> labels = new(StringComparer.Ordinal);

    public List<LabeledArticle> Train { get; } = [];

    public List<LabeledArticle> HeldOut { get; } = [];

    /// <summary>Whether the first label of an article is its primary one, as in gold articles.</summary>
    public bool HasPrimaryLabels { get; private set; }

    /// <summary>Reads everything; tells of keys that are not known, labels seen once, uneven labels and repeated texts.</summary>
    public void Read(string[] data)
    {
        var (gold, lines) = (data.Where(d => !IsJsonl(d)).ToArray(), data.Where(IsJsonl).ToArray());
        HasPrimaryLabels = lines.Length == 0;
        foreach (var item in new InputReader(gold, refusals, cancellation).Read())
        {
            if (item is GoldInput { Gold: var article })
            {
                Add(LabeledArticle.Of(article), item.Source, article.Split == CorpusSplit.Test);
            }
            else
            {
                refusals.Add(item.Source, "carries no labels: gold articles or .jsonl with \"text\" and \"label\" are expected");
            }
        }

        var number = 0;
        foreach (var (source, lineNumber, line) in new InputReader(lines, refusals, cancellation).ReadLines())
        {
            var place = $"{source}:{lineNumber}";
            if (Parse(line, place) is { } article)
            {
                Add(article, place, ++number % HeldOutEvery == 0);
            }
        }

        Report();
    }

    private static bool IsJsonl(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    private void Add(LabeledArticle article, string place, bool isHeldOut)
    {
        (isHeldOut ? HeldOut : Train).Add(article);
        foreach (var label in article.Labels)
        {
            labels[label] = labels.TryGetValue(label, out var seen) ? (seen.Count + 1, seen.Place) : (1, place);
        }
    }

    private LabeledArticle? Parse(string line, string place)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            foreach (var key in root.EnumerateObject().Select(p => p.Name).Where(k => !Known.Contains(k) && unknown.Add(k)))
            {
                Messages.Say($"{place}: the key \"{key}\" is not known and is left alone");
            }

            var label = root.GetProperty("label");
            string[] given = label.ValueKind == JsonValueKind.Array ? [.. label.EnumerateArray().Select(l => l.GetString()!)] : [label.GetString()!];
            var title = root.TryGetProperty("title", out var value) ? value.GetString() : null;
            var text = root.GetProperty("text").GetString()!;
            return given.Length == 0 || Array.Exists(given, string.IsNullOrWhiteSpace) ? throw new FormatException("\"label\" is empty")
                : string.IsNullOrWhiteSpace(text) && string.IsNullOrWhiteSpace(title) ? throw new FormatException("\"text\" is empty")
                : new LabeledArticle(title, text, given);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            refusals.Add(place, $"\"text\" and \"label\" (a string or an array) are expected: {e.Message}");
            return null;
        }
    }

    private void Report()
    {
        foreach (var (label, (_, place)) in labels.Where(l => l.Value.Count == 1))
        {
            Messages.Say($"{place}: the label \"{label}\" is seen once; a classifier cannot learn it from that");
        }

        if (labels.Count > 1)
        {
            var (most, least) = (labels.MaxBy(l => l.Value.Count), labels.MinBy(l => l.Value.Count));
            Messages.Say($"{labels.Count} labels, from {least.Value.Count:N0} ({least.Key}) to {most.Value.Count:N0} articles ({most.Key}){(most.Value.Count > 10 * least.Value.Count ? ": uneven, rare labels will be missed" : "")}");
        }

        if (RepeatedTexts.Count(Train, HeldOut) is > 0 and var repeated)
        {
            Messages.Say($"{repeated:N0} of {HeldOut.Count:N0} held-out articles stand nearly word for word among those trained on: the scores flatter");
        }
    }
}
