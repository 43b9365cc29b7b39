namespace TextKit.Articles;

/// <summary>
/// Joins fragments into stories. Candidates are the next fragment in print and, for loose ends, the fragments that could
/// continue them; on a long page only those that share rare pairs or stand near. What is best for the page as a whole is
/// taken, what the stories so found share is weighed anew, and the page is solved again. Linear in the fragments.
/// </summary>
internal sealed class StoryLinker
{
    private const int Rounds = 3;
    private const int FewFragments = 120;
    private const int FewLooseEnds = 64;
    private const int Near = 6;
    private const int Ahead = 4;
    private const double WeakNatural = 1.5;
    private const double StrongNatural = 7;


    // Every fragment but a head continues something, if only something lost; a marked heading may be a headline.
    private const double Stray = -6;
    private readonly List<Fragment> fragments;
    private readonly ContinuationModel model;
    private readonly FragmentIndex index;
    private readonly List<(int Before, double[] Numbers)>?[] candidates;
    private readonly int[] story;
    private readonly HeadForm[] form;
    private readonly double[] without;
    private readonly Dictionary<int, float> votes = [];

    private StoryLinker(List<Fragment> fragments, ContinuationModel model)
    {
        this.fragments = fragments;
        this.model = model;
        index = new FragmentIndex(fragments, model);
        var count = fragments.Count;
        candidates = new List<(int, double[])>?[count];
        Next = new int[count];
        Previous = new int[count];
        Score = new double[count];
        story = new int[count];
        form = new HeadForm[count];
        without = new double[count];
        for (var i = 0; i < count; i++)
        {
            Previous[i] = fragments[i].Head is null ? i - 1 : -1;
            without[i] = fragments[i].Heading is { Level: > 0 } ? 0 : Stray;
        }
    }

    /// <summary>Sees every junction that is weighed: A, B, its numbers. For training.</summary>
    public Action<int, int, double[]>? Weighed { get; init; }

    /// <summary>The fragment that continues each one, or -1.</summary>
    public int[] Next { get; }

    /// <summary>The fragment that each one continues, or -1.</summary>
    public int[] Previous { get; private set; }

    /// <summary>The log-odds of the junction before each fragment.</summary>
    public double[] Score { get; }

    /// <summary>What it is worth for each fragment to continue nothing.</summary>
    public ReadOnlySpan<double> Without => without;

    public static StoryLinker Link(List<Fragment> fragments, ContinuationModel model, Action<int, int, double[]>? weighed = null)
    {
        var linker = new StoryLinker(fragments, model) { Weighed = weighed };
        linker.Run();
        return linker;
    }

    private void Run()
    {
        Chain([]);
        FindCandidates();
        for (var round = 0; round < Rounds; round++)
        {
            var offers = new List<(int, double)>?[fragments.Count];
            for (var i = 0; i < fragments.Count; i++)
            {
                offers[i] = candidates[i] is { } all ? Offers(i, all) : null;
            }

            Previous = Assignment.Solve(offers, without);
            for (var i = 0; i < fragments.Count; i++)
            {
                Score[i] = Previous[i] < 0 ? 0 : offers[i]!.Find(o => o.Item1 == Previous[i]).Item2;
            }

            Chain(offers);
        }

        for (var i = 0; i < fragments.Count; i++)
        {
            if (Previous[i] < 0)
            {
                MoveLastSection(i);
            }
        }
    }

    /// <summary>
    /// A story that stops inside a sentence, while a piece of it stands behind another open end: the last section goes
    /// before that piece where its own end reads on better there. 甲… | piece, 乙: 丙… becomes 甲…, 乙: 丙… | piece.
    /// </summary>
    private void MoveLastSection(int first)
    {
        int last = first, section = -1, piece = -1;
        for (var at = first; at >= 0; at = Next[at])
        {
            var before = Previous[at];
            if (fragments[at].Heading is not null && before >= 0)
            {
                section = at;
            }
            else if (before >= 0 && before != at - 1 && fragments[before].IsOpen)
            {
                (piece, section) = (at, -1);
            }

            last = at;
        }

        if (piece < 0 || section < 0 || !fragments[last].IsOpen || fragments[Previous[section]].IsOpen)
        {
            return;
        }

        var open = Previous[piece];
        if (Junction.TextScore(fragments[last], fragments[piece], model) < Junction.TextScore(fragments[open], fragments[piece], model) + 1)
        {
            return;
        }

        var end = Previous[section];
        (Next[open], Previous[section]) = (section, open);
        (Next[last], Previous[piece]) = (piece, last);
        Next[end] = -1;
        Score[section] = Score[piece] = Math.Min(Score[piece], Score[section]);
    }

    private List<(int, double)> Offers(int b, List<(int Before, double[] Numbers)> all)
    {
        var offers = new List<(int, double)>(all.Count);
        Vote(b);
        foreach (var (a, x) in all)
        {
            Share(a, b, x);
            var score = model.Score(x);
            Weighed?.Invoke(a, b, x);
            if (score > without[b])
            {
                offers.Add((a, score));
            }
        }

        return offers;
    }

    /// <summary>Follows the links: which story each fragment is in.</summary>
    private void Chain(List<(int Before, double Score)>?[] offers)
    {
        Array.Fill(Next, -1);
        Array.Fill(story, -1);
        for (var i = 0; i < Previous.Length; i++)
        {
            if (Previous[i] >= 0)
            {
                Next[Previous[i]] = i;
            }
        }

        for (var i = 0; i < Previous.Length; i++)
        {
            if (Previous[i] < 0)
            {
                Label(i);
            }
        }

        for (var i = 0; i < Previous.Length; i++)
        {
            if (story[i] < 0)
            {
                OpenRing(i, offers);
            }
        }
    }

    /// <summary>Fragments that follow each other in a ring hang on the story where that costs least.</summary>
    private void OpenRing(int start, List<(int Before, double Score)>?[] offers)
    {
        var (least, cut, onto, score) = (double.PositiveInfinity, start, -1, 0.0);
        var at = start;
        do
        {
            foreach (var (before, value) in offers[at]!)
            {
                if (story[before] >= 0 && Next[before] < 0 && Score[at] - value < least)
                {
                    (least, cut, onto, score) = (Score[at] - value, at, before, value);
                }
            }

            at = Next[at];
        }
        while (at != start);

        Next[Previous[cut]] = -1;
        (Previous[cut], Score[cut]) = (onto, score);
        if (onto >= 0)
        {
            Next[onto] = cut;
        }

        Label(cut);
    }

    private void Label(int first)
    {
        // A piece hung on a story takes its name.
        var before = Previous[first];
        var (name, head) = before >= 0 ? (story[before], form[before]) : (first, fragments[first].Form);
        for (var at = first; at >= 0; at = Next[at])
        {
            story[at] = name;
            form[at] = head;
        }
    }

    private void FindCandidates()
    {
        var ends = new List<int>();
        var starts = new List<int>();
        for (var i = 0; i < fragments.Count; i++)
        {
            var next = i + 1 < fragments.Count && fragments[i + 1].Head is null;
            var natural = double.NegativeInfinity;
            if (next)
            {
                Vote(i + 1);
                var x = Describe(i, i + 1);
                Share(i, i + 1, x);
                natural = model.Score(x);
                candidates[i + 1] = [(i, x)];
            }

            if (fragments[i] is { Head: not null, Pieces.Count: 0 } && next)
            {
                // The text below a headline is its own: nothing else is weighed.
                continue;
            }

            if (!next || natural < WeakNatural || fragments[i].IsOpen)
            {
                ends.Add(i);
            }

            if (next && (natural < StrongNatural || fragments.Count <= FewFragments))
            {
                starts.Add(i + 1);
            }
        }

        var seen = new HashSet<int>();
        foreach (var start in starts)
        {
            seen.Clear();
            foreach (var end in EndsFor(start, ends))
            {
                if (end != start && end != start - 1 && seen.Add(end))
                {
                    candidates[start]!.Add((end, Describe(end, start)));
                }
            }
        }
    }

    private List<int> EndsFor(int start, List<int> ends)
    {
        if (ends.Count <= FewLooseEnds)
        {
            return ends;
        }

        var at = Place(start, ends);
        var from = Math.Max(0, at - Near);
        var near = ends.GetRange(from, Math.Min(ends.Count, at + Near) - from);
        foreach (var (other, _) in index.Neighbours(start))
        {
            if (Place(other, ends) is var place && place < ends.Count)
            {
                near.Add(ends[place]);
            }
        }

        return near;
    }

    private static int Place(int value, List<int> sorted)
    {
        var at = sorted.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private double[] Describe(int a, int b)
    {
        var x = new double[Junction.Names.Length];
        Junction.Describe(fragments[a], fragments[b], b == a + 1, model, x);
        return x;
    }

    /// <summary>Counts what B and the next fragments of its story share with each story, they themselves left out.</summary>
    private void Vote(int b)
    {
        votes.Clear();
        var own = b;
        for (var step = 0; step < Ahead && own >= 0; step++, own = Next[own])
        {
            foreach (var (other, weight) in index.Neighbours(own))
            {
                if (story[other] != story[b] || IsBefore(other, b))
                {
                    votes[story[other]] = votes.GetValueOrDefault(story[other]) + weight;
                }
            }
        }
    }

    /// <summary>True where a fragment of the same story stands before another, within reach.</summary>
    private bool IsBefore(int other, int b)
    {
        var at = b;
        for (var step = 0; step < 64 && at >= 0; step++, at = Next[at])
        {
            if (at == other)
            {
                return false;
            }
        }

        return true;
    }

    private void Share(int a, int b, double[] x)
    {
        var with = votes.GetValueOrDefault(story[a]);
        var best = 0f;
        var all = 0f;
        foreach (var (other, weight) in votes)
        {
            all += weight;
            best = other == story[a] ? best : Math.Max(best, weight);
        }

        Junction.Share(x, with, best, all, b == a + 1, fragments[b], form[a], b != a + 1 && (Next[a] < 0 || Next[a] == b), fragments[a].IsOpen);
    }
}
