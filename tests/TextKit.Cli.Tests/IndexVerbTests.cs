using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TextKit.Cli.Inputs;
using TextKit.Cli.Verbs;
using TextKit.Search;

namespace TextKit.Cli.Tests;

public sealed class IndexVerbTests : IDisposable
{
    private const string Story = "县总工会送清凉\n本报讯（记者 康勤）7月9日，县总工会走进工地，为80名建筑工人送去价值2万元的防暑用品。\n";
    private const string TraditionalStory = "縣總工會送清涼\n本報訊（記者 康勤）7月9日，縣總工會走進工地，為80名建築工人送去價值2萬元的防暑用品。工會幹部還為大家講解防暑常識，囑咐工友們錯開高溫時段施工，保重身體。\n";
    private readonly TemporaryFolder folder = new();

    private string Index => Path.Combine(folder.Path, "index");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Texts_of_every_encoding_are_indexed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var papers = Directory.CreateDirectory(Path.Combine(folder.Path, "papers")).FullName;
        string[] encodings = ["gb18030", "big5", "utf-16", "utf-16BE", "utf-8"];
        foreach (var encoding in encodings.Select(Encoding.GetEncoding))
        {
            folder.Write($"papers/{encoding.WebName}.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(encoding.WebName == "big5" ? TraditionalStory : Story)]);
        }

        Assert.Equal(0, Tool.Run("index", papers, "--into", Index).Status);
        Assert.Equal(encodings.Length, Total("防暑用品"));
    }

    [Fact]
    public void Every_form_of_input_is_indexed()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "papers", "2019"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "more"));
        folder.Write("papers/a.jsonl.gz", Zipped(Document("zipped", "工会送去防暑用品。")));
        folder.Write("papers/2019/b.jsonl", Document("below", "工会送去防暑用品。"));
        folder.Write("papers/README.txt", "防暑用品");
        folder.Write("more/c.jsonl", Document("matches", "工会送去防暑用品。"));
        folder.Write("more/d.txt", Story);
        var named = folder.Write("e.gold.txt", File.ReadAllText(Directory.GetFiles(Path.Combine(TextKit.Tests.RepositoryRoot.Path, "corpus", "articles"), "*.gold.txt")[0]));
        var run = Tool.RunWith(Document("piped", "工会送去防暑用品。"), "index", Path.Combine(folder.Path, "papers"), Path.Combine(folder.Path, "more", "*.jsonl"), named, "-", "--into", Index);
        Assert.Equal(0, run.Status);
        Assert.Equal(5, run.Lines[0].GetProperty("articles").GetInt32());
        Assert.Equal(["below", "matches", "piped", "zipped"], Tool.Run("search", Index, "防暑用品").Lines[..^1].Select(l => l.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_damaged_archive_is_refused_and_what_came_before_the_damage_stays()
    {
        var zipped = Zipped(string.Concat(Enumerable.Range(0, 3000).Select(i => Document($"{i}", $"第{i}篇：工会送去{i * 7919 % 10007}份防暑用品。"))));
        var file = folder.Write("cut.jsonl.gz", zipped[..(zipped.Length / 2)]);
        var run = Tool.Run("index", file, "--into", Index);
        Assert.Equal(1, run.Status);
        Assert.Contains(file + ":", run.Errors, StringComparison.Ordinal);
        Assert.InRange(Total("防暑用品"), 1, 2999);
    }

    [Fact]
    public void An_archive_that_breaks_off_between_two_lines_is_refused_and_what_came_before_stays()
    {
        using var zipped = new MemoryStream();
        long middle;
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(Document("before", "工会送去防暑用品。")));
            zip.Flush();
            middle = zipped.Length;
            zip.Write(Encoding.UTF8.GetBytes(Document("behind", "工会送去防暑用品。")));
        }

        var file = folder.Write("cut.jsonl.gz", zipped.ToArray()[..(int)middle]);
        var run = Tool.Run("index", file, "--into", Index);
        Assert.Equal(1, run.Status);
        Assert.Contains(file + ":", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, Total("防暑用品"));
        var whole = folder.Write("whole.jsonl.gz", [.. zipped.ToArray(), .. Zipped(Document("second", "工会送去防暑用品。"))]);
        Assert.Equal(0, Tool.Run("index", whole, "--into", Index).Status);
        Assert.Equal(3, Total("防暑用品"));
    }

    [Fact]
    public void An_index_is_not_gone_on_with_by_other_models_and_the_way_out_is_told()
    {
        var file = folder.Write("story.txt", Story);
        var places = folder.Write("places.txt", "北塬工地\t620102\t甘肃省 兰州市 城关区\n");
        Assert.Equal(0, Tool.Run("index", file, "--into", Index).Status);
        Assert.Equal(0, Tool.Run("index", file, "--into", Index).Status);
        foreach (var other in new[] { new[] { "--tier", "accurate" }, ["--places", places] })
        {
            var run = Tool.Run(["index", file, "--into", Index, .. other]);
            Assert.Equal(3, run.Status);
            Assert.Contains("was built with other models", run.Errors, StringComparison.Ordinal);
            Assert.Contains("index the sources again into a new folder", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, Tool.Run("index", "--optimize", "--check", "--into", Index).Status);
        Assert.Equal(1, Total("防暑用品"));
    }

    [Fact]
    public void What_is_refused_stands_with_its_reason_in_a_file_beside_the_index()
    {
        var lines = folder.Write("lines.jsonl", Document("a", "工会送去防暑用品。") + "{\"id\":\n" + Document(new string('长', 20_000), "标识太长。"));
        var missing = Path.Combine(folder.Path, "missing.txt");
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal(1, Tool.Run("index", lines, missing, "--into", Index).Status);
            var refused = File.ReadAllLines(Path.Combine(Index, "refused.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
            Assert.Equal([missing, lines + ":2"], refused.Take(2).Select(r => r.GetProperty("input").GetString()));
            Assert.Contains("longer than", refused[2].GetProperty("reason").GetString(), StringComparison.Ordinal);
            Assert.Equal(3, refused.Count);
        }

        Assert.Equal(0, Tool.Run("index", folder.Write("good.txt", Story), "--into", Index).Status);
        Assert.False(File.Exists(Path.Combine(Index, "refused.jsonl")));
    }

    [Fact]
    public void Articles_that_the_inputs_no_longer_hold_are_pruned()
    {
        var papers = Directory.CreateDirectory(Path.Combine(folder.Path, "papers")).FullName;
        folder.Write("papers/a.txt", Story);
        var gone = folder.Write("papers/b.txt", Story.Replace("清凉", "温暖", StringComparison.Ordinal));
        Tool.Run("index", papers, folder.Write("other.txt", Story), "--into", Index);
        Assert.Equal(3, Total("防暑用品"));
        File.Delete(gone);
        var run = Tool.Run("index", papers, "--into", Index, "--prune", papers);
        Assert.Contains($"1 articles of {papers} removed", run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Total("防暑用品"));
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task An_interrupted_run_commits_says_how_to_go_on_and_is_gone_on_with(string signal)
    {
        var file = folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 4000).Select(i => Document($"{i}", string.Concat(Enumerable.Repeat($"第{i}篇：县总工会走进工地，为{i % 97}名建筑工人送去价值{i % 89}万元的防暑用品。", 8))))));
        using (var process = Tool.Start("index", file, "--into", Index, "--jobs", "1"))
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Until(() => Directory.Exists(Index) && Directory.GetFiles(Index, "_*").Length > 0 || File.Exists(Path.Combine(Index, "writer.txt")));
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await Signal(process, signal);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(130, process.ExitCode);
            Assert.Contains("The same command again goes on from here", await errors, StringComparison.Ordinal);
        }

        var state = ArticleIndex.State(Index);
        Assert.InRange(state.Articles, 0, 3999);
        Assert.EndsWith($":{state.Articles}", state.ResumePoint, StringComparison.Ordinal);
        var again = Tool.Run("index", file, "--into", Index);
        Assert.Equal(0, again.Status);
        Assert.Equal(state.Articles > 0, again.Errors.Contains($"going on behind the {state.Articles} articles", StringComparison.Ordinal));
        Assert.Equal((4000, null), (ArticleIndex.State(Index).Articles, ArticleIndex.State(Index).ResumePoint));
    }

    [Fact]
    public async Task A_run_that_waits_for_standard_input_ends_when_told_and_keeps_what_it_read()
    {
        using var process = Tool.Start("index", "-", "--into", Index);
        await process.StandardInput.WriteAsync(string.Concat(Enumerable.Range(0, 64).Select(i => Document($"{i}", "工会送去防暑用品。"))));
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await Until(() => File.Exists(Path.Combine(Index, "writer.txt")));
        var second = Tool.Run("index", folder.Write("story.txt", Story), "--into", Index);
        Assert.Equal(3, second.Status);
        Assert.Contains($"another writer holds this index: process {process.Id}", second.Errors, StringComparison.Ordinal);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        await Signal(process, "-INT");
        var clock = Stopwatch.StartNew();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Contains("give it again from its beginning", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(3, Tool.Run("search", Path.Combine(folder.Path, "none")).Status);
    }

    [Fact]
    public async Task A_log_gets_a_line_with_rate_and_time_left_now_and_then()
    {
        var file = folder.Write("story.txt", Story);
        var reader = new InputReader([file, folder.Write("second.txt", Story)], new Refusals(), CancellationToken.None);
        var summary = new IndexSummary();
        var (errors, log) = (Console.Error, new StringWriter());
        Console.SetError(TextWriter.Synchronized(log));
        try
        {
            using var items = reader.Read().GetEnumerator();
            IndexProgress.Run(reader, summary, () => { items.MoveNext(); Thread.Sleep(600); }, TimeSpan.FromMilliseconds(100));
        }
        finally
        {
            Console.SetError(errors);
        }

        await Task.Yield();
        Assert.Matches(@"00:00:00 0 articles, 0/s, \d+ % of the input read, 00:00:0\d left", log.ToString());
    }

    [Fact]
    public void A_terminal_gets_a_bar_with_rate_and_time_left()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) makes the terminal, and is not here");
        var file = folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 1500).Select(i => Document($"{i}", $"第{i}篇：县总工会走进工地，为{i % 97}名建筑工人送去防暑用品。"))));
        var start = new ProcessStartInfo("/usr/bin/script", ["-qefc", $"stty cols 120; dotnet '{Tool.Path}' index '{file}' --into '{Index}'", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        var screen = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Matches(@"1,500 articles, [\d,]+/s", screen);
        Assert.Matches("100%", screen);
        Assert.Matches(@"\d\d:\d\d:\d\d", screen);
        Assert.Contains("next: textkit search", screen, StringComparison.Ordinal);
    }

    private static string Document(string id, string text) => $"{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n";

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.InRange(i, 0, 1200);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private int Total(string query) => Tool.Run("search", Index, query).Lines[^1].GetProperty("total").GetInt32();
}
