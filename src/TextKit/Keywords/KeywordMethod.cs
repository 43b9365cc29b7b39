namespace TextKit.Keywords;

/// <summary>What makes a word a keyword.</summary>
public enum KeywordMethod
{
    /// <summary>It occurs often here and seldom elsewhere.</summary>
    TfIdf,

    /// <summary>It stands beside many words that themselves do (TextRank, window of five words, ten rounds, damping 0.85).</summary>
    TextRank,
}
