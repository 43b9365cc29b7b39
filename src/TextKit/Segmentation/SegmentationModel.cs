namespace TextKit.Segmentation;

/// <summary>Whose words a text is segmented into.</summary>
public enum SegmentationModel
{
    /// <summary>Those of python3-jieba 0.42.1, words and tags alike, the empty words that it gives in places left out.</summary>
    /// <remarks>
    /// Users of jieba.NET 0.42.2 meet other results in these cases, in each of which this model follows Python:
    /// <list type="bullet">
    /// <item>Of two routes of equal probability jieba.NET takes the first (the shorter first word), Python the last.</item>
    /// <item>Of two equal paths of the HMM jieba.NET ends in E, goes to M from B and to S from E; Python takes S, M and S.</item>
    /// <item>jieba.NET counts the middle dot · among the characters of words, so that several in a row, or one beside
    /// <c>+#&amp;._%-</c>, are one word; in Python each is a word.</item>
    /// <item>In the full mode jieba.NET drops punctuation and white space and cuts Latin letters by other rules; Python keeps all up
    /// to the next white space together.</item>
    /// <item>When it tags, jieba.NET has % and - in words; Python's <c>posseg</c> does not.</item>
    /// <item>jieba.NET cuts surrogate pairs (😀, 𠮷) into two halves; here and in Python a character is whole.</item>
    /// <item>A user word of frequency 0 is found again by jieba.NET's HMM; Python forbids it.</item>
    /// <item>Given anew, a word's old frequency is taken off the total by jieba.NET; Python only adds.</item>
    /// <item>Keywords: jieba.NET loads a list of Chinese stop words beside Python's English ones, and counts a pair of surrogates as
    /// two characters.</item>
    /// </list>
    /// </remarks>
    Jieba,

    /// <summary>
    /// Those of the HMMChineseTokenizer of Lucene 8 (SmartChineseAnalyzer): the ICTCLAS dictionary and its pairs of words. White
    /// space, which Lucene drops, comes as skipped tokens. Accurate mode only, without user words and without tags; the HMM
    /// option is without effect.
    /// </summary>
    Bigram,
}
