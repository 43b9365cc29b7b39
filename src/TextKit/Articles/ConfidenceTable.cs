using System.Globalization;

namespace TextKit.Articles;

/// <summary>
/// How often articles whose joins have a margin are read exactly right, counted on simulated pages of articles that no weight
/// was trained on; straight lines between the steps. Immutable.
/// </summary>
internal sealed class ConfidenceTable
{
    private readonly float[] margins;
    private readonly float[] chances;

    /// <summary>Takes the margins in rising order and the chance at each.</summary>
    public ConfidenceTable(float[] margins, float[] chances)
    {
        (this.margins, this.chances) = (margins, chances);
    }

    /// <summary>The chance that an article is right; 1 where nothing was counted.</summary>
    public double Of(float margin)
    {
        if (margins.Length == 0)
        {
            return 1;
        }

        var at = Array.BinarySearch(margins, margin);
        at = at < 0 ? ~at : at;
        if (at == 0 || at == margins.Length)
        {
            return chances[Math.Min(at, margins.Length - 1)];
        }

        var into = (margin - margins[at - 1]) / (margins[at] - margins[at - 1]);
        return chances[at - 1] + (into * (chances[at] - chances[at - 1]));
    }

    /// <summary>Counts: the mean of each step of equal size, made to rise by pooling neighbours that fall.</summary>
    /// <param name="articles">The margin of each article, and whether it was read exactly right.</param>
    /// <param name="steps">How many steps.</param>
    public static ConfidenceTable Count(IEnumerable<(float Margin, bool Right)> articles, int steps)
    {
        var sorted = articles.OrderBy(a => a.Margin).ToArray();
        var pools = new List<(double Margin, double Right, int Count)>();
        foreach (var step in sorted.Chunk(Math.Max(1, sorted.Length / steps)))
        {
            pools.Add((step.Sum(a => (double)Math.Clamp(a.Margin, -20, 20)), step.Count(a => a.Right), step.Length));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Count >= pools[^1].Right / pools[^1].Count)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((before.Margin + last.Margin, before.Right + last.Right, before.Count + last.Count));
            }
        }

        return new ConfidenceTable(pools.ConvertAll(p => (float)(p.Margin / p.Count)).ToArray(), pools.ConvertAll(p => (float)((p.Right + 1) / (p.Count + 2))).ToArray());
    }

    /// <summary>The rows of the table.</summary>
    public IEnumerable<string> Rows() =>
        margins.Zip(chances, (m, c) => string.Create(CultureInfo.InvariantCulture, $"confidence\t{m:0.###}\t{c:0.###}"));
}
