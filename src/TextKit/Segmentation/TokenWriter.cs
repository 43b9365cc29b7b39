using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextKit.Segmentation;

/// <summary>
/// Appends to a list without its checks, a stretch at a time; <see cref="Finish"/> gives back what was not used. A list of
/// items with references clears what it gives back, so a stretch is short however much room the list has.
/// </summary>
internal ref struct TokenWriter<T>
    where T : struct
{
    private const int Stretch = 64;
    private readonly List<T> list;
    private Span<T> items;
    private int count;

    public TokenWriter(List<T> list)
    {
        this.list = list;
        count = list.Count;
        items = CollectionsMarshal.AsSpan(list);
    }

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
        CollectionsMarshal.SetCount(list, (int)Math.Min(list.Capacity, (long)count + Stretch));
        items = CollectionsMarshal.AsSpan(list);
    }
}
