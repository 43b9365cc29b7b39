using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextKit.Segmentation;

/// <summary>Appends to a list without its checks; <see cref="Finish"/> sets the list's length.</summary>
internal ref struct TokenWriter<T>
    where T : struct
{
    private readonly List<T> list;
    private Span<T> items;
    private int count;

    public TokenWriter(List<T> list)
    {
        this.list = list;
        count = list.Count;
        CollectionsMarshal.SetCount(list, list.Capacity);
        items = CollectionsMarshal.AsSpan(list);
    }

    public readonly int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if ((uint)count >= (uint)items.Length)
        {
            Grow();
        }

        items[count++] = item;
    }

    public readonly void Finish() => CollectionsMarshal.SetCount(list, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        list.EnsureCapacity(count + 1);
        CollectionsMarshal.SetCount(list, list.Capacity);
        items = CollectionsMarshal.AsSpan(list);
    }
}
