using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit;

/// <summary>A theme and how sure the classifier is of it, 0 to 1.</summary>
public sealed record ThemeScore(string Code, double Score);

/// <summary>A keyword and its weight.</summary>
public sealed record Keyword(string Word, double Weight);

/// <summary>The noun that a figure counts (1500余名职工 → 职工).</summary>
/// <param name="Figure">Position of the figure in <see cref="TextLayers.Figures"/>.</param>
/// <param name="Start">0-based offset of the noun, UTF-16 code units.</param>
/// <param name="Length">Its length.</param>
public readonly record struct CountedNoun(int Figure, int Start, int Length);

/// <summary>All layers over one text. Spans of one layer never overlap and stand in text order.</summary>
public sealed record TextLayers
{
    /// <summary>The text that all offsets refer to.</summary>
    public required string Text { get; init; }
    /// <summary>Organizations, places and persons.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];
    /// <summary>Quantities.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];
    /// <summary>What the figures count, where a rule is sure of it.</summary>
    public IReadOnlyList<CountedNoun> Counted { get; init; } = [];
    /// <summary>Changes that tie figures.</summary>
    public IReadOnlyList<FigureChange> Changes { get; init; } = [];
    /// <summary>Dates that name a point or span of time.</summary>
    public IReadOnlyList<DateExpression> Dates { get; init; } = [];
    /// <summary>Recurring expressions (每周四).</summary>
    public IReadOnlyList<DateExpression> Recurring { get; init; } = [];
}

/// <summary>An article with every layer that the pipeline adds.</summary>
public sealed record AnnotatedArticle
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }
    /// <summary>Where it came from.</summary>
    public string? Source { get; init; }
    /// <summary>Its title, where it has one.</summary>
    public string? Title { get; init; }
    /// <summary>Its issue date, where known.</summary>
    public DateOnly? Date { get; init; }
    /// <summary>What kind of item it is.</summary>
    public Genre Genre { get; init; }
    /// <summary>All its authors.</summary>
    public IReadOnlyList<Byline> Bylines { get; init; } = [];
    /// <summary>The layers over the text.</summary>
    public required TextLayers Layers { get; init; }
    /// <summary>The layers over a title that is not part of the text; null where the title is in the text or there is none.</summary>
    public TextLayers? TitleLayers { get; init; }
    /// <summary>The code of the primary theme; null until classified, or where the classifier abstains.</summary>
    public string? Theme { get; init; }
    /// <summary>All themes with their scores, the surest first.</summary>
    public IReadOnlyList<ThemeScore> Themes { get; init; } = [];
    /// <summary>Keywords, the heaviest first.</summary>
    public IReadOnlyList<Keyword> Keywords { get; init; } = [];
}
