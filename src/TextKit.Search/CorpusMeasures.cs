namespace TextKit.Search;

/// <summary>
/// The formulas of corpus statistics. Association measures take the frequencies of the pair (f), of its two parts (f1,
/// f2) and the sample size (n); e = f1·f2/n is the frequency expected by chance. Pure functions.
/// </summary>
public static class CorpusMeasures
{
    /// <summary>Mutual information, log2(f/e). Church &amp; Hanks 1990, "Word association norms, mutual information, and lexicography".</summary>
    public static double MutualInformation(double f, double f1, double f2, double n) => Math.Log2(f * n / (f1 * f2));

    /// <summary>MI3, log2(f³/e). Daille 1994; Oakes 1998, "Statistics for Corpus Linguistics", p. 171.</summary>
    public static double MutualInformation3(double f, double f1, double f2, double n) => Math.Log2(f * f * f * n / (f1 * f2));

    /// <summary>t-score, (f − e)/√f. Church, Gale, Hanks &amp; Hindle 1991, "Using statistics in lexical analysis".</summary>
    public static double TScore(double f, double f1, double f2, double n) => (f - (f1 * f2 / n)) / Math.Sqrt(f);

    /// <summary>logDice, 14 + log2(2f/(f1 + f2)). Rychlý 2008, "A lexicographer-friendly association score".</summary>
    public static double LogDice(double f, double f1, double f2) => 14 + Math.Log2(2 * f / (f1 + f2));

    /// <summary>Log-likelihood G² of the two-by-two table of a pair. Dunning 1993, "Accurate methods for the statistics of surprise and coincidence".</summary>
    public static double LogLikelihood(double f, double f1, double f2, double n)
    {
        var rest = n - f1;
        return 2 * (Term(f, f1 * f2 / n) + Term(f1 - f, f1 * (n - f2) / n) + Term(f2 - f, rest * f2 / n) + Term(rest - f2 + f, rest * (n - f2) / n));
    }

    /// <summary>
    /// Log-likelihood of a word's frequency in one corpus against another, by the two frequencies and the two sizes.
    /// Rayson &amp; Garside 2000, "Comparing corpora using frequency profiling". Not signed.
    /// </summary>
    public static double KeynessLogLikelihood(double a, double b, double sizeA, double sizeB)
    {
        var share = (a + b) / (sizeA + sizeB);
        return 2 * (Term(a, sizeA * share) + Term(b, sizeB * share));
    }

    /// <summary>
    /// Log ratio, the binary logarithm of the ratio of relative frequencies; a frequency of 0 counts as 0.5. Hardie 2014,
    /// "Log Ratio: an informal introduction".
    /// </summary>
    public static double LogRatio(double a, double b, double sizeA, double sizeB) =>
        Math.Log2((a == 0 ? 0.5 : a) / sizeA / ((b == 0 ? 0.5 : b) / sizeB));

    /// <summary>
    /// Deviation of proportions DP over the parts of a corpus: 0 where a word is spread as the text is, towards 1 where it
    /// keeps to few parts. Gries 2008, "Dispersions and adjusted frequencies in corpora".
    /// </summary>
    /// <param name="frequencies">The word's frequency in each part.</param>
    /// <param name="sizes">The size of each part.</param>
    /// <exception cref="ArgumentException">The two differ in length, or one of them sums to nothing.</exception>
    public static double DeviationOfProportions(IReadOnlyList<double> frequencies, IReadOnlyList<double> sizes)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(sizes);
        var (total, size) = (frequencies.Sum(), sizes.Sum());
        if (frequencies.Count != sizes.Count || total <= 0 || size <= 0)
        {
            throw new ArgumentException("a frequency and a size for every part are needed, and some of both", nameof(frequencies));
        }

        var sum = 0.0;
        for (var i = 0; i < sizes.Count; i++)
        {
            sum += Math.Abs((frequencies[i] / total) - (sizes[i] / size));
        }

        return sum / 2;
    }

    /// <summary>DP divided by the greatest it can be, 1 less the share of the smallest part. Lijffijt &amp; Gries 2012, "Correction to Dispersions and adjusted frequencies in corpora".</summary>
    public static double NormalizedDeviationOfProportions(IReadOnlyList<double> frequencies, IReadOnlyList<double> sizes)
    {
        var dp = DeviationOfProportions(frequencies, sizes);
        var greatest = 1 - (sizes.Min() / sizes.Sum());
        return greatest > 0 ? dp / greatest : 0;
    }

    private static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
