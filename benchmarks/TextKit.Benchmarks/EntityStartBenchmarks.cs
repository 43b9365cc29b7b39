using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using TextKit.Entities;

namespace TextKit.Benchmarks;

/// <summary>The first call of a fresh process: loading, compiling and reading a sentence.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class EntityStartBenchmarks
{
    private const string Sentence = "甘肃省总工会主席邓本森到靖远县慰问困难职工。";

    /// <summary>The fast tier.</summary>
    [Benchmark]
    public int FirstFast() => EntityRecognizer.Default.Recognize(Sentence).Count;

    /// <summary>The accurate tier.</summary>
    [Benchmark]
    public int FirstAccurate() => EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate }).Recognize(Sentence).Count;
}
