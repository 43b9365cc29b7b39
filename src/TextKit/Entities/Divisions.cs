using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A province, city, county or township of China.</summary>
/// <param name="Code">Its code: 6 digits, 9 for a township.</param>
/// <param name="Name">Its full name.</param>
public sealed record Division(string Code, string Name);

/// <summary>The administrative divisions of China by their codes. Safe under threads.</summary>
public static class Divisions
{
    /// <summary>The division of a code behind those above it, the province first; empty for a code of none.</summary>
    /// <param name="code">A code as <see cref="Entity.Code"/> has it.</param>
    public static IReadOnlyList<Division> Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var found = new List<Division>();
        var gazetteer = Gazetteer.Default;
        for (var place = gazetteer.Find(code); place >= 0 && gazetteer[place] is { CodeText: { } own } division; place = division.Parent)
        {
            found.Add(new Division(own, division.Name));
        }

        found.Reverse();
        return found;
    }
}
