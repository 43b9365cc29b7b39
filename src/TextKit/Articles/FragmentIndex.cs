using System.Buffers;

namespace TextKit.Articles;

/// <summary>
/// How much the fragments of a page have in common: pairs of neighbouring characters that stand in few fragments and in
/// few articles at large, weighted by rarity. Linear in the text: a pair that stands in many fragments is left out.
/// </summary>
internal sealed class FragmentIndex : IDisposable
{
    private const int MostNeighbours = 32;
    private readonly int[] first;
    private FragmentNeighbour[] neighbours;
    private int kept;

    public FragmentIndex(List<Fragment> fragments, ContinuationModel model)
    {
        first = new int[fragments.Count + 1];
        neighbours = ArrayPool<FragmentNeighbour>.Shared.Rent((fragments.Count + 2) * MostNeighbours / 2);
        using var places = PairPlaces.Of(fragments, model);
        var common = new float[fragments.Count];
        var touched = new int[fragments.Count + 1];
        for (var i = 0; i < fragments.Count; i++)
        {
            Keep(touched.AsSpan(0, places.Gather(i, common, touched)), common);
            first[i + 1] = kept;
        }
    }

    /// <summary>The fragments that have most in common with one, in no order.</summary>
    public ReadOnlySpan<FragmentNeighbour> Neighbours(int fragment) => neighbours.AsSpan()[first[fragment]..first[fragment + 1]];

    public void Dispose() => ArrayPool<FragmentNeighbour>.Shared.Return(neighbours);

    /// <summary>Keeps the greatest of what was touched, and clears it all.</summary>
    private void Keep(ReadOnlySpan<int> touched, float[] common)
    {
        if (neighbours.Length < kept + MostNeighbours)
        {
            var larger = ArrayPool<FragmentNeighbour>.Shared.Rent(2 * neighbours.Length);
            neighbours.AsSpan(0, kept).CopyTo(larger);
            ArrayPool<FragmentNeighbour>.Shared.Return(neighbours);
            neighbours = larger;
        }

        var most = Math.Min(touched.Length, MostNeighbours);
        var heap = neighbours.AsSpan(kept, most);
        for (var i = 0; i < most; i++)
        {
            heap[i] = new FragmentNeighbour(touched[i], common[touched[i]]);
            common[touched[i]] = 0;
        }

        kept += most;
        var least = most == MostNeighbours ? MakeHeap(heap) : 0;
        foreach (var other in touched[most..])
        {
            var weight = common[other];
            common[other] = 0;
            if (weight > least)
            {
                least = ReplaceLeast(heap, new FragmentNeighbour(other, weight));
            }
        }
    }

    /// <summary>Makes a heap, the least on top; returns the least.</summary>
    private static float MakeHeap(Span<FragmentNeighbour> heap)
    {
        for (var i = (heap.Length / 2) - 1; i >= 0; i--)
        {
            Sink(heap, i, heap[i]);
        }

        return heap[0].Weight;
    }

    private static float ReplaceLeast(Span<FragmentNeighbour> heap, FragmentNeighbour by)
    {
        Sink(heap, 0, by);
        return heap[0].Weight;
    }

    private static void Sink(Span<FragmentNeighbour> heap, int at, FragmentNeighbour sinking)
    {
        for (var child = (2 * at) + 1; child < heap.Length; child = (2 * at) + 1)
        {
            if (child + 1 < heap.Length && heap[child + 1].Weight < heap[child].Weight)
            {
                child++;
            }

            if (heap[child].Weight >= sinking.Weight)
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = sinking;
    }
}

/// <summary>A fragment that shares with another, and the weight of what they share.</summary>
internal readonly record struct FragmentNeighbour(int Fragment, float Weight);
