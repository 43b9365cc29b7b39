using System.Diagnostics;
using System.Globalization;
using System.Text;
using TextKit.Articles;
using TextKit.Search;
using TextKit.Themes;

namespace TextKit.SearchTrials;

/// <summary>How fast articles are indexed and found.</summary>
internal static class Speed
{
    private const int Rounds = 100;

    public static void Index(string file, string folder, bool annotate)
    {
        var (count, bytes) = (0, 0L);
        foreach (var article in Jsonl.Articles(file))
        {
            (count, bytes) = (count + 1, bytes + Encoding.UTF8.GetByteCount(article.Layers.Text));
        }

        var megabytes = bytes / 1e6;

        // Dictionaries are loaded before the clock starts.
        using (var warm = new TemporaryIndex())
        using (var writer = ArticleIndexWriter.Open(warm.Folder))
        {
            foreach (var article in Jsonl.Articles(file).Take(500))
            {
                writer.Add(annotate ? Annotate(article) : article);
            }
        }

        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using (var writer = ArticleIndexWriter.Open(folder))
        {
            // Articles are read on the way: memory is what indexing takes.
            Parallel.ForEach(Jsonl.Articles(file), new ParallelOptions { MaxDegreeOfParallelism = 2 }, a => writer.Add(annotate ? Annotate(a) : a));
            writer.Commit();
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var size = new DirectoryInfo(folder).GetFiles().Sum(f => f.Length) / 1e6;
        Console.WriteLine($"{count} articles, {megabytes:F1} MB of UTF-8, {seconds:F1} s on 2 threads: {megabytes / seconds:F2} MB/s, {count / seconds:F0} articles/s; processor time {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:F1} s; index {size:F1} MB, {size / megabytes:F2} x the source; resident at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    public static void Query(string folder)
    {
        using var searcher = ArticleSearcher.Open(folder);
        var statistics = new CorpusStatistics(searcher);
        var concordance = new Concordance(searcher);
        string[] words = [.. statistics.Frequencies(take: 3000).Rows.Where(r => r.Text.Length > 1).Select(r => r.Text)];
        string[] phrases = [.. Phrases(searcher, 2000).Where(p => p.Length > 2).Take(1500)];
        var often = statistics.Frequencies(take: 5000).Rows.Where(r => r.Text.Length > 1).MinBy(r => Math.Abs(r.Count - 50_000))!;
        Time("word", Rounds, i => searcher.Search(new ArticleQuery { Text = words[i * 7 % words.Length], CountFacets = false }));
        Time("word with facets", Rounds, i => searcher.Search(new ArticleQuery { Text = words[i * 7 % words.Length] }));
        Time("phrase", Rounds, i => searcher.Search(new ArticleQuery { Text = $"\"{phrases[i * 7 % phrases.Length]}\"", CountFacets = false }));
        Time("three filters and facets", Rounds, i => searcher.Search(new ArticleQuery { Text = words[i * 7 % words.Length], Genre = "brief", From = new DateOnly(2012, 1, 1), Figures = ["percent>=10"] }));
        Time("figure range", Rounds, i => searcher.Search(new ArticleQuery { Figures = [$"money>={1000 * (i + 1)}"], CountFacets = false }));
        Console.WriteLine($"after these: {Resident()}");
        Time("figure range with facets", 10, i => searcher.Search(new ArticleQuery { Figures = [$"money>={1000 * (i + 1)}"] }));
        Time("everything, with facets", 5, _ => searcher.Search(new ArticleQuery()));
        Time($"concordance of {often.Text} ({often.Count} places)", 10, _ => concordance.Find(new ConcordanceQuery { Query = often.Text }));
        Time($"concordance of {often.Text} by right context", 10, _ => concordance.Find(new ConcordanceQuery { Query = often.Text, Order = ConcordanceOrder.Right }));
        Time($"collocates of {often.Text}", 10, _ => statistics.Collocates(often.Text));
        Time("frequency list of everything", 3, _ => statistics.Frequencies());
        Console.WriteLine($"after all of it, {searcher.ArticleCount} articles: {Resident()}");
    }

    // The commonest two words in a row of the first articles.
    private static List<string> Phrases(ArticleSearcher searcher, int articles) => searcher.Use(index =>
    {
        var counts = new WordCounts();
        foreach (var leaf in index.IndexReader.Leaves.Where(l => l.DocBase < articles))
        {
            var layers = new LayerReader(leaf.AtomicReader);
            for (var doc = 0; doc < Math.Min(leaf.Reader.MaxDoc, articles - leaf.DocBase); doc++)
            {
                counts.Add(layers, doc, 2);
            }
        }

        return counts.MostFrequent(3000, 1).ConvertAll(w => counts.Text(w).Replace(" ", "", StringComparison.Ordinal));
    });

    // Pages of files that the system keeps for us are resident too, but go when others need the room.
    private static string Resident() => string.Join(", ", File.ReadLines("/proc/self/smaps_rollup").Where(l => l.StartsWith("Rss", StringComparison.Ordinal) || l.StartsWith("Anonymous", StringComparison.Ordinal))
        .Select(l => l.Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries)).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l[0]} {int.Parse(l[1], CultureInfo.InvariantCulture) / 1000.0:F0} MB")));

    private static void Time(string what, int rounds, Action<int> action)
    {
        // Until the compiler has seen which code is hot and compiled it for good, which takes it some four seconds.
        for (var (i, warm) = (0, Stopwatch.StartNew()); i < 2 || (i < 3000 && warm.ElapsedMilliseconds < 5000); i++)
        {
            action(i % rounds);
        }

        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            action(i);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what}: median {times[times.Count / 2]:F1} ms, p95 {times[(int)(times.Count * 0.95)]:F1} ms");
    }

    // All that textkit index finds.
    private static AnnotatedArticle Annotate(AnnotatedArticle article)
    {
        var annotated = ArticleAnnotator.Default.Annotate(new SourceDocument(article.Id, article.Layers.Text, article.Title, article.Date, article.Source));
        var prediction = ThemeClassifier.Default.Classify(article.Title, article.Layers.Text);
        return annotated with { Genre = prediction.Genre ?? annotated.Genre, Theme = prediction.Theme, Themes = prediction.Themes };
    }
}
