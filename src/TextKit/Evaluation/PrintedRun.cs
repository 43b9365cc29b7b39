namespace TextKit.Evaluation;

/// <summary>How a piece is printed.</summary>
internal enum PrintForm
{
    /// <summary>A block of its own, blank lines around it.</summary>
    Spaced,
    /// <summary>A heading with a mark.</summary>
    Marked,
    /// <summary>A line among lines.</summary>
    Tight,
}

/// <summary>A heading, a paragraph or a part of one.</summary>
internal sealed class PrintedPiece(string text, bool isHeading)
{
    public string Text { get; } = text.TrimStart('　');

    /// <summary>The text with the indent of a paragraph.</summary>
    public string Printed { get; } = text;

    public bool IsHeading { get; } = isHeading;

    /// <summary>True for a photographer's credit below its caption.</summary>
    public bool IsCredit { get; init; }

    public PrintForm Print { get; set; }

    /// <summary>The first line it is printed on, 1-based; 0 where it is lost.</summary>
    public int Line { get; set; }

    /// <summary>The last line it is printed on.</summary>
    public int LastLine { get; set; }
}

/// <summary>What stands between two column breaks.</summary>
internal sealed class PrintedRun
{
    public List<PrintedPiece> Pieces { get; } = [];

    public void Print(List<string> lines, PageStyle style)
    {
        foreach (var piece in Pieces)
        {
            piece.Line = lines.Count + 1;
            if (style.LineWidth > 0 && !piece.IsHeading && piece.Print == PrintForm.Spaced)
            {
                PrintLines(piece.Printed, lines, style);
            }
            else
            {
                lines.Add(piece.Print == PrintForm.Marked ? "## " + piece.Text : piece.Text);
            }

            piece.LastLine = lines.Count;
            lines.AddRange(Enumerable.Repeat("", piece.Print == PrintForm.Tight ? 0 : piece.IsHeading ? 1 : style.Between));
        }

        if (Pieces.Count > 0 && Pieces[^1].Print == PrintForm.Tight)
        {
            lines.Add("");
        }
    }

    private static void PrintLines(string text, List<string> lines, PageStyle style)
    {
        for (var at = 0; at < text.Length; at += style.LineWidth)
        {
            lines.AddRange(Enumerable.Repeat("", at > 0 ? style.Gap : 0));
            lines.Add(text[at..Math.Min(text.Length, at + style.LineWidth)]);
        }
    }
}
