using System.Runtime.InteropServices;

namespace TextKit.Entities;

/// <summary>A span that names something, before its full name and code are settled.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last.</param>
/// <param name="Kind">What it names.</param>
internal readonly record struct Mention(int Start, int End, EntityKind Kind)
{
    // So many names of a text are compared with others.
    private const int MostNamed = 64;

    public int Length => End - Start;

    /// <summary>The mentions of a text that others are compared with.</summary>
    public static ReadOnlySpan<Mention> FirstOf(List<Mention> mentions) => CollectionsMarshal.AsSpan(mentions)[..Math.Min(mentions.Count, MostNamed)];
}

/// <summary>A chain of places: its span and the places its last known name may stand for, as a range of a list.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last.</param>
/// <param name="First">Index of the first candidate.</param>
/// <param name="Count">Count of candidates; 0 for a place known by its form only.</param>
/// <param name="Form">How firmly the first name of the chain stands for a place.</param>
/// <param name="Links">Count of names and forms in the chain.</param>
internal readonly record struct PlaceChain(int Start, int End, int First, int Count, Lexicons.PlaceNameForm Form, int Links)
{
    public int Length => End - Start;
}
