using System.Buffers;
using TextKit.Segmentation;

namespace TextKit.Articles;

/// <summary>The place where fragment B would continue fragment A, seen through numbers.</summary>
internal static class Junction
{
    /// <summary>The names of the numbers, in order; weights are kept under these names.</summary>
    public static readonly string[] Names =
    [
        "bias", "natural-open", "natural-closed", "far-open", "far-closed", "heading-natural-closed", "heading-natural-open", "heading-far-closed", "heading-far-open",
        "inside-open", "inside-closed", "word", "number", "quote-closed", "quote-unclosed", "quote-unopened", "shared", "margin", "nothing-shared",
        "backward", "distance", "opening", "below-head", "start-closed", "start-open", "behind-final", "frame-open", "expects", "heading-news",
        "heading-signed", "heading-fixed", "heading-wide", "heading-marked", "heading-alone", "fixed-closed", "shared-far", "margin-far",
        "soon-stop-open", "soon-stop-closed", "colon-quote", "pair", "triple", "pair-unseen", "letters",
        "inside-far", "word-far", "digits-far", "quote-closed-far", "start-far", "pair-far", "triple-far", "pair-unseen-far", "soon-stop-far", "expects-far",
        "digits", "digit-alone", "heading-comma", "heading-width",
        "share", "share-far", "difference", "difference-far", "share-heading", "expects-inside", "shared-heading", "shared-heading-far", "share-heading-far",
        "boundary", "boundary-far", "since", "since-far", "following-far", "triples-both", "free-open", "free-closed",
    ];

    private const string Units = "万亿千百余多名元年月日个户次场人家吨亩岁条座公米时分度点件盒本台张页篇项届期平立倍厘毫克斤种位对批辆幢栋层号%.";
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;！!？?");
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("，,。；;！!？?、");
    private static readonly SearchValues<char> FrameClosers = SearchValues.Create("时候间后前中上下里内的刻");

    // What far junctions weigh by themselves: the next fragment in print is right so often that its numbers matter less.
    private static readonly int[] FarCopies = [9, 11, 54, 13, 24, 40, 41, 42, 37, 27];

    /// <summary>Fills <paramref name="x"/> with the numbers that need no knowledge of the rest of the page.</summary>
    public static void Describe(Fragment a, Fragment b, bool natural, ContinuationModel model, Span<double> x)
    {
        x.Clear();
        var open = a.IsOpen;
        var heading = b.Heading is not null;
        x[0] = 1;
        x[(natural ? 1 : 3) + (open ? 0 : 1)] = 1;
        if (heading)
        {
            x[(natural ? 5 : 7) + (open ? 1 : 0)] = 1;
            x[31] = BlockReader.Width(b.Heading!.Text) > 12 ? 1 : 0;
            x[32] = b.Heading.Level > 0 ? 1 : 0;
            x[56] = b.Heading.Text.AsSpan().ContainsAny('，', ',') ? 1 : 0;
            x[57] = Math.Max(0, BlockReader.Width(b.Heading.Text) - 7) / 4;
            x[33] = b.Following == 0 ? 1 : 0;
        }
        else
        {
            Boundary(a, b, model, x);
        }

        if (!natural && open && !heading)
        {
            for (var i = 0; i < FarCopies.Length; i++)
            {
                x[44 + i] = x[FarCopies[i]];
            }
        }

        x[19] = b.Index < a.Index ? 1 : 0;
        x[20] = natural ? 0 : Math.Log(Math.Abs(b.Index - a.Index) + 1);
        // Tails are cut off before the next headline, and stand behind other stories.
        x[67] = a.Following == 0 ? 1 : 0;
        x[68] = natural ? 0 : x[67];
        x[69] = Math.Log(1 + b.Since);
        x[70] = natural ? 0 : x[69];
        x[71] = natural ? 0 : Math.Log(1 + b.Following);
        x[22] = a.Head is not null && a.Pieces.Count == 0 ? 1 : 0;
        x[21] = b.IsOpening && x[22] == 0 ? 1 : 0;
        x[25] = a.IsFinal ? 1 : 0;
    }

    /// <summary>The log-odds of the words and marks beside a cut alone, without order, distance or what is shared.</summary>
    public static double TextScore(Fragment a, Fragment b, ContinuationModel model)
    {
        Span<double> x = stackalloc double[Names.Length];
        Describe(a, b, false, model, x);
        x[0] = x[3] = x[19] = x[20] = 0;
        return model.Score(x);
    }

    /// <summary>Fills in what the story of A and B share, and what stands at the head of that story.</summary>
    /// <param name="x">The numbers of the junction.</param>
    /// <param name="with">The weight of what B and the story of A share.</param>
    /// <param name="best">The most that B shares with any other story.</param>
    /// <param name="all">What B shares with all stories together.</param>
    /// <param name="natural">True where B is printed next to A.</param>
    /// <param name="b">The fragment that would continue A.</param>
    /// <param name="form">The head of the story of A.</param>
    /// <param name="free">True where nothing else continues A so far, and B is not printed next to it.</param>
    /// <param name="open">True where A stops inside a sentence.</param>
    public static void Share(Span<double> x, float with, float best, float all, bool natural, Fragment b, HeadForm form, bool free, bool open)
    {
        x[73] = free && open ? 1 : 0;
        x[74] = free && !open ? 1 : 0;
        x[16] = Math.Log(1 + with);
        x[17] = Math.Log((1 + with) / (1 + best));
        x[18] = with == 0 ? 1 : 0;
        x[34] = form == HeadForm.Fixed && !natural ? 1 : 0;
        x[35] = natural ? 0 : x[16];
        x[36] = natural ? 0 : x[17];
        x[58] = Math.Log((with + 0.3) / (all + 1));
        x[59] = natural ? 0 : x[58];
        x[60] = Math.Clamp(with - best, -6, 6);
        x[61] = natural ? 0 : x[60];
        var heading = b.Heading is not null;
        x[62] = heading ? x[58] : 0;
        x[64] = heading ? x[16] : 0;
        x[65] = heading && !natural ? x[16] : 0;
        x[66] = heading && !natural ? x[58] : 0;
        x[28] = heading && form == HeadForm.News ? 1 : 0;
        x[29] = heading && form == HeadForm.Signed ? 1 : 0;
        x[30] = heading && form == HeadForm.Fixed ? 1 : 0;
    }

    private static void Boundary(Fragment a, Fragment b, ContinuationModel model, Span<double> x)
    {
        var first = b.First;
        var inside = Punctuation.BeginsInside(first);
        var stop = first.AsSpan(0, Math.Min(4, first.Length)).IndexOfAny(ClauseEnds);
        x[a.IsOpen ? 37 : 38] = stop is >= 1 ? 1 : 0;
        if (!a.IsOpen)
        {
            x[10] = inside ? 1 : 0;
            x[39] = first.StartsWith('“') && a.Last.Length > 0 && a.Last[^1] is '：' or ':' ? 1 : 0;
            x[23] = model.StartScore(first);
            x[15] = Punctuation.QuoteBalance(first).Unopened > 0 && Punctuation.QuoteBalance(a.Last).Opened == 0 ? 1 : 0;
            return;
        }

        var last = a.Last;
        x[9] = inside ? 1 : 0;
        x[24] = model.StartScore(first);
        var opened = Punctuation.QuoteBalance(last).Opened > 0;
        var unopened = Punctuation.QuoteBalance(first).Unopened > 0;
        x[13] = opened && unopened ? 1 : 0;
        x[14] = opened && !unopened ? 1 : 0;
        x[15] = !opened && unopened ? 1 : 0;
        var digit = char.IsAsciiDigit(last[^1]);
        x[54] = digit && first.Length > 0 && char.IsAsciiDigit(first[0]) ? 1 : 0;
        x[55] = digit && first.Length > 0 && Punctuation.IsHan(first[0]) && !Units.Contains(first[0]) ? 1 : 0;
        x[12] = char.IsAsciiDigit(last[^1]) && first.Length > 0 && (char.IsAsciiDigit(first[0]) || Units.Contains(first[0])) ? 1 : 0;
        x[11] = CutsWord(last, first) ? 1 : 0;
        Cohesion(last, first, model.Table, x);
        x[26] = LeavesFrame(last, first) ? 1 : 0;
        x[27] = Expects(last) && !inside ? 1 : 0;
        x[63] = Expects(last) && inside ? 1 : 0;
    }

    /// <summary>How well the characters beside the cut go together.</summary>
    private static void Cohesion(string last, string first, JunctionTable table, Span<double> x)
    {
        if (first.Length == 0)
        {
            return;
        }

        var (a, b) = (last[^1], first[0]);
        x[43] = char.IsAsciiLetter(a) && char.IsAsciiLetter(b) ? 1 : 0;
        if (!Punctuation.IsHan(a) || !Punctuation.IsHan(b))
        {
            return;
        }

        x[40] = table.Pair(a, b);
        x[42] = x[40] < 0 ? 1 : 0;
        var before = last.Length > 1 && Punctuation.IsHan(last[^2]) ? table.Triple(last[^2], a, b) : 0;
        var behind = first.Length > 1 && Punctuation.IsHan(first[1]) ? table.Triple(a, b, first[1]) : 0;
        x[41] = Math.Max(before, behind);
        x[72] = Math.Min(before, behind);
    }

    /// <summary>True where a word of the dictionary stands across the cut.</summary>
    private static bool CutsWord(string last, string first)
    {
        var before = last.AsSpan(Math.Max(0, last.Length - 6));
        var after = first.AsSpan(0, Math.Min(first.Length, 6));
        Span<char> joined = stackalloc char[12];
        before.CopyTo(joined);
        after.CopyTo(joined[before.Length..]);
        var tokens = new List<Token>();
        WordSegmenter.Default.Segment(joined[..(before.Length + after.Length)], tokens);
        foreach (var token in tokens)
        {
            if (token.Start < before.Length && token.End > before.Length && Punctuation.IsHan(joined[token.Start]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>在未 … without 时, 前, 后 or the like before the phrase ends: a frame that stays open.</summary>
    private static bool LeavesFrame(string last, string first)
    {
        var clause = last.AsSpan();
        var comma = clause.LastIndexOfAny(ClauseEnds);
        clause = clause[(comma + 1)..];
        if (!clause.StartsWith("当") && !clause.StartsWith("在未") && !clause.StartsWith("在没") && !clause.StartsWith("在得知"))
        {
            return false;
        }

        var end = first.AsSpan().IndexOfAny(PhraseEnds);
        var rest = end < 0 ? first.AsSpan() : first.AsSpan(0, end);
        return clause.IndexOfAny(FrameClosers) < 0 && rest.IndexOfAny(FrameClosers) < 0;
    }

    /// <summary>True where the text stops behind a character that needs a noun or a verb to follow.</summary>
    private static bool Expects(string last) => "的和与及或着被把向对从为将让使请给、，,在由以之其第每各这那".Contains(last[^1]);
}
