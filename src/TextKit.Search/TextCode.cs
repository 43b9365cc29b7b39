using System.Runtime.InteropServices;

namespace TextKit.Search;

/// <summary>
/// The form in which a text lies in the index: characters and words of up to four take the fewer bits the commoner they
/// are in newspapers, characters that have no code sixteen more; a text of Latin-1 alone keeps a byte a character. Any code units,
/// lone surrogates too, come back as they were.
/// </summary>
internal static class TextCode
{
    // A text of the first kind folds character by character.
    private const uint Coded = 0, Narrow = 1, CodedWithPhrases = 2;
    private const int KindBits = 2, LengthOrder = 3;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasPhrases">Whether folding it takes more than folding each of its characters.</param>
    /// <param name="to">Receives the stored form.</param>
    public static void Write(ReadOnlySpan<char> text, bool hasPhrases, BitWriter to)
    {
        to.Number((uint)text.Length, LengthOrder);
        if (!text.ContainsAnyExceptInRange('\0', '\xff'))
        {
            to.Write(Narrow, KindBits);
            foreach (var c in text)
            {
                to.Write(c, 8);
            }

            return;
        }

        to.Write(hasPhrases ? CodedWithPhrases : Coded, KindBits);
        var (codes, lengths) = (TextCodeTable.Codes, TextCodeTable.CodeLengths);
        while (text.Length > 0)
        {
            var place = TextCodeTable.Longest(text, out var length);
            to.Write(codes[place], lengths[place]);
            if (place == TextCodeTable.Escape)
            {
                to.Write(text[0], 16);
            }

            text = text[length..];
        }
    }

    /// <summary>Reads a text as it stood; gives its length in UTF-16 code units.</summary>
    public static int Read(ReadOnlySpan<byte> stored, ref char[] text)
    {
        var from = new BitReader(stored);
        return stored.IsEmpty ? 0 : Read(ref from, ref text);
    }

    /// <summary>Reads a text from among other things.</summary>
    public static int Read(ref BitReader from, ref char[] text)
    {
        var length = Head(ref from, ref text, out var kind);
        Decode(ref from, kind, text, length, TextCodeTable.Strings, folds: false);
        return length;
    }

    /// <summary>Reads a text in its folded form, without the one that it was folded from where that can be.</summary>
    public static int ReadFolded(ReadOnlySpan<byte> stored, ref char[] folded, ref char[] text)
    {
        if (stored.IsEmpty)
        {
            return 0;
        }

        var from = new BitReader(stored);
        var length = Head(ref from, ref folded, out var kind);
        if (kind == Coded)
        {
            Decode(ref from, kind, folded, length, TextCodeTable.FoldedStrings, folds: true);
        }
        else
        {
            length = Read(stored, ref text);
            TextFolding.Fold(text.AsSpan(0, length), folded);
        }

        return length;
    }

    // The last string is written in full length, whatever it has.
    private static int Head(ref BitReader from, ref char[] buffer, out uint kind)
    {
        var length = (int)from.Number(LengthOrder);
        kind = (uint)from.Read(KindBits);
        if (buffer.Length < length + TextCodeTable.LongestString)
        {
            buffer = new char[Math.Max(length + TextCodeTable.LongestString, buffer.Length * 2)];
        }

        return length;
    }

    private static void Decode(ref BitReader bits, uint kind, char[] to, int length, ulong[] strings, bool folds)
    {
        var from = bits;
        if (kind == Narrow)
        {
            foreach (ref var c in to.AsSpan(0, length))
            {
                c = (char)from.Read(8);
            }
        }
        else
        {
            var into = MemoryMarshal.AsBytes(to.AsSpan());
            var (lengths, escape) = (TextCodeTable.Lengths, TextCodeTable.Escape);
            for (var at = 0; at < length;)
            {
                var next = from.Next;
                for (var left = TextCodeTable.CodesAtOnce; left > 0 && at < length; left--)
                {
                    var place = TextCodeTable.Place(next, out var count);
                    from.Skip(count);
                    next <<= count;
                    if (place == escape)
                    {
                        var c = (char)from.Read(16);
                        to[at++] = folds ? TextFolding.Fold(c) : c;
                        break;
                    }

                    MemoryMarshal.Write(into[(at * sizeof(char))..], strings[place]);
                    at += lengths[place];
                }
            }
        }

        bits = from;
    }
}
