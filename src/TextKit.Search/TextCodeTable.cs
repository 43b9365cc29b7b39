using System.Globalization;
using System.Runtime.InteropServices;

namespace TextKit.Search;

/// <summary>
/// The strings that have codes in a stored text, a prefix code whose codes of one length are numbers in a row. Part of the
/// index format: another list is another format.
/// </summary>
internal static class TextCodeTable
{
    /// <summary>How many characters the longest string has.</summary>
    public const int LongestString = 4;

    /// <summary>How many codes of eighteen bits, the longest, a reader has before it at least.</summary>
    public const int CodesAtOnce = 3;

    // By so many bits every code tells its length.
    private const int LookedUp = 12;
    private const int SlotBits = 17, PairBits = 16;
    private static readonly (string[] Strings, int[] CodesOfLength) Loaded = Load();
    private static readonly string[] All = Loaded.Strings;
    private static readonly byte[] LengthsByBits = new byte[1 << LookedUp];
    private static readonly int[] FirstOfLength = new int[32];
    private static readonly short[] CharacterCodes = new short[char.MaxValue + 1];
    private static readonly byte[] LongestFrom = new byte[1 << PairBits];
    private static readonly ulong[] SlotStrings = new ulong[1 << SlotBits];
    private static readonly short[] SlotCodes = new short[1 << SlotBits];

    static TextCodeTable()
    {
        Escape = Array.IndexOf(All, "");
        Array.Fill(CharacterCodes, (short)Escape);
        Array.Fill(SlotCodes, (short)-1);
        for (int length = 1, code = 0, index = 0; length <= Loaded.CodesOfLength.Length; length++)
        {
            code <<= 1;
            FirstOfLength[length] = code - index;
            var (from, count) = (code, Loaded.CodesOfLength[length - 1]);
            for (var end = code + count; code < end; code++, index++)
            {
                (Codes[index], CodeLengths[index]) = ((uint)code, (byte)length);
            }

            // Codes longer than what is looked up share their beginning with those of the same length alone.
            for (var i = Lookup(from, length); i < LengthsByBits.Length && i < Lookup(code, length) + (length > LookedUp ? 1 : 0); i++)
            {
                LengthsByBits[i] = (byte)length;
            }
        }

        for (var code = 0; code < All.Length; code++)
        {
            var text = All[code];
            if (text.Length == 0)
            {
                continue;
            }

            if (text.Length == 1)
            {
                CharacterCodes[text[0]] = (short)code;
                continue;
            }

            ref var longest = ref LongestFrom[PairSlot(Strings[code])];
            longest = Math.Max(longest, (byte)text.Length);
            var slot = Slot(Strings[code]);
            while (SlotCodes[slot] >= 0)
            {
                slot = (slot + 1) & ((1 << SlotBits) - 1);
            }

            (SlotStrings[slot], SlotCodes[slot]) = (Strings[code], (short)code);
        }
    }

    /// <summary>The place of the code that leads in a character which has none.</summary>
    public static int Escape { get; }

    /// <summary>The codes by their places.</summary>
    public static uint[] Codes { get; } = new uint[All.Length];

    /// <summary>How many bits they have.</summary>
    public static byte[] CodeLengths { get; } = new byte[All.Length];

    /// <summary>The strings by the places of their codes, four characters each, zeros behind the last.</summary>
    public static ulong[] Strings { get; } = [.. All.Select(s => Pack(s))];

    /// <summary>The same strings folded.</summary>
    public static ulong[] FoldedStrings { get; } = [.. All.Select(s => Pack(string.Concat(s.Select(TextFolding.Fold))))];

    /// <summary>How many characters the strings have.</summary>
    public static byte[] Lengths { get; } = [.. All.Select(s => (byte)s.Length)];

    /// <summary>The place of the code that some bits begin with, the highest first.</summary>
    public static int Place(ulong bits, out int length)
    {
        length = LengthsByBits[bits >> (64 - LookedUp)];
        return (int)(bits >> (64 - length)) - FirstOfLength[length];
    }

    /// <summary>The place of the code of the longest string that a text begins with; that of <see cref="Escape"/> where there is none.</summary>
    public static int Longest(ReadOnlySpan<char> text, out int length)
    {
        var next = text.Length >= LongestString ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)) : Pack(text);
        for (length = Math.Min((int)LongestFrom[PairSlot(next)], text.Length); length > 1; length--)
        {
            // The first character lies in the lowest bits.
            var packed = next & (ulong.MaxValue >> (16 * (LongestString - length)));
            for (var slot = Slot(packed); SlotCodes[slot] >= 0; slot = (slot + 1) & ((1 << SlotBits) - 1))
            {
                // A text may have zeros of its own.
                if (SlotStrings[slot] == packed && Lengths[SlotCodes[slot]] == length)
                {
                    return SlotCodes[slot];
                }
            }
        }

        length = 1;
        return CharacterCodes[text[0]];
    }

    // By the first two characters nearly all is known of where there is no string: the table of all is asked seldom in vain.
    private static int PairSlot(ulong packed) => (int)(((uint)packed * 0x9E3779B1u) >> (32 - PairBits));

    private static int Slot(ulong packed) => (int)((packed * 0x9E3779B97F4A7C15UL) >> (64 - SlotBits));

    private static ulong Pack(ReadOnlySpan<char> text)
    {
        Span<char> packed = stackalloc char[LongestString];
        packed.Clear();
        text.CopyTo(packed);
        return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(packed));
    }

    private static int Lookup(int code, int length) => length > LookedUp ? code >> (length - LookedUp) : code << (LookedUp - length);

    private static (string[] Strings, int[] CodesOfLength) Load()
    {
        using var reader = new StreamReader(typeof(TextCodeTable).Assembly.GetManifestResourceStream("TextKit.Search.text-code.txt")!);
        int[] codes = [.. reader.ReadLine()!.Split(' ').Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
        var strings = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            strings.Add(line == "\\n" ? "\n" : line);
        }

        return ([.. strings], codes);
    }
}
