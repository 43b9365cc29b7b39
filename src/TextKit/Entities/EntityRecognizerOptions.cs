namespace TextKit.Entities;

/// <summary>How entities are found.</summary>
public enum EntityTier
{
    /// <summary>A linear sequence tagger with gazetteer and rules; several megabytes a second.</summary>
    Fast,
    /// <summary>
    /// The same, with the scores of a recurrent network added (that of LAC-small, taught on the annotation guide's names in characters
    /// and the marks of gazetteer, lists and rules); in texts that are not of labour, names that LAC-small itself tags come first.
    /// Better on names that no list holds, and some twenty times slower.
    /// </summary>
    Accurate,
}

/// <summary>What an <see cref="EntityRecognizer"/> is made of. Immutable.</summary>
public sealed record EntityRecognizerOptions
{
    /// <summary>How entities are found; fast unless said otherwise.</summary>
    public EntityTier Tier { get; init; }

    /// <summary>The trained model; that of the assembly unless said otherwise. Kinds of its own come out as <see cref="EntityKind.Other"/>.</summary>
    public EntityModel? Model { get; init; }

    /// <summary>Places of your own, found wherever their names stand outside the name of a body.</summary>
    public IReadOnlyList<UserPlace> Places { get; init; } = [];

    /// <summary>Organizations of your own, found wherever their names or short names stand.</summary>
    public IReadOnlyList<UserOrganization> Organizations { get; init; } = [];

    /// <summary>The code (6 or 9 digits) of the division where the paper appears: of places of one name those in it are likelier. None unless said otherwise.</summary>
    public string? HomeRegion { get; init; }
}
