namespace TextKit.Themes;

/// <summary>Scratch space for one text: how often each row was met, and where first. Cleared by what it met, not by its size.</summary>
internal sealed class FeatureCounts(int features, int themes)
{
    // A word of the title says more of the theme than one of the body.
    private const int TitleHit = 3;
    private readonly int[] themeHits = new int[themes];
    private readonly int[] counts = new int[features];
    private readonly int[] places = new int[features + themes];
    private readonly float[] values = new float[features + themes];
    private readonly List<Met> met = [];
    private readonly List<int> used = [];

    /// <summary>Reads the features of texts.</summary>
    public TextFeatures Features { get; } = new();

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
                places[row] = Packed(isTitle, start, length);
            }

            values[row] += (float)((1 + Math.Log(counts[row])) * idf[row] * scale);
            counts[row] = 0;
        }

        met.Clear();
    }

    /// <summary>Counts a defining word of a theme.</summary>
    public void AddTheme(int theme, bool isTitle, int start, int length)
    {
        if (themeHits[theme] == 0)
        {
            places[features + theme] = Packed(isTitle, start, length);
        }

        themeHits[theme] += isTitle ? TitleHit : 1;
    }

    /// <summary>Scales the values to length 1 and adds the themes' defining words as a vector of length <paramref name="themeShare"/>.</summary>
    public void Finish(double themeShare)
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

        squares = 0;
        foreach (var hits in themeHits)
        {
            squares += Math.Log(1 + hits) * Math.Log(1 + hits);
        }

        for (var theme = 0; theme < themeHits.Length; theme++)
        {
            if (themeHits[theme] > 0)
            {
                used.Add(features + theme);
                values[features + theme] = (float)(Math.Log(1 + themeHits[theme]) / Math.Sqrt(squares) * themeShare);
                themeHits[theme] = 0;
            }
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

    // Titles count from below zero; length in the low four bits, none for what is too long to be named as a reason.
    private static int Packed(bool isTitle, int start, int length) => ((isTitle ? ~start : start) << 4) | (length < 16 ? length : 0);

    private readonly record struct Met(int Row, int Start, int Length);
}
