namespace TextKit.Entities;

/// <summary>A place that a user adds to the gazetteer.</summary>
/// <param name="Name">The name as texts have it, two characters or more.</param>
public sealed record UserPlace(string Name)
{
    /// <summary>The code, 6 or 9 digits: of a division that the gazetteer lists, which the name then stands for, or of a new one; none unless said otherwise.</summary>
    public string? Code { get; init; }

    /// <summary>The full names of the divisions above it, the highest first; not needed where the code tells them.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>
    /// Reads a place a line: name, code, parents parted by spaces, a tab between; code and parents may be left out. Empty lines
    /// and lines that begin with # are passed over.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="FormatException">A line is off; the message has its number and value.</exception>
    public static IReadOnlyList<UserPlace> Read(TextReader reader) => UserNameLines.Read(reader, 3, fields =>
    {
        var place = new UserPlace(fields[0])
        {
            Code = fields.Length > 1 && fields[1].Length > 0 ? fields[1] : null,
            Parents = fields.Length > 2 ? fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
        };
        Lexicons.Gazetteer.Default.Check(place.Name, place.Code, place.Parents);
        return place;
    });
}

/// <summary>An organization that a user adds.</summary>
/// <param name="Name">The full name, two characters or more.</param>
public sealed record UserOrganization(string Name)
{
    /// <summary>Short names, each two characters or more; <see cref="Entity.Name"/> gives the full name for them.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>
    /// Reads an organization a line: full name, a tab, short names parted by spaces; these may be left out. Empty lines and
    /// lines that begin with # are passed over.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="FormatException">A line is off; the message has its number and value.</exception>
    public static IReadOnlyList<UserOrganization> Read(TextReader reader) => UserNameLines.Read(reader, 2, fields =>
        new UserOrganization(fields[0]) { ShortNames = fields.Length > 1 ? [.. fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(UserLexicon.Checked)] : [] });
}

/// <summary>Reads the lines of a user's lists.</summary>
internal static class UserNameLines
{
    public static IReadOnlyList<T> Read<T>(TextReader reader, int mostFields, Func<string[], T> parse)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var all = new List<T>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var fields = line.TrimStart('\ufeff').Split('\t', StringSplitOptions.TrimEntries);
            if (fields is [""] || fields[0].StartsWith('#'))
            {
                continue;
            }

            try
            {
                UserLexicon.Checked(fields[0]);
                all.Add(fields.Length <= mostFields ? parse(fields) : throw new ArgumentException($"'{fields[mostFields]}' is one field too many: {mostFields} at most, a tab between, are expected."));
            }
            catch (ArgumentException e)
            {
                throw new FormatException($"line {number}: {e.Message}", e);
            }
        }

        return all;
    }
}
