using System.Buffers;

namespace TextKit.Figures;

/// <summary>
/// Finds the quantities of a text and what they stand for: <c>5万多元</c> is at least 50000 元. Follows the annotation guide: prefix
/// approximators stay outside the span and set the bound; ordinals, designators, names and idioms are left out. Immutable and safe
/// to share between threads. One pass over the text.
/// </summary>
public sealed class FigureExtractor
{
    private static readonly Lazy<FigureExtractor> Lazy = new(() => new FigureExtractor(new FigureExtractorOptions()));
    private readonly FigureUnitTable units = FigureUnitTable.Default;

    private readonly FigureExtractorOptions options;

    private FigureExtractor(FigureExtractorOptions options) => this.options = options;

    /// <summary>The extractor with the units that the library brings.</summary>
    public static FigureExtractor Default => Lazy.Value;

    /// <summary>An extractor with options of one's own.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static FigureExtractor Create(FigureExtractorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FigureExtractor(options);
    }

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

    /// <summary>Appends the figures of a text to a list; allocates nothing where the list has room, but with <see cref="FigureExtractorOptions.BareNumbers"/>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="figures">Receives the figures in text order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="figures"/> is null.</exception>
    public void Extract(ReadOnlySpan<char> text, List<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (options.BareNumbers && text.Contains(' '))
        {
            ExtractSpaced(text, figures);
            return;
        }

        new FigureScanner(text, units, options.BareNumbers, figures).Run();
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

    // 一百 二 十: the spaces between the parts of a numeral are taken out, and the offsets mapped back.
    private void ExtractSpaced(ReadOnlySpan<char> text, List<Figure> figures)
    {
        var closed = new char[text.Length];
        var places = new int[text.Length + 1];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' && length > 0 && Spaced.Contains(closed[length - 1]) && text[i..].IndexOfAnyExcept(' ') is var next and > 0 && Spaced.Contains(text[i + next])
                && !(char.IsDigit(closed[length - 1]) && char.IsDigit(text[i + next])))
            {
                continue;
            }

            places[length] = i;
            closed[length++] = text[i];
        }

        places[length] = text.Length;
        var first = figures.Count;
        new FigureScanner(closed.AsSpan(0, length), units, bare: true, figures).Run();
        for (var i = first; i < figures.Count; i++)
        {
            var start = places[figures[i].Start];
            figures[i] = figures[i] with { Start = start, Length = places[figures[i].End - 1] + 1 - start };
        }
    }

    private static readonly SearchValues<char> Spaced = SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两几壹贰叁肆伍陆柒捌玖拾佰仟億萬兩幾陸貳參叄點点分之个個成折又负負");
}
