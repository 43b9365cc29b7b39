using System.Text.Json;
using CsCheck;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

/// <summary>
/// Holds the words of Lucene's HMMChineseTokenizer (Debian liblucene8-java 8.8.1-4, whose jars are named 8.7.0; Java 17) over lines of
/// corpus/articles and cases of our own: Cases/bigram.jsonl has for each the text between startOffset and endOffset of each
/// token, joined by U+001F. Printed by a loop of setReader, reset, incrementToken, end and close.
/// </summary>
public sealed class BigramReferenceTests
{
    private static readonly WordSegmenter Segmenter = WordSegmenter.Create(new WordSegmenterOptions { Model = SegmentationModel.Bigram });

    private static readonly WordSegmenter Recognizing = WordSegmenter.Create(new WordSegmenterOptions { Model = SegmentationModel.Bigram, RecognizeNames = true });

    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Char, Gen.Char['\u4e00', '\u9fff'], Gen.Char[' ', 'z'], Gen.Char['\ud800', '\udfff'], Gen.Const('。'), Gen.Const('\n')).Array[0, 60].Select(c => new string(c));

    [Fact]
    public void Words_over_the_corpus_are_those_of_the_reference()
    {
        foreach (var line in File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "TextKit.Tests", "Segmentation", "Cases", "bigram.jsonl")))
        {
            var root = JsonDocument.Parse(line).RootElement;
            var text = root.GetProperty("text").GetString()!;
            Assert.Equal(root.GetProperty("words").GetString(), Joined(text, '\u001f'));
        }
    }

    [Theory]
    [InlineData("工会 发放　助学金", "工会/发放/助学金")]
    [InlineData("职 工 代表", "职 工/代表")]
    [InlineData("ＡＢ公司9月获奖。", "ＡＢ/公司/9/月/获奖/。")]
    [InlineData("😀会员𠮷", "😀/会员/𠮷")]
    public void White_space_is_skipped_and_symbols_are_words(string text, string words) => Assert.Equal(words, Joined(text, '/'));

    [Fact]
    public void What_the_reference_drops_comes_as_skipped_tokens() =>
        Assert.Equal([new Token(0, 2, true), new Token(2, 2), new Token(4, 1, true), new Token(5, 2), new Token(7, 3, true)], Segmenter.Segment("  工会 会员\t \n"));

    [Fact]
    public void Words_and_skipped_tokens_joined_give_any_text_back() =>
        AnyText.Sample(text => string.Concat(Segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length))) == text);

    [Fact]
    public void No_surrogate_pair_is_split_where_the_reference_fills_its_buffer()
    {
        foreach (var before in new[] { 1022, 1023, 1024 })
        {
            var text = new string('工', before) + "😀会员";
            Assert.Contains(new Token(before, 2), Segmenter.Segment(text));
            Assert.Equal(text.Length, Segmenter.Segment(text).Sum(t => t.Length));
        }
    }

    [Theory]
    [InlineData("中")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("。")]
    [InlineData(".(")]
    public void A_hundred_thousand_repetitions_are_segmented(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 100_000));
        Assert.Equal(text.Length, Segmenter.Segment(text).Sum(t => t.Length));
    }

    [Fact]
    public void The_span_overload_allocates_nothing()
    {
        var text = "甘肃省总工会为困难职工送去5万余元慰问金， 并看望了坚守岗位的环卫工人李小福。";
        var tokens = new List<Token>(1000);
        Segmenter.Segment(text, tokens);
        tokens.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Segmenter.Segment(text, tokens);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Many_threads_get_the_same_words_at_once()
    {
        var text = "省总工会主席看望慰问坚守岗位的环卫工人。";
        var expected = Joined(text, '/');
        Parallel.For(0, 64, _ => Assert.Equal(expected, Joined(text, '/')));
    }

    [Fact]
    public void Stop_words_numbers_and_traditional_text_are_handled_as_in_the_other_model()
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { Model = SegmentationModel.Bigram, KeepNumbersWhole = true, FoldTraditional = true, StopWords = ["了"] });
        var text = "工會發放了12.5%";
        Assert.Equal(["工會", "發放", "12.5%"], segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length)));
    }

    [Theory]
    [InlineData("省总工会主席看望环卫工人李小福", "李/小福")]
    [InlineData("叶甫根尼·普鲁申科，", "普鲁申科")]
    public void Names_that_the_dictionary_lacks_are_recognized_where_asked_for(string text, string words)
    {
        Assert.DoesNotContain('/' + words + '/', '/' + Joined(text, '/') + '/', StringComparison.Ordinal);
        Assert.Contains('/' + words + '/', '/' + Joined(text, '/', Recognizing) + '/', StringComparison.Ordinal);
    }

    [Fact]
    public void Recognized_words_stop_at_white_space_and_joined_give_any_text_back()
    {
        Assert.Equal(["李", "小", "福"], Recognizing.Segment("李 小 福").Where(t => !t.IsSkipped).Select(t => "李 小 福".Substring(t.Start, t.Length)));
        AnyText.Sample(text => string.Concat(Recognizing.Segment(text).Select(t => text.Substring(t.Start, t.Length))) == text);
        Assert.Equal(100_000, Recognizing.Segment(new string('檨', 100_000)).Sum(t => t.Length));
    }

    [Fact]
    public void Recognizing_names_allocates_nothing()
    {
        var text = "甘肃省总工会看望了坚守岗位的环卫工人李小福和约翰·麦肯齐。";
        var tokens = new List<Token>(1000);
        Recognizing.Segment(text, tokens);
        tokens.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Recognizing.Segment(text, tokens);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Modes_user_words_and_tags_that_the_model_lacks_are_refused()
    {
        var options = new WordSegmenterOptions { Model = SegmentationModel.Bigram };
        Assert.Throws<ArgumentException>(() => WordSegmenter.Create(options with { Mode = SegmentationMode.Full }));
        Assert.Throws<ArgumentException>(() => WordSegmenter.Create(options with { Mode = SegmentationMode.Search }));
        Assert.Throws<ArgumentException>(() => WordSegmenter.Create(options with { UserWords = [new("托格拉克村")] }));
        Assert.Throws<ArgumentException>(() => WordSegmenter.Create(new WordSegmenterOptions { RecognizeNames = true }));
        Assert.Throws<InvalidOperationException>(() => Segmenter.Tag("工会"));
    }

    private static string Joined(string text, char separator, WordSegmenter? segmenter = null) =>
        string.Join(separator, (segmenter ?? Segmenter).Segment(text).Where(t => !t.IsSkipped).Select(t => text.Substring(t.Start, t.Length)));
}
