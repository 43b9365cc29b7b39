using System.Numerics;

namespace TextKit.Lexicons;

/// <summary>
/// Builds a double-array trie, at once from a list or word by word into a copy of one. Candidate bases are tried 64 at a
/// time by bit maps of the taken slots and bases; nodes with many children are placed first.
/// </summary>
internal sealed unsafe class DoubleArrayBuilder
{
    private readonly ushort[] codes;
    private readonly int codeCount;
    private ulong[] nodes = [];
    private byte[] labels = [];
    private ulong[] takenSlots = [];
    private ulong[] takenBases = [];
    private int firstFree;
    private int end;

    /// <param name="codes">65,536 codes, one a UTF-16 code unit, dense from 1; 0 for those in no word. The most common smallest.</param>
    public DoubleArrayBuilder(ReadOnlySpan<ushort> codes)
    {
        this.codes = GC.AllocateUninitializedArray<ushort>(codes.Length, pinned: true);
        codes.CopyTo(this.codes);
        codeCount = Max(codes) + 1;
        Grow(codeCount);
        for (var slot = 0; slot < codeCount; slot++)
        {
            // The root's children stand at their codes; keeping the row free lets words be added later.
            Take(takenSlots, slot);
        }

        Take(takenBases, 0);
        end = firstFree = codeCount;
    }

    /// <summary>Starts from a copy of a trie.</summary>
    public DoubleArrayBuilder(DoubleArrayTrie trie)
        : this(new ReadOnlySpan<ushort>(trie.Codes, 1 << 16))
    {
        Grow(trie.Count);
        new ReadOnlySpan<ulong>(trie.Nodes, trie.Count).CopyTo(nodes);
        new ReadOnlySpan<byte>(trie.Labels, trie.Count).CopyTo(labels);
        for (var slot = 0; slot < trie.Count; slot++)
        {
            if (nodes[slot] != DoubleArrayTrie.Empty)
            {
                Take(takenSlots, slot);
                Take(takenBases, Base(slot));
                end = Math.Max(end, slot + 1);
            }
        }
    }

    /// <summary>Builds a trie from distinct words, none empty, their values and labels.</summary>
    public static DoubleArrayBuilder Build(ReadOnlySpan<ushort> codes, IEnumerable<(string Word, int Value, byte Label)> words)
    {
        var builder = new DoubleArrayBuilder(codes);
        var sorted = words.Select(w => (Key: builder.Encode(w.Word), w.Value, w.Label)).ToArray();
        Array.Sort(sorted, (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        builder.Place(sorted);
        return builder;
    }

    /// <summary>Adds a word or gives it another value and, where one is given, label.</summary>
    public void Set(ReadOnlySpan<char> word, int value, byte? label)
    {
        var at = -1;
        foreach (var c in word)
        {
            at = Child(at, codes[c]);
        }

        nodes[at] = Pack(nodes[at], value, Base(at));
        labels[at] = label ?? labels[at];
    }

    /// <summary>The trie as it stands; it shares its memory with the builder until the builder adds a node.</summary>
    public DoubleArrayTrie ToTrie()
    {
        Grow(end + codeCount);
        fixed (ushort* c = codes)
        {
            fixed (ulong* n = nodes)
            {
                fixed (byte* l = labels)
                {
                    return new DoubleArrayTrie(c, n, nodes.Length, l, (codes, nodes, labels));
                }
            }
        }
    }

    /// <summary>The code of a character.</summary>
    public ushort Code(char c) => codes[c];

    /// <summary>The nodes, with room behind them so that any base plus any code stays inside.</summary>
    public ReadOnlySpan<ulong> Nodes
    {
        get
        {
            Grow(end + codeCount);
            return nodes.AsSpan(0, end + codeCount);
        }
    }

    /// <summary>The label of each node.</summary>
    public ReadOnlySpan<byte> Labels => labels.AsSpan(0, Nodes.Length);

    private static ulong Pack(ulong node, int value, int children) =>
        (ushort)node | ((ulong)(uint)value << DoubleArrayTrie.ValueShift) | ((ulong)(uint)children << DoubleArrayTrie.BaseShift);

    private static void Take(ulong[] map, int at) => map[at >> 6] |= 1UL << at;

    private static void Free(ulong[] map, int at) => map[at >> 6] &= ~(1UL << at);

    private static bool IsTaken(ulong[] map, int at) => (map[at >> 6] >> at & 1) != 0;

    private static ulong Window(ulong[] map, int at)
    {
        var (word, shift) = (at >> 6, at & 63);
        return shift == 0 ? map[word] : map[word] >> shift | map[word + 1] << (64 - shift);
    }

    private static int Max(ReadOnlySpan<ushort> codes)
    {
        var max = 0;
        foreach (var code in codes)
        {
            max = Math.Max(max, code);
        }

        return max;
    }

    private int Base(int slot) => (int)(nodes[slot] >> DoubleArrayTrie.BaseShift);

    private ushort[] Encode(string word)
    {
        var key = new ushort[word.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = codes[word[i]] is var code && code != 0 ? code : throw new ArgumentException($"No code for the character {(int)word[i]:X4} of {word}.", nameof(word));
        }

        return key;
    }

    private void Place((ushort[] Key, int Value, byte Label)[] words)
    {
        var tree = new WordTree(words);
        var bases = new int[tree.Count];
        var slots = new int[tree.Count];
        foreach (var parent in tree.ParentsWidestFirst())
        {
            var children = tree.ChildCodes(parent);
            bases[parent] = parent == 0 ? 0 : FindBase(children);
            for (var i = 0; i < children.Length; i++)
            {
                var slot = slots[tree.FirstChild(parent) + i] = bases[parent] + children[i];
                Occupy(slot);
            }
        }

        for (var node = 1; node < tree.Count; node++)
        {
            nodes[slots[node]] = Pack(tree.Code(node), tree.Value(node), bases[node]);
            labels[slots[node]] = tree.Label(node);
        }
    }

    private int Child(int parent, ushort code)
    {
        var children = parent < 0 ? 0 : Base(parent);
        Grow(children + codeCount);
        if (parent >= 0 && children == 0)
        {
            children = FindBase([code]);
            nodes[parent] = Pack(nodes[parent], DoubleArrayTrie.Value(nodes[parent]), children);
        }
        else if ((ushort)nodes[children + code] == code)
        {
            return children + code;
        }
        else if (parent >= 0 && IsTaken(takenSlots, children + code))
        {
            children = Move(parent, code);
        }

        var slot = children + code;
        Occupy(slot);
        nodes[slot] = code;
        return slot;
    }

    private int Move(int parent, ushort added)
    {
        var from = Base(parent);
        var family = new List<ushort>();
        for (var code = 1; code < codeCount; code++)
        {
            if (code == added || (ushort)nodes[from + code] == code)
            {
                family.Add((ushort)code);
            }
        }

        var to = FindBase(family.ToArray());
        foreach (var code in family)
        {
            if (code != added)
            {
                Occupy(to + code);
                nodes[to + code] = nodes[from + code];
                labels[to + code] = labels[from + code];
                nodes[from + code] = DoubleArrayTrie.Empty;
                labels[from + code] = 0;
                Free(takenSlots, from + code);
                firstFree = Math.Min(firstFree, from + code);
            }
        }

        Free(takenBases, from);
        nodes[parent] = Pack(nodes[parent], DoubleArrayTrie.Value(nodes[parent]), to);
        return to;
    }

    private int FindBase(ReadOnlySpan<ushort> children)
    {
        while (IsTaken(takenSlots, firstFree))
        {
            firstFree++;
            Grow(firstFree + codeCount);
        }

        var start = Math.Max(1, firstFree - children[0]);
        for (var at = start & ~63; ; at += 64)
        {
            Grow(at + 128 + codeCount);
            var open = ~takenBases[at >> 6] & (at < start ? ulong.MaxValue << start : ulong.MaxValue);
            for (var i = 0; i < children.Length && open != 0; i++)
            {
                open &= ~Window(takenSlots, at + children[i]);
            }

            if (open != 0)
            {
                var found = at + BitOperations.TrailingZeroCount(open);
                Take(takenBases, found);
                return found;
            }
        }
    }

    private void Occupy(int slot)
    {
        Take(takenSlots, slot);
        end = Math.Max(end, slot + 1);
    }

    private void Grow(int size)
    {
        if (size <= nodes.Length)
        {
            return;
        }

        var old = nodes.Length;
        var larger = GC.AllocateUninitializedArray<ulong>(Math.Max(size, old + old / 4 + 4096), pinned: true);
        nodes.CopyTo(larger, 0);
        larger.AsSpan(old).Fill(DoubleArrayTrie.Empty);
        nodes = larger;
        var more = GC.AllocateArray<byte>(larger.Length, pinned: true);
        labels.CopyTo(more, 0);
        labels = more;
        Array.Resize(ref takenSlots, nodes.Length / 64 + 2);
        Array.Resize(ref takenBases, nodes.Length / 64 + 2);
    }
}
