using System.Runtime.InteropServices;

namespace TextKit.Search;

/// <summary>
/// The strings that have codes in a stored text: the first take one byte, the others two. Part of the index format:
/// another list is another format.
/// </summary>
internal static class TextCodeTable
{
    /// <summary>How many strings take one byte, and how many characters the longest of all has.</summary>
    public const int Singles = 128, LongestString = 4;

    private const int SlotBits = 17, PairBits = 16;
    private static readonly string[] All = Load();
    private static readonly short[] CharacterCodes = new short[char.MaxValue + 1];
    private static readonly byte[] LongestFrom = new byte[1 << PairBits];
    private static readonly ulong[] SlotStrings = new ulong[1 << SlotBits];
    private static readonly short[] SlotCodes = new short[1 << SlotBits];

    static TextCodeTable()
    {
        Array.Fill(CharacterCodes, (short)-1);
        Array.Fill(SlotCodes, (short)-1);
        for (var code = 0; code < All.Length; code++)
        {
            var text = All[code];
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

    /// <summary>The strings by their codes, four characters each, zeros behind the last.</summary>
    public static ulong[] Strings { get; } = [.. All.Select(s => Pack(s))];

    /// <summary>The same strings folded.</summary>
    public static ulong[] FoldedStrings { get; } = [.. All.Select(s => Pack(string.Concat(s.Select(TextFolding.Fold))))];

    /// <summary>How many characters the strings have.</summary>
    public static byte[] Lengths { get; } = [.. All.Select(s => (byte)s.Length)];

    /// <summary>The code of the longest string that a text begins with; negative where there is none.</summary>
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

    private static string[] Load()
    {
        using var reader = new StreamReader(typeof(TextCodeTable).Assembly.GetManifestResourceStream("TextKit.Search.text-code.txt")!);
        var strings = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            strings.Add(line == "\\n" ? "\n" : line);
        }

        return [.. strings];
    }
}
