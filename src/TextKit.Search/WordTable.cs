using System.Runtime.InteropServices;

namespace TextKit.Search;

/// <summary>
/// Numbers words from 0 on as they come. A word of up to four characters, as nearly all are, is one number in a flat
/// table; only longer ones are kept as strings. One thread at a time.
/// </summary>
internal sealed class WordTable
{
    private const int LongestShort = 4;
    private readonly Dictionary<string, int> longIds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> longTexts = [];
    private readonly List<ulong> words = [];
    private (ulong Word, int Id)[] slots = new (ulong, int)[1 << 12];

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>The number of a word; it gets the next one where it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestShort || word.Contains('\0'))
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(longIds.GetAlternateLookup<ReadOnlySpan<char>>(), word, out var exists);
            if (!exists)
            {
                id = words.Count;
                longTexts[id] = word.ToString();
                words.Add(0);
            }

            return id;
        }

        var packed = Pack(word);
        for (var slot = Slot(packed);; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var found = ref slots[slot];
            if (found.Word == packed)
            {
                return found.Id;
            }

            if (found.Word == 0)
            {
                found = (packed, words.Count);
                words.Add(packed);
                if (words.Count > slots.Length / 2)
                {
                    Grow();
                }

                return words.Count - 1;
            }
        }
    }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestShort || word.Contains('\0'))
        {
            return longIds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : -1;
        }

        var packed = Pack(word);
        for (var slot = Slot(packed);; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Word == packed || slots[slot].Word == 0)
            {
                return slots[slot].Word == packed ? slots[slot].Id : -1;
            }
        }
    }

    /// <summary>The word of a number.</summary>
    public string Text(int id)
    {
        if (words[id] == 0)
        {
            return longTexts[id];
        }

        Span<char> text = stackalloc char[LongestShort];
        var length = 0;
        for (var packed = words[id]; packed != 0; packed >>= 16)
        {
            text[length++] = (char)packed;
        }

        return new string(text[..length]);
    }

    private static ulong Pack(ReadOnlySpan<char> word)
    {
        ulong packed = 0;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            packed = (packed << 16) | word[i];
        }

        return packed;
    }

    private int Slot(ulong packed) => (int)((packed * 0x9E3779B97F4A7C15UL) >> 32) & (slots.Length - 1);

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, int)[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry.Word != 0)
            {
                var slot = Slot(entry.Word);
                while (slots[slot].Word != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = entry;
            }
        }
    }
}
