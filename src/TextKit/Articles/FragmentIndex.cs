using System.Runtime.InteropServices;

namespace TextKit.Articles;

/// <summary>
/// How much the fragments of a page have in common: pairs of neighbouring characters that stand in few fragments and in
/// few articles at large, weighted by rarity. Linear in the text: a pair that stands in many fragments is left out.
/// </summary>
internal sealed class FragmentIndex
{
    private const int MostNeighbours = 32;
    private readonly int[] first;
    private readonly List<FragmentNeighbour> neighbours;

    public FragmentIndex(List<Fragment> fragments, ContinuationModel model)
    {
        first = new int[fragments.Count + 1];
        neighbours = new List<FragmentNeighbour>(fragments.Count * MostNeighbours / 2);
        using var places = PairPlaces.Of(fragments, model);
        var common = new float[fragments.Count];
        var touched = new int[fragments.Count];
        for (var i = 0; i < fragments.Count; i++)
        {
            Keep(touched.AsSpan(0, places.Gather(i, common, touched)), common);
            first[i + 1] = neighbours.Count;
        }
    }

    /// <summary>The fragments that have most in common with one, in no order.</summary>
    public ReadOnlySpan<FragmentNeighbour> Neighbours(int fragment) => CollectionsMarshal.AsSpan(neighbours)[first[fragment]..first[fragment + 1]];

    /// <summary>Keeps the greatest of what was touched, and clears it all.</summary>
    private void Keep(Span<int> touched, float[] common)
    {
        var start = neighbours.Count;
        var least = 0f;
        foreach (var other in touched)
        {
            var weight = common[other];
            common[other] = 0;
            if (neighbours.Count < start + MostNeighbours)
            {
                neighbours.Add(new FragmentNeighbour(other, weight));
                if (neighbours.Count == start + MostNeighbours)
                {
                    least = MakeHeap(CollectionsMarshal.AsSpan(neighbours)[start..]);
                }
            }
            else if (weight > least)
            {
                least = ReplaceLeast(CollectionsMarshal.AsSpan(neighbours)[start..], new FragmentNeighbour(other, weight));
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
