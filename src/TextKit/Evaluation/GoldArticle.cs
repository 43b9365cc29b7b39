using System.Globalization;
using System.Text.RegularExpressions;
using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Evaluation;

/// <summary>The part of a corpus that a gold article belongs to.</summary>
public enum CorpusSplit
{
    /// <summary>For training.</summary>
    Train,
    /// <summary>For choosing and tuning.</summary>
    Dev,
    /// <summary>For the final figures only.</summary>
    Test,
}

/// <summary>
/// A gold article: a newspaper article whose organizations, places, persons, figures and dates are marked inline
/// (<c>{figure:1万余包|10000 包 at_least}</c>). Offsets of all layers refer to <see cref="Text"/>. Immutable.
/// </summary>
public sealed partial record GoldArticle
{
    /// <summary>The part of the corpus it belongs to.</summary>
    public required CorpusSplit Split { get; init; }
    /// <summary>All theme codes, the primary first; never empty.</summary>
    public required IReadOnlyList<string> Themes { get; init; }
    /// <summary>The article with its markup taken out.</summary>
    public required Article Article { get; init; }
    /// <summary>Its text as <see cref="Article.ComposeText"/> gives it.</summary>
    public required string Text { get; init; }
    /// <summary>Organizations (with their full names), places (with codes) and persons.</summary>
    public required IReadOnlyList<Entity> Entities { get; init; }
    /// <summary>Figures with their normal forms.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
    /// <summary>Changes that tie figures.</summary>
    public required IReadOnlyList<FigureChange> Changes { get; init; }
    /// <summary>Dates with the intervals that the markup states.</summary>
    public required IReadOnlyList<DateExpression> Dates { get; init; }
    /// <summary>Recurring expressions.</summary>
    public required IReadOnlyList<DateExpression> Recurring { get; init; }
    /// <summary>The article's id.</summary>
    public string Id => Article.Id;
    /// <summary>The primary theme's code.</summary>
    public string Theme => Themes[0];

    /// <summary>Reads every <c>.gold.txt</c> of a folder and the folders below it, in ordinal order of path.</summary>
    /// <exception cref="InvalidDataException">A file is malformed; the message names file, line and value.</exception>
    /// <exception cref="DirectoryNotFoundException">No such folder.</exception>
    public static IReadOnlyList<GoldArticle> LoadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.gold.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Load)];

    /// <summary>Reads one file, UTF-8.</summary>
    /// <exception cref="InvalidDataException">The file is malformed; the message names file, line and value.</exception>
    public static GoldArticle Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads a gold article from its text.</summary>
    /// <param name="content">Header lines, a blank line, then one paragraph a line.</param>
    /// <param name="source">The name that errors and <see cref="Article.Source"/> give.</param>
    /// <exception cref="InvalidDataException">The text is malformed; the message names source, line and value.</exception>
    public static GoldArticle Parse(string content, string source)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(source);
        var lines = content.Split('\n');
        var header = ReadHeader(lines, source, out var bodyStart);
        var markup = new InlineMarkup(source);

        string? Marked(string key) => header.TryGetValue(key, out var value) ? markup.AddLine(value.Text, value.Line) : null;
        var kicker = Marked("kicker");
        var title = Marked("title");
        var subtitle = Marked("subtitle");
        var bylineLine = Marked("byline");
        var sections = new List<Section>();
        string? heading = null;
        var paragraphs = new List<Paragraph>();
        for (var i = bodyStart; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (heading is not null || paragraphs.Count > 0)
                {
                    sections.Add(new Section(heading, paragraphs));
                }

                heading = markup.AddLine(line[3..], i + 1);
                paragraphs = [];
            }
            else
            {
                paragraphs.Add(new Paragraph(markup.AddLine(line, i + 1), [new LineRange(i + 1, i + 1)]));
            }
        }

        sections.Add(new Section(heading, paragraphs));
        if (paragraphs.Count == 0)
        {
            throw new InvalidDataException($"{source}:{lines.Length}: no paragraph in the body or behind the last heading");
        }

        var article = new Article
        {
            Id = Required(header, "id", source).Text,
            Source = source,
            Genre = Value(header, "genre", source, v => GenreCodes.Parse(v)),
            Kicker = kicker,
            Title = title ?? throw new InvalidDataException($"{source}:1: the header lacks 'title'"),
            Subtitle = subtitle,
            BylineLines = bylineLine is null ? [] : [bylineLine],
            Bylines = GoldBylines.Read(bylineLine, paragraphs.Count > 0 ? sections[0].Paragraphs : [], markup),
            Date = Value(header, "date", source, v => DateOnly.TryParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null),
            Sections = sections,
        };
        var theme = Required(header, "theme", source).Text;
        string[] themes = header.TryGetValue("themes", out var all) ? all.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [theme];
        if (themes.Length == 0 || themes[0] != theme)
        {
            throw new InvalidDataException($"{source}:{all.Line}: themes '{all.Text}' do not begin with the primary theme '{theme}'");
        }

        return new GoldArticle
        {
            Split = Value(header, "split", source, v => v switch { "train" => CorpusSplit.Train, "dev" => CorpusSplit.Dev, "test" => CorpusSplit.Test, _ => (CorpusSplit?)null }),
            Themes = themes,
            Article = article,
            Text = markup.Text,
            Entities = markup.Entities,
            Figures = markup.Figures,
            Changes = markup.Changes(),
            Dates = markup.Dates,
            Recurring = markup.Recurring,
        };
    }

    private static Dictionary<string, (string Text, int Line)> ReadHeader(string[] lines, string source, out int bodyStart)
    {
        var header = new Dictionary<string, (string Text, int Line)>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                bodyStart = i + 1;
                return header;
            }

            if (HeaderLine().Match(line) is not { Success: true } match)
            {
                throw new InvalidDataException($"{source}:{i + 1}: '{line}' is no header line 'key: value'");
            }

            var key = match.Groups[1].Value;
            if (key is not ("id" or "split" or "date" or "genre" or "theme" or "themes" or "kicker" or "title" or "subtitle" or "byline"))
            {
                throw new InvalidDataException($"{source}:{i + 1}: unknown header key '{key}'");
            }

            if (!header.TryAdd(key, (match.Groups[2].Value.Trim(), i + 1)))
            {
                throw new InvalidDataException($"{source}:{i + 1}: header key '{key}' stands twice");
            }
        }

        throw new InvalidDataException($"{source}:{lines.Length}: no blank line between header and body");
    }

    private static (string Text, int Line) Required(Dictionary<string, (string Text, int Line)> header, string key, string source) =>
        header.TryGetValue(key, out var value) && value.Text.Length > 0 ? value : throw new InvalidDataException($"{source}:1: the header lacks '{key}'");

    private static T Value<T>(Dictionary<string, (string Text, int Line)> header, string key, string source, Func<string, T?> read)
        where T : struct
    {
        var (text, line) = Required(header, key, source);
        return read(text) ?? throw new InvalidDataException($"{source}:{line}: '{text}' is no value of '{key}'");
    }

    [GeneratedRegex("^([a-z]+):(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();
}
