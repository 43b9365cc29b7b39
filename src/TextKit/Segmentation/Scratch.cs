using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextKit.Segmentation;

/// <summary>Room for a block's numbers: on the stack where it is short, else from the shared pool.</summary>
internal readonly unsafe ref struct Scratch<T> : IDisposable
    where T : unmanaged
{
    /// <summary>How many items the caller should offer on the stack.</summary>
    public const int StackLength = 512;

    private readonly T[]? rented;
    private readonly GCHandle pin;

    /// <param name="length">How many items are needed.</param>
    /// <param name="stack">Memory on the caller's stack.</param>
    public Scratch(int length, Span<T> stack)
    {
        if (length <= stack.Length)
        {
            Pointer = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack));
            return;
        }

        rented = ArrayPool<T>.Shared.Rent(length);
        pin = GCHandle.Alloc(rented, GCHandleType.Pinned);
        Pointer = (T*)pin.AddrOfPinnedObject();
    }

    /// <summary>The first item.</summary>
    public T* Pointer { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (rented is not null)
        {
            pin.Free();
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}
