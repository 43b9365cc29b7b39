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

/// <summary>A heading, a paragraph or a part of one, printed on one line.</summary>
internal sealed class PrintedPiece(string text, bool isHeading)
{
    public string Text { get; } = text;

    public bool IsHeading { get; } = isHeading;

    /// <summary>True for a photographer's credit below its caption.</summary>
    public bool IsCredit { get; init; }

    public PrintForm Print { get; set; }

    /// <summary>The line it is printed on, 1-based; 0 where it is lost.</summary>
    public int Line { get; set; }
}

/// <summary>What stands between two column breaks.</summary>
internal sealed class PrintedRun
{
    public List<PrintedPiece> Pieces { get; } = [];

    public void Print(List<string> lines)
    {
        foreach (var piece in Pieces)
        {
            lines.Add(piece.Print == PrintForm.Marked ? "## " + piece.Text : piece.Text);
            piece.Line = lines.Count;
            if (piece.Print != PrintForm.Tight)
            {
                lines.Add("");
            }
        }

        if (Pieces.Count > 0 && Pieces[^1].Print == PrintForm.Tight)
        {
            lines.Add("");
        }
    }
}
