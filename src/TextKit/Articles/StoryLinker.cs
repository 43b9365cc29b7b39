namespace TextKit.Articles;

/// <summary>
/// Joins fragments into stories. Candidates are the next fragment in print and, for loose ends, the fragments that could
/// continue them; on a long page only those that share rare pairs or stand near. What is best for the page as a whole is
/// taken, what the stories so found share is weighed anew, and the page is solved again. Linear in the fragments.
/// </summary>
internal sealed class StoryLinker
{
    private const int Rounds = 3;
    private const int MostOffers = 16;
    private const int FewFragments = 120;
    private const int FewLooseEnds = 64;
    private const int Near = 6;
    private const float WeakNatural = 1.5f;
    private const float StrongNatural = 7;

    // Every fragment but a head continues something, if only something lost; a marked heading may be a headline, less likely
    // so where every headline of the page brings its authors or its 本报讯.
    private const float Stray = -6;
    private const float BareHeadline = -3;
    private const int FewHeadlines = 3;
    private readonly List<Fragment> fragments;
    private readonly ContinuationModel model;
    private readonly FragmentIndex index;
    private readonly JunctionOffers offers;
    private readonly StoryChains chains;
    private readonly StoryVotes votes;
    private readonly float[] without;
    private readonly float[] nothingShared = new float[JunctionWeights.Units + 1];
    private readonly int[] seen;

    private StoryLinker(List<Fragment> fragments, ContinuationModel model)
    {
        this.fragments = fragments;
        this.model = model;
        index = new FragmentIndex(fragments, model);
        offers = new JunctionOffers(fragments.Count);
        chains = new StoryChains(fragments);
        votes = new StoryVotes(index, chains);
        (without, seen) = (new float[fragments.Count], new int[fragments.Count]);
        var heads = fragments.Count(f => f.Head is not null);
        var headline = heads >= FewHeadlines && !fragments.Exists(f => f is { Head: not null, Form: HeadForm.Bare }) ? BareHeadline : 0;
        foreach (var fragment in fragments)
        {
            fragment.Edges = new FragmentEdges(fragment, model);
            without[fragment.Index] = fragment.Heading is { Level: > 0 } ? headline : Stray;
        }
    }

    /// <summary>Sees every junction that is weighed: A, B, its numbers. For training; nothing is left out then.</summary>
    public Action<int, int, float[]>? Weighed { get; init; }

    /// <summary>The fragment that continues each one, or -1.</summary>
    public int[] Next => chains.Next;

    /// <summary>The fragment that each one continues, or -1.</summary>
    public int[] Previous => chains.Previous;

    /// <summary>The log-odds of the junction before each fragment.</summary>
    public float[] Score => chains.Score;

    /// <summary>The junctions that were weighed.</summary>
    public JunctionOffers Offers => offers;

    /// <summary>What it is worth for each fragment to continue nothing.</summary>
    public ReadOnlySpan<float> Without => without;

    public static StoryLinker Link(List<Fragment> fragments, ContinuationModel model, Action<int, int, float[]>? weighed = null)
    {
        var linker = new StoryLinker(fragments, model) { Weighed = weighed };
        linker.Run();
        return linker;
    }

    private void Run()
    {
        FindOffers();
        for (var round = 0; round < Rounds; round++)
        {
            for (var b = 1; b < fragments.Count; b++)
            {
                Weigh(b);
            }

            chains.Take(Assignment.Solve(offers.First, offers.Before, offers.Scores, without), offers);
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
    /// How much worse the page would be if a fragment continued the next best one instead, what that one is continued by
    /// now taking its place: the least log-odds that an exchange of two loses.
    /// </summary>
    public float Margin(int b)
    {
        var a = Previous[b];
        var least = a < 0 ? float.PositiveInfinity : Score[b] - without[b];
        for (var offer = offers.First[b]; offer < offers.First[b + 1]; offer++)
        {
            var other = offers.Before[offer];
            if (other == a)
            {
                continue;
            }

            var loss = (a < 0 ? without[b] : Score[b]) - offers.Scores[offer];
            if (Next[other] is var moved && moved >= 0)
            {
                loss += Score[moved] - ScoreOf(moved, a);
            }

            least = Math.Min(least, loss);
        }

        return least;
    }

    private float ScoreOf(int b, int a)
    {
        for (var offer = offers.First[b]; offer < offers.First[b + 1]; offer++)
        {
            if (offers.Before[offer] == a)
            {
                return Math.Max(without[b], offers.Scores[offer]);
            }
        }

        return without[b];
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
        if (Junction.TextScore(fragments[last], fragments[piece], model) < Junction.TextScore(fragments[open], fragments[piece], model))
        {
            return;
        }

        var end = Previous[section];
        (Next[open], Previous[section]) = (section, open);
        (Next[last], Previous[piece]) = (piece, last);
        Next[end] = -1;
        Score[section] = Score[piece] = Math.Min(Score[piece], Score[section]);
    }

    /// <summary>Weighs what a fragment could continue, knowing the stories as they are now.</summary>
    private void Weigh(int b)
    {
        var (from, to) = (offers.First[b], offers.First[b + 1]);
        if (from == to)
        {
            return;
        }

        Prepare(b);
        for (var offer = from; offer < to; offer++)
        {
            var sum = model.Weights.Begin();
            sum.Add(offers.Sum(offer));
            offers.Scores[offer] = Finish(offers.Before[offer], b, ref sum);
            if (Weighed is not null)
            {
                Show(offers.Before[offer], b);
            }
        }
    }

    /// <summary>Counts what a fragment shares, and what sharing nothing with a story weighs.</summary>
    private void Prepare(int b)
    {
        votes.Count(b);
        var none = model.Weights.Begin();
        votes.ShareNothing(fragments[b].Heading is not null, ref none);
        none.Store(nothingShared);
    }

    private float Finish(int a, int b, ref JunctionSum sum)
    {
        var natural = b == a + 1;
        var story = chains.Story[a];
        if (natural || votes.With(story) > 0)
        {
            votes.Share(story, natural, fragments[b].Heading is not null, ref sum);
        }
        else
        {
            sum.Add(nothingShared);
        }

        Junction.Story(fragments[a], fragments[b], chains.Form[a], chains.Headings[a], IsFree(a, b), ref sum);
        return sum.Score();
    }

    private bool IsFree(int a, int b) => Next[a] < 0 || Next[a] == b;

    private void Show(int a, int b)
    {
        var numbers = new float[JunctionWeights.Numbers];
        var into = new JunctionNumbers(numbers);
        Junction.Describe(fragments[a], fragments[b], model, ref into);
        votes.Share(chains.Story[a], b == a + 1, fragments[b].Heading is not null, ref into);
        Junction.Story(fragments[a], fragments[b], chains.Form[a], chains.Headings[a], IsFree(a, b), ref into);
        Weighed!(a, b, numbers);
    }

    private void FindOffers()
    {
        var natural = new float[fragments.Count];
        var ends = new List<int>();
        for (var i = 0; i < fragments.Count; i++)
        {
            var next = i + 1 < fragments.Count && fragments[i + 1].Head is null;
            var score = float.NegativeInfinity;
            if (next)
            {
                Prepare(i + 1);
                natural[i + 1] = score = Describe(i, i + 1, out _);
            }

            // The text below a headline is its own: nothing else is weighed.
            var ownText = next && fragments[i] is { Head: not null, Pieces.Count: 0 };
            if (ownText)
            {
                natural[i + 1] = float.PositiveInfinity;
            }
            else if (!next || score < WeakNatural || fragments[i].IsOpen)
            {
                ends.Add(i);
            }
        }

        var near = new List<int>();
        for (var b = 1; b < fragments.Count; b++)
        {
            if (fragments[b].Head is null)
            {
                var loose = natural[b] < StrongNatural || (fragments.Count <= FewFragments && natural[b] < float.PositiveInfinity);
                Offer(b, loose ? EndsFor(b, ends, near) : []);
            }

            offers.Finish(b, Weighed is null ? MostOffers : int.MaxValue);
        }
    }

    private void Offer(int b, List<int> ends)
    {
        Prepare(b);
        offers.Add(b - 1, Describe(b - 1, b, out var own), own);
        foreach (var a in ends)
        {
            if (a != b && a != b - 1 && seen[a] != b)
            {
                seen[a] = b;
                offers.Add(a, Describe(a, b, out own), own);
            }
        }
    }

    private float Describe(int a, int b, out JunctionSum own)
    {
        own = model.Weights.Begin();
        Junction.Describe(fragments[a], fragments[b], model, ref own);
        var sum = own;
        return Finish(a, b, ref sum);
    }

    private List<int> EndsFor(int start, List<int> ends, List<int> near)
    {
        if (ends.Count <= FewLooseEnds)
        {
            return ends;
        }

        near.Clear();
        var at = Place(start, ends);
        for (var i = Math.Max(0, at - Near); i < Math.Min(ends.Count, at + Near); i++)
        {
            near.Add(ends[i]);
        }

        foreach (var other in index.Neighbours(start))
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
}
