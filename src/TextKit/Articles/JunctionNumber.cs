namespace TextKit.Articles;

/// <summary>
/// The numbers that a junction is seen through; weights are kept under these names. Far: B is not printed next to A. Open: A
/// stops inside a sentence.
/// </summary>
internal enum JunctionNumber
{
    Bias, NaturalOpen, NaturalClosed, FarOpen, FarClosed, HeadingNaturalOpen, HeadingNaturalClosed, HeadingFarOpen, HeadingFarClosed,

    // How B begins and A ends.
    InsideOpen, InsideClosed, InsideFar, SoonStopOpen, SoonStopClosed, SoonStopFar, StartOpen, StartClosed, StartFar, ColonQuote, BehindFinal,
    QuoteClosed, QuoteClosedFar, QuoteUnclosed, QuoteUnopened, QuoteUnopenedClosed, FrameOpen, Expects, ExpectsFar, ExpectsInside, Opening, BelowHead,

    // Whether what stands beside the cut goes together.
    Word, WordFar, LongWord, LongWordFar, Number, Digits, DigitsFar, DigitAlone, Letters, Pair, PairFar, PairUnseen, PairUnseenFar,
    Triple, TripleFar, TriplesBoth, TriplesBothFar,

    // What a section heading is like.
    HeadingWide, HeadingMarked, HeadingComma, HeadingWidth, HeadingAlone, HeadingNarrow, HeadingAlike, HeadingUnlike, HeadingNews, HeadingSigned, HeadingFixed, FixedClosed,

    // Where the two are printed.
    Backward, Distance, Boundary, BoundaryFar, Since, SinceFar, FollowingFar, FreeOpen, FreeClosed,

    // What B shares with the story of A, and with others.
    Shared, SharedFar, SharedHeading, SharedHeadingFar, Margin, MarginFar, NothingShared, Share, ShareFar, ShareHeading, ShareHeadingFar,
    Difference, DifferenceFar,
}

/// <summary>Takes the numbers of a junction, those that are 0 left out.</summary>
internal interface IJunctionSink
{
    /// <summary>Takes one number.</summary>
    void Add(JunctionNumber number, float value);
}

/// <summary>Notes the numbers one by one.</summary>
/// <param name="numbers">Where they go.</param>
internal readonly struct JunctionNumbers(float[] numbers) : IJunctionSink
{
    public void Add(JunctionNumber number, float value) => numbers[(int)number] += value;
}
