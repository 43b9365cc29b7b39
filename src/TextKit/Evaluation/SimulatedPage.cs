using TextKit.Articles;

namespace TextKit.Evaluation;

/// <summary>A page of the simulator.</summary>
/// <param name="Text">The page as the scan prints it.</param>
/// <param name="Articles">
/// The articles that are to be read from it: damaged characters as printed, lost text left out, paragraphs with the lines
/// that their pieces are printed on.
/// </param>
public sealed record SimulatedPage(string Text, IReadOnlyList<Article> Articles);
