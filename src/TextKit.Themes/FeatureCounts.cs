using Microsoft.ML.Data;

namespace TextKit.Themes;

/// <summary>Scratch space for one text: how often each row was met, and where first. Cleared by what it met, not by its size.</summary>
internal sealed class FeatureCounts(int features, int themes)
{
    // A word of the title says more of the theme than one of the body.
    private const int TitleHit = 3;
    private static readonly double[] Sublinear = [.. Enumerable.Range(0, 64).Select(n => n == 0 ? 0 : 1 + Math.Log(n))];
    private readonly int[] themeHits = new int[themes];
    private readonly int[] themePlaces = new int[themes];
    // For each feature the place of its entry, from 1; 0 for those not met.
    private readonly int[] places = new int[features];
    private Entry[] entries = new Entry[1024];
    private int count;

    /// <summary>Reads the features of texts.</summary>
    public TextFeatures Features { get; } = new();

    /// <summary>The rows with a value, in the order first met.</summary>
    public ReadOnlySpan<Entry> Entries => entries.AsSpan(0, count);

    public void Add(int row, bool isTitle, int start, int length)
    {
        ref var place = ref places[row];
        if (place == 0)
        {
            place = Append(new Entry { Row = row, Place = Packed(isTitle, start, length) });
        }

        entries[place - 1].Count++;
    }

    /// <summary>
    /// Turns what was counted of one part of an article into a vector of length <paramref name="share"/>, sublinear term
    /// frequency times inverse document frequency, and adds it to the values.
    /// </summary>
    public void Weigh(float[] idf, double share)
    {
        var met = entries.AsSpan(0, count);
        var squares = 0.0;
        foreach (ref var entry in met)
        {
            if (entry.Count > 0)
            {
                entry.Weight = (entry.Count < Sublinear.Length ? Sublinear[entry.Count] : 1 + Math.Log(entry.Count)) * idf[entry.Row];
                squares += entry.Weight * entry.Weight;
            }
        }

        var scale = squares > 0 ? share / Math.Sqrt(squares) : 0;
        foreach (ref var entry in met)
        {
            if (entry.Count > 0)
            {
                entry.Value += (float)(entry.Weight * scale);
                entry.Count = 0;
            }
        }
    }

    /// <summary>Counts a defining word of a theme.</summary>
    public void AddTheme(int theme, bool isTitle, int start, int length)
    {
        if (themeHits[theme] == 0)
        {
            themePlaces[theme] = Packed(isTitle, start, length);
        }

        themeHits[theme] += isTitle ? TitleHit : 1;
    }

    /// <summary>Scales the values to length 1 and adds the themes' defining words as a vector of length <paramref name="themeShare"/>.</summary>
    public void Finish(double themeShare)
    {
        var met = entries.AsSpan(0, count);
        var squares = 0.0;
        foreach (ref var entry in met)
        {
            squares += entry.Value * (double)entry.Value;
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        foreach (ref var entry in met)
        {
            entry.Value *= scale;
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
                var value = (float)(Math.Log(1 + themeHits[theme]) / Math.Sqrt(squares) * themeShare);
                Append(new Entry { Row = features + theme, Place = themePlaces[theme], Value = value });
                themeHits[theme] = 0;
            }
        }
    }

    public void Clear()
    {
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Row < features)
            {
                places[entry.Row] = 0;
            }
        }

        count = 0;
    }

    private int Append(Entry entry)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        entries[count] = entry;
        return ++count;
    }

    // Titles count from below zero; length in the low four bits, none for what is too long to be named as a reason.
    private static int Packed(bool isTitle, int start, int length) => ((isTitle ? ~start : start) << 4) | (length < 16 ? length : 0);

    /// <summary>Where an entry was first met, from <see cref="Entry.Place"/>.</summary>
    public static (bool InTitle, int Start, int Length) Unpacked(int place) => (place < 0, place < 0 ? ~(place >> 4) : place >> 4, place & 15);

    /// <summary>The values as ML.NET takes them.</summary>
    public VBuffer<float> ToVector(int rows)
    {
        var ordered = Entries.ToArray();
        Array.Sort(ordered, (a, b) => a.Row.CompareTo(b.Row));
        return new VBuffer<float>(rows, ordered.Length, Array.ConvertAll(ordered, e => e.Value), Array.ConvertAll(ordered, e => e.Row));
    }

    /// <summary>A row that was met.</summary>
    public struct Entry
    {
        public double Weight;
        public int Row, Count, Place;
        public float Value;
    }
}
