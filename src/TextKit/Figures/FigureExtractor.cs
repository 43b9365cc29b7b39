namespace TextKit.Figures;

/// <summary>
/// Finds the quantities of a text and what they stand for: <c>5万多元</c> is at least 50000 元. Follows the annotation guide: prefix
/// approximators stay outside the span and set the bound; ordinals, designators, names and idioms are left out. Immutable and safe
/// to share between threads. One pass over the text.
/// </summary>
public sealed class FigureExtractor
{
    private static readonly Lazy<FigureExtractor> Lazy = new(() => new FigureExtractor());
    private readonly FigureUnitTable units = FigureUnitTable.Default;

    private FigureExtractor()
    {
    }

    /// <summary>The extractor with the units that the library brings.</summary>
    public static FigureExtractor Default => Lazy.Value;

    /// <summary>Finds the figures of a text.</summary>
    /// <param name="text">Any text; offsets of the result are UTF-16 code units into it.</param>
    /// <returns>The figures in text order; they never overlap.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public List<Figure> Extract(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var figures = new List<Figure>();
        Extract(text, figures);
        return figures;
    }

    /// <summary>Appends the figures of a text to a list; allocates nothing where the list has room.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="figures">Receives the figures in text order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="figures"/> is null.</exception>
    public void Extract(ReadOnlySpan<char> text, List<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        new FigureScanner(text, units, figures).Run();
    }

    /// <summary>Appends the figures of a text and the changes that tie them (由344户减少至42户).</summary>
    /// <param name="text">Any text.</param>
    /// <param name="figures">Receives the figures in text order.</param>
    /// <param name="changes">Receives the changes; their positions refer to <paramref name="figures"/>.</param>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    public void ExtractChanges(ReadOnlySpan<char> text, List<Figure> figures, List<FigureChange> changes)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(changes);
        var first = figures.Count;
        Extract(text, figures);
        ChangeFinder.Find(text, figures, first, changes);
    }
}
