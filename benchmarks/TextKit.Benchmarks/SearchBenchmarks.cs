using System.Globalization;
using BenchmarkDotNet.Attributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using TextKit.Search;
using TextKit.SearchTrials;

namespace TextKit.Benchmarks;

/// <summary>
/// Queries and corpus tools over an annotated index of made articles, beside Lucene's own query of one term without
/// snippets, over the same index. Wall time: a search takes two threads. An index of one's own is searched where the
/// variable <c>TEXTKIT_INDEX</c> names its folder.
/// </summary>
[MemoryDiagnoser]
[InProcess]
[WarmupCount(5)]
[IterationCount(15)]
public class SearchBenchmarks
{
    private const int Rounds = 100;
    private const int MadeArticles = 10_000;
    private DirectoryInfo? made;
    private ArticleSearcher searcher = null!;
    private Concordance concordance = null!;
    private CorpusStatistics statistics = null!;
    private DirectoryReader lucene = null!;
    private string[] words = [];
    private string[] pairs = [];
    private string often = "";

    /// <summary>Makes the articles and indexes them, or opens the index named.</summary>
    [GlobalSetup]
    public void Open()
    {
        if (Environment.GetEnvironmentVariable("TEXTKIT_INDEX") is not { Length: > 0 } folder)
        {
            made = System.IO.Directory.CreateTempSubdirectory("textkit");
            folder = Path.Combine(made.FullName, "index");
            Index(Path.Combine(made.FullName, "articles.jsonl"), folder);
        }

        searcher = ArticleSearcher.Open(folder);
        (concordance, statistics) = (new Concordance(searcher), new CorpusStatistics(searcher));
        lucene = DirectoryReader.Open(new NIOFSDirectory(folder));
        var frequent = statistics.Frequencies(take: 3000).Rows.Where(r => r.Text.Length > 1).ToList();
        words = [.. Enumerable.Range(0, Rounds).Select(i => frequent[i * 7 % frequent.Count].Text)];
        var rows = statistics.NGrams(2, take: 3000).Rows;
        pairs = [.. Enumerable.Range(0, Rounds).Select(i => $"\"{rows[i * 7 % rows.Count].Text.Replace(" ", "", StringComparison.Ordinal)}\"")];
        often = frequent[0].Text;
    }

    /// <summary>Closes the index, and removes it where it was made for this.</summary>
    [GlobalCleanup]
    public void Close()
    {
        lucene.Dispose();
        searcher.Dispose();
        made?.Delete(recursive: true);
    }

    /// <summary>The baseline: Lucene's own query of a term for its ten best articles.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds)]
    public int LuceneTerm() => Sum(i => new IndexSearcher(lucene).Search(new TermQuery(new Term("body.words", words[i])), 10).TotalHits);

    /// <summary>A word, wherever its characters stand, with ten snippets.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int Word() => Sum(i => searcher.Search(new ArticleQuery { Text = words[i], CountFacets = false }).Total);

    /// <summary>The same with the counts of all facets.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int WordWithFacets() => Sum(i => searcher.Search(new ArticleQuery { Text = words[i] }).Total);

    /// <summary>Two words in a row.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int Phrase() => Sum(i => searcher.Search(new ArticleQuery { Text = pairs[i], CountFacets = false }).Total);

    /// <summary>A word with three filters and the counts of all facets.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int FiltersWithFacets() =>
        Sum(i => searcher.Search(new ArticleQuery { Text = words[i], Genre = "brief", From = new DateOnly(2012, 1, 1), Figures = ["percent>=10"] }).Total);

    /// <summary>A figure from an amount on.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int FigureRange() =>
        Sum(i => searcher.Search(new ArticleQuery { Figures = [string.Create(CultureInfo.InvariantCulture, $"money>={1000 * (i + 1)}")], CountFacets = false }).Total);

    /// <summary>The first page of the concordance of the most frequent word.</summary>
    [Benchmark]
    public int ConcordancePage() => concordance.Find(new ConcordanceQuery { Query = often }).Lines.Count;

    /// <summary>The collocates of the most frequent word.</summary>
    [Benchmark]
    public int Collocates() => statistics.Collocates(often).Rows.Count;

    private static int Sum(Func<int, int> search)
    {
        var total = 0;
        for (var i = 0; i < Rounds; i++)
        {
            total += search(i);
        }

        return total;
    }

    private static void Index(string file, string folder)
    {
        ArticleGenerator.Write(Path.Combine(Tests.RepositoryRoot.Path, "corpus", "articles"), MadeArticles, file);
        using var writer = ArticleIndexWriter.Open(folder);
        Parallel.ForEach(Jsonl.Articles(file), a => writer.Add(ArticleAnnotator.Default.Annotate(new TextKit.Articles.SourceDocument(a.Id, a.Layers.Text, a.Title, a.Date, a.Source))));
        writer.Commit();
    }
}
