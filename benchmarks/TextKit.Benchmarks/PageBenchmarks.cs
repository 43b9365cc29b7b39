using BenchmarkDotNet.Attributes;
using TextKit.Articles;
using TextKit.Evaluation;
using TextKit.Tests;

namespace TextKit.Benchmarks;

/// <summary>Pages put back in order: simulated pages one by one, and all of them as one long page.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private string[] pages = [];
    private string onePage = "";

    /// <summary>How often the training articles are laid out.</summary>
    [Params(1, 4)]
    public int Layouts { get; set; }

    /// <summary>Lays out the training articles.</summary>
    [GlobalSetup]
    public void LayOut()
    {
        Article[] articles = [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == CorpusSplit.Train).Select(g => g.Article)];
        pages = [.. Enumerable.Range(1, Layouts).SelectMany(seed => PageSimulator.Pages(articles, seed)).Select(p => p.Text)];
        onePage = string.Concat(pages);
    }

    /// <summary>Each page for itself.</summary>
    [Benchmark(Baseline = true)]
    public int PageByPage() => pages.Sum(p => PageReader.Default.Read(p).Articles.Count);

    /// <summary>All as one page.</summary>
    [Benchmark]
    public int AsOnePage() => PageReader.Default.Read(onePage).Articles.Count;
}
