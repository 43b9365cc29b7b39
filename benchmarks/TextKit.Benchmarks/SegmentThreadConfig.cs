using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace TextKit.Benchmarks;

/// <summary>One process and the time of day: with several threads, processor time would say nothing of what they gain.</summary>
internal sealed class SegmentThreadConfig : ManualConfig
{
    public SegmentThreadConfig()
    {
        AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false)).WithLaunchCount(1).WithWarmupCount(1).WithIterationCount(5));
        AddColumn(SpeedColumn.All);
    }
}
