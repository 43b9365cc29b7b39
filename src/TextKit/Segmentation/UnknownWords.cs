using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Joins single characters of a route to words that the dictionary lacks: transliterated names, given names, and whatever else
/// jieba's hidden Markov model makes of neighbouring characters that seldom stand alone. A Chinese surname is a word and the
/// given name another, as in the People's Daily corpus and in Universal Dependencies. Immutable.
/// </summary>
internal sealed unsafe class UnknownWords
{
    /// <summary>How many characters are looked at together.</summary>
    public const int MaxRun = 64;

    private readonly WordHmm hmm = WordHmm.Default;
    private readonly ushort* codes = WordDictionary.Jieba.Trie.Codes;
    private readonly ulong[] surnames;
    private readonly ulong[] alone;

    /// <param name="dictionary">Knows which characters stand alone.</param>
    public UnknownWords(BigramDictionary dictionary)
    {
        alone = SetOf(dictionary.StandAlone);
        surnames = SetOf(string.Concat(SeedLists.ReadKinds("surnames.tsv").Where(k => k.Kind is "common" or "middle").SelectMany(k => k.Words).Where(w => w.Length == 1)));
    }

    /// <summary>True for a Han character that may be a part of an unknown word.</summary>
    public bool MayJoin(char c) => !Has(alone, c);

    /// <summary>Sets <paramref name="ends"/>[i] to 1 where a word ends with character i of a run of single characters, else to 0.</summary>
    /// <param name="run">1 to <see cref="MaxRun"/> characters.</param>
    /// <param name="behindSurname">Whether a surname that is no part of the run stands before it.</param>
    /// <param name="ends">Room for as many bytes.</param>
    [SkipLocalsInit]
    public void Mark(ReadOnlySpan<char> run, bool behindSurname, byte* ends)
    {
        var runCodes = stackalloc ushort[MaxRun];
        var first = !behindSurname && run.Length is 2 or 3 && Has(surnames, run[0]) ? 1 : 0;
        if (first > 0)
        {
            ends[0] = 1;
        }

        if ((behindSurname || first > 0) && run.Length - first <= 2)
        {
            ends[first] = run.Length - first == 1 ? (byte)1 : (byte)0;
            ends[run.Length - 1] = 1;
            return;
        }

        for (var i = first; i < run.Length; i++)
        {
            runCodes[i] = codes[run[i]];
        }

        hmm.Mark(runCodes + first, run.Length - first, ends + first);
    }

    /// <summary>True for a surname of one character.</summary>
    public bool IsSurname(char c) => Has(surnames, c);

    private static bool Has(ulong[] set, char c) => (set[c >> 6] >> (c & 63) & 1) != 0;

    private static ulong[] SetOf(ReadOnlySpan<char> characters)
    {
        var set = new ulong[1024];
        foreach (var c in characters)
        {
            set[c >> 6] |= 1UL << (c & 63);
        }

        return set;
    }
}
