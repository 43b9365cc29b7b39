using BenchmarkDotNet.Attributes;

namespace TextKit.Benchmarks;

/// <summary>What reads the text line by line, beside the plain trie walk over the same lines.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentConfig))]
public abstract class LineBenchmarks
{
    private readonly SegmentBenchmarks trie = new() { Input = SegmentInput.Text };

    /// <summary>The lines of the text.</summary>
    private protected string[] Lines { get; private set; } = [];

    /// <summary>Loads the text.</summary>
    [GlobalSetup]
    public void Load()
    {
        trie.Load();
        Lines = SegmentText.Lines(SegmentInput.Text);
    }

    /// <summary>The baseline: the trie of the dictionary alone.</summary>
    [Benchmark(Baseline = true)]
    public long PlainTrieWalk() => trie.PlainTrieWalk();
}
