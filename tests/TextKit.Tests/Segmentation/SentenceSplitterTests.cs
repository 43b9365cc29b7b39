using CsCheck;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("工会来了。大家高兴！真的？", "工会来了。|大家高兴！|真的？")]
    [InlineData("他说：“我们不走。大家都留下！”说完就上工了。", "他说：“我们不走。大家都留下！”|说完就上工了。")]
    [InlineData("“干得好！”的称赞声响起。", "“干得好！”的称赞声响起。")]
    [InlineData("一期（含二期。三期）已完工。四期在建", "一期（含二期。三期）已完工。|四期在建")]
    [InlineData("她问：“去吗？”。没人答……散了", "她问：“去吗？”。|没人答……|散了")]
    [InlineData("没有合上的“引号。照样分句。", "没有合上的“引号。|照样分句。")]
    [InlineData("  标题\n正文3.5%。 完 ", "标题|正文3.5%。|完")]
    public void Sentences_end_where_a_reader_ends_them(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length))));

    [Fact]
    public void Sentences_hold_all_but_white_space_in_order() =>
        Gen.Char["工会。！？“”（）\n .a…"].Array[0, 40].Select(c => new string(c)).Sample(text =>
            string.Concat(SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length))).Where(c => !char.IsWhiteSpace(c))
                .SequenceEqual(text.Where(c => !char.IsWhiteSpace(c))));
}
