using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A word's part of speech and rough frequency in the dictionary, as one small number; 1 for a word that is not in it.</summary>
internal static unsafe class WordClasses
{
    /// <summary>The class of a word that is not in the dictionary.</summary>
    public const byte Unknown = 1;
    private const int Noun = 4;
    private static readonly byte* Ordinary = EmbeddedTable.Open("ordinary-words.bin").Read<byte>(out _);
    private static readonly byte[] ByTag = [.. WordDictionary.Jieba.TagNames.Select(OfTag)];

    // The classes asked for so far, 0 for others: what tells a class lies in three other tables, each too large for the caches.
    private static readonly byte[] Told = new byte[WordDictionary.Jieba.Trie.Count];

    /// <summary>The class of a word.</summary>
    public static byte Of(ReadOnlySpan<char> word) => Of(WordDictionary.Jieba.Trie.FindSlot(word), out _);

    /// <summary>The place of a word in the dictionary, whose class is fetched meanwhile; -1 for none.</summary>
    public static int Fetch(ReadOnlySpan<char> word)
    {
        var slot = WordDictionary.Jieba.Trie.FindSlot(word);
        if (slot >= 0)
        {
            CacheLine.Prefetch(Unsafe.AsPointer(ref Told[slot]));
        }

        return slot;
    }

    /// <summary>The class of the word at a place in the dictionary, and its value there, 0 for none.</summary>
    public static byte Of(int slot, out int value)
    {
        var dictionary = WordDictionary.Jieba;
        value = slot < 0 ? 0 : DoubleArrayTrie.Value(dictionary.Trie.Nodes[slot]);
        if (value == 0)
        {
            return Unknown;
        }

        ref var told = ref Told[slot];
        return told != 0 ? told : told = Tell(slot, dictionary.Frequencies[value]);
    }

    /// <summary>True of a word that the dictionary tags as a name and that is none.</summary>
    public static bool IsMistagged(ReadOnlySpan<char> word) => WordDictionary.Jieba.Trie.FindSlot(word) is >= 0 and var slot && IsOrdinary(slot);

    /// <summary>True of a class of words that are no names and no abbreviations.</summary>
    public static bool IsOrdinary(byte wordClass) => wordClass >= 2 && ((wordClass - 2) / 3) is >= 4 and not 18 and not 20;

    /// <summary>True of a class of words that the dictionary's text held fewer than ten times.</summary>
    public static bool IsRare(byte wordClass) => wordClass >= 2 && (wordClass - 2) % 3 == 0;

    /// <summary>True of a class of common nouns.</summary>
    public static bool IsNoun(byte wordClass) => wordClass >= 2 && (wordClass - 2) / 3 == Noun;

    /// <summary>True of a class of verbs that are no nouns as well.</summary>
    public static bool IsVerb(byte wordClass) => wordClass >= 2 && (wordClass - 2) / 3 == 5;

    /// <summary>True for a class of words that bind others: prepositions, conjunctions, numerals, pronouns, particles, adverbs.</summary>
    public static bool IsFunction(byte wordClass) => wordClass > 1 && ((wordClass - 2) / 3) is 8 or 9 or 10 or 13 or 16;

    private static byte Tell(int slot, int frequency) =>
        frequency == 0 ? Unknown : (byte)(2 + ((IsOrdinary(slot) ? Noun : ByTag[WordDictionary.Jieba.Trie.Labels[slot]]) * 3) + (frequency < 10 ? 0 : frequency < 500 ? 1 : 2));

    private static bool IsOrdinary(int slot) => (Ordinary[slot >> 3] >> (slot & 7) & 1) != 0;

    private static byte OfTag(string tag) => tag switch
    {
        "nr" or "nrt" or "nrfg" => 0,
        "ns" => 1,
        "nt" => 2,
        "nz" => 3,
        "n" or "ng" or "nv" => Noun,
        "v" or "vg" or "vi" or "vd" or "vq" => 5,
        "vn" => 6,
        "a" or "ad" or "an" or "ag" or "z" => 7,
        "d" or "dg" or "df" => 8,
        "p" => 9,
        "c" => 10,
        "m" or "mg" or "mq" => 11,
        "q" => 12,
        "r" or "rg" or "rr" or "rz" => 13,
        "f" or "s" => 14,
        "t" or "tg" => 15,
        "u" or "ud" or "ug" or "uj" or "ul" or "uv" or "uz" => 16,
        "i" or "l" => 17,
        "j" => 18,
        "b" => 19,
        _ => 20,
    };
}
