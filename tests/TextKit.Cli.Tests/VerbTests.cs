using System.Diagnostics;
using System.Text;
using TextKit.Tests;

namespace TextKit.Cli.Tests;

public sealed class VerbTests : IDisposable
{
    private const string Story = "县总工会送清凉\n本报讯（记者 康勤）7月9日，县总工会走进工地，为80名建筑工人送去价值2万元的防暑用品。\n";
    private readonly TemporaryFolder folder = new();

    private static string Page => Path.Combine(RepositoryRoot.Path, "corpus", "pages", "page-01.txt");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_gives_the_articles_of_a_page_and_what_is_set_aside()
    {
        var run = Tool.Run("read", Page);
        Assert.Equal(0, run.Status);
        Assert.True(run.Lines.Count > 3);
        Assert.All(run.Lines[..^1], l => Assert.False(string.IsNullOrEmpty(l.GetProperty("genre").GetString())));
        Assert.Equal(Page, run.Lines[^1].GetProperty("source").GetString());
        Assert.True(run.Lines[^1].TryGetProperty("setAside", out _));
    }

    [Fact]
    public void Annotate_takes_a_tier()
    {
        var file = folder.Write("visit.txt", "展馆迎来客人\n本报讯（记者 康勤）7月9日，法国总统马克龙参观了展馆。\n");
        var entities = Assert.Single(Tool.Run("annotate", "--tier", "accurate", file).Lines).GetProperty("entities").EnumerateArray();
        Assert.Contains(entities, e => e.GetProperty("text").GetString() == "马克龙");
    }

    [Fact]
    public void Annotate_takes_places_and_organizations_of_ones_own()
    {
        var story = folder.Write("own.txt", "柳荫坊装上新路灯\n本报讯（记者 康勤）7月9日，银滩联派人到柳荫坊检修路灯，住户都说方便。\n");
        var places = folder.Write("places.tsv", "柳荫坊\t\t甘肃省 兰州市\n");
        var bodies = folder.Write("bodies.tsv", "银滩海洋装备联合体\t银滩联\n");
        var entities = Assert.Single(Tool.Run("annotate", "--places", places, "--organizations", bodies, story).Lines).GetProperty("entities").EnumerateArray().ToArray();
        Assert.Contains(entities, e => e.GetProperty("text").GetString() == "柳荫坊" && e.GetProperty("kind").GetString() == "place" && e.GetProperty("parents")[1].GetString() == "兰州市");
        Assert.Contains(entities, e => e.GetProperty("text").GetString() == "银滩联" && e.GetProperty("name").GetString() == "银滩海洋装备联合体");
    }

    [Fact]
    public void A_bad_line_in_a_list_of_ones_own_is_named_with_file_line_and_value()
    {
        var places = folder.Write("places.tsv", "柳荫坊\n石榴籽广场\t65x\n");
        var run = Tool.RunWith("柳荫坊。", "annotate", "--places", places, "-");
        Assert.Equal(2, run.Status);
        Assert.Contains($"--places {places}: line 2: '65x'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_entities_learns_kinds_of_ones_own_and_annotate_takes_the_model()
    {
        string[] tools = ["风镐", "角磨机", "电锤", "冲击钻", "砂轮机", "切割机", "热熔枪", "扭矩扳手", "水准仪", "打夯机", "风镐", "电锤"];
        Directory.CreateDirectory(Path.Combine(folder.Path, "marked"));
        foreach (var (tool, i) in tools.Select((t, i) => (t, i)))
        {
            folder.Write($"marked/{i:00}.txt", $"师傅拿起{{tool:{tool}}}就干活。\n仓库里少了一把{{tool:{tool}}}。\n{{tool:{tool}}}借给了隔壁班组。\n");
        }

        var bad = folder.Write("marked/bad.txt", "好。\n{tool:风镐\n");
        var model = Path.Combine(folder.Path, "tools.bin");
        var run = Tool.Run("train", "entities", Path.Combine(folder.Path, "marked"), "--out", model, "--format", "jsonl");
        Assert.Equal(1, run.Status);
        Assert.Contains(bad, run.Errors, StringComparison.Ordinal);
        Assert.Equal(["tool", "all"], run.Lines.Select(l => l.GetProperty("kind").GetString()));
        var story = folder.Write("story.txt", "师傅上工\n本报讯（记者 康勤）师傅拿起风镐就干活。\n");
        var entities = Assert.Single(Tool.Run("annotate", "--entities-model", model, story).Lines).GetProperty("entities").EnumerateArray();
        Assert.Contains(entities, e => e.GetProperty("text").GetString() == "风镐" && e.GetProperty("kind").GetString() == "tool");
        Assert.Equal(2, Tool.Run("annotate", "--entities-model", story, story).Status);
    }

    [Fact]
    public void Segment_keeps_lines_and_leaves_white_space_out()
    {
        var run = Tool.RunWith("工会发放 助学金\n\n欠薪案件", "segment");
        Assert.Equal("工会 发放 助学金\n\n欠薪 案件\n", run.Output);
    }

    [Fact]
    public void Segment_as_JSON_loses_nothing()
    {
        var line = Assert.Single(Tool.RunWith("工会发放 助学金", "segment", "--format", "jsonl").Lines);
        Assert.Equal("工会发放 助学金", string.Concat(line.GetProperty("tokens").EnumerateArray().Select(t => t.GetProperty("text").GetString())));
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void Other_encodings_are_detected(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chosen = Encoding.GetEncoding(encoding);
        var file = folder.Write("story.txt", [.. chosen.GetPreamble(), .. chosen.GetBytes(Story)]);
        Assert.Equal("县总工会送清凉", Tool.Run("read", file).Lines[0].GetProperty("title").GetString());
    }

    [Fact]
    public void What_cannot_be_read_is_named_in_a_line_each_and_the_rest_is_done()
    {
        var good = folder.Write("good.txt", Story);
        var empty = folder.Write("empty.txt", "");
        var binary = folder.Write("binary.txt", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]);
        var lines = folder.Write("lines.jsonl", "{\"id\":\"a\",\"text\":\"工会慰问困难职工\"}\n{\"id\":\n{\"id\":\"b\",\"text\":\"职工书屋开放\",\"date\":\"2019-13-40\"}\n");
        var missing = Path.Combine(folder.Path, "missing.txt");
        var run = Tool.Run("annotate", good, empty, binary, lines, missing);
        Assert.Equal(1, run.Status);
        Assert.Equal(2, run.Lines.Count);
        var errors = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, errors.Length);
        foreach (var named in new[] { empty, binary, lines + ":2", lines + ":3", missing })
        {
            Assert.Single(errors, e => e.Contains(named + ": ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Index_then_search_finds_the_story_with_its_snippet()
    {
        var file = folder.Write("story.txt", Story);
        var index = Path.Combine(folder.Path, "index");
        var summary = Assert.Single(Tool.Run("index", file, "--into", index).Lines);
        Assert.Equal(1, summary.GetProperty("articles").GetInt32());
        Assert.Equal(1, Assert.Single(Tool.Run("index", file, "--into", index).Lines).GetProperty("articles").GetInt32());
        var found = Tool.Run("search", index, "防暑用品");
        Assert.Equal(0, found.Status);
        Assert.Equal(1, found.Lines[^1].GetProperty("total").GetInt32());
        var snippet = found.Lines[0].GetProperty("snippet");
        var mark = snippet.GetProperty("highlights")[0];
        Assert.Equal("防暑用品", snippet.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_no_index()
    {
        folder.Write("notes.docx", "别的东西");
        var run = Tool.Run("index", Page, "--into", folder.Path);
        Assert.Equal(3, run.Status);
        Assert.Contains(folder.Path, run.Errors, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("search")]
    [InlineData("read", "x.txt", "--format", "xml")]
    [InlineData("index", "x.txt", "--into", "i", "--jobs", "0")]
    public void Words_that_are_off_end_with_status_2(params string[] words) => Assert.Equal(2, Tool.Run(words).Status);

    [Fact]
    public void A_bad_query_is_told_with_its_place()
    {
        var index = Path.Combine(folder.Path, "index");
        Tool.Run("index", folder.Write("story.txt", Story), "--into", index);
        var run = Tool.Run("search", index, "(工会");
        Assert.Equal(2, run.Status);
        Assert.Contains("character 1", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_writes_a_model_that_classify_takes()
    {
        var data = string.Concat(Enumerable.Range(0, 40).Select(i => $"{{\"text\":\"{(i % 2 == 0 ? "球队赢得篮球比赛" : "股市收盘指数上涨")}第{i}场\",\"label\":\"{(i % 2 == 0 ? "sports" : "stocks")}\"}}\n"));
        var model = Path.Combine(folder.Path, "own.bin");
        var trained = Tool.Run("train", "themes", folder.Write("data.jsonl", data), "--out", model);
        Assert.Equal(0, trained.Status);
        var line = Tool.RunWith("{\"id\":\"1\",\"text\":\"昨晚的篮球比赛\"}", "classify", "-", "--model", model).Lines[0];
        Assert.Equal("sports", line.GetProperty("theme").GetString());
        Assert.True(line.GetProperty("because").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("tf-idf")]
    [InlineData("textrank")]
    public void Keywords_name_what_a_story_is_about(string method)
    {
        var line = Assert.Single(Tool.Run("keywords", folder.Write("story.txt", Story + "工会又为建筑工人送去西瓜，建筑工人拍手称好。\n"), "--method", method, "--take", "5").Lines);
        Assert.Contains(line.GetProperty("keywords").EnumerateArray(), k => k.GetProperty("word").GetString() == "建筑工人");
    }

    [Theory]
    [InlineData("entities")]
    [InlineData("figures")]
    [InlineData("dates")]
    [InlineData("themes")]
    [InlineData("pages")]
    public void Evaluate_prints_a_line_a_kind(string what)
    {
        var run = Tool.Run("evaluate", what, Path.Combine(RepositoryRoot.Path, "corpus", "articles"), "--split", "dev");
        Assert.Equal(0, run.Status);
        Assert.True(run.Lines.Count >= 3);
        Assert.All(run.Lines[..^1], l => Assert.InRange(l.GetProperty("f1").GetDouble(), 0.01, 1));
    }

    [Fact]
    public void Evaluate_segmentation_takes_text_cut_into_words()
    {
        var line = Assert.Single(Tool.Run("evaluate", "segmentation", folder.Write("gold.txt", "工会 发放 助学金\n")).Lines);
        Assert.Equal(1, line.GetProperty("f1").GetDouble());
    }

    [Fact]
    public void Segment_takes_modes_tags_and_words_of_ones_own()
    {
        Assert.Equal("我 来到 北京 清华 清华大学 华大 大学\n", Tool.RunWith("我来到北京清华大学\n", "segment", "--mode", "full").Output);
        Assert.Equal("他/r 来到/v\n", Tool.RunWith("他来到\n", "segment", "--tag").Output);
        Assert.Equal("托格拉克村 脱贫\n", Tool.RunWith("托格拉克村脱贫\n", "segment", "--user-words", folder.Write("words.txt", "托格拉克村 10 ns\n")).Output);
        Assert.Equal("工会 会员\n", Tool.RunWith("工会 会员\n", "segment", "--model", "bigram").Output);
        Assert.Contains("\"skipped\":true", Tool.RunWith("工会 会员\n", "segment", "--model", "bigram", "--format", "jsonl").Output, StringComparison.Ordinal);
        Assert.Equal(2, Tool.RunWith("", "segment", "--model", "bigram", "--tag").Status);
        Assert.Equal("记者 苏 永健 报道\n", Tool.RunWith("记者苏永健报道\n", "segment", "--model", "bigram", "--names").Output);
        Assert.Equal(2, Tool.RunWith("", "segment", "--names").Status);
        Assert.Equal(2, Tool.RunWith("", "segment", "--model", "bigram", "--mode", "full").Status);
        Assert.Equal(2, Tool.RunWith("", "segment", "--user-words", Path.Combine(folder.Path, "none")).Status);
    }

    [Fact]
    public void An_index_is_checked_optimized_and_copied()
    {
        var index = Path.Combine(folder.Path, "index");
        Tool.Run("index", folder.Write("story.txt", Story), "--into", index);
        var copy = Path.Combine(folder.Path, "copy");
        Assert.Equal(0, Tool.Run("index", "--into", index, "--check", "--optimize", "--backup", copy).Status);
        Assert.Equal(1, Tool.Run("search", copy).Lines[^1].GetProperty("total").GetInt32());
        Assert.Equal(2, Tool.Run("index", "--into", index).Status);
    }

    [Fact]
    public void The_corpus_tools_answer_over_an_index()
    {
        var index = Path.Combine(folder.Path, "index");
        Tool.Run("index", Path.Combine(RepositoryRoot.Path, "corpus", "articles"), "--into", index);
        Assert.All(Tool.Run("kwic", index, "困难职工", "--take", "3").Lines, l => Assert.Equal("困难职工", l.GetProperty("match").GetString()));
        Assert.NotEmpty(Tool.Run("tokens", index, "[kind=\"organization\"] []{0,8} [kind=\"money\"]").Lines);
        var most = Tool.Run("frequencies", index, "--take", "5").Lines.ConvertAll(l => l.GetProperty("count").GetInt64());
        Assert.Equal(most.OrderByDescending(c => c), most);
        Assert.All(Tool.Run("ngrams", index, "--length", "3", "--take", "5").Lines, l => Assert.Equal(3, l.GetProperty("text").GetString()!.Split(' ').Length));
        Assert.Contains(Tool.Run("collocates", index, "职工").Lines, l => l.GetProperty("word").GetString() == "一线");
        Assert.Equal("律师", Tool.Run("keyness", index, "theme:rights", "--take", "1").Lines[0].GetProperty("word").GetString());
        Assert.InRange(Assert.Single(Tool.Run("dispersion", index, "工会").Lines).GetProperty("dp").GetDouble(), 0, 1);
        Assert.Contains(Tool.Run("trend", index, "工会", "--by", "year").Lines, l => l.GetProperty("period").GetString() == "2019");
        Assert.Equal(2, Tool.Run("kwic", index, "[kind=").Status);
        Assert.Equal(3, Tool.Run("kwic", Path.Combine(folder.Path, "none"), "工会").Status);
    }

    [Fact]
    public void What_others_wrote_to_the_same_file_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var folder = new TemporaryFolder();
        var (story, output) = (folder.Write("story.txt", "工会 会员"), Path.Combine(folder.Path, "words.txt"));
        var tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "TextKit.Cli.dll")}' segment '{story}'";
        using var shell = Process.Start("/bin/sh", ["-c", $"(echo 一; {tool}; echo 二; {tool}) > '{output}'"]);
        shell.WaitForExit();
        Assert.Equal("一\n工会 会员\n二\n工会 会员\n", File.ReadAllText(output));
    }
}
