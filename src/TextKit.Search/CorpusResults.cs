namespace TextKit.Search;

/// <summary>A word, or words in a row, and how often it occurs.</summary>
/// <param name="Text">The word in its folded form; the words of an n-gram with a space between.</param>
/// <param name="Count">How often.</param>
/// <param name="Articles">In how many articles.</param>
/// <param name="PerMillion">How often in a million words.</param>
public sealed record FrequencyRow(string Text, long Count, int Articles, double PerMillion);

/// <summary>A frequency list, the most frequent first, equal ones in code point order.</summary>
/// <param name="Tokens">How many words (or n-grams) there are in all.</param>
/// <param name="Types">How many different ones.</param>
/// <param name="Articles">In how many articles they were counted.</param>
/// <param name="Rows">The rows asked for.</param>
public sealed record FrequencyList(long Tokens, int Types, int Articles, IReadOnlyList<FrequencyRow> Rows);

/// <summary>The measures by which collocates can be sorted.</summary>
public enum CollocateOrder
{
    /// <summary>logDice.</summary>
    LogDice,
    /// <summary>Mutual information.</summary>
    MutualInformation,
    /// <summary>MI3.</summary>
    MutualInformation3,
    /// <summary>t-score.</summary>
    TScore,
    /// <summary>Log-likelihood.</summary>
    LogLikelihood,
    /// <summary>How often they stand together.</summary>
    Count,
}

/// <summary>How collocates are counted. Immutable.</summary>
public sealed record CollocateOptions
{
    /// <summary>Which articles to count in. Null for all.</summary>
    public ArticleQuery? Within { get; init; }
    /// <summary>How many words before the node. Default 5.</summary>
    public int Left { get; init; } = 5;
    /// <summary>How many words behind the node. Default 5.</summary>
    public int Right { get; init; } = 5;
    /// <summary>How often a word must stand near the node at least. Default 3.</summary>
    public int LeastCount { get; init; } = 3;
    /// <summary>What to sort by, the greatest first.</summary>
    public CollocateOrder Order { get; init; }
    /// <summary>How many rows to return at most. Default 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A word that stands near the node.</summary>
/// <param name="Word">The word in its folded form.</param>
/// <param name="Count">How often it stands within the window of a node; a place within two windows counts once.</param>
/// <param name="Total">How often it occurs at all, nodes left out.</param>
/// <param name="LogDice">logDice, from the frequencies of node and word.</param>
/// <param name="MutualInformation">MI.</param>
/// <param name="MutualInformation3">MI3.</param>
/// <param name="TScore">t-score.</param>
/// <param name="LogLikelihood">Log-likelihood G²; great too where the word avoids the node.</param>
public sealed record CollocateRow(string Word, long Count, long Total, double LogDice, double MutualInformation, double MutualInformation3, double TScore, double LogLikelihood);

/// <summary>The collocates of a node.</summary>
/// <param name="Nodes">How often the node occurs.</param>
/// <param name="WindowTokens">How many words stand within the windows.</param>
/// <param name="Tokens">How many words were counted, nodes left out.</param>
/// <param name="Rows">The collocates.</param>
public sealed record CollocateList(long Nodes, long WindowTokens, long Tokens, IReadOnlyList<CollocateRow> Rows);

/// <summary>A word that is more frequent in one part of the corpus than in another, or less.</summary>
/// <param name="Word">The word in its folded form.</param>
/// <param name="Count">How often in the articles in question.</param>
/// <param name="ReferenceCount">How often in those it is held against.</param>
/// <param name="LogLikelihood">Log-likelihood, negative where it is less frequent than in the reference.</param>
/// <param name="LogRatio">Log ratio.</param>
public sealed record KeynessRow(string Word, long Count, long ReferenceCount, double LogLikelihood, double LogRatio);

/// <summary>Into which parts the corpus is split.</summary>
public enum CorpusPart
{
    /// <summary>Articles.</summary>
    Article,
    /// <summary>Months of the issue date.</summary>
    Month,
    /// <summary>Years of the issue date.</summary>
    Year,
}

/// <summary>How evenly something is spread.</summary>
/// <param name="Count">How often it occurs.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Range">In how many of them it occurs.</param>
/// <param name="DeviationOfProportions">DP; null where it does not occur.</param>
/// <param name="Normalized">DP normalized; null where it does not occur.</param>
public sealed record Dispersion(long Count, int Parts, int Range, double? DeviationOfProportions, double? Normalized);

/// <summary>How often something occurs in a span of time.</summary>
/// <param name="Period">A month (2019-08) or year (2019).</param>
/// <param name="Count">How often.</param>
/// <param name="Tokens">How many words the articles of the period have.</param>
/// <param name="PerMillion">How often in a million words.</param>
public sealed record TrendRow(string Period, long Count, long Tokens, double PerMillion);
