using System.Runtime.InteropServices;

namespace TextKit.Articles;

/// <summary>
/// How much the fragments of a page have in common: pairs of neighbouring characters that stand in few fragments and in
/// few articles at large, weighted by rarity. Linear in the text: a pair that stands in many fragments is left out.
/// </summary>
internal sealed class FragmentIndex
{
    private const int MostFragments = 10;
    private const int MostNeighbours = 32;
    private readonly List<(int Other, float Weight)>[] neighbours;

    public FragmentIndex(List<Fragment> fragments, ContinuationModel model)
    {
        var places = new Dictionary<int, List<int>>();
        foreach (var fragment in fragments)
        {
            foreach (var text in Texts(fragment))
            {
                Add(text, fragment.Index, places, model);
            }
        }

        var common = new Dictionary<int, float>[fragments.Count];
        foreach (var (pair, where) in places)
        {
            if (where.Count is < 2 or > MostFragments)
            {
                continue;
            }

            var weight = model.Rarity(pair) / (where.Count - 1);
            for (var i = 0; i < where.Count; i++)
            {
                for (var j = i + 1; j < where.Count; j++)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(common[where[i]] ??= [], where[j], out _) += weight;
                    CollectionsMarshal.GetValueRefOrAddDefault(common[where[j]] ??= [], where[i], out _) += weight;
                }
            }
        }

        neighbours = new List<(int, float)>[fragments.Count];
        for (var i = 0; i < fragments.Count; i++)
        {
            neighbours[i] = common[i] is null ? [] : [.. common[i].Select(c => (c.Key, c.Value))];
            if (neighbours[i].Count > MostNeighbours)
            {
                neighbours[i].Sort((a, b) => b.Weight.CompareTo(a.Weight));
                neighbours[i].RemoveRange(MostNeighbours, neighbours[i].Count - MostNeighbours);
            }
        }
    }

    /// <summary>The fragments that have most in common with one, with the weight of what they share.</summary>
    public IReadOnlyList<(int Other, float Weight)> Neighbours(int fragment) => neighbours[fragment];

    private static void Add(string text, int index, Dictionary<int, List<int>> places, ContinuationModel model)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var (first, second) = (text[i - 1], text[i]);
            if (!Punctuation.IsHan(first) || !Punctuation.IsHan(second))
            {
                continue;
            }

            var pair = (first << 16) | second;
            if (model.Rarity(pair) == 0)
            {
                continue;
            }

            ref var where = ref CollectionsMarshal.GetValueRefOrAddDefault(places, pair, out _);
            where ??= new List<int>(2);
            if (where.Count <= MostFragments && (where.Count == 0 || where[^1] != index))
            {
                where.Add(index);
            }
        }
    }

    private static IEnumerable<string> Texts(Fragment fragment)
    {
        foreach (var block in fragment.Head is { } head ? head.Kickers.Concat(head.Titles).Concat(head.Subtitles) : [])
        {
            yield return block.Text;
        }

        if (fragment.Heading is not null)
        {
            yield return fragment.Heading.Text;
        }

        foreach (var piece in fragment.Pieces)
        {
            yield return piece.Text;
        }
    }
}
