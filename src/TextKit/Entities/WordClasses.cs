using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A word's part of speech and rough frequency in the dictionary, as one small number; 1 for a word that is not in it.</summary>
internal static class WordClasses
{
    private static readonly byte[] ByTag = [.. WordDictionary.Jieba.TagNames.Select(OfTag)];

    /// <summary>The class of a word.</summary>
    public static unsafe byte Of(ReadOnlySpan<char> word)
    {
        var dictionary = WordDictionary.Jieba;
        var slot = dictionary.Trie.FindSlot(word);
        var frequency = slot < 0 ? 0 : dictionary.Frequencies[DoubleArrayTrie.Value(dictionary.Trie.Nodes[slot])];
        return frequency == 0 ? (byte)1 : (byte)(2 + (ByTag[dictionary.Trie.Labels[slot]] * 3) + (frequency < 10 ? 0 : frequency < 500 ? 1 : 2));
    }

    /// <summary>True of a class of words that are no names and no abbreviations.</summary>
    public static bool IsOrdinary(byte wordClass) => wordClass >= 2 && ((wordClass - 2) / 3) is >= 4 and not 18 and not 20;

    /// <summary>True for a class of words that bind others: prepositions, conjunctions, numerals, pronouns, particles, adverbs.</summary>
    public static bool IsFunction(byte wordClass) => wordClass > 1 && ((wordClass - 2) / 3) is 8 or 9 or 10 or 13 or 16;

    private static byte OfTag(string tag) => tag switch
    {
        "nr" or "nrt" or "nrfg" => 0,
        "ns" => 1,
        "nt" => 2,
        "nz" => 3,
        "n" or "ng" or "nv" => 4,
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
