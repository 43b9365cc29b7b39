using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace TextKit.Benchmarks;

/// <summary>Counts the processor time of this process rather than the time of day: on a shared machine others' work is left out.</summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => "processor time";

    public bool IsAvailable => true;

    public Frequency Frequency { get; } = new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
