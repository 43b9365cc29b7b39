using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Lexicons;

/// <summary>
/// Memory fetched ahead of its use. A look-up in a table of megabytes waits for memory, and a branch on what it finds keeps the
/// processor from beginning the next one; where the places are known early, all are fetched at once.
/// </summary>
internal static unsafe class CacheLine
{
    /// <summary>Has the memory at an address, which need not be valid, fetched; without effect where the processor has no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }
}
