using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// The parameters of LAC-small (Baidu's lexical analysis of Chinese, as python3-jieba carries it): characters, two layers of
/// gated recurrent units in both directions, a layer of scores, a conditional random field. Safe to share.
/// </summary>
internal sealed unsafe class LacModel : RecurrentModel
{
    /// <summary>Tags, and the room that a row of scores takes.</summary>
    public const int Tags = 57;
    public const int TagRow = 64;

    private static readonly Lazy<LacModel> Lazy = new(() =>
    {
        var table = EmbeddedTable.Open("lac.bin");
        LacCharacters.Skip(ref table);
        return new LacModel(ref table);
    });

    private LacModel(ref EmbeddedTable table)
        : base(LacCharacters.Default, ref table, marks: 0)
    {
        Scores = new PackedMatrix(Widen(table.Read<Half>(out var weights), weights), 2 * Hidden);
        Transitions = new float[(Tags + 3) * TagRow];
        Transitions.AsSpan().Fill(float.MinValue / 4);
        new ReadOnlySpan<float>(table.Read<float>(out _), Tags).CopyTo(Transitions);
        var transitions = table.Read<float>(out _);
        for (var from = 0; from < Tags + 2; from++)
        {
            new ReadOnlySpan<float>(transitions + (from * Tags), Tags).CopyTo(Transitions.AsSpan((from + 1) * TagRow));
        }
    }

    public static LacModel Default => Lazy.Value;

    public PackedMatrix Scores { get; }

    /// <summary>Rows of <see cref="TagRow"/>: bias of the scores, first tag, last tag, then from each tag to the next.</summary>
    public float[] Transitions { get; }

    protected override void AddMark(int mark, int value, Span<float> sums) => throw new InvalidOperationException("LAC reads no marks.");

    /// <summary>Rows of tags as floats, widened to <see cref="TagRow"/>.</summary>
    private static float[] Widen(Half* weights, int count)
    {
        var rows = new float[count / Tags * TagRow];
        for (var i = 0; i < count; i++)
        {
            rows[(i / Tags * TagRow) + (i % Tags)] = (float)weights[i];
        }

        return rows;
    }
}
