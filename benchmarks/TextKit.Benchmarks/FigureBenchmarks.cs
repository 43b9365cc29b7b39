using BenchmarkDotNet.Attributes;
using TextKit.Figures;

namespace TextKit.Benchmarks;

/// <summary>Figures found line by line, alone and with the changes that tie them, beside the plain trie walk over the same text.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentConfig))]
public class FigureBenchmarks
{
    private readonly SegmentBenchmarks trie = new() { Input = SegmentInput.Text };
    private readonly List<Figure> figures = new(1 << 12);
    private readonly List<FigureChange> changes = new(1 << 12);
    private string[] lines = [];

    /// <summary>Loads the text.</summary>
    [GlobalSetup]
    public void Load()
    {
        trie.Load();
        lines = SegmentText.Lines(SegmentInput.Text);
    }

    /// <summary>The baseline: the trie of the dictionary alone.</summary>
    [Benchmark(Baseline = true)]
    public long PlainTrieWalk() => trie.PlainTrieWalk();

    /// <summary>The figures of each line.</summary>
    [Benchmark]
    public long Figures()
    {
        var found = 0L;
        foreach (var line in lines)
        {
            figures.Clear();
            FigureExtractor.Default.Extract(line.AsSpan(), figures);
            found += figures.Count;
        }

        return found;
    }

    /// <summary>The figures and changes of each line.</summary>
    [Benchmark]
    public long FiguresAndChanges()
    {
        var found = 0L;
        foreach (var line in lines)
        {
            figures.Clear();
            changes.Clear();
            FigureExtractor.Default.ExtractChanges(line.AsSpan(), figures, changes);
            found += changes.Count;
        }

        return found;
    }
}
