namespace TextKit.Lexicons;

/// <summary>The level of a place.</summary>
internal enum PlaceLevel : byte
{
    Province = 1,
    City = 2,
    County = 3,
    Township = 4,
    Country = 5,
    Other = 6,
}

/// <summary>A place as a table holds it.</summary>
/// <param name="NameAt">Where its full name begins among all names.</param>
/// <param name="Code">6 digits, 9 for a township; 0 where it has none.</param>
/// <param name="Parent">Number of the place above it, or -1.</param>
/// <param name="NameLength">Length of its full name.</param>
/// <param name="Level">Its <see cref="PlaceLevel"/>.</param>
internal readonly record struct PlaceRow(int NameAt, int Code, int Parent, ushort NameLength, ushort Level);

/// <summary>A place of a gazetteer.</summary>
/// <param name="gazetteer">The gazetteer.</param>
/// <param name="number">The number that the place has in it.</param>
internal readonly struct Place(Gazetteer gazetteer, int number)
{
    /// <summary>Full name.</summary>
    public string Name => gazetteer.NameOf(number);

    /// <summary>6 digits, 9 for a township; 0 where it has none.</summary>
    public int Code => gazetteer.Row(number).Code;

    /// <summary>Level.</summary>
    public PlaceLevel Level => (PlaceLevel)gazetteer.Row(number).Level;

    /// <summary>Number of the place above it, or -1.</summary>
    public int Parent => gazetteer.Row(number).Parent;

    /// <summary>The code in digits, or null.</summary>
    public string? CodeText => Code == 0 ? null : Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
