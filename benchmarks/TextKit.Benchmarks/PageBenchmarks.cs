using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using TextKit.Articles;

namespace TextKit.Benchmarks;

/// <summary>Pages put back in order, beside a plain walk of all dictionary words from each character of the same text.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentConfig))]
public class PageBenchmarks
{
    private string[] pages = [];

    /// <summary>What is read.</summary>
    [ParamsAllValues]
    public PageInput Input { get; set; }

    /// <summary>Loads or lays out the pages, and reads them until the code is compiled for good.</summary>
    [GlobalSetup]
    public void Load()
    {
        pages = PageText.Pages(Input);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(3);)
        {
            Read();
        }
    }

    /// <summary>The baseline: the trie of the dictionary alone.</summary>
    [Benchmark(Baseline = true)]
    public long PlainTrieWalk()
    {
        var words = 0L;
        foreach (var page in pages)
        {
            words += SegmentBenchmarks.Walk(page);
        }

        return words;
    }

    /// <summary>Each page read into its articles.</summary>
    [Benchmark]
    public int Read()
    {
        var articles = 0;
        foreach (var page in pages)
        {
            articles += PageReader.Default.Read(page).Articles.Count;
        }

        return articles;
    }
}
