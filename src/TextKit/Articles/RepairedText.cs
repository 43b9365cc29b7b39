using System.Text;

namespace TextKit.Articles;

/// <summary>A repair that could be made.</summary>
/// <param name="Start">Where it begins, UTF-16 code units of the source.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Old">What stands there.</param>
/// <param name="New">What should stand there.</param>
/// <param name="Reason"><c>doubled</c>, <c>look-alike</c>, <c>traditional</c> or <c>half-width</c>.</param>
/// <param name="Score">How sure it is, 0 to 1.</param>
public sealed record RepairSuggestion(int Start, int End, string Old, string New, string Reason, double Score);

/// <summary>A text with repairs made, which knows where each of its places stands in the source. Immutable.</summary>
public sealed class RepairedText
{
    private readonly RepairSuggestion[] repairs;
    private readonly int[] starts;

    private RepairedText(string text, RepairSuggestion[] repairs, int[] starts)
    {
        Text = text;
        this.repairs = repairs;
        this.starts = starts;
    }

    /// <summary>The repaired text.</summary>
    public string Text { get; }

    /// <summary>The repairs made, in the order of their place.</summary>
    public IReadOnlyList<RepairSuggestion> Repairs => repairs;

    /// <summary>The place in the source of an offset of <see cref="Text"/>; logarithmic in the repairs.</summary>
    /// <param name="offset">An offset from 0 to the length of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset lies outside the text.</exception>
    public int ToSource(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Text.Length);
        var at = Array.BinarySearch(starts, offset);
        at = at < 0 ? ~at - 1 : at;
        if (at < 0)
        {
            return offset;
        }

        var (repair, into) = (repairs[at], offset - starts[at]);
        return into >= repair.New.Length ? repair.End + into - repair.New.Length : Math.Min(repair.Start + into, repair.End);
    }

    internal static RepairedText Of(string source, RepairSuggestion[] repairs)
    {
        var text = new StringBuilder(source.Length);
        var starts = new int[repairs.Length];
        var done = 0;
        for (var i = 0; i < repairs.Length; i++)
        {
            var repair = repairs[i];
            if (repair.Start < done || repair.End > source.Length || repair.End <= repair.Start
                || !source.AsSpan(repair.Start, repair.End - repair.Start).SequenceEqual(repair.Old) || repair.New.Length == 0)
            {
                throw new ArgumentException($"The repair at {repair.Start} does not fit the text, or overlaps the one before it.", nameof(repairs));
            }

            text.Append(source, done, repair.Start - done);
            starts[i] = text.Length;
            text.Append(repair.New);
            done = repair.End;
        }

        text.Append(source, done, source.Length - done);
        return new RepairedText(text.ToString(), repairs, starts);
    }
}
