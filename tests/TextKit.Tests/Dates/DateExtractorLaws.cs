using CsCheck;
using TextKit.Dates;

namespace TextKit.Tests.Dates;

public sealed class DateExtractorLaws
{
    private static readonly string[] Pieces =
    [
        "2019年", "19年", "9月", "9日", "12号", "至", "到", "—", "-", "/", ".", "年", "月", "日", "今年", "去年", "前8个月", "前", "后", "以来", "起", "期间", "春节", "“十三五”", "“", "”", "每周", "四", "、周五", "每逢", "周末",
        "上午", "9时", "30分", "：", "12:30", "近", "三", "年", "来", "半年", "过去十年", "民国", "康熙六十一年", "农历", "腊月廿三", "初一", "的第一周", "最后3", "个月", "2月29日", "0", "9999", "99999999", "世纪", "年代", "底", "，", "。", "\n", " ", "工会", "一", "十",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(p => string.Concat(p));
    private static readonly Gen<DateOnly?> Days = Gen.OneOf(Gen.Const((DateOnly?)null), Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(n => (DateOnly?)DateOnly.FromDayNumber(n)), Gen.Int[690_000, 760_000].Select(n => (DateOnly?)DateOnly.FromDayNumber(n)));
    private static readonly DateExtractor Wide = DateExtractor.Create(new DateExtractorOptions { Wide = true });

    [Fact]
    public void Dates_lie_in_the_text_in_order_apart_and_end_after_they_begin() => Gen.Select(Texts, Days, Gen.Bool).Sample((text, day, wide) =>
    {
        var end = 0;
        foreach (var date in (wide ? Wide : DateExtractor.Default).Extract(text, day))
        {
            Assert.True(date.Start >= end && date.Length > 0 && date.End <= text.Length, text);
            Assert.True(date.From is null || date.To is null || date.From <= date.To, text);
            Assert.True(!date.IsRecurring || (date.From is null && date.To is null), text);
            end = date.End;
        }
    });

    [Fact]
    public void Any_characters_are_read_without_failure() => Gen.Select(Gen.Char.Array[0, 80], Days).Sample((text, day) => Assert.NotNull(Wide.Extract(new string(text), day)));

    [Fact]
    public void The_same_text_has_the_same_dates() => Gen.Select(Texts, Days).Sample((text, day) => Assert.Equal(DateExtractor.Default.Extract(text, day), DateExtractor.Default.Extract(text, day)));

    [Fact]
    public void Offsets_move_with_a_sentence_put_before() => Gen.Select(Texts, Days).Sample((text, day) =>
        Assert.Equal(DateExtractor.Default.Extract("\n\n" + text, day), DateExtractor.Default.Extract(text, day).Select(d => d with { Start = d.Start + 2 })));

    [Fact]
    public void The_span_overload_allocates_nothing()
    {
        const string text = "8月19日上午9时30分，市总工会召开座谈会。今年以来，1500名职工参加培训，每周四、周五开课。近年来，春节期间走访慰问。";
        var dates = new List<DateExpression>(64);
        DateExtractor.Default.Extract(text, new DateOnly(2019, 8, 20), dates);
        dates.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        DateExtractor.Default.Extract(text, new DateOnly(2019, 8, 20), dates);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(5, dates.Count);
    }

    [Theory]
    [InlineData("一")]
    [InlineData("今天")]
    [InlineData("“十")]
    [InlineData("3月")]
    [InlineData("1")]
    [InlineData("周一")]
    [InlineData("每")]
    [InlineData("2019-")]
    [InlineData("半")]
    public void Time_grows_with_the_length_alone(string piece)
    {
        var dates = new List<DateExpression>();
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DateExtractor.Default.Extract(text, new DateOnly(2019, 8, 20), dates);

        // A million characters take tens of milliseconds; a quadratic pass would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{piece}: {watch.Elapsed}");
    }
}
