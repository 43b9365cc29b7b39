using BenchmarkDotNet.Attributes;
using JiebaNet.Segmenter;
using JiebaNet.Segmenter.PosSeg;

namespace TextKit.Benchmarks;

/// <summary>jieba.NET beside us.</summary>
public partial class SegmentBenchmarks
{
    private readonly JiebaSegmenter jieba = new();

    /// <summary>jieba.NET, accurate mode with the HMM.</summary>
    [Benchmark]
    public long JiebaNetAccurate() => lines.Sum(l => (long)jieba.Cut(l).Count());

    /// <summary>jieba.NET, accurate mode without the HMM.</summary>
    [Benchmark]
    public long JiebaNetWithoutHmm() => lines.Sum(l => (long)jieba.Cut(l, hmm: false).Count());

    /// <summary>jieba.NET, search mode.</summary>
    [Benchmark]
    public long JiebaNetSearch() => lines.Sum(l => (long)jieba.CutForSearch(l).Count());

    /// <summary>jieba.NET, words and tags.</summary>
    [Benchmark]
    public long JiebaNetTagged()
    {
        var tagger = new PosSegmenter(jieba);
        return lines.Sum(l => (long)tagger.Cut(l).Count());
    }
}
