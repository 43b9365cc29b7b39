using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace TextKit.Search;

/// <summary>
/// The form in which a text lies in the index: the commonest characters and words of newspapers take one byte, other
/// words of up to four characters, Han characters and marks two, the rest three; a text of Latin-1 alone keeps a byte a
/// character. Any code units, lone surrogates too, come back as they were.
/// </summary>
internal static class TextCode
{
    private const byte Coded = 0, Narrow = 1, CodedWithPhrases = 2;
    private const int Escape = 255;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasPhrases">Whether folding it takes more than folding each of its characters.</param>
    /// <param name="bytes">Receives the stored form; grows as needed.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<char> text, bool hasPhrases, ref byte[] bytes)
    {
        if (bytes.Length < (text.Length * 3) + 1)
        {
            bytes = new byte[(text.Length * 4) + 1];
        }

        if (!text.ContainsAnyExceptInRange('\0', '\xff'))
        {
            bytes[0] = Narrow;
            return Encoding.Latin1.GetBytes(text, bytes.AsSpan(1)) + 1;
        }

        bytes[0] = hasPhrases ? CodedWithPhrases : Coded;
        var at = 1;
        while (text.Length > 0)
        {
            var code = TextCodeTable.Longest(text, out var length);
            if (code < 0)
            {
                bytes[at++] = Escape;
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), text[0]);
                at += 2;
            }
            else if (code < TextCodeTable.Singles)
            {
                bytes[at++] = (byte)code;
            }
            else
            {
                bytes[at++] = (byte)(TextCodeTable.Singles + ((code - TextCodeTable.Singles) >> 8));
                bytes[at++] = (byte)(code - TextCodeTable.Singles);
            }

            text = text[length..];
        }

        return at;
    }

    /// <summary>Reads a text as it stood; gives its length in UTF-16 code units.</summary>
    public static int Read(ReadOnlySpan<byte> stored, ref char[] text)
    {
        if (stored.IsEmpty)
        {
            return 0;
        }

        Grow(ref text, stored.Length);
        return stored[0] == Narrow ? Encoding.Latin1.GetChars(stored[1..], text) : Decode(stored[1..], text, TextCodeTable.Strings, folds: false);
    }

    /// <summary>Reads a text in its folded form, without the one that it was folded from where that can be.</summary>
    public static int ReadFolded(ReadOnlySpan<byte> stored, ref char[] folded, ref char[] text)
    {
        if (stored.IsEmpty)
        {
            return 0;
        }

        Grow(ref folded, stored.Length);
        if (stored[0] == Coded)
        {
            return Decode(stored[1..], folded, TextCodeTable.FoldedStrings, folds: true);
        }

        var length = Read(stored, ref text);
        TextFolding.Fold(text.AsSpan(0, length), folded);
        return length;
    }

    // A byte stands for two characters at most; the last string is written in full length, whatever it has.
    private static void Grow(ref char[] buffer, int bytes)
    {
        var most = (bytes * 2) + TextCodeTable.LongestString;
        if (buffer.Length < most)
        {
            buffer = new char[Math.Max(most, buffer.Length * 2)];
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, char[] to, ulong[] strings, bool folds)
    {
        var into = MemoryMarshal.AsBytes(to.AsSpan());
        var lengths = TextCodeTable.Lengths;
        var length = 0;
        for (var at = 0; at < bytes.Length;)
        {
            int code = bytes[at++];
            if (code == Escape)
            {
                var c = (char)BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
                to[length++] = folds ? TextFolding.Fold(c) : c;
                at += 2;
                continue;
            }

            if (code >= TextCodeTable.Singles)
            {
                code = TextCodeTable.Singles + (((code - TextCodeTable.Singles) << 8) | bytes[at++]);
            }

            MemoryMarshal.Write(into[(length * sizeof(char))..], strings[code]);
            length += lengths[code];
        }

        return length;
    }
}
