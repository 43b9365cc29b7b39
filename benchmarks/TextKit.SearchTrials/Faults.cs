using System.Diagnostics;
using System.Globalization;
using TextKit.Search;

namespace TextKit.SearchTrials;

/// <summary>
/// Kills <c>textkit index</c> at random moments and starts it again, many times over, and fills a small disk; after each
/// end the index must be whole, and at the last equal that of an undisturbed run.
/// </summary>
internal static class Faults
{
    /// <param name="tool">The tool's assembly.</param>
    /// <param name="input">Enough articles for several commits, which come every second.</param>
    /// <param name="folder">What the names of both index folders begin with.</param>
    /// <param name="kills">How often to kill.</param>
    /// <param name="seed">Draws the moments; a long trial is run in pieces of another seed each.</param>
    /// <returns>True where nothing was lost, twice or broken.</returns>
    public static bool Kill(string tool, string input, string folder, int kills, int seed)
    {
        var random = new Random(seed);
        var undisturbed = folder + "-undisturbed";
        var disturbed = folder + "-disturbed";
        var clock = Stopwatch.StartNew();
        Run(tool, input, undisturbed, Timeout.InfiniteTimeSpan);
        var whole = clock.Elapsed;
        Console.WriteLine($"undisturbed: {ArticleIndex.State(undisturbed).Articles} articles in {whole.TotalSeconds:F1} s");
        int ends = 0, beforeFirst = 0, resumed = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            if (Run(tool, input, disturbed, TimeSpan.FromSeconds(random.NextDouble() * whole.TotalSeconds * 1.1)))
            {
                ends++;
            }

            if (!Directory.Exists(disturbed) || Directory.GetFiles(disturbed, "segments_*").Length == 0)
            {
                beforeFirst++;
                continue;
            }

            resumed += ArticleIndex.State(disturbed).ResumePoint is null ? 0 : 1;
            if (ArticleIndex.Check(disturbed) is { IsWhole: false } check)
            {
                Console.WriteLine($"after kill {kill}: {string.Join("; ", check.Faults)}");
                return false;
            }

            // The next begins anew now and then, so that kills fall into first runs and into those that replace what is there.
            if (kill % 10 == 0)
            {
                Directory.Delete(disturbed, true);
            }
        }

        Run(tool, input, disturbed, Timeout.InfiniteTimeSpan);
        Console.WriteLine($"{kills} kills: {beforeFirst} before the first commit, {ends} after the end, {resumed} left a resume point; every index that stood was whole");
        return IsSame(undisturbed, disturbed);
    }

    /// <summary>Fills a small file system that is mounted at a folder, then makes room and goes on.</summary>
    public static bool Fill(string tool, string input, string mount, string folder)
    {
        var undisturbed = folder + "-undisturbed";
        Run(tool, input, undisturbed, Timeout.InfiniteTimeSpan);
        var filler = Path.Combine(mount, "filler");
        var index = Path.Combine(mount, "index");
        var free = new DriveInfo(mount).AvailableFreeSpace;
        var need = new DirectoryInfo(undisturbed).GetFiles().Sum(f => f.Length);
        using (var file = File.Create(filler))
        {
            // Room for half of the index.
            var block = new byte[1 << 16];
            for (var left = free - (need / 2); left > 0; left -= block.Length)
            {
                file.Write(block);
            }
        }

        var (status, errors) = Finish(tool, input, index);
        Console.WriteLine($"disk full: status {status}: {errors.Trim().Split('\n')[^1]}");
        var stands = Directory.Exists(index) && Directory.GetFiles(index, "segments_*").Length > 0;
        var isWhole = !stands || ArticleIndex.Check(index).IsWhole;
        Console.WriteLine(stands ? $"the index is {(isWhole ? "whole" : "broken")}, {ArticleIndex.State(index).Articles} articles" : "nothing was committed yet");
        File.Delete(filler);
        var (again, said) = Finish(tool, input, index);
        Console.WriteLine($"with room again: status {again} {(again == 0 ? "" : said)}");
        return status == 3 && isWhole && again == 0 && IsSame(undisturbed, index);
    }

    private static bool IsSame(string undisturbed, string disturbed)
    {
        using var one = ArticleSearcher.Open(undisturbed);
        using var other = ArticleSearcher.Open(disturbed);
        var (expected, found) = (Dump(one), Dump(other));
        var differ = expected.Zip(found).Count(p => p.First != p.Second) + Math.Abs(expected.Count - found.Count);
        Console.WriteLine($"{expected.Count} articles undisturbed, {found.Count} after it all, {differ} differ");
        return differ == 0 && ArticleIndex.Check(disturbed).IsWhole;
    }

    // All that is stored of every article, its words and marked stretches included.
    private static List<string> Dump(ArticleSearcher searcher) => searcher.Use(index =>
    {
        var all = new List<string>();
        foreach (var leaf in index.IndexReader.Leaves)
        {
            var layers = new LayerReader(leaf.AtomicReader);
            for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                if (leaf.AtomicReader.LiveDocs?.Get(doc) == false)
                {
                    continue;
                }

                layers.LoadText(doc);
                layers.LoadTokens(doc, spans: true);
                var stored = string.Join('|', leaf.AtomicReader.Document(doc).Fields.Select(f => f.Name + "=" + f.GetStringValue(CultureInfo.InvariantCulture)));
                all.Add($"{stored}|{layers.Text}|{string.Join(' ', layers.Tokens.Select(t => t.Start))}|{string.Join(' ', layers.Spans)}|{string.Join(' ', layers.Figures(doc, places: true))}");
            }
        }

        all.Sort(StringComparer.Ordinal);
        return all;
    });

    // True where it came to its end before its time was up.
    private static bool Run(string tool, string input, string folder, TimeSpan life)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, "index", input, "--into", folder, "--commit-every", "1"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (read.Wait(life))
        {
            process.WaitForExit();
            return true;
        }

        process.Kill();
        process.WaitForExit();
        return false;
    }

    private static (int Status, string Errors) Finish(string tool, string input, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, "index", input, "--into", folder, "--commit-every", "1"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
