using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Tagging;

/// <summary>
/// What the tagger sees of a text: its characters, its words, and what gazetteer, suffixes, roles and rules say of each
/// character. Filled once for a text, then read window by window.
/// </summary>
internal sealed unsafe class TaggerFeatures
{
    /// <summary>The most feature rows a character has.</summary>
    public const int MostRows = 51;

    /// <summary>Rows that read characters and words themselves; the rest read what lists and rules make of them.</summary>
    public const ulong Lexical = 0xFFFUL | (1UL << 14) | (1UL << 24) | (1UL << 27) | (1UL << 28) | (1UL << 30) | (1UL << 31) | (7UL << 33) | (1UL << 36) | (1UL << 37) | (1UL << 49);

    /// <summary>Rows that know words and three characters by heart; training leaves them out more often.</summary>
    public const ulong ByHeart = (1UL << 10) | (1UL << 11) | (1UL << 27) | (1UL << 36);

    private const int Pad = 3;
    private static readonly NameLikelihood Likelihood = NameLikelihood.Default;
    private readonly List<Token> tokens = [];
    private readonly List<int> slots = [];
    private readonly List<int> chances = [];
    private char[] text = [];
    private byte[] place = [];
    private byte[] body = [];
    private byte[] person = [];
    private byte[] suffix = [];
    private byte[] cue = [];
    private byte[] ahead = [];
    private byte[] word = [];
    private byte[] wordClass = [];
    private byte[] wordBefore = [];
    private byte[] wordAfter = [];
    private uint[] wordHash = [];
    private byte[] name = [];
    private byte[] marks = [];
    private short[] networkScores = [];
    private byte[] back = [];
    private readonly NameReach reach = new();

    /// <summary>The words of the text last read.</summary>
    public ReadOnlySpan<Token> Words => CollectionsMarshal.AsSpan(tokens);

    /// <summary>Reads a text and what the scanners found in it.</summary>
    public void Fill(ReadOnlySpan<char> source, List<PlaceChain> chains, List<Mention> bodies, List<Mention> persons, NameCues cues)
    {
        Resize(source.Length);
        source.CopyTo(text.AsSpan(Pad));
        foreach (var chain in chains)
        {
            var form = (byte)(((int)chain.Form * 2) + (chain.Links > 1 ? 1 : 0) + 1);
            Mark(place, chain.Start, chain.End, (byte)(form * 4));
        }

        foreach (var mention in bodies)
        {
            Mark(body, mention.Start, mention.End, 4);
        }

        foreach (var mention in persons)
        {
            Mark(person, mention.Start, mention.End, 4);
        }

        MarkWords(source);
        MarkCues(source, cues);
        reach.Fill(source, cues, new NameMarks(place.AsSpan(Pad), body.AsSpan(Pad), person.AsSpan(Pad), suffix.AsSpan(Pad), cue.AsSpan(Pad), word.AsSpan(Pad), wordClass.AsSpan(Pad)));
    }

    /// <summary>False where no name can stand, so that a tagger need not look.</summary>
    public bool MayName(int at) => ReadsAll || reach[at];

    /// <summary>True where every character is looked at, for kinds of names that the rules know nothing of.</summary>
    public bool ReadsAll { get; set; }

    /// <summary>Asks a network for its scores of the text last read; what it takes for names is in reach.</summary>
    public void Ask(EntityNetwork network, ReadOnlySpan<char> source)
    {
        if (networkScores.Length < source.Length * EntityNetwork.Row)
        {
            networkScores = new short[text.Length * EntityNetwork.Row];
            marks = new byte[text.Length * EntityNetwork.MarksRead];
        }

        ReadMarks(source.Length, marks);
        network.Score(source, marks, networkScores);
        for (var i = 0; i < source.Length; i++)
        {
            var scores = NetworkScores(i);
            if (scores[1..EntityNetwork.Labels].ContainsAnyExceptInRange(short.MinValue, scores[0]))
            {
                reach.Add(i);
            }
        }
    }

    /// <summary>The scores of the network last asked, of a character's labels.</summary>
    public ReadOnlySpan<short> NetworkScores(int at) => networkScores.AsSpan(at * EntityNetwork.Row, EntityNetwork.Row);

    /// <summary>Length of the name at an offset that is likely where names are to be expected, or 0.</summary>
    public int LikelyName(int at)
    {
        // One word in a hundred is a name, here almost all are: five units more.
        const int Least = 4 + (4 * 2);
        var marks = name.AsSpan(at + Pad);
        if (marks[0] < Least || (marks[0] & 3) != 0)
        {
            return 0;
        }

        var length = 1;
        while (marks[length] == marks[0] + 1)
        {
            length++;
        }

        return marks[length] == marks[0] + 2 ? length + 1 : 0;
    }

    /// <summary>True of a span that begins or ends inside an everyday word of three characters or more (金刚石|钻头).</summary>
    public bool CutsWord(int start, int end) => IsInsideLongWord(start) || IsInsideLongWord(end);

    /// <summary>True where a word begins, and behind the last.</summary>
    public bool BeginsWord(int at) => (word[at + Pad] & 3) is 0 or 3;

    /// <summary>The word that a character belongs to; of no length outside the text.</summary>
    public Token WordAt(int at)
    {
        var mark = at < 0 || at + Pad >= word.Length ? (byte)0 : word[at + Pad];
        if (mark == 0)
        {
            return default;
        }

        var (start, end) = (at, at + 1);
        while ((word[start + Pad] & 3) is 1 or 2)
        {
            start--;
        }

        while ((word[end - 1 + Pad] & 3) is 0 or 1)
        {
            end++;
        }

        return new Token(start, end - start);
    }

    /// <summary>True of a span that is one everyday word.</summary>
    public bool IsEverydayWord(int start, int end) =>
        BeginsWord(start) && (word[end - 1 + Pad] & 3) is 2 or 3 && word[start + Pad] / 4 == end - start && WordClasses.IsOrdinary(wordClass[start + Pad]);

    /// <summary>True where a word of up to four characters stands, or a part of one, that is not in the dictionary.</summary>
    public bool IsGuess(int at) => wordClass[at + Pad] == WordClasses.Unknown && word[at + Pad] / 4 is > 0 and < 5;

    private bool IsInsideLongWord(int at) => word[at + Pad] is var mark && mark >= 12 && (mark & 3) is 1 or 2 && WordClasses.IsOrdinary(wordClass[at + Pad]);

    /// <summary>Writes what lists and rules mark of the characters of the text, <see cref="EntityNetwork.MarksRead"/> marks to each.</summary>
    public void ReadMarks(int length, Span<byte> marks)
    {
        ReadOnlySpan<byte[]> all = [place, body, person, suffix, cue, ahead, word, wordClass, name];
        for (var m = 0; m < all.Length; m++)
        {
            for (var i = 0; i < length; i++)
            {
                marks[(i * EntityNetwork.MarksRead) + m] = all[m][i + Pad];
            }
        }

        for (var i = 0; i < length; i++)
        {
            marks[(i * EntityNetwork.MarksRead) + all.Length] = reach[i] ? (byte)1 : (byte)0;
        }
    }

    /// <summary>The end, at most <paramref name="end"/>, of the run of characters in names' reach that begins at an offset.</summary>
    public int RunEnd(int at, int end) => ReadsAll ? end : reach.RunEnd(at, end);

    /// <summary>Room for the back pointers of a run.</summary>
    public Span<byte> BackPointers(int length)
    {
        if (back.Length < length * EntityTagger.Row)
        {
            back = new byte[length * EntityTagger.Row];
        }

        return back.AsSpan(0, length * EntityTagger.Row);
    }

    /// <summary>Writes the feature rows of a character of the window from <paramref name="start"/> to <paramref name="end"/> and returns their count.</summary>
    public int Rows(int at, int start, int end, Span<uint> rows)
    {
        var i = at + Pad;
        ulong c0 = text[i], p1 = at > start ? text[i - 1] : 0u, p2 = at > start + 1 ? text[i - 2] : 0u;
        ulong n1 = at + 1 < end ? text[i + 1] : 0u, n2 = at + 2 < end ? text[i + 2] : 0u;
        ulong pl = place[i], ob = body[i], pe = person[i], su = suffix[i], cu = cue[i], wo = word[i];
        ulong plP = place[i - 1], plN = place[i + 1], obP = body[i - 1], obN = body[i + 1], peP = person[i - 1], peN = person[i + 1];
        ulong cuP = cue[i - 1], cuPP = cue[i - 2], cuN = cue[i + 1], cuNN = cue[i + 2];
        ulong na = name[i], wc = wordClass[i], wb = wordBefore[i], wa = wordAfter[i];
        ref var r = ref MemoryMarshal.GetReference(rows[..MostRows]);
        Add(ref r, 0, c0);
        Add(ref r, 1, p1);
        Add(ref r, 2, p2);
        Add(ref r, 3, n1);
        Add(ref r, 4, n2);
        Add(ref r, 5, p2 | (p1 << 16));
        Add(ref r, 6, p1 | (c0 << 16));
        Add(ref r, 7, c0 | (n1 << 16));
        Add(ref r, 8, n1 | (n2 << 16));
        Add(ref r, 9, p1 | (n1 << 16));
        Add(ref r, 10, p1 | (c0 << 16) | (n1 << 32));
        Add(ref r, 11, c0 | (n1 << 16) | (n2 << 32));
        Add(ref r, 12, na | (cuP << 8) | (cu << 16) | (cuN << 24));
        Add(ref r, 13, plP | (pl << 8) | (plN << 16));
        Add(ref r, 14, pl | (c0 << 8));
        Add(ref r, 15, obP | (ob << 8) | (obN << 16));
        Add(ref r, 16, ob | (pl << 8) | (pe << 16));
        Add(ref r, 17, peP | (pe << 8) | (peN << 16));
        Add(ref r, 18, pe | (cu << 8));
        Add(ref r, 19, (ulong)suffix[i - 1] | (su << 8) | ((ulong)suffix[i + 1] << 16));
        Add(ref r, 20, ob | (su << 8) | (pl << 16));
        Add(ref r, 21, cuP | (cu << 8) | (cuN << 16));
        Add(ref r, 22, cuPP | (cuP << 8) | (cu << 16));
        Add(ref r, 23, cu | (cuN << 8) | (cuNN << 16));
        Add(ref r, 24, pl | (n1 << 8));
        Add(ref r, 25, wo | ((ulong)word[i - 1] << 8) | ((ulong)word[i + 1] << 16));
        Add(ref r, 26, (ulong)name[i - 1] | (na << 8) | ((ulong)name[i + 1] << 16));
        Add(ref r, 27, wo | ((ulong)wordHash[i] << 8));
        Add(ref r, 28, wo | (cu << 8) | (c0 << 16));
        Add(ref r, 29, (ulong)suffix[i + 1] | ((ulong)suffix[i + 2] << 8) | ((ulong)suffix[i + 3] << 16));
        Add(ref r, 30, plP | (ob << 8) | (c0 << 16));
        Add(ref r, 31, na | (n1 << 8));
        Add(ref r, 32, na | (wo << 8) | (wc << 16));
        Add(ref r, 33, ob | (c0 << 8));
        Add(ref r, 34, pe | (n1 << 8));
        Add(ref r, 35, na | (p1 << 8));
        Add(ref r, 36, cu | (pe << 8) | ((ulong)wordHash[i - 1] << 16));
        Add(ref r, 37, plP | (p1 << 8) | (c0 << 24));
        Add(ref r, 38, wo | (wc << 8));
        Add(ref r, 39, wc | (wb << 8) | (wa << 16));
        Add(ref r, 40, wo | (wc << 8) | (wb << 16));
        Add(ref r, 41, wo | (wc << 8) | (cu << 16));
        Add(ref r, 42, pe | (wc << 8) | (wo << 16));
        Add(ref r, 43, (ulong)wordClass[i - 1] | ((ulong)wordClass[i + 1] << 8) | (cuP << 16));
        Add(ref r, 44, wo | (wa << 8) | ((ulong)wordClass[i + 1] << 16));
        Add(ref r, 45, cu | (cuN << 8) | (cuNN << 16) | (wo << 24) | ((ulong)word[i + 1] << 32));
        Add(ref r, 46, cuP | (cu << 8) | (cuN << 16) | (wo << 24) | ((ulong)word[i + 1] << 32));
        Add(ref r, 47, cuPP | (cuP << 8) | (cu << 16) | (wo << 24) | (wa << 32));
        Add(ref r, 48, (ulong)ahead[i] | (pl << 8) | (wb << 16) | (wo << 24));
        Add(ref r, 49, (ulong)ahead[i] | (p1 << 8));
        Add(ref r, 50, (ulong)ahead[i] | (plP << 8) | (wc << 16));
        return MostRows;
    }

    /// <summary>The cyclic check sum spreads what it reads by one instruction; the product takes its even spacing away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref uint rows, int template, ulong seen) =>
        Unsafe.Add(ref rows, template) = (BitOperations.Crc32C((uint)(template + 1) * 0x9E3779B1u, seen) * 0x2C1B3C6Du) >> (32 - EntityModel.RowBits);

    private void Resize(int length)
    {
        var size = length + (2 * Pad);
        if (text.Length < size)
        {
            size = Math.Max(size, 4096);
            text = new char[size];
            wordHash = new uint[size];
            name = new byte[size];
            place = new byte[size];
            body = new byte[size];
            person = new byte[size];
            suffix = new byte[size];
            cue = new byte[size];
            ahead = new byte[size];
            word = new byte[size];
            wordClass = new byte[size];
            wordBefore = new byte[size];
            wordAfter = new byte[size];
        }
        else
        {
            Array.Clear(place, 0, size);
            Array.Clear(body, 0, size);
            Array.Clear(person, 0, size);
            Array.Clear(suffix, 0, size);
            Array.Clear(cue, 0, size);
            Array.Clear(ahead, 0, size);
            Array.Clear(word, 0, size);
            Array.Clear(wordClass, 0, size);
            Array.Clear(wordBefore, 0, size);
            Array.Clear(wordAfter, 0, size);
            Array.Clear(name, 0, size);
            Array.Clear(text, length + Pad, Pad);
            Array.Clear(wordHash, length + Pad, Pad);
        }
    }

    /// <summary>Begin, inside, end or single, as four steps above a base.</summary>
    private static void Mark(byte[] marks, int start, int end, byte kind)
    {
        var span = marks.AsSpan(start + Pad, end - start);
        span.Fill((byte)(kind + 1));
        span[0] = kind;
        span[^1] = (byte)(kind + (span.Length == 1 ? 3 : 2));
    }

    private void MarkWords(ReadOnlySpan<char> source)
    {
        tokens.Clear();
        WordSegmenter.Default.Segment(source, tokens);
        slots.Clear();
        foreach (var token in tokens)
        {
            slots.Add(WordClasses.Fetch(source.Slice(token.Start, token.Length)));
        }

        chances.Clear();
        byte before = 0;
        var previous = default(Token);
        for (var t = 0; t < tokens.Count; t++)
        {
            var token = tokens[t];
            Mark(word, token.Start, token.End, (byte)(4 * Math.Min(token.Length, 5)));
            var kind = WordClasses.Of(slots[t], out var value);
            var hash = 2166136261u;
            for (var i = token.Start; i < token.End; i++)
            {
                hash = (hash ^ source[i]) * 16777619u;
                wordClass[i + Pad] = kind;
                wordBefore[i + Pad] = before;
            }

            for (var i = token.Start; i < token.End; i++)
            {
                wordHash[i + Pad] = hash;
            }

            for (var i = previous.Start; i < previous.End; i++)
            {
                wordAfter[i + Pad] = kind;
            }

            chances.Add(value > 0 ? (int)(WordDictionary.Jieba.Weights[value] * NameLikelihood.Unit) : Likelihood.OfUnknown(source.Slice(token.Start, token.Length)));
            (previous, before) = (token, kind);
        }
    }

    /// <summary>Suffixes of bodies by kind, the ends of roles, the beginnings of words behind names, surnames by kind.</summary>
    private void MarkCues(ReadOnlySpan<char> source, NameCues cues)
    {
        var token = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (!char.IsBetween(source[i], '\u3400', '\u9FFF'))
            {
                continue;
            }

            ref readonly var found = ref cues[i];
            if (found.Suffix > 0 && suffix[i + found.Suffix - 1 + Pad] == 0)
            {
                Mark(suffix, i, i + found.Suffix, (byte)(4 * (found.SuffixKind + 1)));
            }

            if (found.Role > 0)
            {
                cue[i + found.Role + Pad] |= 1;
            }

            var marks = (int)(found.Use & (CharacterUse.Given | CharacterUse.Spelling)) | (found.After > 0 ? 2 : 0);
            if (found.Surname > 0)
            {
                while (tokens[token].End <= i)
                {
                    token++;
                }

                MarkName(source, i, found.Surname, token);
                marks |= 4 << Math.Min((int)found.SurnameKind, 3);
            }

            cue[i + Pad] |= (byte)marks;
        }

        MarkAhead(source, cues);
    }

    /// <summary>Marks the likelier of the two names that may begin with a surname, where no likelier one is marked.</summary>
    private void MarkName(ReadOnlySpan<char> source, int at, int surname, int token)
    {
        if (surname > 2)
        {
            return;
        }

        var words = CollectionsMarshal.AsSpan(tokens)[token..];
        var of = CollectionsMarshal.AsSpan(chances)[token..];
        var (best, length) = (int.MinValue, 0);
        for (var given = 1; given <= 2 && at + surname + given <= source.Length && NameLikelihood.Covers(source[at + surname + given - 1]); given++)
        {
            if (Likelihood.Score(source, at, surname, given, words, of) is var score && score > best)
            {
                (best, length) = (score, surname + given);
            }
        }

        var mark = (byte)(4 + (4 * NameLikelihood.Step(best)));
        if (length > 0 && !name.AsSpan(at + Pad, length).ContainsAnyExceptInRange((byte)0, mark))
        {
            Mark(name, at, at + length, mark);
        }
    }

    /// <summary>The kind of the next suffix of a body within the clause, and how far off it ends.</summary>
    private void MarkAhead(ReadOnlySpan<char> source, NameCues cues)
    {
        var kind = 0;
        var end = 0;
        for (var i = source.Length - 1; i >= 0; i--)
        {
            var mark = suffix[i + Pad];
            if (mark != 0 && (mark & 3) >= 2)
            {
                (kind, end) = (mark / 4, i);
            }
            else if (cues[i].Is(CharacterUse.Break) || end - i > 15)
            {
                kind = 0;
            }

            ahead[i + Pad] = kind == 0 ? (byte)0 : (byte)((kind * 8) + ((end - i) switch { < 2 => 0, < 4 => 1, < 6 => 2, < 8 => 3, < 11 => 4, _ => 5 }));
        }
    }
}
