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
    private readonly List<int> others = [];
    private readonly List<float> weights = [];

    public FragmentIndex(List<Fragment> fragments, ContinuationModel model)
    {
        first = new int[fragments.Count + 1];
        using var places = PairPlaces.Of(fragments, model);
        var common = new float[fragments.Count];
        var touched = new int[fragments.Count];
        for (var i = 0; i < fragments.Count; i++)
        {
            Keep(touched.AsSpan(0, places.Gather(i, common, touched)), common);
            first[i + 1] = others.Count;
        }
    }

    /// <summary>The fragments that have most in common with one.</summary>
    public ReadOnlySpan<int> Neighbours(int fragment) => CollectionsMarshal.AsSpan(others)[first[fragment]..first[fragment + 1]];

    /// <summary>The weight of what each of <see cref="Neighbours"/> shares.</summary>
    public ReadOnlySpan<float> Weights(int fragment) => CollectionsMarshal.AsSpan(weights)[first[fragment]..first[fragment + 1]];

    /// <summary>Keeps the greatest of what was touched, and clears it all.</summary>
    private void Keep(Span<int> touched, float[] common)
    {
        var most = touched.Length;
        if (most > MostNeighbours)
        {
            most = MostNeighbours;
            var least = Least(touched[..most], common);
            for (var i = most; i < touched.Length; i++)
            {
                if (common[touched[i]] > common[touched[least]])
                {
                    (touched[i], touched[least]) = (touched[least], touched[i]);
                    least = Least(touched[..most], common);
                }
            }
        }

        for (var i = 0; i < touched.Length; i++)
        {
            if (i < most)
            {
                others.Add(touched[i]);
                weights.Add(common[touched[i]]);
            }

            common[touched[i]] = 0;
        }
    }

    private static int Least(ReadOnlySpan<int> kept, float[] common)
    {
        var least = 0;
        for (var i = 1; i < kept.Length; i++)
        {
            least = common[kept[i]] < common[kept[least]] ? i : least;
        }

        return least;
    }
}
