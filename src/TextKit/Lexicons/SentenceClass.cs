namespace TextKit.Lexicons;

/// <summary>What a character is where sentences are told apart.</summary>
internal enum SentenceClass : byte
{
    /// <summary>What may begin a sentence without being a letter.</summary>
    Other,

    /// <summary>The comma of ASCII.</summary>
    Comma,

    /// <summary>The paragraph separator.</summary>
    Paragraph,

    /// <summary>A full stop, which may end a sentence.</summary>
    Period,

    /// <summary>A quotation mark of ASCII.</summary>
    Quote,

    /// <summary>What ends a sentence: 。！？ and the like.</summary>
    Terminator,

    /// <summary>A letter that is not lower case, Han characters among them.</summary>
    Letter,

    /// <summary>A lower case letter.</summary>
    Lower,

    /// <summary>The full stops of Devanagari.</summary>
    Danda,

    /// <summary>A digit or number.</summary>
    Digit,

    /// <summary>A closing bracket or quotation mark.</summary>
    Close,

    /// <summary>An opening bracket or quotation mark.</summary>
    Open,

    /// <summary>White space and line ends.</summary>
    Space,

    /// <summary>Marks and format characters, which belong to what is before them.</summary>
    Ignored,
}
