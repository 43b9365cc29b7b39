namespace TextKit.Entities;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    /// <summary>A named body; code <c>organization</c>, <c>org</c> in markup.</summary>
    Organization,
    /// <summary>A place; code <c>place</c>.</summary>
    Place,
    /// <summary>A person; code <c>person</c>.</summary>
    Person,
    /// <summary>A kind of a user's own model; <see cref="Entity.KindCode"/> names it.</summary>
    Other,
}

/// <summary>A named thing in a text.</summary>
/// <param name="Start">0-based offset, UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Kind">Organization, place, person, or other.</param>
public sealed record Entity(int Start, int Length, EntityKind Kind)
{
    /// <summary>Offset just behind the entity.</summary>
    public int End => Start + Length;
    /// <summary>The kind's code: <c>organization</c>, <c>place</c>, <c>person</c>, or the kind of a user's own model as its markup has it.</summary>
    public string KindCode { get; init; } = Kind switch { EntityKind.Organization => "organization", EntityKind.Place => "place", EntityKind.Person => "person", _ => "other" };
    /// <summary>The full name: of an abbreviated organization the name in full, else the surface.</summary>
    public required string Name { get; init; }
    /// <summary>For a place, the code of its deepest known division (6 digits, 9 for a township).</summary>
    public string? Code { get; init; }
    /// <summary>For a place, the full names of the divisions above it, the province first.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];
    /// <summary>For an ambiguous place, the other codes it may stand for.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
    /// <summary>For a person, the title that the text gives (主席).</summary>
    public string? Title { get; init; }
    /// <summary>For a person, the organization that the text gives with the title.</summary>
    public string? Organization { get; init; }
}
