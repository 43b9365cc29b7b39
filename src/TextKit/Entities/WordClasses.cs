using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A word's part of speech and rough frequency in the dictionary, as one small number; 1 for a word that is not in it.</summary>
internal static unsafe class WordClasses
{
    private const int Noun = 4;
    private static readonly byte* Ordinary = EmbeddedTable.Open("ordinary-words.bin").Read<byte>(out _);
    private static readonly byte[] ByTag = [.. WordDictionary.Jieba.TagNames.Select(OfTag)];

    /// <summary>The class of a word, and its value in the dictionary, 0 for none.</summary>
    public static byte Of(ReadOnlySpan<char> word, out int value)
    {
        var dictionary = WordDictionary.Jieba;
        var slot = dictionary.Trie.FindSlot(word);
        value = slot < 0 ? 0 : DoubleArrayTrie.Value(dictionary.Trie.Nodes[slot]);
        var frequency = dictionary.Frequencies[value];
        return frequency == 0 ? (byte)1 : (byte)(2 + ((IsOrdinary(slot) ? Noun : ByTag[dictionary.Trie.Labels[slot]]) * 3) + (frequency < 10 ? 0 : frequency < 500 ? 1 : 2));
    }

    /// <summary>True of a word that the dictionary tags as a name and that is none.</summary>
    public static bool IsMistagged(ReadOnlySpan<char> word) => WordDictionary.Jieba.Trie.FindSlot(word) is >= 0 and var slot && IsOrdinary(slot);

    /// <summary>True of a class of words that are no names and no abbreviations.</summary>
    public static bool IsOrdinary(byte wordClass) => wordClass >= 2 && ((wordClass - 2) / 3) is >= 4 and not 18 and not 20;

    /// <summary>True of a class of verbs that are no nouns as well.</summary>
    public static bool IsVerb(byte wordClass) => wordClass >= 2 && (wordClass - 2) / 3 == 5;

    /// <summary>True for a class of words that bind others: prepositions, conjunctions, numerals, pronouns, particles, adverbs.</summary>
    public static bool IsFunction(byte wordClass) => wordClass > 1 && ((wordClass - 2) / 3) is 8 or 9 or 10 or 13 or 16;

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
