using CsCheck;
using Lucene.Net.Analysis.TokenAttributes;

namespace TextKit.Search.Tests;

public sealed class ChineseAnalyzerTests
{
    [Theory]
    [InlineData("发放1,329,800.5元", "1,329,800.5")]
    [InlineData("发放１３２.９８万元", "132.98万")]
    [InlineData("气温降到-12.5℃，", "-12.5℃")]
    [InlineData("2018年10月5日发放", "2018年10月5日")]
    [InlineData("接种Covid-19疫苗", "covid-19")]
    [InlineData("增长12.5%", "12.5%")]
    [InlineData("共一百二十三人", "一百二十三")]
    [InlineData("第12，3人", "12")]
    public void Numbers_are_kept_whole(string text, string number)
    {
        Assert.Contains(number, Words(text));
    }

    [Fact]
    public void Pairs_overlap_and_stop_at_everything_else()
    {
        Assert.Equal(["总工", "工会", "a", "股", "2019", "𠮷"], ChineseAnalyzer.Cut("总工会A股，2019 𠮷", ChineseAnalysis.Bigrams).Select(t => "总工会a股，2019 𠮷".Substring(t.Start, t.Length)));
    }

    [Fact]
    public void The_analyzer_gives_the_terms_of_Cut_with_offsets_of_the_original()
    {
        var text = Gen.OneOf(Gen.OneOf("總工會", "农民工", "1,234", "３.５", "Covid-19", "𠮷", "。", "\ud800", "乾隆年間"), Gen.String).Array[0, 20].Select(string.Concat);
        text.Sample(t =>
        {
            foreach (var analysis in Enum.GetValues<ChineseAnalysis>())
            {
                using var analyzer = new ChineseAnalyzer(analysis);
                using var stream = analyzer.GetTokenStream("f", t);
                var term = stream.AddAttribute<ICharTermAttribute>();
                var offset = stream.AddAttribute<IOffsetAttribute>();
                var increment = stream.AddAttribute<IPositionIncrementAttribute>();
                var whole = new List<(int, int)>();
                stream.Reset();
                var last = 0;
                while (stream.IncrementToken())
                {
                    Assert.InRange(offset.StartOffset, last, offset.EndOffset);
                    Assert.InRange(offset.EndOffset, 0, t.Length);
                    last = offset.StartOffset;
                    if (increment.PositionIncrement > 0)
                    {
                        whole.Add((offset.StartOffset, offset.EndOffset));
                    }
                }

                stream.End();
                Assert.Equal(ChineseAnalyzer.Cut(t, analysis).Where(c => c.Length <= 255).Select(c => (c.Start, c.End)), whole);
            }
        });
    }

    [Theory]
    [InlineData("總工會關心勞動者", "总工会关心劳动者")]
    [InlineData("乾隆年間", "乾隆年间")]
    [InlineData("餅乾", "饼干")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("已经是简体", "已经是简体")]
    public void Folding_simplifies_by_phrases_first(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Folding_keeps_the_length_and_folds_no_further() => Gen.String.Sample(t =>
    {
        var folded = TextFolding.Fold(t);
        Assert.Equal(t.Length, folded.Length);
    });

    private static IEnumerable<string> Words(string text)
    {
        var folded = TextFolding.Fold(text);
        return ChineseAnalyzer.Cut(text, ChineseAnalysis.Words).Select(t => folded.Substring(t.Start, t.Length));
    }
}
