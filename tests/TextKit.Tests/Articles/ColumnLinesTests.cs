using TextKit.Articles;

namespace TextKit.Tests.Articles;

/// <summary>Pages on which every printed line of a column is a line of the text.</summary>
public sealed class ColumnLinesTests
{
    private const string Opening = "本报讯（记者韩立冬 通讯员邢玉）“孩子放在这里，我上夜班也踏实。”8月16日晚，在保定市高新区长城汽车配套园的托管班里，质检员吴晓梅把六岁的儿子交给老师，转身进了车间。";
    private const string Second = "今年暑假，高新区总工会在园区办起三个爱心托管班，从早上七点半开到晚上九点，收下了142个孩子。托管班的老师一半是河北大学的志愿者，一半是退休教师，管作业、管午饭。";
    private const string Coast = "台风登陆前一夜，舟山市定海区的渔嫂服务队把三百二十户渔民家的门窗查了一遍。队长邬亚芬六十三岁，穿着雨靴走在最前面。";
    private const string Boots = "八十一岁的老船工柯阿大不肯走，邬亚芬坐在他的门槛上，一直坐到半夜十一点，老人终于背起了包。";

    [Theory]
    [InlineData(17, "　　", "\n")]
    [InlineData(17, "　　", "\n\n")]
    [InlineData(20, "", "\n\n")]
    [InlineData(21, "    ", "\r\n")]
    [InlineData(24, "", "\r\n")]
    public void Paragraphs_are_put_together_from_the_lines_of_a_column(int width, string indent, string lineEnd)
    {
        string[] lines = ["## 高新区办起夜间托管班", .. Lines(Opening, width, indent), .. Lines(Second, width, indent),
            "# 穿雨靴的渔嫂", "本报记者 傅海生", .. Lines(Coast, width, indent), .. Lines(Boots, width, indent)];
        var page = PageReader.Default.Read(string.Join(lineEnd, lines));
        Assert.Equal(["高新区办起夜间托管班", "穿雨靴的渔嫂"], page.Articles.Select(a => a.Title));
        Assert.Equal([Opening, Second, Coast, Boots], page.Articles.SelectMany(a => a.Sections).SelectMany(s => s.Paragraphs).Select(p => p.Text));
        Assert.Equal(["傅海生"], page.Articles[1].Bylines.Select(b => b.Name));
    }

    [Fact]
    public void A_page_without_marks_is_read_by_its_short_lines_and_indents()
    {
        string[] lines = ["高新区办起夜间托管班", .. Lines(Opening, 18, "　　"), .. Lines(Second, 18, "　　"),
            "穿雨靴的渔嫂", "本报记者 傅海生", .. Lines(Coast, 18, "　　"), "门槛上的一夜", .. Lines(Boots, 18, "　　")];
        var page = PageReader.Default.Read(string.Join("\n\n", lines));
        Assert.Equal(["高新区办起夜间托管班", "穿雨靴的渔嫂"], page.Articles.Select(a => a.Title));
        Assert.Equal([null, "门槛上的一夜"], page.Articles[1].Sections.Select(s => s.Heading));
        Assert.Equal([Opening, Second], page.Articles[0].Sections.Single().Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void A_sentence_that_fills_its_line_goes_on_in_the_same_paragraph_and_knows_all_its_lines()
    {
        var full = "夜校开在锻工车间的二楼，一周上三个晚上。祁芳第一个报名，她想学会看图纸，以后不必事事问师傅，回家也能给女儿讲一讲齿轮。";
        string[] lines = ["## 车间里的夜校", .. Lines(Coast, 18, "　　"), .. Lines(full, 22, "　　").Take(1), .. Lines(full[20..], 22, ""), .. Lines(Boots, 22, "　　"), .. Lines(Second, 22, "　　")];
        var paragraph = PageReader.Default.Read(string.Join('\n', lines)).Articles[0].Sections[0].Paragraphs[1];
        Assert.Equal(full, paragraph.Text);
        Assert.Equal([new LineRange(6, 8)], paragraph.Lines);
    }

    [Fact]
    public void A_tail_behind_another_story_comes_back_when_lines_are_printed_one_by_one()
    {
        var second = Lines(Second, 17, "　　");
        string[] lines = ["## 高新区办起夜间托管班", .. Lines(Opening, 17, "　　"), .. second[..2],
            "# 穿雨靴的渔嫂", "本报记者 傅海生", .. Lines(Coast, 17, "　　"), .. Lines(Boots, 17, "　　"), .. second[2..]];
        var page = PageReader.Default.Read(string.Join("\n\n", lines));
        Assert.Equal(Second, page.Articles[0].Sections[0].Paragraphs[1].Text);
    }

    [Fact]
    public void Lists_keep_their_lines()
    {
        var list = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"第{(char)('一' + i)}车间先进班组名单"));
        Assert.Equal(20, PageReader.Default.ReadArticle("光荣榜\n经各车间评选，下列班组当选。\n" + list, null).ComposeText().Split('\n').Count(l => l.EndsWith("名单", StringComparison.Ordinal)));
        var contents = PageReader.Default.Read("## 《班组》第4期要目\n\n让班组会短下来……徐正阳\n一张安全卡的旅行……海丽\n师徒的合同怎么签……罗成\n\n## 车间里的夜校\n\n" + string.Join('\n', Lines(Second + Boots, 16, "")));
        Assert.Equal(3, contents.Articles[0].Sections[0].Paragraphs.Count);
    }

    private static string[] Lines(string paragraph, int width, string indent) =>
        [.. (indent + paragraph).Chunk(width).Select(c => new string(c))];
}
