using BenchmarkDotNet.Attributes;
using TextKit.Segmentation;

namespace TextKit.Benchmarks;

/// <summary>One segmenter shared between threads, each with a share of the lines.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentThreadConfig))]
public class SegmentThreadBenchmarks
{
    private string[][] shares = [];

    /// <summary>How many threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Deals out the lines.</summary>
    [GlobalSetup]
    public void Deal() => shares = [.. SegmentText.Lines(SegmentInput.Text).Select((l, i) => (l, i)).GroupBy(p => p.i % Threads).Select(g => g.Select(p => p.l).ToArray())];

    /// <summary>Accurate mode with the HMM.</summary>
    [Benchmark]
    public void Accurate() => Run(static (line, tokens, _) =>
    {
        tokens.Clear();
        WordSegmenter.Default.Segment(line, tokens);
    });

    /// <summary>Accurate mode with tags.</summary>
    [Benchmark]
    public void Tagged() => Run(static (line, _, tagged) =>
    {
        tagged.Clear();
        WordSegmenter.Default.Tag(line, tagged);
    });

    private void Run(Action<string, List<Token>, List<TaggedToken>> segment)
    {
        Thread[] threads = [.. shares.Select(share => new Thread(() =>
        {
            var (tokens, tagged) = (new List<Token>(1 << 10), new List<TaggedToken>(1 << 10));
            foreach (var line in share)
            {
                segment(line, tokens, tagged);
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
    }
}
