using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Themes;

/// <summary>Memory fetched ahead of its use: the tables of a model are too large for the nearer caches.</summary>
internal static unsafe class CacheLine
{
    /// <summary>Has an item fetched; without effect where the processor has no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref T item)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref item));
        }
    }
}
