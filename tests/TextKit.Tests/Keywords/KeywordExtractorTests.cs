using System.Text.Json;
using TextKit.Keywords;

namespace TextKit.Tests.Keywords;

/// <summary>
/// Holds the keywords of python3-jieba 0.42.1 over articles of the corpus (markup taken out): Cases/keywords.jsonl has for each the results of
/// jieba.analyse.extract_tags(text, 12, True), textrank(text, 12, True) and extract_tags(text, 12, True, ('ns', 'nr', 'nt')).
/// </summary>
public sealed class KeywordExtractorTests
{
    public static TheoryData<string> Methods => new("tfIdf", "textRank", "names");

    [Theory]
    [MemberData(nameof(Methods))]
    public void Keywords_over_the_corpus_are_those_of_the_reference(string method)
    {
        var extractor = KeywordExtractor.Create(new KeywordExtractorOptions
        {
            Method = method == "textRank" ? KeywordMethod.TextRank : KeywordMethod.TfIdf,
            Tags = method == "names" ? ["ns", "nr", "nt"] : null,
        });
        foreach (var line in File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "TextKit.Tests", "Keywords", "Cases", "keywords.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var keywords = extractor.Extract(document.RootElement.GetProperty("text").GetString()!, 12);
            var expected = document.RootElement.GetProperty(method).EnumerateArray().ToList();
            Assert.Equal(expected.Select(e => e[0].GetString()), keywords.Select(k => k.Word));
            Assert.All(expected.Zip(keywords), p => Assert.Equal(p.First[1].GetDouble(), p.Second.Weight, 1e-9));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("。。。")]
    [InlineData("the")]
    public void A_text_without_words_has_no_keywords(string text)
    {
        Assert.Empty(KeywordExtractor.Default.Extract(text, 5));
        Assert.Empty(KeywordExtractor.Create(new KeywordExtractorOptions { Method = KeywordMethod.TextRank }).Extract(text, 5));
    }
}
