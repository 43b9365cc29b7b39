namespace TextKit.Search;

/// <summary>What to search for. Immutable; every filter left null lets all through.</summary>
public sealed record ArticleQuery
{
    /// <summary>The query text in the language of <see cref="QueryReader"/>; null or empty finds all that the filters let through.</summary>
    public string? Text { get; init; }
    /// <summary>A theme code.</summary>
    public string? Theme { get; init; }
    /// <summary>A genre code.</summary>
    public string? Genre { get; init; }
    /// <summary>A place: its name, the name of a division above it, or a code.</summary>
    public string? Place { get; init; }
    /// <summary>An organization's full name or surface.</summary>
    public string? Organization { get; init; }
    /// <summary>A person's name.</summary>
    public string? Person { get; init; }
    /// <summary>The first issue date, included.</summary>
    public DateOnly? From { get; init; }
    /// <summary>The last issue date, included.</summary>
    public DateOnly? To { get; init; }
    /// <summary>Conditions on figures, such as <c>money&gt;=1000000</c> or <c>count(户)&lt;50</c>; all must hold.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];
    /// <summary>
    /// The order of hits: <c>score</c> (default), <c>newest</c>, <c>oldest</c>, or <c>most:NAME</c> and <c>least:NAME</c> by the
    /// greatest and the least figure of a name such as <c>money</c> or <c>count(户)</c>. Articles without the value come last.
    /// </summary>
    public string Sort { get; init; } = "score";
    /// <summary>
    /// The <see cref="SearchResult.Cursor"/> of the page before, to go on behind it however deep, with the same query. The
    /// searcher that gave it goes on over the index as it was then, for ten minutes after a refresh; another one, while
    /// the index stands as it did. <see cref="Skip"/> counts from it.
    /// </summary>
    public string? After { get; init; }
    /// <summary>Whether to count facets. Default true.</summary>
    public bool CountFacets { get; init; } = true;
    /// <summary>How many hits to leave out. Default 0.</summary>
    public int Skip { get; init; }
    /// <summary>How many hits to return at most. Default 10.</summary>
    public int Take { get; init; } = 10;
}

/// <summary>One article found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">Its score; higher is better.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its issue date.</param>
/// <param name="Genre">Its genre code.</param>
/// <param name="Theme">Its primary theme code.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Snippet">A part of its text with the matches.</param>
public sealed record SearchHit(string Id, double Score, string? Title, DateOnly? Date, string? Genre, string? Theme, string? Source, Snippet Snippet);

/// <summary>A part of a text with the places that matched.</summary>
/// <param name="Text">The part.</param>
/// <param name="Start">Its offset in the article's text, UTF-16 code units.</param>
/// <param name="Highlights">Half-open ranges within <paramref name="Text"/>.</param>
public sealed record Snippet(string Text, int Start, IReadOnlyList<(int Start, int End)> Highlights);

/// <summary>A value and the number of articles found that bear it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>What a search found.</summary>
/// <param name="Total">The number of articles that match.</param>
/// <param name="Hits">The hits asked for, best first.</param>
/// <param name="Facets">Counts by theme, genre, place (and place.1 to place.3: province, city, county), organization, person, year and month, the most frequent first.</param>
/// <param name="Next">The <see cref="ArticleQuery.Skip"/> of the next page, or null at the end.</param>
/// <param name="Cursor">The <see cref="ArticleQuery.After"/> of the next page, or null at the end.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets, int? Next, string? Cursor = null);

/// <summary>An article whose text is much the same as another's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Similarity">The estimated share of five-character runs in common, 0 to 1.</param>
public sealed record NearDuplicate(string Id, double Similarity);
