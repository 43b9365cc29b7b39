namespace TextKit.Articles;

/// <summary>What kind of newspaper item an article is. Codes (see <see cref="GenreCodes"/>) travel in results.</summary>
public enum Genre
{
    /// <summary>消息, a news brief.</summary>
    Brief,
    /// <summary>通讯, a feature.</summary>
    Feature,
    /// <summary>图片, a photo with its caption.</summary>
    Photo,
    /// <summary>目录, a list of contents.</summary>
    Contents,
    /// <summary>评论, a comment.</summary>
    Comment,
    /// <summary>公告, a notice.</summary>
    Notice,
}

/// <summary>The lower-case codes of <see cref="Genre"/> that gold files and results carry.</summary>
public static class GenreCodes
{
    /// <summary>The code of a genre, such as <c>brief</c>.</summary>
    public static string Code(this Genre genre) => genre switch
    {
        Genre.Brief => "brief",
        Genre.Feature => "feature",
        Genre.Photo => "photo",
        Genre.Contents => "contents",
        Genre.Comment => "comment",
        Genre.Notice => "notice",
        _ => throw new ArgumentOutOfRangeException(nameof(genre), genre, "not a genre"),
    };

    /// <summary>The genre of a code, or null where the code names none.</summary>
    public static Genre? Parse(ReadOnlySpan<char> code) => code switch
    {
        "brief" => Genre.Brief,
        "feature" => Genre.Feature,
        "photo" => Genre.Photo,
        "contents" => Genre.Contents,
        "comment" => Genre.Comment,
        "notice" => Genre.Notice,
        _ => null,
    };
}

/// <summary>The part an author had in an article.</summary>
public enum BylineRole
{
    /// <summary>记者</summary>
    Reporter,
    /// <summary>通讯员</summary>
    Correspondent,
    /// <summary>摄影</summary>
    Photographer,
}

/// <summary>One author of an article.</summary>
/// <param name="Name">The author's name as printed, without spaces inside Chinese names.</param>
/// <param name="Role">Reporter, correspondent or photographer.</param>
/// <param name="Agency">The agency, such as 新华社 or 本报; null where none is printed.</param>
public sealed record Byline(string Name, BylineRole Role, string? Agency);

/// <summary>A range of source lines, 1-based, both ends included.</summary>
public readonly record struct LineRange(int First, int Last);

/// <summary>One paragraph of an article and the lines of the source that it was put together from.</summary>
/// <param name="Text">The paragraph, parts joined without a separator.</param>
/// <param name="Lines">The source line ranges in reading order; more than one where a column break cut the paragraph.</param>
public sealed record Paragraph(string Text, IReadOnlyList<LineRange> Lines);

/// <summary>A run of paragraphs under one heading (小标题); the first section of an article has none as a rule.</summary>
public sealed record Section(string? Heading, IReadOnlyList<Paragraph> Paragraphs);

/// <summary>A newspaper article. Immutable.</summary>
public sealed record Article
{
    /// <summary>The id, unique within a batch.</summary>
    public required string Id { get; init; }
    /// <summary>Where it came from: a file path, or the name a document gives.</summary>
    public string? Source { get; init; }
    /// <summary>What kind of item it is.</summary>
    public Genre Genre { get; init; }
    /// <summary>肩题, the line above the headline.</summary>
    public string? Kicker { get; init; }
    /// <summary>The headline; a headline printed on two lines is joined by a space.</summary>
    public string? Title { get; init; }
    /// <summary>The line below the headline.</summary>
    public string? Subtitle { get; init; }
    /// <summary>All authors, those inside paragraphs (本报讯（记者…）) included.</summary>
    public IReadOnlyList<Byline> Bylines { get; init; } = [];
    /// <summary>Byline lines that stand on lines of their own, as printed.</summary>
    public IReadOnlyList<string> BylineLines { get; init; } = [];
    /// <summary>The issue date, where known.</summary>
    public DateOnly? Date { get; init; }
    /// <summary>The body in reading order.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];
    /// <summary>True where text is lost at a cut.</summary>
    public bool Truncated { get; init; }
    /// <summary>How sure the reading is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>
    /// The text that annotations refer to: kicker, title, subtitle, own-line bylines, headings and paragraphs in
    /// reading order, joined by line feeds. Builds a new string on every call.
    /// </summary>
    public string ComposeText()
    {
        var lines = new List<string>();
        void Add(string? line)
        {
            if (!string.IsNullOrEmpty(line))
            {
                lines.Add(line);
            }
        }

        Add(Kicker);
        Add(Title);
        Add(Subtitle);
        lines.AddRange(BylineLines);
        foreach (var section in Sections)
        {
            Add(section.Heading);
            foreach (var paragraph in section.Paragraphs)
            {
                Add(paragraph.Text);
            }
        }

        return string.Join('\n', lines);
    }
}
