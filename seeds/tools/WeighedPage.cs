using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>A junction that a page offers, with its numbers and whether it is a true one.</summary>
internal readonly record struct WeighedJunction(int Before, int After, float[] Numbers, bool IsTrue);

/// <summary>All junctions of a simulated page as the linker weighs them last.</summary>
internal sealed class WeighedPage
{
    private WeighedPage(WeighedJunction[] junctions, float[] without)
    {
        Junctions = junctions;
        Without = without;
    }

    public WeighedJunction[] Junctions { get; }

    /// <summary>What it is worth for each fragment to continue nothing.</summary>
    public float[] Without { get; }

    public static WeighedPage Of(SimulatedPage page, ContinuationModel model)
    {
        var blocks = BlockReader.Read(page.Text);
        blocks.RemoveAll(b => b.Kind == BlockKind.Aside);
        var fragments = FragmentReader.Read(HeadFinder.Find(blocks));
        var truth = Truth(page, fragments);
        var weighed = new Dictionary<(int, int), float[]>();
        var linker = StoryLinker.Link(fragments, model, (a, b, x) => weighed[(a, b)] = x);
        return new WeighedPage([.. weighed.Where(w => truth[w.Key.Item2] != -2)
            .Select(w => new WeighedJunction(w.Key.Item1, w.Key.Item2, w.Value, truth[w.Key.Item2] == w.Key.Item1))
            .OrderBy(j => (j.After, j.Before))], [.. linker.Without]);
    }

    /// <summary>The fragment that each one truly continues; -1 for a headline that looks like a section's; -2 where that cannot be said.</summary>
    public static int[] Truth(SimulatedPage page, List<Fragment> fragments)
    {
        var holder = new Dictionary<int, int>();
        var heads = new Dictionary<string, int>();
        var titles = page.Articles.Select(a => a.Title).ToHashSet();
        foreach (var fragment in fragments)
        {
            foreach (var piece in fragment.Pieces)
            {
                holder[piece.Lines.First] = fragment.Index;
            }

            var title = fragment.Head is { } head ? string.Join(' ', head.Titles.Select(t => t.Text)) : fragment.Heading?.Text;
            if (title is not null && titles.Contains(title))
            {
                heads.TryAdd(title, fragment.Index);
            }
        }

        var truth = new int[fragments.Count];
        Array.Fill(truth, -2);
        foreach (var at in heads.Values)
        {
            truth[at] = -1;
        }

        foreach (var article in page.Articles)
        {
            var last = heads.GetValueOrDefault(article.Title!, -2);
            foreach (var line in article.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Lines).Select(l => l.First))
            {
                if (!holder.TryGetValue(line, out var at))
                {
                    continue;
                }

                if (at != last && fragments[at].Head is null)
                {
                    truth[at] = truth[at] == -2 ? last : truth[at];
                }

                last = at;
            }
        }

        return truth;
    }
}
