using System.Text;
using BenchmarkDotNet.Attributes;
using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Segmentation;
using TextKit.Tests;

namespace TextKit.Benchmarks;

/// <summary>
/// Entities of the training articles, one after the other, by both tiers; the segmenter over the same text as a baseline. MB/s is
/// <see cref="Bytes"/>, printed at the start, over the time.
/// </summary>
[MemoryDiagnoser]
public class EntityBenchmarks
{
    private readonly List<Token> tokens = [];
    private readonly List<Entity> entities = [];
    private readonly EntityRecognizer accurate = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate });
    private string[] texts = [];

    /// <summary>Bytes of the texts in UTF-8.</summary>
    public int Bytes { get; private set; }

    /// <summary>Reads the articles.</summary>
    [GlobalSetup]
    public void Load()
    {
        texts = [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == CorpusSplit.Train).Take(200).Select(g => g.Text)];
        Bytes = texts.Sum(Encoding.UTF8.GetByteCount);
        Console.WriteLine($"// {texts.Length} articles, {Bytes} bytes");
    }

    /// <summary>Words alone.</summary>
    [Benchmark(Baseline = true)]
    public int Segmenter()
    {
        var count = 0;
        foreach (var text in texts)
        {
            tokens.Clear();
            WordSegmenter.Default.Segment(text, tokens);
            count += tokens.Count;
        }

        return count;
    }

    /// <summary>The fast tier.</summary>
    [Benchmark]
    public int Fast() => Count(EntityRecognizer.Default);

    /// <summary>The accurate tier.</summary>
    [Benchmark]
    public int Accurate() => Count(accurate);

    private int Count(EntityRecognizer recognizer)
    {
        var count = 0;
        foreach (var text in texts)
        {
            entities.Clear();
            recognizer.Recognize(text, entities);
            count += entities.Count;
        }

        return count;
    }
}
