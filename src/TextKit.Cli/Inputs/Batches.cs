namespace TextKit.Cli.Inputs;

/// <summary>Runs work on all processors while results keep the order of the inputs; memory is bounded by the batch.</summary>
internal static class Batches
{
    private const int Size = 256;

    /// <param name="items">The inputs, read lazily.</param>
    /// <param name="work">What to do with each; runs on several threads.</param>
    /// <param name="write">Takes each result in the order of the inputs.</param>
    /// <param name="refuse">Takes an input whose work failed; the others go on.</param>
    /// <param name="cancellation">Stops between items.</param>
    public static void Run<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> work, Action<TOut> write, Action<TIn, Exception> refuse, CancellationToken cancellation)
    {
        foreach (var batch in items.Chunk(Size))
        {
            var results = new (TOut? Result, Exception? Failure)[batch.Length];
            Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                try
                {
                    results[i] = (work(batch[i]), null);
                }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
                {
                    results[i] = (default, e);
                }
            });
            for (var i = 0; i < batch.Length; i++)
            {
                if (results[i].Failure is { } failure)
                {
                    refuse(batch[i], failure);
                }
                else
                {
                    write(results[i].Result!);
                }
            }
        }
    }
}
