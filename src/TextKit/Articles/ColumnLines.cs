using System.Buffers;

namespace TextKit.Articles;

/// <summary>A line of a page that is not blank.</summary>
/// <param name="Text">The line without outer white space.</param>
/// <param name="Number">Its number, 1-based.</param>
/// <param name="Indent">The width of the white space before it, in Han characters.</param>
/// <param name="Blanks">How many blank lines stand before it.</param>
internal readonly record struct PrintedLine(string Text, int Number, float Indent, int Blanks)
{
    public bool IsMarked => Text[0] == '#';
}

/// <summary>
/// A page printed line by line at the width of its columns: tells so by the widths that most lines share, and says where
/// a paragraph ends. Blank lines count only where they are more than those between lines of one paragraph; an indent
/// counts where some lines have one and others do not. Linear in the lines.
/// </summary>
internal sealed class ColumnLines
{
    private const int WidestColumn = 60;
    private const int NarrowestColumn = 7;
    private const int FewestLines = 6;
    private const int Around = 6;
    private const int MostMeasures = 4;

    // A line ends early where the next word or mark would not go onto it.
    private const float Ragged = 1.5f;

    // A signature or a headline is set to the middle or to the right.
    private const float SetApart = 4;
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create("，,。；;、：");
    private readonly List<PrintedLine> lines;
    private readonly float[] widths;
    private readonly float[] measures;
    private readonly bool indents;
    private readonly int gap;

    private ColumnLines(List<PrintedLine> lines, float[] widths, float[] measures)
    {
        (this.lines, this.widths, this.measures) = (lines, widths, measures);
        var indented = lines.Count(l => l.Indent is >= 1 and < SetApart);
        indents = indented >= 0.03 * lines.Count && indented <= 0.7 * lines.Count;
        gap = UsualGap();
    }

    /// <summary>The lines as those of columns; null where the page is not printed line by line.</summary>
    public static ColumnLines? Of(List<PrintedLine> lines)
    {
        if (lines.Count < FewestLines || !AreShort(lines))
        {
            return null;
        }

        // A line holds so many characters, or so many widths: half-width letters are narrow in print, and wide where text was
        // cut by counting.
        var (printed, counted) = (new float[lines.Count], new float[lines.Count]);
        for (var i = 0; i < lines.Count; i++)
        {
            (printed[i], counted[i]) = lines[i].IsMarked ? (0, 0) : (lines[i].Indent + Printed(lines[i].Text), lines[i].Indent + lines[i].Text.Length);
        }

        var (byWidth, byCount) = (Histogram(printed), Histogram(counted));
        var (widths, counts) = Sharpness(byWidth) > Sharpness(byCount) ? (printed, byWidth) : (counted, byCount);
        var peaks = Measures(counts, lines.Count);
        return IsRunningText(lines, widths, peaks) ? new ColumnLines(lines, widths, Local(widths, peaks)) : null;
    }

    /// <summary>True where the line fills its column.</summary>
    public bool IsFull(int at) => widths[at] >= measures[at] - Ragged && widths[at] <= measures[at] + 1 && lines[at].Indent < SetApart;

    /// <summary>True where a paragraph, a heading or another block ends with a line.</summary>
    /// <param name="at">The line.</param>
    /// <param name="first">The first line of the block that it stands in.</param>
    public bool EndsBlock(int at, int first)
    {
        if (at + 1 == lines.Count)
        {
            return true;
        }

        var (line, next) = (lines[at], lines[at + 1]);
        if (line.IsMarked || next.IsMarked || next.Blanks > gap || (indents && next.Indent >= 1)
            || (at == first && StandsAlone(line.Text)) || !IsFull(at) || BylineReader.IsOpening(next.Text) || BlockReader.IsAside(next.Text))
        {
            return true;
        }

        if (!IsFull(at + 1) && (BylineReader.TryReadLine(next.Text, null) || (!Punctuation.IsClosed(line.Text) && LooksLikeHeading(next.Text))))
        {
            return true;
        }

        return Punctuation.IsClosed(line.Text);
    }

    /// <summary>
    /// True where the block that ends with a line goes on in the next one: a sentence that fills its last line to the end stands
    /// inside a paragraph more often than it ends one. What is printed next may be another story's, so the two are not one block.
    /// </summary>
    public bool RunsOn(int at) => at + 1 < lines.Count && IsFull(at) && lines[at + 1] is { IsMarked: false } next && next.Blanks <= gap
        && Punctuation.IsClosed(lines[at].Text) && (indents ? next.Indent < 1 : next.Text[0] != '“') && !StandsAlone(next.Text);

    /// <summary>True where a line that fills its column holds running text and not a heading.</summary>
    public bool IsPiece(int at) => IsFull(at) && HoldsClauses(lines[at].Text);

    /// <summary>True where a mark parts clauses in a line, as no list of names has it.</summary>
    public static bool HoldsClauses(string line) => line.AsSpan().ContainsAny(ClauseMarks);

    /// <summary>The width in print: digits and Latin letters are half as wide as a Han character, marks as wide.</summary>
    private static float Printed(string text)
    {
        var narrow = 0;
        foreach (var c in text)
        {
            narrow += char.IsAsciiLetterOrDigit(c) || c == ' ' ? 1 : 0;
        }

        return text.Length - (narrow / 2f);
    }

    /// <summary>True where lines that fit a column hold most of the text.</summary>
    private static bool AreShort(List<PrintedLine> lines)
    {
        int most = 0, all = 0;
        foreach (var line in lines)
        {
            all += line.Text.Length;
            most += line.Text.Length <= WidestColumn + 5 ? line.Text.Length : 0;
        }

        return most >= 0.8 * all;
    }

    /// <summary>How many lines there are of each width, rounded up.</summary>
    private static int[] Histogram(float[] widths)
    {
        var counts = new int[WidestColumn + 3];
        foreach (var width in widths)
        {
            if (width >= NarrowestColumn && width <= WidestColumn)
            {
                counts[(int)MathF.Ceiling(width)]++;
            }
        }

        return counts;
    }

    /// <summary>How far the lines agree in width: the sum of squares.</summary>
    private static long Sharpness(int[] counts) => counts.Sum(c => (long)c * c);

    /// <summary>The widths at which most lines end, the commonest first; the histogram is used up.</summary>
    private static List<float> Measures(int[] counts, int lines)
    {
        var peaks = new List<float>();
        while (peaks.Count < MostMeasures)
        {
            int best = 0, most = 0;
            for (var w = NarrowestColumn; w <= WidestColumn; w++)
            {
                if (counts[w] + counts[w - 1] is var here && (here > most || (here == most && counts[w] > counts[best])))
                {
                    (best, most) = (w, here);
                }
            }

            if (most < Math.Max(3, 0.08 * lines))
            {
                break;
            }

            // A mark that may not begin a line hangs over the end of the one before.
            var hanging = counts[best + 1] > counts[best - 1] && counts[best + 1] >= 0.25 * counts[best] ? 1 : 0;
            peaks.Add(best + hanging);
            counts.AsSpan(best - 1, 3).Clear();
        }

        return peaks;
    }

    /// <summary>True where full lines are many and break off inside sentences, as no list of headlines does.</summary>
    private static bool IsRunningText(List<PrintedLine> lines, float[] widths, List<float> peaks)
    {
        if (peaks.Count == 0)
        {
            return false;
        }

        int full = 0, open = 0, marks = 0, wider = 0, unmarked = 0;
        var widest = peaks.Max();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsMarked)
            {
                continue;
            }

            unmarked++;
            wider += widths[i] > widest + 1 ? 1 : 0;
            if (peaks.Exists(p => widths[i] >= p - Ragged && widths[i] <= p + 1))
            {
                var text = lines[i].Text;
                full++;
                open += char.IsLetterOrDigit(text[^1]) ? 1 : 0;
                marks += HoldsClauses(text) ? 1 : 0;
            }
        }

        return full >= FewestLines / 2 && full >= 0.4 * unmarked && open >= 0.5 * full && marks >= 0.5 * full && wider <= 0.2 * unmarked;
    }

    /// <summary>The measure of the column that each line stands in: the one that most lines around it have.</summary>
    private static float[] Local(float[] widths, List<float> peaks)
    {
        var local = new float[widths.Length];
        Array.Fill(local, peaks[0]);
        if (peaks.Count == 1)
        {
            return local;
        }

        var counts = new int[peaks.Count];
        for (var i = -Around; i < widths.Length; i++)
        {
            Tell(i + Around, 1);
            Tell(i - Around - 1, -1);
            if (i < 0)
            {
                continue;
            }

            var best = 0;
            for (var p = 1; p < peaks.Count; p++)
            {
                best = counts[p] > counts[best] ? p : best;
            }

            local[i] = peaks[best];
        }

        return local;

        void Tell(int line, int times)
        {
            for (var p = 0; p < peaks.Count && line >= 0 && line < widths.Length; p++)
            {
                counts[p] += widths[line] >= peaks[p] - Ragged && widths[line] <= peaks[p] + 1 ? times : 0;
            }
        }
    }

    /// <summary>The blank lines between two lines of one paragraph: as many as stand behind most lines that break off.</summary>
    private int UsualGap()
    {
        var counts = new int[4];
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (IsFull(i) && char.IsLetterOrDigit(lines[i].Text[^1]) && !lines[i + 1].IsMarked)
            {
                counts[Math.Min(lines[i + 1].Blanks, counts.Length - 1)]++;
            }
        }

        return Array.IndexOf(counts, counts.Max());
    }

    private static bool StandsAlone(string text) => BlockReader.IsAside(text) || BylineReader.TryReadLine(text, null);

    /// <summary>A short line without marks behind one that breaks off: the next section's heading and not the end of the sentence.</summary>
    private static bool LooksLikeHeading(string text) => !Punctuation.IsClosed(text) && !Punctuation.BeginsInside(text)
        && !HoldsClauses(text) && text[^1] is not ('）' or ')' or '》');
}
