using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Segmentation;
using TextKit.Tests;

namespace TextKit.Benchmarks;

/// <summary>
/// Entities of the first 200 training articles, an article a call, by both tiers, in processor time; the segmenter over the same
/// text as a baseline. What is allocated is the result: entities with their names.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(ArticlesConfig))]
public class EntityBenchmarks
{
    private static readonly Lazy<string[]> Texts = new(() =>
        [.. GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(g => g.Split == CorpusSplit.Train).Take(200).Select(g => g.Text)]);

    private readonly List<Token> tokens = [];
    private readonly List<Entity> entities = [];
    private readonly EntityRecognizer accurate = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate });
    private string[] texts = [];

    /// <summary>Reads the articles.</summary>
    [GlobalSetup]
    public void Load() => texts = Texts.Value;

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

    private sealed class ArticlesConfig : ManualConfig
    {
        public ArticlesConfig()
        {
            AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false)).WithClock(new ProcessorClock())
                .WithLaunchCount(1).WithWarmupCount(8).WithIterationCount(5).WithInvocationCount(8).WithUnrollFactor(1));
            AddColumn(SpeedColumn.Of(_ => (Texts.Value.Sum(t => (long)Encoding.UTF8.GetByteCount(t)), Texts.Value.Sum(t => (long)t.Length))));
        }
    }
}
