namespace TextKit.Search.Tests;

/// <summary>Published figures to the digits that were printed, and the same formulas worked out to more digits elsewhere.</summary>
public sealed class CorpusMeasuresTests
{
    // Manning & Schütze 1999, "Foundations of Statistical Natural Language Processing", ch. 5: the New York Times corpus.
    private const double NewYorkTimes = 14_307_668;

    [Fact]
    public void Mutual_information_of_Ayatollah_Ruhollah_is_that_of_Manning_and_Schütze() =>
        Assert.Equal(18.38, CorpusMeasures.MutualInformation(20, 42, 20, NewYorkTimes), 0.005);

    [Theory]
    [InlineData(270.72, 110, 2442, 111, 29114)]
    [InlineData(263.90, 29, 13, 123, 31612)]
    [InlineData(256.84, 31, 23, 139, 31584)]
    [InlineData(167.23, 10, 0, 3, 31764)]
    public void Log_likelihood_agrees_with_table_1_of_Dunning(double published, double both, double first, double second, double neither) =>
        Assert.Equal(published, CorpusMeasures.LogLikelihood(both, both + first, both + second, both + first + second + neither), 0.01);

    [Fact]
    public void The_t_score_of_new_companies_is_that_of_Manning_and_Schütze() =>
        Assert.Equal(0.9999, CorpusMeasures.TScore(8, 15828, 4675, NewYorkTimes), 0.0001);

    // Gries 2008, section 4: the letters of five parts, and his result of 0.18 for the letter a.
    [Fact]
    public void The_deviation_of_proportions_is_that_of_Gries()
    {
        double[] frequencies = [1, 2, 3, 4, 5];
        double[] sizes = [9, 10, 10, 10, 11];
        Assert.Equal(0.18, CorpusMeasures.DeviationOfProportions(frequencies, sizes), 1e-9);
        Assert.Equal(0.18 / 0.82, CorpusMeasures.NormalizedDeviationOfProportions(frequencies, sizes), 1e-9);
    }

    [Fact]
    public void LogDice_is_14_for_words_that_stand_only_together() => Assert.Equal(14, CorpusMeasures.LogDice(37, 37, 37), 1e-9);

    // Worked out with 40 digits by the formulas of the sources that CorpusMeasures names.
    [Fact]
    public void The_measures_agree_with_the_formulas_worked_out_to_40_digits()
    {
        Assert.Equal(4.453288116880722, CorpusMeasures.MutualInformation(147, 2031, 3318, 1_004_251), 1e-9);
        Assert.Equal(18.852632806553451, CorpusMeasures.MutualInformation3(147, 2031, 3318, 1_004_251), 1e-9);
        Assert.Equal(11.570896766660656, CorpusMeasures.TScore(147, 2031, 3318, 1_004_251), 1e-9);
        Assert.Equal(9.814618856490213, CorpusMeasures.LogDice(147, 2031, 3318), 1e-9);
        Assert.Equal(642.939558671717354, CorpusMeasures.LogLikelihood(147, 2031, 3318, 1_004_251), 1e-9);
        Assert.Equal(115.562648433138491, CorpusMeasures.KeynessLogLikelihood(97, 23, 81_250, 164_003), 1e-9);
        Assert.Equal(3.089633373353949, CorpusMeasures.LogRatio(97, 23, 81_250, 164_003), 1e-9);
    }

    [Fact]
    public void A_frequency_of_nothing_counts_as_half_in_the_log_ratio() => Assert.Equal(Math.Log2(20), CorpusMeasures.LogRatio(10, 0, 1000, 1000), 1e-9);

    [Fact]
    public void A_dispersion_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CorpusMeasures.DeviationOfProportions([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => CorpusMeasures.DeviationOfProportions([1], [1, 2]));
    }
}
