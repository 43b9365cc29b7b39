using BenchmarkDotNet.Attributes;
using TextKit.Dates;

namespace TextKit.Benchmarks;

/// <summary>Dates found line by line, beside the plain trie walk over the same text.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentConfig))]
public class DateBenchmarks
{
    private static readonly DateOnly Issued = new(2019, 9, 10);
    private readonly SegmentBenchmarks trie = new() { Input = SegmentInput.Text };
    private readonly List<DateExpression> dates = new(1 << 12);
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

    /// <summary>The dates of each line, resolved against an issue date.</summary>
    [Benchmark]
    public long Dates()
    {
        var found = 0L;
        foreach (var line in lines)
        {
            dates.Clear();
            DateExtractor.Default.Extract(line.AsSpan(), Issued, dates);
            found += dates.Count;
        }

        return found;
    }
}
