using System.Numerics;

namespace TextKit.Lexicons;

/// <summary>
/// A fixed table from names to numbers, asked for every name that begins at a place in a text. One name may carry several
/// numbers. Flat arrays; nothing is allocated by a look-up; safe to share between threads.
/// </summary>
internal sealed class NameTable
{
    private readonly string names;
    private readonly (int Offset, byte Length, int Value, int Next)[] entries;
    private readonly int[] slots;
    private readonly ulong[] prefixes;
    private readonly int prefixMask;

    // A bit for each first character: most of a text begins no name.
    private readonly ulong[] firsts = new ulong[1024];

    public NameTable(IReadOnlyCollection<(string Name, int Value)> items)
    {
        var pool = new System.Text.StringBuilder(items.Count * 4);
        entries = new (int, byte, int, int)[items.Count];
        slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, items.Count * 2))];
        Array.Fill(slots, -1);
        var bits = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, items.Count * 32));
        prefixes = new ulong[bits / 64];
        prefixMask = bits - 1;
        var count = 0;
        foreach (var (name, value) in items)
        {
            entries[count] = (pool.Length, checked((byte)name.Length), value, -1);
            pool.Append(name);
            MaxLength = Math.Max(MaxLength, name.Length);
            count++;
        }

        names = pool.ToString();
        for (var i = 0; i < entries.Length; i++)
        {
            Insert(i);
        }
    }

    /// <summary>Length of the longest name.</summary>
    public int MaxLength { get; }

    /// <summary>The first entry of a name, or -1.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        var hash = Seed;
        foreach (var c in name)
        {
            hash = Mix(hash, c);
        }

        return Probe(name, hash);
    }

    /// <summary>The number that an entry carries.</summary>
    public int Value(int entry) => entries[entry].Value;

    /// <summary>The next entry of the same name, or -1.</summary>
    public int Next(int entry) => entries[entry].Next;

    /// <summary>Writes the first entry of each name that begins at <paramref name="at"/> to <paramref name="found"/>, by its length; -1 elsewhere. Returns the longest length, 0 where there is none.</summary>
    public int FindAll(ReadOnlySpan<char> text, int at, Span<int> found)
    {
        var longest = 0;
        var hash = Seed;
        var end = Math.Min(found.Length - 1, text.Length - at);
        for (var length = 1; length <= end; length++)
        {
            hash = Mix(hash, text[at + length - 1]);
            if (!MayGoOn(hash))
            {
                break;
            }

            found[length] = Probe(text.Slice(at, length), hash);
            if (found[length] >= 0)
            {
                longest = length;
            }
        }

        return longest;
    }

    /// <summary>Length of the longest name that begins at <paramref name="at"/> and its first entry; 0 and -1 where there is none.</summary>
    public int FindLongest(ReadOnlySpan<char> text, int at, out int entry)
    {
        if (at >= text.Length || !MayBegin(text[at]))
        {
            entry = -1;
            return 0;
        }

        var longest = entry = -1;
        var hash = Seed;
        var end = Math.Min(MaxLength, text.Length - at);
        for (var length = 1; length <= end; length++)
        {
            hash = Mix(hash, text[at + length - 1]);
            if (!MayGoOn(hash))
            {
                break;
            }

            if (Probe(text.Slice(at, length), hash) is >= 0 and var found)
            {
                (longest, entry) = (length, found);
            }
        }

        return Math.Max(longest, 0);
    }

    /// <summary>The characters that names begin with.</summary>
    public IEnumerable<char> Beginnings()
    {
        for (var i = 0; i < firsts.Length; i++)
        {
            for (var bits = firsts[i]; bits != 0; bits &= bits - 1)
            {
                yield return (char)((i << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    /// <summary>True where some name begins with the character.</summary>
    public bool MayBegin(char first) => (firsts[first >> 6] >> (first & 63) & 1) != 0;

    private const uint Seed = 2166136261;

    /// <summary>True where some name may begin with the characters that a hash is of.</summary>
    private bool MayGoOn(uint hash) => (int)(hash >> 7) is var bit && (prefixes[(bit & prefixMask) >> 6] >> (bit & 63) & 1) != 0;

    private static uint Mix(uint hash, char c)
    {
        hash = (hash ^ c) * 0x9E3779B1;
        return hash ^ (hash >> 15);
    }

    private void Insert(int index)
    {
        var (offset, length, _, _) = entries[index];
        var name = names.AsSpan(offset, length);
        var hash = Seed;
        firsts[name[0] >> 6] |= 1UL << (name[0] & 63);
        foreach (var c in name)
        {
            hash = Mix(hash, c);
            var bit = (int)(hash >> 7) & prefixMask;
            prefixes[bit >> 6] |= 1UL << (bit & 63);
        }

        for (var slot = (int)hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] < 0)
            {
                slots[slot] = index;
                return;
            }

            var head = slots[slot];
            if (name.SequenceEqual(NameOf(head)))
            {
                var tail = head;
                while (entries[tail].Next >= 0)
                {
                    tail = entries[tail].Next;
                }

                entries[tail].Next = index;
                return;
            }
        }
    }

    private ReadOnlySpan<char> NameOf(int entry) => names.AsSpan(entries[entry].Offset, entries[entry].Length);

    private int Probe(ReadOnlySpan<char> name, uint hash)
    {
        for (var slot = (int)hash & (slots.Length - 1); slots[slot] >= 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (name.SequenceEqual(NameOf(slots[slot])))
            {
                return slots[slot];
            }
        }

        return -1;
    }
}
