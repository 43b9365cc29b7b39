using System.Text;
using TextKit.Articles;
using TextKit.Evaluation;
using TextKit.Tests;

namespace TextKit.Benchmarks;

/// <summary>What is segmented.</summary>
public enum SegmentInput
{
    /// <summary>All lines, one call a line.</summary>
    Text,

    /// <summary>A headline of 20 characters.</summary>
    Headline,

    /// <summary>Lines of about 1,000 characters in one call.</summary>
    Article,

    /// <summary>A million characters, all on one line.</summary>
    Book,
}

/// <summary>
/// The text of the benchmarks: the file that the environment variable <c>TEXTKIT_BENCHMARK_TEXT</c> names, else the articles
/// of corpus/ over and over. <c>benchmarks/TextKit.SegmentationTrials shuffle ../shared/data/news 50 1 /tmp/news50.txt</c>
/// makes the file that the quoted figures are measured on.
/// </summary>
internal static class SegmentText
{
    private const int GeneratedCharacters = 1_500_000;

    /// <summary>The lines of an input.</summary>
    public static string[] Lines(SegmentInput input) => input switch
    {
        SegmentInput.Text => Load(),
        SegmentInput.Headline => ["甘肃省总工会为困难职工送去5万余元慰问金"],
        SegmentInput.Article => [Joined(1_000)],
        _ => [Joined(1_000_000)],
    };

    /// <summary>UTF-8 bytes and UTF-16 code units of an input.</summary>
    public static (long Bytes, long Characters) Size(SegmentInput input)
    {
        var lines = Lines(input);
        return (lines.Sum(l => (long)Encoding.UTF8.GetByteCount(l)), lines.Sum(l => (long)l.Length));
    }

    private static string[] Load() => Environment.GetEnvironmentVariable("TEXTKIT_BENCHMARK_TEXT") is { Length: > 0 } path
        ? [.. File.ReadLines(path).Where(l => l.Length > 0)]
        : Generate();

    private static string[] Generate()
    {
        string[] paragraphs = [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles"))
            .Where(a => a.Split == CorpusSplit.Train).SelectMany(a => a.Text.Split('\n')).Where(p => p.Length > 0)];
        var random = new Random(1);
        var lines = new List<string>();
        for (var characters = 0; characters < GeneratedCharacters; characters += lines[^1].Length)
        {
            lines.Add(paragraphs[random.Next(paragraphs.Length)]);
        }

        return [.. lines];
    }

    private static string Joined(int characters)
    {
        var text = new StringBuilder();
        var lines = Load();
        for (var i = 0; text.Length < characters; i = (i + 1) % lines.Length)
        {
            text.Append(lines[i]);
        }

        return text.ToString();
    }
}
