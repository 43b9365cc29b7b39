using TextKit.Cli.Output;

namespace TextKit.Cli.Inputs;

/// <summary>Names on standard error what was refused, and counts it. Safe under threads.</summary>
internal sealed class Refusals
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public int Status => Count == 0 ? ExitStatus.Done : ExitStatus.SomeRefused;

    public void Add(string place, string reason)
    {
        Interlocked.Increment(ref count);
        Messages.Error($"{place}: {reason}");
    }
}
