namespace TextKit.Entities.Naming;

/// <summary>
/// The mentions around one of a text by their positions: those before it, then those behind it, each from the nearest on.
/// Walked with foreach; allocates nothing.
/// </summary>
/// <param name="position">The mention's own position, which is left out.</param>
/// <param name="count">How many mentions there are.</param>
internal struct NearestFirst(int position, int count)
{
    /// <summary>How far the walk goes to either side: what stands farther off says little, and long texts stay linear.</summary>
    public const int Reach = 64;
    private readonly int origin = position;
    private readonly int first = Math.Max(0, position - Reach);
    private readonly int behind = Math.Min(count, position + Reach);

    /// <summary>The position arrived at.</summary>
    public int Current { get; private set; } = position;

    /// <summary>This walk.</summary>
    public readonly NearestFirst GetEnumerator() => this;

    /// <summary>Goes on to the next position.</summary>
    public bool MoveNext()
    {
        Current = Current > origin ? Current + 1 : Current > first ? Current - 1 : origin + 1;
        return Current < behind;
    }
}
