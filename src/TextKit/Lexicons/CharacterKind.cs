namespace TextKit.Lexicons;

/// <summary>What a character is to the <c>bigram</c> model, as Lucene's smartcn has it.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Anything else, a word by itself: U+0000, é, あ, 㐀.</summary>
    Other,

    /// <summary>Space, tab, line ends and the ideographic space; dropped, and no obstacle within a word.</summary>
    Space,

    /// <summary>U+4E00 to U+9FA5.</summary>
    Han,

    /// <summary>A Latin letter, half or full width; a run of them is a word.</summary>
    Letter,

    /// <summary>A digit, half or full width; a run of them is a word.</summary>
    Digit,

    /// <summary>Punctuation and symbols: U+0021 to U+00BB, U+2010 to U+2642, U+3001 to U+301E, U+FE30 to U+FF63; a word by itself.</summary>
    Delimiter,

    /// <summary>Half of a surrogate pair.</summary>
    Surrogate,
}
