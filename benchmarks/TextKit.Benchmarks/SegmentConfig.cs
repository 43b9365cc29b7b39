using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace TextKit.Benchmarks;

/// <summary>
/// All benchmarks of a table in one process, so that they are measured against the same baseline at the same time, in
/// processor time: other work on the machine slows them, but is not counted.
/// </summary>
internal sealed class SegmentConfig : ManualConfig
{
    public SegmentConfig()
    {
        AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false)).WithClock(new ProcessorClock())
            .WithLaunchCount(1).WithWarmupCount(4).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(200)));
        AddColumn(SpeedColumn.All);
    }
}
