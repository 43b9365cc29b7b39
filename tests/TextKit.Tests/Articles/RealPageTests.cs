using TextKit.Articles;

namespace TextKit.Tests.Articles;

/// <summary>The newspaper page that the project starts from; it is somebody's newspaper and stays outside the checkout.</summary>
public sealed class RealPageTests
{
    private static readonly Lazy<(string Text, Page Page)> Lazy = new(() =>
    {
        var file = Path.Combine(RepositoryRoot.Shared, "seeds", "000_53709adb7fa2e840.txt");
        Assert.SkipUnless(File.Exists(file), "The real page is not here: ../shared/seeds.");
        var text = File.ReadAllText(file);
        return (text, PageReader.Default.Read(text));
    });

    private static Page Page => Lazy.Value.Page;

    [Fact]
    public void The_page_holds_ten_items() => Assert.Equal(
        [
            "“走心”帮扶暖了村民心", "甘肃省总组织医疗服务队一线义诊", "鄂尔多斯市总精准服务职工", "《中国工运》第7期要目", "《中国工运》第8期要目",
            "西安百名工会干部走进非公企业", "一场情法理交融的援助", "江苏工会组织 乡村教师疗休养", "“非遗”焕发生机", "海南举办“嗨转健” 群众趣味运动会",
        ],
        Page.Articles.Select(a => a.Title));

    [Fact]
    public void The_section_printed_behind_another_story_is_in_the_first_story()
    {
        var story = Page.Articles[0];
        Assert.Equal([null, "“工会送来的好技术,管用”", "让贫困户实现家门口就业", "扶智扶志相结合"], story.Sections.Select(s => s.Heading));
        Assert.Equal([1, 5, 4, 5], story.Sections.Select(s => s.Paragraphs.Count));
        Assert.False(story.Truncated);
        Assert.Equal(["吴铎思", "薄绍滨"], story.Bylines.Select(b => b.Name));
    }

    [Fact]
    public void The_tail_at_the_end_of_the_page_comes_back_to_its_story_behind_its_own_heading()
    {
        var story = Page.Articles.Single(a => a.Title == "一场情法理交融的援助");
        Assert.Equal([null, "多方联手为职工“撑腰”", "“娘家人”一路相助", "“帮到底”温暖职工心"], story.Sections.Select(s => s.Heading));
        Assert.EndsWith("在未拿到欠薪", story.Sections[2].Paragraphs[^1].Text, StringComparison.Ordinal);
        Assert.True(story.Truncated);
        Assert.Contains("邓本森带着张卫洪、夏凤平、谢红雨,先后来到", story.Sections[3].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal([new LineRange(186, 186), new LineRange(172, 172)], story.Sections[3].Paragraphs[0].Lines);
        Assert.Equal(6, story.Sections[3].Paragraphs.Count);
        Assert.All(Page.Articles.Where(a => a != story), a => Assert.False(a.Truncated, a.Title));
    }

    [Fact]
    public void Nothing_is_lost_or_doubled()
    {
        PageLaws.AssertNothingLostOrDoubled(Lazy.Value.Text, Page);
        PageLaws.AssertLinesHoldTheirParagraphs(Lazy.Value.Text, Page);
        Assert.Empty(Page.SetAside);
    }
}
