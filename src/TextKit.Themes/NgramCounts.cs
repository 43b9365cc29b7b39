namespace TextKit.Themes;

/// <summary>Scratch space for one text: how often each row was met, and where first. Cleared by what it met, not by its size.</summary>
internal sealed class NgramCounts(int rows)
{
    private readonly int[] counts = new int[rows];
    private readonly int[] places = new int[rows];
    private readonly float[] values = new float[rows];
    private readonly List<Met> met = [];
    private readonly List<int> used = [];

    /// <summary>The rows with a value, in the order first met.</summary>
    public List<int> Rows => used;

    public float this[int row] => values[row];

    public void Add(int row, int start, int length)
    {
        if (counts[row]++ == 0)
        {
            met.Add(new Met(row, start, length));
        }
    }

    /// <summary>
    /// Turns what was counted of one part of an article into a vector of length <paramref name="share"/>, sublinear term
    /// frequency times inverse document frequency, and adds it to the values.
    /// </summary>
    public void Weigh(float[] idf, double share, bool isTitle)
    {
        var squares = 0.0;
        foreach (var (row, _, _) in met)
        {
            var value = (1 + Math.Log(counts[row])) * idf[row];
            squares += value * value;
        }

        var scale = squares > 0 ? share / Math.Sqrt(squares) : 0;
        foreach (var (row, start, length) in met)
        {
            if (values[row] == 0)
            {
                used.Add(row);
                // Titles count from below zero; length in the low four bits.
                places[row] = ((isTitle ? ~start : start) << 4) | length;
            }

            values[row] += (float)((1 + Math.Log(counts[row])) * idf[row] * scale);
            counts[row] = 0;
        }

        met.Clear();
    }

    /// <summary>Scales the values to length 1.</summary>
    public void Normalize()
    {
        var squares = 0.0;
        foreach (var row in used)
        {
            squares += values[row] * (double)values[row];
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        foreach (var row in used)
        {
            values[row] *= scale;
        }
    }

    /// <summary>Where a row was first met.</summary>
    public (bool InTitle, int Start, int Length) Place(int row)
    {
        var start = places[row] >> 4;
        return (start < 0, start < 0 ? ~start : start, places[row] & 15);
    }

    public void Clear()
    {
        foreach (var row in used)
        {
            values[row] = 0;
        }

        used.Clear();
    }

    private readonly record struct Met(int Row, int Start, int Length);
}
