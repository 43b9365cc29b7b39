using System.Runtime.CompilerServices;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>
/// What the tagger sees of a text: its characters, its words, and what gazetteer, suffixes, roles and rules say of each
/// character. Filled once for a text, then read window by window.
/// </summary>
internal sealed class TaggerFeatures
{
    /// <summary>The most feature rows a character has.</summary>
    public const int MostRows = 56;

    /// <summary>Rows that know words and three characters by heart; training leaves them out more often.</summary>
    public const ulong ByHeart = (1UL << 10) | (1UL << 11) | (1UL << 12) | (1UL << 30) | (1UL << 39);

    private const int Pad = 3;
    private static readonly EntityLexicon Lexicon = EntityLexicon.Default;
    private readonly List<Token> tokens = [];
    private char[] text = [];
    private byte[] place = [];
    private byte[] body = [];
    private byte[] person = [];
    private byte[] suffix = [];
    private byte[] cue = [];
    private byte[] word = [];
    private byte[] wordClass = [];
    private byte[] wordBefore = [];
    private byte[] wordAfter = [];
    private uint[] wordHash = [];
    private byte[] back = [];

    /// <summary>Reads a text and what the scanners found in it.</summary>
    public void Fill(ReadOnlySpan<char> source, List<PlaceChain> chains, List<Mention> bodies, List<Mention> persons)
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
        MarkCues(source);
    }

    /// <summary>Room for the back pointers of a window.</summary>
    public Span<byte> BackPointers(int length)
    {
        if (back.Length < length * 8)
        {
            back = new byte[length * 8];
        }

        return back.AsSpan(0, length * 8);
    }

    /// <summary>Writes the feature rows of a character of the window from <paramref name="start"/> to <paramref name="end"/> and returns their count.</summary>
    public int Rows(int at, int start, int end, Span<uint> rows)
    {
        var i = at + Pad;
        uint c0 = text[i];
        uint p1 = at > start ? text[i - 1] : 0u, p2 = at > start + 1 ? text[i - 2] : 0u;
        uint n1 = at + 1 < end ? text[i + 1] : 0u, n2 = at + 2 < end ? text[i + 2] : 0u;
        var n = 0;
        rows[n++] = Hash(1, c0, 0, 0);
        rows[n++] = Hash(2, p1, 0, 0);
        rows[n++] = Hash(3, p2, 0, 0);
        rows[n++] = Hash(4, n1, 0, 0);
        rows[n++] = Hash(5, n2, 0, 0);
        rows[n++] = Hash(6, p2, p1, 0);
        rows[n++] = Hash(7, p1, c0, 0);
        rows[n++] = Hash(8, c0, n1, 0);
        rows[n++] = Hash(9, n1, n2, 0);
        rows[n++] = Hash(10, p1, n1, 0);
        rows[n++] = Hash(11, p1, c0, n1);
        rows[n++] = Hash(12, c0, n1, n2);
        rows[n++] = Hash(13, p2, p1, c0);
        uint pl = place[i], ob = body[i], pe = person[i], su = suffix[i], cu = cue[i], wo = word[i];
        uint plP = place[i - 1], plN = place[i + 1], obP = body[i - 1], obN = body[i + 1], peP = person[i - 1], peN = person[i + 1];
        rows[n++] = Hash(14, pl, 0, 0);
        rows[n++] = Hash(15, plP, pl, plN);
        rows[n++] = Hash(16, pl, c0, 0);
        rows[n++] = Hash(17, obP, ob, obN);
        rows[n++] = Hash(18, ob, pl, pe);
        rows[n++] = Hash(19, peP, pe, peN);
        rows[n++] = Hash(20, pe, cu, 0);
        rows[n++] = Hash(21, su, 0, 0);
        rows[n++] = Hash(22, suffix[i - 1], su, suffix[i + 1]);
        rows[n++] = Hash(23, ob, su, pl);
        rows[n++] = Hash(24, cu, 0, 0);
        rows[n++] = Hash(25, cue[i - 1], cu, cue[i + 1]);
        rows[n++] = Hash(26, cue[i - 2], cue[i - 1], cu);
        rows[n++] = Hash(27, cu, cue[i + 1], cue[i + 2]);
        rows[n++] = Hash(28, cue[i + 2], cue[i + 3], wo);
        rows[n++] = Hash(29, wo, word[i - 1], word[i + 1]);
        rows[n++] = Hash(30, wo, pl, ob);
        rows[n++] = Hash(31, wo, wordHash[i], 0);
        rows[n++] = Hash(32, wo, cu, c0);
        rows[n++] = Hash(33, suffix[i + 1], suffix[i + 2], suffix[i + 3]);
        rows[n++] = Hash(34, plP, ob, c0);
        rows[n++] = Hash(35, pl, n1, 0);
        rows[n++] = Hash(36, ob, p1, 0);
        rows[n++] = Hash(37, ob, c0, 0);
        rows[n++] = Hash(38, pe, n1, 0);
        rows[n++] = Hash(39, pe, p1, 0);
        rows[n++] = Hash(40, wordHash[i - 1], cu, pe);
        rows[n++] = Hash(41, plP, p1, c0);
        uint wc = wordClass[i], wb = wordBefore[i], wa = wordAfter[i];
        rows[n++] = Hash(42, wo, wc, 0);
        rows[n++] = Hash(43, wc, wb, wa);
        rows[n++] = Hash(44, wo, wc, wb);
        rows[n++] = Hash(45, wo, wc, cu);
        rows[n++] = Hash(46, pe, wc, wo);
        rows[n++] = Hash(47, wordClass[i - 1], wordClass[i + 1], cue[i - 1]);
        rows[n++] = Hash(48, wo, wa, wordClass[i + 1]);
        return n;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint template, uint a, uint b, uint c)
    {
        var hash = (template * 0x9E3779B1u) ^ (a * 0x85EBCA6Bu);
        hash = (uint.RotateLeft(hash, 13) ^ b) * 0xC2B2AE35u;
        hash = (uint.RotateLeft(hash, 15) ^ c) * 0x27D4EB2Fu;
        hash ^= hash >> 15;
        return (hash * 0x2C1B3C6Du) >> (32 - EntityTagger.RowBits);
    }

    private void Resize(int length)
    {
        var size = length + (2 * Pad);
        if (text.Length < size)
        {
            size = Math.Max(size, 4096);
            text = new char[size];
            wordHash = new uint[size];
            place = new byte[size];
            body = new byte[size];
            person = new byte[size];
            suffix = new byte[size];
            cue = new byte[size];
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
            Array.Clear(word, 0, size);
            Array.Clear(wordClass, 0, size);
            Array.Clear(wordBefore, 0, size);
            Array.Clear(wordAfter, 0, size);
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
        byte before = 0;
        var previous = Span<byte>.Empty;
        foreach (var token in tokens)
        {
            Mark(word, token.Start, token.End, (byte)(4 * Math.Min(token.Length, 5)));
            var hash = 2166136261u;
            foreach (var c in source.Slice(token.Start, token.Length))
            {
                hash = (hash ^ c) * 16777619u;
            }

            wordHash.AsSpan(token.Start + Pad, token.Length).Fill(hash);
            var kind = WordClasses.Of(source.Slice(token.Start, token.Length));
            wordClass.AsSpan(token.Start + Pad, token.Length).Fill(kind);
            wordBefore.AsSpan(token.Start + Pad, token.Length).Fill(before);
            previous.Fill(kind);
            previous = wordAfter.AsSpan(token.Start + Pad, token.Length);
            before = kind;
        }
    }

    /// <summary>Suffixes of bodies by kind, the ends of roles, the beginnings of words behind names, surnames by kind.</summary>
    private void MarkCues(ReadOnlySpan<char> source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (!char.IsBetween(source[i], '\u3400', '\u9FFF'))
            {
                continue;
            }

            var length = Lexicon.Suffixes.LongestAt(source, i, out var kind);
            if (length > 0 && suffix[i + length - 1 + Pad] == 0)
            {
                Mark(suffix, i, i + length, (byte)(4 * (kind + 1)));
            }

            var role = Lexicon.Roles.LongestAt(source, i);
            if (role > 0)
            {
                cue[i + role + Pad] |= 1;
            }

            if (Lexicon.After.LongestAt(source, i) > 0)
            {
                cue[i + Pad] |= 2;
            }

            if (Lexicon.Surnames.LongestAt(source, i, out var surname) > 0)
            {
                cue[i + Pad] |= (byte)(4 << Math.Min(surname, 3));
            }
        }
    }
}
