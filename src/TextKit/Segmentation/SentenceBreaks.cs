using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// The sentences that Lucene's HMMChineseTokenizer sees: those of Java 17's <c>BreakIterator.getSentenceInstance(Locale.ROOT)</c>
/// within pieces of at most 1,024 UTF-16 code units. A sentence ends behind 。！？!? with closing marks and white space behind
/// them; behind a full stop only where a letter that is not lower case follows; and behind a paragraph separator. Immutable.
/// </summary>
/// <param name="dictionary">Knows the classes of characters.</param>
internal sealed unsafe class SentenceBreaks(BigramDictionary dictionary)
{
    /// <summary>The longest piece, and so the longest sentence, UTF-16 code units.</summary>
    public const int MaxLength = 1024;

    private const int ClassCount = (int)SentenceClass.Space + 1;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u0085\u2028\u2029");
    private static readonly SearchValues<char> Stops = SearchValues.Create(".．!?。！？\u0964\u0965\u2029");

    /// <summary>The next state by state and class; a state that ends a sentence remembers the place, as far as is read.</summary>
    private static readonly State[] Next = Rows();

    private enum State : byte
    {
        /// <summary>Nothing more belongs to the sentence.</summary>
        Stop,

        /// <summary>Within the sentence; it may end here if the text does.</summary>
        Body,

        /// <summary>Behind a paragraph separator.</summary>
        Paragraph,

        /// <summary>Behind a danda and spaces.</summary>
        Danda,

        /// <summary>A letter has shown that the full stop before it did end the sentence.</summary>
        Shown,

        /// <summary>Behind a full stop and closing marks.</summary>
        Period,

        /// <summary>Behind a quotation mark that may close as well as open.</summary>
        Quote,

        /// <summary>Behind a full stop and a space.</summary>
        Space,

        /// <summary>Behind a full stop and several spaces.</summary>
        Spaces,

        /// <summary>Behind opening marks that may begin the next sentence.</summary>
        Open,

        /// <summary>Behind opening marks after several spaces or quotation marks.</summary>
        OpenBehindSpaces,

        /// <summary>Behind a terminator and closing marks.</summary>
        Terminator,

        /// <summary>Behind a terminator and spaces.</summary>
        TerminatorSpace,
    }

    /// <summary>The length of the piece that a text begins with: up to the last line end within 1,024 code units, where more follow.</summary>
    public static int PieceLength(ReadOnlySpan<char> text)
    {
        if (text.Length < MaxLength)
        {
            return text.Length;
        }

        var last = text[..MaxLength].LastIndexOfAny(LineEnds);
        return last < 0 ? MaxLength : last + 1;
    }

    /// <summary>The length of the sentence that a piece begins with.</summary>
    public int SentenceLength(ReadOnlySpan<char> piece)
    {
        var end = Width(piece, 0);
        var possibleEnd = 0;
        var state = State.Body;
        for (var i = 0; i < piece.Length && state != State.Stop;)
        {
            if (state == State.Body)
            {
                var plain = piece[i..].IndexOfAny(Stops);
                if (plain < 0)
                {
                    return piece.Length;
                }

                i += plain;
                end = plain > 0 ? i : end;
            }

            var width = Width(piece, i);
            var kind = width == 1 ? dictionary.Characters[piece[i]] >> BigramDictionary.ClassShift : dictionary.SupplementaryClass(char.ConvertToUtf32(piece[i], piece[i + 1]));
            state = kind == (int)SentenceClass.Ignored ? state : Next[(int)state * ClassCount + kind];
            i += width;
            if (state is State.Body or State.Paragraph or State.Danda or State.Terminator or State.TerminatorSpace)
            {
                end = i;
            }
            else if (state == State.Shown)
            {
                end = possibleEnd;
            }
            else if (state is State.Period or State.Quote or State.Space or State.Spaces)
            {
                possibleEnd = i;
            }
        }

        return possibleEnd == piece.Length ? possibleEnd : end;
    }

    private static int Width(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private static State[] Rows()
    {
        var rows = new State[((int)State.TerminatorSpace + 1) * ClassCount];
        foreach (var state in (State[])[State.Body, State.Period, State.Quote, State.Space, State.Spaces, State.Open])
        {
            rows.AsSpan((int)state * ClassCount, ClassCount).Fill(State.Body);
            Set(state, State.Paragraph, SentenceClass.Paragraph);
            Set(state, State.Danda, SentenceClass.Danda);
            Set(state, State.Period, SentenceClass.Period);
            Set(state, State.Terminator, SentenceClass.Terminator);
        }

        foreach (var state in (State[])[State.Period, State.Quote, State.Space, State.Open])
        {
            Set(state, State.Open, SentenceClass.Other, SentenceClass.Open, SentenceClass.Danda);
        }

        Set(State.Period, State.Period, SentenceClass.Close);
        Set(State.Quote, State.Period, SentenceClass.Close);
        Set(State.Period, State.Quote, SentenceClass.Quote);
        Set(State.Quote, State.Quote, SentenceClass.Quote);
        Set(State.Period, State.Space, SentenceClass.Space);
        Set(State.Quote, State.Space, SentenceClass.Space);
        Set(State.Space, State.Open, SentenceClass.Quote);
        Set(State.Open, State.Open, SentenceClass.Quote);
        Set(State.Space, State.Spaces, SentenceClass.Space);
        Set(State.Spaces, State.Spaces, SentenceClass.Space);
        Set(State.Spaces, State.OpenBehindSpaces, SentenceClass.Quote, SentenceClass.Danda, SentenceClass.Other, SentenceClass.Open);
        Set(State.Quote, State.OpenBehindSpaces, SentenceClass.Danda, SentenceClass.Other, SentenceClass.Open);
        Set(State.OpenBehindSpaces, State.Open, SentenceClass.Quote, SentenceClass.Danda, SentenceClass.Other, SentenceClass.Open);
        foreach (var state in (State[])[State.Quote, State.Space, State.Spaces, State.Open, State.OpenBehindSpaces])
        {
            Set(state, State.Shown, SentenceClass.Letter);
        }

        foreach (var state in (State[])[State.Quote, State.Spaces, State.Open, State.OpenBehindSpaces])
        {
            Set(state, State.Shown, SentenceClass.Lower);
        }

        Set(State.Danda, State.Danda, SentenceClass.Space);
        foreach (var state in (State[])[State.Terminator, State.TerminatorSpace])
        {
            Set(state, State.Paragraph, SentenceClass.Paragraph);
            Set(state, State.TerminatorSpace, SentenceClass.Space);
        }

        Set(State.Terminator, State.Terminator, SentenceClass.Period, SentenceClass.Quote, SentenceClass.Terminator, SentenceClass.Close);
        return rows;

        void Set(State from, State to, params SentenceClass[] classes)
        {
            foreach (var kind in classes)
            {
                rows[(int)from * ClassCount + (int)kind] = to;
            }
        }
    }
}
