using CsCheck;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

public sealed class WordSegmenterTests
{
    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Char, Gen.Char['\u4e00', '\u9fff'], Gen.Char['#', 'z'], Gen.Char['\ud800', '\udfff']).Array[0, 60].Select(c => new string(c));

    public static TheoryData<SegmentationMode, bool> Modes => new()
    {
        { SegmentationMode.Accurate, true }, { SegmentationMode.Accurate, false }, { SegmentationMode.Full, true }, { SegmentationMode.Search, true },
    };

    // Expected words printed by python3-jieba 0.42.1: lcut, lcut(HMM=False), lcut(cut_all=True), lcut_for_search.
    [Theory]
    [InlineData("我来到北京清华大学", "我/来到/北京/清华大学", SegmentationMode.Accurate)]
    [InlineData("他来到了网易杭研大厦", "他/来到/了/网易/杭研/大厦", SegmentationMode.Accurate)]
    [InlineData("他来到了网易杭研大厦", "他/来到/了/网易/杭/研/大厦", SegmentationMode.Accurate, false)]
    [InlineData("我来到北京清华大学", "我/来到/北京/清华/清华大学/华大/大学", SegmentationMode.Full)]
    [InlineData("小明硕士毕业于中国科学院计算所", "小明/硕士/毕业/于/中国/科学/学院/科学院/中国科学院/计算/计算所", SegmentationMode.Search)]
    [InlineData("以裋褐为代表", "以/裋/褐/为/代表", SegmentationMode.Accurate)]
    [InlineData("增长12.5%，买了AT&T的iPhone6S", "增长/12.5%/，/买/了/AT&T/的/iPhone6S", SegmentationMode.Accurate)]
    public void Words_are_those_of_the_reference(string text, string words, SegmentationMode mode, bool hmm = true) =>
        Assert.Equal(words, Joined(text, new WordSegmenterOptions { Mode = mode, UseHmm = hmm }));

    [Fact]
    public void Words_joined_give_any_text_back() =>
        AnyText.Sample(text => string.Concat(WordSegmenter.Default.Segment(text).Select(t => text.Substring(t.Start, t.Length))) == text);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Words_lie_in_the_text_and_split_no_surrogate_pair(SegmentationMode mode, bool hmm)
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { Mode = mode, UseHmm = hmm });
        AnyText.Sample(text => segmenter.Segment(text).All(t =>
            t.Length > 0 && t.Start >= 0 && t.End <= text.Length && !SplitsPair(text, t.Start) && !SplitsPair(text, t.End)));
    }

    [Theory]
    [InlineData("😀好𠮷野家", "😀/好/𠮷/野家")]
    [InlineData("工\t会\u200b员", "工/\t/会/\u200b/员")]
    [InlineData("会员\r\n工会", "会员/\r\n/工会")]
    public void Marks_pairs_and_line_ends_stay_whole(string text, string words) => Assert.Equal(words, Joined(text, new WordSegmenterOptions()));

    [Theory]
    [InlineData('中', 99_999)]
    [InlineData('a', 1)]
    [InlineData('-', 1)]
    public void A_hundred_thousand_equal_characters_are_segmented(char character, int words) =>
        Assert.Equal(words, WordSegmenter.Default.Segment(new string(character, 100_000)).Count);

    [Fact]
    public void A_long_block_has_the_words_of_the_same_block_in_short()
    {
        var sentence = "我来到北京清华大学";
        var text = string.Concat(Enumerable.Repeat(sentence, 5_000));
        var words = WordSegmenter.Default.Segment(text);
        Assert.Equal(text.Length, words.Sum(w => w.Length));
        Assert.Equal(WordSegmenter.Default.Segment(sentence), words.Take(4));
        Assert.Equal(20_000, words.Count);
    }

    [Fact]
    public void Five_megabytes_on_one_line_have_the_words_of_their_parts()
    {
        var part = "甘肃省总工会慰问困难职工，送去5万余元慰问金。";
        var line = string.Concat(Enumerable.Repeat(part, 5_000_000 / part.Length / 3));
        var expected = WordSegmenter.Default.Segment(part);
        var words = WordSegmenter.Default.Segment(line);
        Assert.Equal(expected.Count * (line.Length / part.Length), words.Count);
        Assert.Equal(expected, words.TakeLast(expected.Count).Select(w => w with { Start = w.Start - line.Length + part.Length }));
    }

    [Theory]
    [InlineData("🇨🇳👨‍👩‍👧工会", "🇨/🇳/👨/‍/👩/‍/👧/工会")]
    [InlineData("𠀋㐂工会𫝀", "𠀋/㐂/工会/𫝀")]
    [InlineData("﻿职 工　会‍员", "﻿/职/ /工/　/会/‍/员")]
    public void Joined_emoji_extension_characters_and_zero_width_marks_are_each_a_word(string text, string words) =>
        Assert.Equal(words, Joined(text, new WordSegmenterOptions()));

    [Fact]
    public void A_lone_surrogate_is_a_word() =>
        Assert.Equal([new Token(0, 1), new Token(1, 1), new Token(2, 1)], WordSegmenter.Default.Segment("好" + '\ud83d' + "好"));

    [Fact]
    public void User_words_belong_to_one_segmenter_only()
    {
        var text = "李小福是创新办主任也是云计算方面的专家";
        var ours = WordSegmenter.Create(new WordSegmenterOptions { UserWords = UserWord.Read(new StringReader("创新办 3 i\n云计算 5\n")) });
        Assert.Equal("李小福/是/创新办/主任/也/是/云计算/方面/的/专家", Joined(text, ours));
        Assert.Equal("李小福/是/创新/办/主任/也/是/云/计算/方面/的/专家", Joined(text, WordSegmenter.Default));
    }

    [Fact]
    public void A_user_word_without_frequency_is_made() =>
        Assert.Equal("石墨烯/产业/的/台中/会议", Joined("石墨烯产业的台中会议", new WordSegmenterOptions { UserWords = [new("台中"), new("石墨烯")] }));

    [Fact]
    public void Words_of_frequency_0_are_taken_out_and_not_found_again() =>
        Assert.Equal("今天/天/气/不/错", Joined("今天天气不错", new WordSegmenterOptions { UserWords = [new("天气", 0), new("今天天气", 0), new("不错", 0)] }));

    // python3-jieba: suggest_freq(("总", "工会"), True), then lcut.
    [Theory]
    [InlineData("总|工会", "甘肃省总工会慰问困难职工。", "甘肃省/总/工会/慰问/困难职工/。")]
    [InlineData("农民|工", "为农民工讨回欠薪", "为/农民/工/讨回/欠薪")]
    [InlineData("困难|职工", "困难职工", "困难/职工")]
    public void Words_given_in_parts_fall_into_them(string parts, string text, string words) =>
        Assert.Equal(words, Joined(text, new WordSegmenterOptions { UserWords = [UserWord.Split(parts.Split('|'))] }));

    [Fact]
    public void A_word_in_parts_becomes_as_rare_as_they_are_together() =>
        Assert.Equal("如果/放到/post/中/将/出错/。", Joined("如果放到post中将出错。", new WordSegmenterOptions { UseHmm = false, UserWords = [UserWord.Split("中", "将")] }));

    [Fact]
    public void Parts_that_are_none_or_empty_are_refused()
    {
        Assert.Throws<ArgumentException>(() => UserWord.Split());
        Assert.Contains("总/", Assert.Throws<ArgumentException>(() => UserWord.Split("总", "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void User_words_with_spaces_and_symbols_are_whole()
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { UserWords = UserWord.Read(new StringReader("Edu Trust认证 2000\n“安康杯” n\nC·罗 5 nr\n")) });
        Assert.Equal("参加/Edu Trust认证/和/“安康杯”/的/C·罗", Joined("参加Edu Trust认证和“安康杯”的C·罗", segmenter));
    }

    [Theory]
    [InlineData("气温降到-12.5℃，增长3.5%", "气温/降到/-12.5℃/，/增长/3.5%")]
    [InlineData("2018年10月5日发放1,329,800元", "2018年10月5日/发放/1,329,800/元")]
    [InlineData("买COVID-19疫苗5万多支", "买/COVID-19/疫苗/5万/多支")]
    public void Numbers_dates_and_latin_words_stay_whole_where_asked_for(string text, string words) =>
        Assert.Equal(words, Joined(text, new WordSegmenterOptions { KeepNumbersWhole = true }));

    [Theory]
    [InlineData("甘肅省總工會慰問環衛職工", "甘肅省/總工會/慰問/環衛/職工")]
    [InlineData("他把頭髮剪了，發展經濟", "他/把/頭髮/剪/了/，/發展/經濟")]
    [InlineData("乾隆皇帝吃餅乾", "乾隆皇帝/吃/餅乾")]
    public void Traditional_text_is_segmented_as_its_simplified_form_with_its_own_offsets(string text, string words) =>
        Assert.Equal(words, Joined(text, new WordSegmenterOptions { FoldTraditional = true }));

    [Fact]
    public void Folding_reaches_user_words_and_stop_words_too() => Assert.Equal(
        "石墨烯廠/慰問/職工",
        Joined("石墨烯廠的慰問職工", new WordSegmenterOptions { FoldTraditional = true, UserWords = [new("石墨烯廠")], StopWords = ["的"] }));

    [Fact]
    public void Folded_words_joined_give_any_text_back()
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { FoldTraditional = true });
        Gen.OneOf(AnyText, Gen.Char["乾隆燥餅發髮裡里面臺灣工會職"].Array[0, 40].Select(c => new string(c))).Sample(text =>
            string.Concat(segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length))) == text
            && string.Concat(segmenter.Tag(text).Select(t => text.Substring(t.Start, t.Length))) == text);
    }

    [Fact]
    public void Stop_words_are_left_out() =>
        Assert.Equal("工会/慰问/职工", Joined("工会慰问了职工。", new WordSegmenterOptions { StopWords = ["了", "。"] }));

    [Fact]
    public void The_span_overload_allocates_nothing()
    {
        var text = "甘肃省总工会为困难职工送去5万余元慰问金，并看望了坚守岗位的环卫工人李小福。";
        var tokens = new List<Token>(1000);
        foreach (var segmenter in new[] { WordSegmenter.Default, WordSegmenter.Create(new() { Mode = SegmentationMode.Search, KeepNumbersWhole = true, FoldTraditional = true, StopWords = ["的"] }) })
        {
            segmenter.Segment(text, tokens);
            tokens.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            segmenter.Segment(text, tokens);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Theory]
    [InlineData("我爱北京天安门", "我/r 爱/v 北京/ns 天安门/ns")]
    [InlineData("李小福用iPhone6S付了3.5%", "李小福/nr 用/p iPhone6S/eng 付/v 了/ul 3.5/m %/x")]
    [InlineData("😀会员𠮷", "😀/x 会员/n 𠮷/x")]
    public void Tags_are_those_of_the_reference(string text, string tagged) =>
        Assert.Equal(tagged, string.Join(' ', WordSegmenter.Default.Tag(text).Select(t => $"{text.Substring(t.Start, t.Length)}/{t.Tag}")));

    [Fact]
    public void User_words_bring_their_tags()
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions { UserWords = [new("创新办", 3, "nt"), new("Edu Trust", null, "nz")], KeepNumbersWhole = true });
        var text = "创新办主任5日获Edu Trust证书2.5%";
        Assert.Equal("创新办/nt 主任/b 5日/t 获/v Edu Trust/nz 证书/n 2.5%/m", string.Join(' ', segmenter.Tag(text).Select(t => $"{text.Substring(t.Start, t.Length)}/{t.Tag}")));
    }

    [Fact]
    public void Tagging_into_a_large_list_allocates_nothing_and_leaves_its_room_alone()
    {
        var text = "甘肃省总工会为困难职工送去5万余元慰问金，并看望了坚守岗位的环卫工人仝檨。";
        var tokens = new List<TaggedToken>(1 << 20);
        WordSegmenter.Default.Tag(text, tokens);
        tokens.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        WordSegmenter.Default.Tag(text, tokens);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(text.Length, tokens.Sum(t => t.Length));
    }

    [Fact]
    public void Tagged_words_joined_give_any_text_back() =>
        AnyText.Sample(text => string.Concat(WordSegmenter.Default.Tag(text).Select(t => text.Substring(t.Start, t.Length))) == text);

    [Theory]
    [InlineData('仝', 100_000)]
    [InlineData('檨', 100_000)]
    public void A_hundred_thousand_rare_characters_are_tagged(char character, int count) =>
        Assert.Equal(count, WordSegmenter.Default.Tag(new string(character, count)).Sum(t => t.Length));

    [Fact]
    public void Many_threads_get_the_same_words_at_once()
    {
        var text = "小明硕士毕业于中国科学院计算所，后在日本京都大学深造";
        var expected = Joined(text, WordSegmenter.Default);
        Parallel.For(0, 64, _ => Assert.Equal(expected, Joined(text, WordSegmenter.Create(new WordSegmenterOptions()))));
    }

    private static string Joined(string text, WordSegmenterOptions options) => Joined(text, WordSegmenter.Create(options));

    private static string Joined(string text, WordSegmenter segmenter) =>
        string.Join('/', segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length)));

    private static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
