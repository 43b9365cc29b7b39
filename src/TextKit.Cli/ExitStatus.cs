namespace TextKit.Cli;

/// <summary>What the exit status says.</summary>
internal static class ExitStatus
{
    /// <summary>Done; a reader that closed the pipe counts as done.</summary>
    public const int Done = 0;
    /// <summary>Finished, but some inputs were refused, each named on standard error.</summary>
    public const int SomeRefused = 1;
    /// <summary>The call's words or the query are off.</summary>
    public const int BadCall = 2;
    /// <summary>Cannot go on: disk full, index locked or damaged, or not an index.</summary>
    public const int CannotGoOn = 3;
    /// <summary>Interrupted; work so far is kept.</summary>
    public const int Interrupted = 130;
}

/// <summary>The words of the call, or a query in them, are off.</summary>
internal sealed class CallException(string message) : Exception(message);

/// <summary>Whoever read our standard output has closed it.</summary>
internal sealed class ClosedPipeException(Exception inner) : Exception("standard output was closed", inner);
