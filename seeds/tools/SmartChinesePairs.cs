using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>The pair table of Lucene's smartcn: open addressing by FNV hashes of <c>first@second</c>, the words themselves not kept.</summary>
internal sealed class SmartChinesePairs
{
    private const ulong Prime = 1099511628211;
    private const ulong Start = 0xcbf29ce484222325;
    private const int FilterBits = 24;
    private readonly long[] hashes;
    private readonly int[] frequencies;
    private readonly ulong[] filter = new ulong[1 << (FilterBits - 6)];
    private readonly HashSet<ulong> known;

    public SmartChinesePairs(JavaArrays arrays)
    {
        hashes = (long[])arrays.Next()!;
        frequencies = (int[])arrays.Next()!;
        known = [.. hashes.Select(h => (ulong)h)];
        foreach (var hash in known)
        {
            var bit = hash >> (64 - FilterBits);
            filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => hashes.Count(h => h != 0);

    /// <summary>The delimiters, each a word.</summary>
    public static IEnumerable<string> Delimiters() =>
        Enumerable.Range(0, 1 << 16).Select(c => (char)c).Where(c => CharacterKinds.Of(c) == CharacterKind.Delimiter).Select(c => c.ToString());

    /// <summary>The pairs of some words, which are sorted, and their frequencies.</summary>
    public IEnumerable<(string First, string Second, int Frequency)> Among(string[] words)
    {
        // The hash of a beginning that a word shares with the one before is not computed again.
        var text = string.Concat(words).ToCharArray();
        var shared = words.Select((w, i) => (byte)(i == 0 ? 0 : w.AsSpan().CommonPrefixLength(words[i - 1]))).ToArray();
        var lengths = words.Select(w => (byte)w.Length).ToArray();
        foreach (var first in words)
        {
            foreach (var second in Candidates(Mix(first.Aggregate(Start, Mix), '@'), text, shared, lengths).Select(i => words[i]))
            {
                if (Frequency(first + "@" + second) is var frequency && frequency > 0)
                {
                    yield return (first, second, frequency);
                }
            }
        }
    }

    private List<int> Candidates(ulong begun, char[] text, byte[] shared, byte[] lengths)
    {
        var filter = this.filter;
        var beginnings = new ulong[byte.MaxValue + 1];
        beginnings[0] = begun;
        var found = new List<int>();
        for (int i = 0, start = 0; i < lengths.Length; i++)
        {
            int at = shared[i];
            int end = lengths[i];
            var hash = beginnings[at];
            for (; at < end; at++)
            {
                beginnings[at + 1] = hash = Mix(hash, text[start + at]);
            }

            start += end;
            var bit = hash >> (64 - FilterBits);
            if ((filter[bit >> 6] >> (int)(bit & 63) & 1) != 0 && known.Contains(hash))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static ulong Mix(ulong hash, char c) => ((hash ^ (c & 0xFFu)) * Prime ^ (uint)(c >> 8)) * Prime;

    private int Frequency(string pair)
    {
        var hash = (long)pair.Aggregate(Start, Mix);
        var first = (int)(hash % hashes.Length);
        first += first < 0 ? hashes.Length : 0;
        var step = pair.Aggregate(5381, SecondMix) % hashes.Length;
        var slot = first;
        for (var i = 1; i < hashes.Length; i++)
        {
            if (hashes[slot] == 0 || hashes[slot] == hash)
            {
                return hashes[slot] == hash ? frequencies[slot] : 0;
            }

            slot = (first + i * step) % hashes.Length;
        }

        return 0;
    }

    /// <summary>Java binds the mask and the shift less tightly than the sums; the reference has it so.</summary>
    private static int SecondMix(int hash, char c) => (((hash * 33 + c) & 0xFF) * 33 + c) >> 8;
}
