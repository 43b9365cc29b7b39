using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextKit.Articles;

/// <summary>
/// Joins fragments into stories. Candidates are the next fragment in print and, for loose ends, the fragments that could
/// continue them; on a long page only those that share rare pairs or stand near. What is best for the page as a whole is
/// taken, what the stories so found share is weighed anew, and the page is solved again. Linear in the fragments.
/// </summary>
internal sealed class StoryLinker : IDisposable
{
    private const int MostRounds = 2;
    private const int MostOffers = 16;
    private const int MostOffersOfLongPage = 8;
    private const int FewFragments = 120;
    private const int FewLooseEnds = 64;
    private const int Near = 6;
    private const float WeakNatural = 1.5f;
    private const float StrongNatural = 2;

    // Every fragment but a head continues something, if only something lost; a marked heading may be a headline, less likely
    // so where every headline of the page brings its authors or its 本报讯.
    private const float Stray = -6;
    private const float BareHeadline = -3;
    private const int FewHeadlines = 3;

    // Where no heading is marked, the one below a story heads its next section more often than a story without authors.
    private const float UnmarkedHeadline = -2;
    private readonly List<Fragment> fragments;
    private readonly ContinuationModel model;
    private readonly FragmentIndex index;
    private readonly JunctionOffers offers;
    private readonly StoryChains chains;
    private readonly StoryVotes votes;
    private readonly EndTraits[] traits;
    private readonly float[] without;

    // By loose end, the fragment that it was looked at for last.
    private readonly int[] seen;

    // Sees every junction that is weighed: A, B, its numbers. For training; no offer is left out then.
    private readonly Action<int, int, float[]>? weighed;

    private StoryLinker(List<Fragment> fragments, ContinuationModel model, Action<int, int, float[]>? weighed)
    {
        this.fragments = fragments;
        this.model = model;
        this.weighed = weighed;
        index = new FragmentIndex(fragments, model);
        offers = new JunctionOffers(fragments.Count, weighed is not null ? int.MaxValue : fragments.Count <= FewFragments ? MostOffers : MostOffersOfLongPage);
        chains = new StoryChains(fragments);
        votes = new StoryVotes(index, chains, model.Weights);
        (traits, without, seen) = (new EndTraits[fragments.Count], new float[fragments.Count], new int[fragments.Count]);
        var heads = fragments.Count(f => f.Head is not null);
        var headline = heads >= FewHeadlines && !fragments.Exists(f => f is { Head: not null, Form: HeadForm.Bare }) ? BareHeadline : 0;
        foreach (var fragment in fragments)
        {
            fragment.Edges = new FragmentEdges(fragment, model);
            traits[fragment.Index] = fragment.End;
            without[fragment.Index] = fragment.Heading is not { Level: > 0 } heading ? Stray : heading.Level == HeadFinder.AnyLevel ? headline + UnmarkedHeadline : headline;
        }
    }

    /// <summary>The fragment that continues each one, or -1.</summary>
    public int[] Next => chains.Next;

    /// <summary>The fragment that each one continues, or -1.</summary>
    public int[] Previous => chains.Previous;

    /// <summary>The log-odds of the junction before each fragment.</summary>
    public float[] Score => chains.Score;

    /// <summary>What it is worth for each fragment to continue nothing.</summary>
    public ReadOnlySpan<float> Without => without;

    public static StoryLinker Link(List<Fragment> fragments, ContinuationModel model, Action<int, int, float[]>? weighed = null)
    {
        var linker = new StoryLinker(fragments, model, weighed);
        linker.Run();
        return linker;
    }

    public void Dispose()
    {
        index.Dispose();
        offers.Dispose();
    }

    private void Run()
    {
        FindOffers();
        Take();
        for (var round = fragments.Count <= FewFragments ? MostRounds : 1; round > 0; round--)
        {
            for (var b = 1; b < fragments.Count; b++)
            {
                Weigh(b);
            }

            if (!Take())
            {
                break;
            }
        }

        for (var i = 0; i < fragments.Count; i++)
        {
            if (Previous[i] < 0)
            {
                MoveLastSection(i);
            }
        }
    }

    private bool Take() => chains.Take(Assignment.Solve(offers.First, offers.Before, offers.Scores, without), offers);

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
        var from = offers.First[b];
        var at = offers.Before[from..offers.First[b + 1]].IndexOf(a);
        return at < 0 ? without[b] : Math.Max(without[b], offers.Scores[from + at]);
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
        if (from == to || (to == from + 1 && weighed is null))
        {
            // What has no rival on a long page keeps its score.
            return;
        }

        Count(b);
        for (var offer = from; offer < to; offer++)
        {
            var a = offers.Before[offer];
            var sum = model.Weights.Begin();
            sum.Add(offers.Sum(offer));
            if (a == b - 1)
            {
                var natural = sum;
                offers.Scores[offer] = FinishNatural(b, ref natural);
            }
            else
            {
                sum.Add(votes.ShareFar(chains.Story[a]));
                Story(a, fragments[b], ref sum);
                offers.Scores[offer] = sum.Score();
            }

            if (weighed is not null)
            {
                Show(a, b);
            }
        }
    }

    private void Count(int b) => votes.Count(b, fragments[b].Heading is not null);

    private float FinishNatural(int b, ref JunctionSum sum)
    {
        votes.Share(chains.Story[b - 1], true, ref sum);
        Story(b - 1, fragments[b], ref sum);
        return sum.Score();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Story<T>(int a, Fragment b, ref T into)
        where T : struct, IJunctionSink, allows ref struct =>
        Junction.Story((traits[a] & EndTraits.Open) != 0, b, b.Index == a + 1, chains.Form[a], chains.Headings[a], IsFree(a, b.Index), ref into);

    private bool IsFree(int a, int b) => Next[a] < 0 || Next[a] == b;

    private void Show(int a, int b)
    {
        var numbers = new float[JunctionWeights.Numbers];
        var into = new JunctionNumbers(numbers);
        Junction.Describe(fragments[a], fragments[b], model, ref into);
        votes.Share(chains.Story[a], b == a + 1, ref into);
        Story(a, fragments[b], ref into);
        weighed!(a, b, numbers);
    }

    private void FindOffers()
    {
        var natural = new float[fragments.Count];
        var own = ArrayPool<float>.Shared.Rent(fragments.Count * JunctionOffers.Stride);
        var ends = new List<LooseEnd>();

        // The place of the first end from each fragment on.
        var placeOf = new int[fragments.Count];
        for (var i = 0; i < fragments.Count; i++)
        {
            placeOf[i] = ends.Count;
            var next = i + 1 < fragments.Count && fragments[i + 1].Head is null;
            if (next)
            {
                Count(i + 1);
                var sum = model.Weights.Begin();
                Junction.Describe(fragments[i], fragments[i + 1], model, ref sum);
                sum.Store(own.AsSpan((i + 1) * JunctionOffers.Stride));
                natural[i + 1] = FinishNatural(i + 1, ref sum);
            }

            // The text below a headline is its own: nothing else is weighed.
            var ownText = next && fragments[i] is { Head: not null, Pieces.Count: 0 };
            if (!ownText && (!next || natural[i + 1] < WeakNatural || fragments[i].IsOpen))
            {
                ends.Add(new LooseEnd(i, chains.Story[i], Next[i], traits[i], chains.Form[i], chains.Headings[i]));
            }
        }

        var near = new List<LooseEnd>();
        for (var b = 1; b < fragments.Count; b++)
        {
            if (fragments[b].Head is null)
            {
                own.AsSpan(b * JunctionOffers.Stride, JunctionOffers.Stride).CopyTo(offers.Sum(offers.Add(b - 1, natural[b])));
                var ownText = fragments[b - 1] is { Head: not null, Pieces.Count: 0 };
                if (!ownText && (natural[b] < StrongNatural || fragments.Count <= FewFragments))
                {
                    Offer(b, EndsFor(b, ends, placeOf, near));
                }
            }

            offers.Finish(b);
        }

        ArrayPool<float>.Shared.Return(own);
    }

    private void Offer(int b, List<LooseEnd> ends)
    {
        Count(b);
        var fragment = fragments[b];
        var behindOpen = model.Weights.Begin();
        Junction.DescribeBeginning(fragment, false, true, ref behindOpen);
        var behindClosed = model.Weights.Begin();
        Junction.DescribeBeginning(fragment, false, false, ref behindClosed);
        foreach (ref readonly var end in CollectionsMarshal.AsSpan(ends))
        {
            var a = end.Fragment;
            if (a == b || a == b - 1)
            {
                continue;
            }

            var open = (end.Traits & EndTraits.Open) != 0;
            JunctionSum own;
            if (!open)
            {
                own = behindClosed;
                if (fragment.Heading is null)
                {
                    Junction.ClosedMeeting(end.Traits, fragment.Edges, ref own);
                }
            }
            else
            {
                var met = behindOpen;
                if (fragment.Heading is null)
                {
                    Junction.OpenMeeting(fragments[a].Edges, fragment.Edges, false, model, ref met);
                }

                own = met;
            }

            Junction.DescribePlaces(a, end.Traits, fragment, ref own);
            var sum = own;
            sum.Add(votes.ShareFar(end.Story));
            Junction.Story(open, fragment, false, end.Form, end.Headings, end.Next < 0 || end.Next == b, ref sum);
            if (offers.Add(a, sum.Score()) is var offer && offer >= 0)
            {
                own.Store(offers.Sum(offer));
            }
        }
    }

    private List<LooseEnd> EndsFor(int start, List<LooseEnd> ends, int[] placeOf, List<LooseEnd> near)
    {
        if (ends.Count <= FewLooseEnds)
        {
            return ends;
        }

        near.Clear();
        var at = placeOf[start];
        for (var i = Math.Max(0, at - Near); i < Math.Min(ends.Count, at + Near); i++)
        {
            near.Add(ends[i]);
            seen[i] = start;
        }

        foreach (var (other, _) in index.Neighbours(start))
        {
            if (placeOf[other] is var place && place < ends.Count && seen[place] != start)
            {
                near.Add(ends[place]);
                seen[place] = start;
            }
        }

        return near;
    }
}
