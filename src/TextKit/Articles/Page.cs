namespace TextKit.Articles;

/// <summary>What a newspaper page holds: its articles in the order in which they begin, and what belongs to none of them.</summary>
/// <param name="Articles">The articles, in the order of their first line.</param>
/// <param name="SetAside">Folio lines, imprints, advertisements, the navigation of web pages and empty marks, in source order.</param>
public sealed record Page(IReadOnlyList<Article> Articles, IReadOnlyList<SetAside> SetAside);

/// <summary>A part of a page that belongs to no article.</summary>
/// <param name="Lines">The source lines.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Reason"><c>folio</c>, <c>imprint</c>, <c>advertisement</c>, <c>navigation</c> (of a web page) or <c>mark</c> (a heading mark without text).</param>
public sealed record SetAside(LineRange Lines, string Text, string Reason);
