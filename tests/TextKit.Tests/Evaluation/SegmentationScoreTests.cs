using TextKit.Evaluation;
using TextKit.Segmentation;

namespace TextKit.Tests.Evaluation;

public sealed class SegmentationScoreTests
{
    [Fact]
    public void A_word_counts_where_both_its_ends_are_right() =>
        Assert.Equal(new ScoreRow("words", 3, 4, 5), SegmentationScore.Evaluate(["我 来到 北京 清华 大学", ""], WordSegmenter.Default));
}
