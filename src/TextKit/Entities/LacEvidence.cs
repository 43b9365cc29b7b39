using System.Runtime.Intrinsics;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>
/// What the tags of <see cref="LacTagger"/> at a character and beside it say for and against each label of
/// <see cref="EntityTagger"/>: logarithms of how much likelier they make it, counted on the training part of the corpus.
/// Immutable, safe to share.
/// </summary>
internal sealed class LacEvidence
{
    /// <summary>Classes of tags that are told apart, and the size of a row of labels.</summary>
    public const int Classes = 16;
    public const int Row = 8;

    /// <summary>The class of a person's name that the network does not call a person.</summary>
    public const byte OtherPerson = 8;

    private readonly short[] rows;
    private readonly byte[] classOf = ClassesOf(LacTagger.Default.TagNames);

    public LacEvidence(short[] rows) => this.rows = rows;

    /// <summary>The evidence that the assembly carries.</summary>
    public static unsafe LacEvidence Load()
    {
        var table = EmbeddedTable.Open("lac-evidence.bin");
        return new LacEvidence(new ReadOnlySpan<short>(table.Read<short>(out var count), count).ToArray());
    }

    /// <summary>The class of each tag: names by kind, nouns, marks, the rest; the first and the further characters of each.</summary>
    public static byte[] ClassesOf(IReadOnlyList<string> tags) => [.. tags.Select(t => (byte)((2 * t.Split('-')[0] switch
    {
        "PER" => 1,
        "LOC" => 2,
        "ORG" => 3,
        "nr" => 4,
        "ns" or "nt" or "nz" or "nw" => 5,
        "n" => 6,
        "w" or "O" => 7,
        _ => 0,
    }) + (t.EndsWith('I') ? 1 : 0)))];

    /// <summary>The kind of entity that a class names, null for none.</summary>
    public static EntityKind? KindOf(byte tagClass) => (tagClass / 2) switch
    {
        1 => EntityKind.Person,
        2 => EntityKind.Place,
        3 => EntityKind.Organization,
        _ => null,
    };

    /// <summary>The row of three neighbouring classes.</summary>
    public static int RowOf(int before, int here, int behind) => (((before * Classes) + here) * Classes) + behind;

    /// <summary>Turns tags into classes, in place.</summary>
    public void Classify(Span<byte> tags)
    {
        foreach (ref var tag in tags)
        {
            tag = classOf[tag];
        }
    }

    /// <summary>What the classes at a character and beside it say of each label.</summary>
    public Vector128<short> At(ReadOnlySpan<byte> classes, int at) =>
        Vector128.LoadUnsafe(ref rows[0], (nuint)(Row * RowOf(at == 0 ? 0 : classes[at - 1], classes[at], at + 1 < classes.Length ? classes[at + 1] : 0)));
}
