namespace TextKit.Numerals;

/// <summary>What a numeral looks like, where its value does not tell.</summary>
[Flags]
internal enum NumeralTraits
{
    None = 0,
    /// <summary>Begins with a Chinese numeral.</summary>
    Chinese = 1,
    /// <summary>Holds 十, 百, 千, 万, 亿.</summary>
    Scaled = 2,
    /// <summary>Ends in 万 or 亿.</summary>
    BigScaled = 4,
    /// <summary>Holds 余, 多 or 上.</summary>
    AtLeast = 8,
    /// <summary>Holds 来.</summary>
    About = 16,
    /// <summary>Has a fraction.</summary>
    Fraction = 32,
    /// <summary>Chinese digits in a row without a scale: 二〇一八.</summary>
    DigitString = 64,
    /// <summary>Begins with a scale: 百, 千, 万.</summary>
    BareScale = 128,
    /// <summary>An identifier, too long or with too many dots to be a quantity.</summary>
    Designator = 256,
}

/// <summary>A numeral in a text: where it ends, the values it may stand for (十几 is 11..19) and how it is written.</summary>
/// <param name="End">Offset just behind it.</param>
/// <param name="Low">The value, or the lowest it may stand for.</param>
/// <param name="High">The value, or the highest.</param>
/// <param name="Scale">The scale it ends in (万 is 10000), 1 without one.</param>
/// <param name="Traits">How it is written.</param>
internal readonly record struct Numeral(int End, decimal Low, decimal High, decimal Scale, NumeralTraits Traits)
{
    public bool Is(NumeralTraits trait) => (Traits & trait) != 0;
}
