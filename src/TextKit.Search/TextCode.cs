using System.Buffers.Binary;
using System.Text;

namespace TextKit.Search;

/// <summary>
/// The form in which a text lies in the index: the commonest characters of newspapers take one byte, other Han
/// characters and marks two, the rest three; a text of Latin-1 alone keeps a byte a character. Any code units, lone
/// surrogates too, come back as they were.
/// </summary>
internal static class TextCode
{
    // Part of the index format: another list is another format.
    private const string Common =
        "\n #.0123456789“”…、。一万三上下不业两个中为也了事人今从他以企会作元先全公出分到前动区单厂去县发口只台司合同名后员和回在地场多大天头女她子学安家小就山岁州工市师干年建开当得总成我户手打把报族日时是最月有本机条来次每水江没海点班生用由电的省看着第给老者职能自行西要讯记说请费资走起车过还这进通道那部都里长门问间面高（），：；？";

    private const byte Coded = 0, Narrow = 1, CodedWithPhrases = 2;
    private const int FirstLead = 170, FirstHan = '\u4e00', HanLeads = 82, Escape = 255;
    private static readonly int[] LeadBlocks = [.. Enumerable.Range(0, HanLeads).Select(i => FirstHan + (i << 8)), 0x0000, 0x3000, 0xFF00];
    private static readonly char[] Singles = [.. Common];
    private static readonly char[] FoldedSingles = [.. Common.Select(TextFolding.Fold)];
    private static readonly char[] Pairs = [.. LeadBlocks.SelectMany(b => Enumerable.Range(b, 256)).Select(c => (char)c)];
    private static readonly char[] FoldedPairs = [.. Pairs.Select(TextFolding.Fold)];
    private static readonly int[] Codes = MakeCodes();

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
        foreach (var c in text)
        {
            var code = Codes[c];
            if (code < FirstLead)
            {
                bytes[at++] = (byte)code;
                continue;
            }

            bytes[at++] = (byte)(code >> 8);
            bytes[at++] = (byte)code;
            if (code >> 8 == Escape)
            {
                bytes[at - 1] = (byte)(c >> 8);
                bytes[at++] = (byte)c;
            }
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
        return stored[0] == Narrow ? Encoding.Latin1.GetChars(stored[1..], text) : Decode(stored[1..], text, Singles, Pairs);
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
            return Decode(stored[1..], folded, FoldedSingles, FoldedPairs);
        }

        var length = Read(stored, ref text);
        TextFolding.Fold(text.AsSpan(0, length), folded);
        return length;
    }

    private static void Grow(ref char[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new char[Math.Max(length, buffer.Length * 2)];
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, char[] to, char[] singles, char[] pairs)
    {
        var folds = singles == FoldedSingles;
        var length = 0;
        for (var at = 0; at < bytes.Length;)
        {
            int lead = bytes[at++];
            if (lead < FirstLead)
            {
                to[length++] = singles[lead];
            }
            else if (lead < Escape)
            {
                to[length++] = pairs[((lead - FirstLead) << 8) | bytes[at++]];
            }
            else
            {
                var c = (char)BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
                to[length++] = folds ? TextFolding.Fold(c) : c;
                at += 2;
            }
        }

        return length;
    }

    private static int[] MakeCodes()
    {
        var codes = new int[char.MaxValue + 1];
        Array.Fill(codes, Escape << 8);
        for (var i = 0; i < Pairs.Length; i++)
        {
            codes[Pairs[i]] = ((FirstLead + (i >> 8)) << 8) | (i & 0xff);
        }

        for (var i = 0; i < Singles.Length; i++)
        {
            codes[Singles[i]] = i;
        }

        return codes;
    }
}
