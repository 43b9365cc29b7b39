namespace TextKit.Dates;

/// <summary>A point or span of time named in a text, resolved to whole days where it can be.</summary>
/// <param name="Start">0-based offset, UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="From">First day; null where unknown.</param>
/// <param name="To">Last day, included; null where unknown or open (以来).</param>
/// <param name="IsRecurring">True for 每周四 and the like, which have no interval.</param>
public readonly record struct DateExpression(int Start, int Length, DateOnly? From, DateOnly? To, bool IsRecurring = false)
{
    /// <summary>Offset just behind the expression.</summary>
    public int End => Start + Length;
}
