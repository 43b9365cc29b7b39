using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using TextKit.Segmentation;

namespace TextKit.Benchmarks;

/// <summary>The first call of a fresh process: loading, compiling and segmenting a headline.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class SegmentStartBenchmarks
{
    /// <summary>Words.</summary>
    [Benchmark]
    public int FirstSegment() => WordSegmenter.Default.Segment("甘肃省总工会为困难职工送去5万余元慰问金").Count;

    /// <summary>Words of the bigram model.</summary>
    [Benchmark]
    public int FirstBigram() => WordSegmenter.Create(new() { Model = SegmentationModel.Bigram }).Segment("甘肃省总工会为困难职工送去5万余元慰问金").Count;

    /// <summary>Words and tags.</summary>
    [Benchmark]
    public int FirstTag() => WordSegmenter.Default.Tag("甘肃省总工会为困难职工送去5万余元慰问金").Count;
}
