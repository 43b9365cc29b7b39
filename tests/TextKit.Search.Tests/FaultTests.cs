using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TextKit.Search.Tests;

/// <summary>
/// Kills an indexing process at random moments and compares what comes of it with an undisturbed run. Short here; the
/// long form is <c>TEXTKIT_FAULT_KILLS=100 dotnet run -c Release --project tests/TextKit.Search.Tests -- -class '*FaultTests'</c>.
/// </summary>
public sealed class FaultTests
{
    private const string ChildFolder = "TEXTKIT_FAULT_FOLDER";
    private const int Articles = 6000;
    private const int ArticlesACommit = 150;

    [Fact]
    public async Task An_index_is_whole_after_every_kill_and_in_the_end_that_of_an_undisturbed_run()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("TEXTKIT_FAULT_KILLS") ?? "4", CultureInfo.InvariantCulture);
        using var index = new TestIndex();
        var random = new Random(11);
        for (var kill = 0; kill < kills; kill++)
        {
            var (acknowledged, done) = await RunChild(index.Folder, TimeSpan.FromMilliseconds(random.Next(300, 2500)));
            var state = ArticleIndex.State(index.Folder);
            var point = state.ResumePoint is { } p ? int.Parse(p, CultureInfo.InvariantCulture) : 0;
            Assert.True(point >= acknowledged, $"after kill {kill}: {acknowledged} articles were acknowledged, {point} are committed");
            Assert.Equal(point, state.Articles);
            var check = ArticleIndex.Check(index.Folder, cancellation: TestContext.Current.CancellationToken);
            Assert.True(check.IsWhole, string.Join('\n', check.Faults));
            if (done)
            {
                // Begins anew over what is there: every article is replaced by itself.
                using var writer = ArticleIndexWriter.Open(index.Folder);
                for (var i = Articles / 2; i < Articles; i++)
                {
                    writer.Remove(Id(i));
                }

                writer.Commit((Articles / 2).ToString(CultureInfo.InvariantCulture));
            }
        }

        await RunChild(index.Folder, Timeout.InfiniteTimeSpan);
        using var undisturbed = new TestIndex();
        Write(undisturbed.Folder, _ => { });
        Assert.Equal(Dump(undisturbed.Folder), Dump(index.Folder));
    }

    [ModuleInitializer]
    internal static void BeChild()
    {
        if (Environment.GetEnvironmentVariable(ChildFolder) is not { } folder)
        {
            return;
        }

        Write(folder, i => Console.Out.WriteLine(i));
        Console.Out.WriteLine("done");
        Environment.Exit(0);
    }

    private static void Write(string folder, Action<int> acknowledge)
    {
        using var writer = ArticleIndexWriter.Open(folder, new ArticleIndexOptions { BufferMegabytes = 1 });
        for (var i = writer.ResumePoint is { } point ? int.Parse(point, CultureInfo.InvariantCulture) : 0; i < Articles;)
        {
            for (var last = i + ArticlesACommit; i < last; i++)
            {
                writer.Add(TestIndex.Article(Id(i), $"第{i}篇：总工会为{i * 7 % 97}名职工讨回欠薪{i % 89}万元，{(char)('一' + (i * 31 % 9000))}{(char)('一' + (i * 17 % 9000))}。", title: $"标题{i}"));
            }

            writer.Commit(i.ToString(CultureInfo.InvariantCulture));
            acknowledge(i);
        }
    }

    private static string Id(int i) => $"article-{i:00000}";

    private static async Task<(int Acknowledged, bool Done)> RunChild(string folder, TimeSpan life)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FaultTests).Assembly.Location);
        }

        start.Environment[ChildFolder] = folder;
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(output, Task.Delay(life, TestContext.Current.CancellationToken));
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (lines.Select(l => int.TryParse(l, out var i) ? i : 0).LastOrDefault(i => i > 0), lines.LastOrDefault() == "done");
    }

    private static List<(string Id, string? Title, string Text)> Dump(string folder)
    {
        using var searcher = ArticleSearcher.Open(folder);
        return [.. searcher.Search(new ArticleQuery { Take = Articles * 2 }).Hits.Select(h => (h.Id, h.Title, h.Snippet.Text)).OrderBy(h => h.Id, StringComparer.Ordinal)];
    }
}
