using TextKit.Entities;

namespace TextKit.Evaluation;

/// <summary>Reads texts whose names are marked inline, <c>{kind:surface}</c>, whatever their kinds.</summary>
public static class MarkedTextFile
{
    /// <summary>Marked by the same means and found by extractors of their own: not learnt unless asked for.</summary>
    private static readonly string[] OtherLayers = ["figure", "date", "recurring"];

    /// <summary>The part of a corpus that the header of a gold article states, null where there is none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    public static CorpusSplit? SplitOf(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        foreach (var line in content.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty || !HasHeader(content))
            {
                break;
            }

            if (line.StartsWith("split: ") && Enum.TryParse<CorpusSplit>(line[7..].Trim(), ignoreCase: true, out var split))
            {
                return split;
            }
        }

        return null;
    }

    private static bool HasHeader(string content) => content.StartsWith("id: ", StringComparison.Ordinal);

    /// <summary>Reads a text: a paragraph a line, or a gold article with its header. What stands behind a bar is left out.</summary>
    /// <param name="content">The text.</param>
    /// <param name="source">The name that errors give.</param>
    /// <param name="kinds">The kinds to keep; null for all but figures, dates and recurring expressions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> or <paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidDataException">Markup is malformed; the message names source, line and value.</exception>
    public static MarkedText Parse(string content, string source, IReadOnlyCollection<string>? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(source);
        var names = new List<MarkedName>();
        var markup = new InlineMarkup(source, names);
        var lines = content.Split('\n');
        var hasHeader = HasHeader(content);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (hasHeader)
            {
                hasHeader = line.Length > 0;
                line = line.Split(": ", 2) is ["kicker" or "title" or "subtitle" or "byline", var value] ? value : "";
            }

            line = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : line;
            if (line.Length > 0)
            {
                markup.AddLine(line, i + 1);
            }
        }

        return new MarkedText(markup.Text, [.. names.Where(n => kinds?.Contains(n.Kind) ?? !OtherLayers.Contains(n.Kind))]);
    }
}
