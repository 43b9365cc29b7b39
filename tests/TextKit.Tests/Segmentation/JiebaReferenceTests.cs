using System.Text.Json;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

/// <summary>
/// Holds the words and tags of python3-jieba 0.42.1 over lines of corpus/articles (markup taken out): Cases/jieba.jsonl has for
/// each the results of jieba.cut(text), cut(text, HMM=False), cut(text, cut_all=True), cut_for_search(text) and posseg.cut(text),
/// joined by U+001F, empty words left out. Printed by Python 3.11 with the Debian package on the path.
/// </summary>
public sealed class JiebaReferenceTests
{
    public static TheoryData<string, SegmentationMode, bool> Results => new()
    {
        { "accurate", SegmentationMode.Accurate, true }, { "noHmm", SegmentationMode.Accurate, false },
        { "full", SegmentationMode.Full, true }, { "search", SegmentationMode.Search, true },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void Words_over_the_corpus_are_those_of_the_reference(string result, SegmentationMode mode, bool hmm)
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { Mode = mode, UseHmm = hmm });
        foreach (var (text, expected) in Cases(result))
        {
            Assert.Equal(expected, string.Join('\u001f', segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length))));
        }
    }

    [Fact]
    public void Tags_over_the_corpus_are_those_of_the_reference()
    {
        foreach (var (text, expected) in Cases("tagged"))
        {
            Assert.Equal(expected, string.Join('\u001f', WordSegmenter.Default.Tag(text).Select(t => $"{text.Substring(t.Start, t.Length)}/{t.Tag}")));
        }
    }

    private static IEnumerable<(string Text, string Expected)> Cases(string result) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "TextKit.Tests", "Segmentation", "Cases", "jieba.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(e => (e.GetProperty("text").GetString()!, e.GetProperty(result).GetString()!));
}
