namespace TextKit.Entities;

/// <summary>How entities are found.</summary>
public enum EntityTier
{
    /// <summary>A linear sequence tagger with gazetteer and rules; several megabytes a second.</summary>
    Fast,
    /// <summary>
    /// The same, which also hears what a neural tagger says (LAC-small: two layers of gated recurrent units in both directions
    /// and a conditional random field); better on names that no list holds, and some twenty times slower.
    /// </summary>
    Accurate,
}

/// <summary>What an <see cref="EntityRecognizer"/> is made of. Immutable.</summary>
public sealed record EntityRecognizerOptions
{
    /// <summary>How entities are found; fast unless said otherwise.</summary>
    public EntityTier Tier { get; init; }
}
