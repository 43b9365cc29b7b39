using CsCheck;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

public sealed class WordSegmenterTests
{
    // Expected words printed by python3-jieba 0.42.1: jieba.lcut(text).
    [Theory]
    [InlineData("我来到北京清华大学", "我/来到/北京/清华大学")]
    [InlineData("他来到了网易杭研大厦", "他/来到/了/网易/杭研/大厦")]
    public void Words_are_those_of_the_reference(string text, string words) =>
        Assert.Equal(words, string.Join('/', WordSegmenter.Default.Segment(text).Select(t => text.Substring(t.Start, t.Length))));

    [Fact]
    public void Words_joined_give_any_text_back() =>
        Gen.OneOf(Gen.Char, Gen.Char['\u4e00', '\u9fff'], Gen.Char['0', 'z']).Array[0, 60].Select(c => new string(c)).Sample(text =>
            string.Concat(WordSegmenter.Default.Segment(text).Select(t => text.Substring(t.Start, t.Length))) == text);
}
