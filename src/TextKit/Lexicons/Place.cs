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

/// <summary>A place of the gazetteer.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Code">6 digits, 9 for a township; 0 where it has none.</param>
/// <param name="Level">Level.</param>
/// <param name="Parent">Number of the place above it, or -1.</param>
internal readonly record struct Place(string Name, int Code, PlaceLevel Level, int Parent)
{
    /// <summary>The code in digits, or null.</summary>
    public string? CodeText => Code == 0 ? null : Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
