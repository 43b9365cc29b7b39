using System.Text;
using TextKit.Articles;
using TextKit.Evaluation;
using TextKit.Tests;

namespace TextKit.Benchmarks;

/// <summary>Which pages are read.</summary>
public enum PageInput
{
    /// <summary>The training articles laid out by the simulator, page by page.</summary>
    Simulated,

    /// <summary>The page that the environment variable <c>TEXTKIT_BENCHMARK_PAGE</c> names, else the first of corpus/pages.</summary>
    Page,

    /// <summary>The simulated pages as one.</summary>
    AsOne,

    /// <summary>Simulated pages, laid out again and again, as one of five megabytes: more than 20,000 fragments.</summary>
    FiveMegabytes,
}

/// <summary>The pages of the benchmarks.</summary>
internal static class PageText
{
    private const int LongBytes = 5_000_000;

    /// <summary>The pages of an input.</summary>
    public static string[] Pages(PageInput input) => input switch
    {
        PageInput.Simulated => [.. LaidOut(1)],
        PageInput.Page => [File.ReadAllText(Environment.GetEnvironmentVariable("TEXTKIT_BENCHMARK_PAGE") is { Length: > 0 } path
            ? path : Path.Combine(RepositoryRoot.Path, "corpus", "pages", "page-01.txt"))],
        PageInput.AsOne => [string.Concat(LaidOut(1))],
        _ => [Long()],
    };

    /// <summary>UTF-8 bytes and UTF-16 code units of an input.</summary>
    public static (long Bytes, long Characters) Size(PageInput input)
    {
        var pages = Pages(input);
        return (pages.Sum(p => (long)Encoding.UTF8.GetByteCount(p)), pages.Sum(p => (long)p.Length));
    }

    private static IEnumerable<string> LaidOut(int layouts)
    {
        Article[] articles = [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == CorpusSplit.Train).Select(g => g.Article)];
        return Enumerable.Range(1, layouts).SelectMany(seed => PageSimulator.Pages(articles, seed)).Select(p => p.Text);
    }

    private static string Long()
    {
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var page in LaidOut(20).TakeWhile(_ => bytes < LongBytes))
        {
            text.Append(page);
            bytes += Encoding.UTF8.GetByteCount(page);
        }

        return text.ToString();
    }
}
