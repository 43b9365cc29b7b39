using System.Globalization;

namespace TextKit.Search.Exports;

/// <summary>Turns the parts of speech of jieba (the ICTCLAS tag set) into those of Universal Dependencies.</summary>
internal static class UniversalTag
{
    /// <summary>The universal part of speech of a word.</summary>
    /// <param name="tag">Its tag, such as <c>vn</c>.</param>
    /// <param name="word">The word: marks and numbers are told by their characters.</param>
    public static string Of(string tag, ReadOnlySpan<char> word)
    {
        // jieba tags punctuation x, and so it does other things that it does not know.
        if (tag.Length == 0 || tag[0] is 'x' or 'w')
        {
            return OfCharacters(word);
        }

        return tag switch
        {
            "ad" or "df" => "ADV",
            "vn" => "NOUN",
            "eng" => "X",
            "zg" => "X",
            "nr" or "nrt" or "nrfg" or "ns" or "nt" or "nz" => "PROPN",
            _ => tag[0] switch
            {
                'n' or 'j' or 's' or 't' or 'q' or 'g' => "NOUN",
                'v' or 'i' or 'l' => "VERB",
                'a' => tag == "an" ? "NOUN" : "ADJ",
                'b' or 'z' => "ADJ",
                'd' => "ADV",
                'm' => "NUM",
                'r' => "PRON",
                'p' or 'f' => "ADP",
                'c' => "CCONJ",
                'u' or 'y' or 'h' or 'k' => "PART",
                'e' or 'o' => "INTJ",
                _ => "X",
            },
        };
    }

    private static string OfCharacters(ReadOnlySpan<char> word)
    {
        var (marks, symbols, digits) = (0, 0, 0);
        foreach (var c in word)
        {
            marks += char.IsPunctuation(c) ? 1 : 0;
            symbols += char.IsSymbol(c) ? 1 : 0;
            digits += char.IsDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherNumber ? 1 : 0;
        }

        return digits > 0 ? "NUM" : marks > 0 ? "PUNCT" : symbols > 0 ? "SYM" : "X";
    }
}
