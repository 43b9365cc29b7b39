using System.Runtime.CompilerServices;
using static TextKit.Articles.JunctionNumber;

namespace TextKit.Articles;

/// <summary>The place where fragment B would continue fragment A, seen through numbers.</summary>
internal static class Junction
{
    // 在未… is not continued without 时, 前 or 的情况下, but the corpus cuts it too seldom to learn that.
    private const float OpenFrame = 4;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 256).Select(i => MathF.Log(i + 1))];

    /// <summary>Takes the numbers that need no knowledge of the rest of the page.</summary>
    public static void Describe<T>(Fragment a, Fragment b, ContinuationModel model, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        var end = a.End;
        DescribeBeginning(b, b.Index == a.Index + 1, a.IsOpen, ref into);
        if (b.Heading is null && a.IsOpen)
        {
            OpenMeeting(a.Edges, b.Edges, b.Index == a.Index + 1, model, ref into);
        }
        else if (b.Heading is null)
        {
            ClosedMeeting(end, b.Edges, ref into);
        }

        DescribePlaces(a.Index, end, b, ref into);
    }

    /// <summary>Takes those of the numbers that B decides alone, be A what it may.</summary>
    /// <param name="b">B.</param>
    /// <param name="natural">True where B is printed next to A.</param>
    /// <param name="open">True where A stops inside a sentence.</param>
    /// <param name="into">Takes the numbers.</param>
    public static void DescribeBeginning<T>(Fragment b, bool natural, bool open, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        into.Add(Bias, 1);
        into.Add(natural ? open ? NaturalOpen : NaturalClosed : open ? FarOpen : FarClosed, 1);
        if (b.Heading is not null)
        {
            into.Add(natural ? open ? HeadingNaturalOpen : HeadingNaturalClosed : open ? HeadingFarOpen : HeadingFarClosed, 1);
            Heading(b, ref into);
        }
        else if (open)
        {
            OpenBeginning(b.Edges, natural, ref into);
        }
        else
        {
            Add(SoonStopClosed, b.Edges.StopsSoon, ref into);
            Add(InsideClosed, b.Edges.BeginsInside, ref into);
            into.Add(StartClosed, b.Edges.Start);
        }

        // Tails stand behind other stories.
        into.Add(Since, b.LogSince);
        if (!natural)
        {
            into.Add(SinceFar, b.LogSince);
            into.Add(FollowingFar, b.LogFollowing);
        }
    }

    /// <summary>Takes the numbers of what stands on both sides of a cut behind a full sentence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClosedMeeting<T>(EndTraits end, FragmentEdges b, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        Add(ColonQuote, (end & EndTraits.Colon) != 0 && b.First == '“', ref into);
        Add(QuoteUnopenedClosed, b.ClosesQuote && (end & EndTraits.Quote) == 0, ref into);
    }

    /// <summary>Takes the numbers of where A and B are printed.</summary>
    /// <param name="a">The place of A.</param>
    /// <param name="end">What its end is like.</param>
    /// <param name="b">B.</param>
    /// <param name="into">Takes the numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DescribePlaces<T>(int a, EndTraits end, Fragment b, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        // Tails are cut off before the next headline.
        // What is true or not at random is multiplied and not branched on.
        float boundary = ((int)end / (int)EndTraits.Boundary) & 1;
        into.Add(Boundary, boundary);
        if (b.Index != a + 1)
        {
            Add(Backward, b.Index < a, ref into);
            var distance = Math.Abs(b.Index - a);
            into.Add(Distance, distance < Logarithms.Length ? Logarithms[distance] : MathF.Log(distance + 1));
            into.Add(BoundaryFar, boundary);
        }

        if ((end & EndTraits.BareHead) != 0)
        {
            into.Add(BelowHead, 1);
        }
        else if (b.IsOpening)
        {
            into.Add(Opening, 1);
        }

        into.Add(BehindFinal, ((int)end / (int)EndTraits.Final) & 1);
    }

    /// <summary>The log-odds of the words and marks beside a cut alone, without order, distance or what is shared.</summary>
    public static float TextScore(Fragment a, Fragment b, ContinuationModel model)
    {
        var sum = model.Weights.Begin();
        OpenBeginning(b.Edges, false, ref sum);
        OpenMeeting(a.Edges, b.Edges, false, model, ref sum);
        return sum.Score() - (LeavesFrame(a.Edges, b.Edges) ? OpenFrame : 0);
    }

    /// <summary>Takes what B shares with the story of A.</summary>
    /// <param name="with">The weight of what B and the story of A share.</param>
    /// <param name="best">The most that B shares with any other story.</param>
    /// <param name="logBest">The natural logarithm of one more than that.</param>
    /// <param name="all">What B shares with all stories together.</param>
    /// <param name="natural">True where B is printed next to A.</param>
    /// <param name="heading">True where B begins with a heading.</param>
    /// <param name="into">Takes the numbers.</param>
    public static void Share<T>(float with, float best, float logBest, float all, bool natural, bool heading, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        var shared = MathF.Log(1 + with);
        var margin = shared - logBest;
        var share = MathF.Log((with + 0.3f) / (all + 1));
        var difference = Math.Clamp(with - best, -6, 6);
        into.Add(Shared, shared);
        into.Add(Margin, margin);
        into.Add(JunctionNumber.Share, share);
        into.Add(Difference, difference);
        Add(NothingShared, with == 0, ref into);
        if (heading)
        {
            into.Add(SharedHeading, shared);
            into.Add(ShareHeading, share);
        }

        if (natural)
        {
            return;
        }

        into.Add(SharedFar, shared);
        into.Add(MarginFar, margin);
        into.Add(ShareFar, share);
        into.Add(DifferenceFar, difference);
        if (heading)
        {
            into.Add(SharedHeadingFar, shared);
            into.Add(ShareHeadingFar, share);
        }
    }

    /// <summary>Takes what stands at the head of the story of A, what headings it has up to A, and whether A is still free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Story<T>(bool open, Fragment b, bool natural, HeadForm form, HeadingForms headings, bool free, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        if (free && !natural)
        {
            into.Add(open ? FreeOpen : FreeClosed, 1);
        }

        if (form == HeadForm.Fixed && !natural)
        {
            into.Add(FixedClosed, 1);
        }

        if (b.Heading is { } heading)
        {
            var (alike, unlike) = heading.Level > 0 ? (HeadingForms.Marked, HeadingForms.Plain) : (HeadingForms.Plain, HeadingForms.Marked);
            Add(HeadingAlike, (headings & alike) != 0, ref into);
            Add(HeadingUnlike, (headings & unlike) != 0, ref into);
        }

        if (b.Heading is not null && form is HeadForm.News or HeadForm.Signed or HeadForm.Fixed)
        {
            into.Add(form == HeadForm.News ? HeadingNews : form == HeadForm.Signed ? HeadingSigned : HeadingFixed, 1);
        }
    }

    private static void Heading<T>(Fragment b, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        Add(HeadingWide, b.Edges.HeadingWidth > 12, ref into);
        Add(HeadingMarked, b.Heading!.Level > 0, ref into);
        Add(HeadingComma, b.Edges.HeadingHasComma, ref into);
        Add(HeadingNarrow, b.Edges.HeadingWidth <= 9, ref into);
        Add(HeadingAlone, b.Following == 0, ref into);
        into.Add(HeadingWidth, Math.Max(0, b.Edges.HeadingWidth - 7) / 4);
    }

    private static void OpenBeginning<T>(FragmentEdges b, bool natural, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        // What far junctions weigh by themselves: the next fragment in print is right so often that its numbers matter less.
        Add(InsideOpen, InsideFar, natural, b.BeginsInside, ref into);
        Add(SoonStopOpen, SoonStopFar, natural, b.StopsSoon, ref into);
        Add(StartOpen, StartFar, natural, b.Start, ref into);
    }

    /// <summary>Takes the numbers of what stands on both sides of a cut inside a sentence.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void OpenMeeting<T>(FragmentEdges a, FragmentEdges b, bool natural, ContinuationModel model, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        Add(QuoteClosed, QuoteClosedFar, natural, a.OpensQuote && b.ClosesQuote, ref into);
        Add(QuoteUnclosed, a.OpensQuote && !b.ClosesQuote, ref into);
        Add(QuoteUnopened, b.ClosesQuote && !a.OpensQuote, ref into);
        Add(FrameOpen, LeavesFrame(a, b), ref into);
        Add(Expects, ExpectsFar, natural, a.Expects && !b.BeginsInside, ref into);
        Add(ExpectsInside, a.Expects && b.BeginsInside, ref into);
        if (a.EndsInNumber)
        {
            var digits = char.IsAsciiDigit(b.First);
            Add(Digits, DigitsFar, natural, digits, ref into);
            Add(Number, digits || b.BeginsWithUnit, ref into);
            Add(DigitAlone, Punctuation.IsHan(b.First) && !b.BeginsWithUnit, ref into);
        }

        Add(Letters, char.IsAsciiLetter(a.Last) && char.IsAsciiLetter(b.First), ref into);
        if (Punctuation.IsHan(a.Last) && Punctuation.IsHan(b.First))
        {
            Cohesion(a, b, natural, model.Table, ref into);
        }
    }

    private static bool LeavesFrame(FragmentEdges a, FragmentEdges b) => a.OpensFrame && !b.ClosesFrame;

    /// <summary>How well the characters beside the cut go together.</summary>
    private static void Cohesion<T>(FragmentEdges a, FragmentEdges b, bool natural, JunctionTable table, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        var pair = table.Pair(a.Last, b.First);
        Add(Pair, PairFar, natural, pair, ref into);
        if (pair == JunctionTable.Unseen)
        {
            // What no word of the dictionary and no text holds stands in no longer word either.
            Add(PairUnseen, PairUnseenFar, natural, true, ref into);
            return;
        }

        Add(PairUnseen, PairUnseenFar, natural, pair < 0, ref into);
        var word = a.WordAcross(b);
        Add(Word, WordFar, natural, word > 0, ref into);
        Add(LongWord, LongWordFar, natural, word > 2, ref into);
        var before = Punctuation.IsHan(a.BeforeLast) ? table.Triple(a.BeforeLast, a.Last, b.First) : 0;
        var behind = Punctuation.IsHan(b.Second) ? table.Triple(a.Last, b.First, b.Second) : 0;
        Add(Triple, TripleFar, natural, Math.Max(before, behind), ref into);
        Add(TriplesBoth, TriplesBothFar, natural, Math.Min(before, behind), ref into);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(JunctionNumber number, bool holds, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        if (holds)
        {
            into.Add(number, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(JunctionNumber number, JunctionNumber far, bool natural, bool holds, ref T into)
        where T : struct, IJunctionSink, allows ref struct => Add(number, far, natural, holds ? 1f : 0f, ref into);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(JunctionNumber number, JunctionNumber far, bool natural, float value, ref T into)
        where T : struct, IJunctionSink, allows ref struct
    {
        if (value == 0)
        {
            return;
        }

        into.Add(number, value);
        if (!natural)
        {
            into.Add(far, value);
        }
    }
}
