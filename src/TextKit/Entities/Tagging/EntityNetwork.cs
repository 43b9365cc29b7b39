using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Tagging;

/// <summary>
/// The recurrent network of the accurate tier: LAC-small's, taught on to see names as our guide has them, in characters and in what
/// gazetteer, lists and rules mark of them. Gives each character a score for each label, and each move from label to label one.
/// The same scores on every processor. Safe to share.
/// </summary>
internal sealed unsafe class EntityNetwork : RecurrentModel
{
    /// <summary>Marks of a character that are read.</summary>
    public const int MarksRead = 10;

    /// <summary>Numbers that a value of a mark is turned into.</summary>
    public const int MarkWidth = 16;

    /// <summary>Labels, and the room that a row of scores takes.</summary>
    public const int Labels = 7;
    public const int Row = 8;

    private const int MostScore = 2000;
    private static readonly Lazy<EntityNetwork> Lazy = new(() =>
    {
        var table = EmbeddedTable.Open("entity-network.bin");
        return new EntityNetwork(ref table);
    });

    private readonly Half* markValues;
    private readonly float[] markWeights;
    private readonly PackedMatrix scores;
    private readonly float* markScores;
    private readonly float* bias;
    private readonly short[] transitions = new short[EntityTagger.Row * EntityTagger.Row];
    private Workspace? idle;

    private EntityNetwork(ref EmbeddedTable table)
        : base(LacCharacters.Default, ref table, MarksRead)
    {
        markValues = table.Read<Half>(out _);
        markWeights = Floats(table.Read<Half>(out var count), count);
        scores = new PackedMatrix(Widen(table.Read<float>(out _)), 2 * Hidden);
        markScores = table.Read<float>(out _);
        bias = table.Read<float>(out _);
        var moves = table.Read<float>(out count);
        for (var i = 0; i < count; i++)
        {
            transitions[i] = (short)(EntityTagger.MayFollow(i / EntityTagger.Row, i % EntityTagger.Row) ? Scaled(moves[i]) : 0);
        }
    }

    public static EntityNetwork Default => Lazy.Value;

    /// <summary>Scores of the moves that can be, rows of <see cref="EntityTagger.Row"/>.</summary>
    public ReadOnlySpan<short> Transitions => transitions;

    /// <summary>Writes the scores of a text's characters, <see cref="Row"/> to each, out of their marks, <see cref="MarksRead"/> to each.</summary>
    public void Score(ReadOnlySpan<char> text, ReadOnlySpan<byte> marks, Span<short> to)
    {
        to[..(text.Length * Row)].Clear();
        var workspace = Interlocked.Exchange(ref idle, null) ?? new Workspace(this);
        workspace.Network.Read(text, marks, new ScoreReader(this, workspace.Sums, marks, to));
        idle = workspace;
    }

    protected override void AddMark(int mark, int value, Span<float> sums) =>
        Multiply(new ReadOnlySpan<Half>(markValues + (((mark * 256) + value) * MarkWidth), MarkWidth), markWeights.AsSpan(mark * MarkWidth * sums.Length, MarkWidth * sums.Length), sums);

    private static int Scaled(float score) => (int)Math.Clamp(MathF.Round(score * EntityTagger.Unit), -MostScore, MostScore);

    /// <summary>A product takes rows of sixteen.</summary>
    private static float[] Widen(float* weights)
    {
        var rows = new float[2 * Hidden * 2 * Row];
        for (var k = 0; k < 2 * Hidden; k++)
        {
            new ReadOnlySpan<float>(weights + (k * Row), Row).CopyTo(rows.AsSpan(k * 2 * Row));
        }

        return rows;
    }

    private void Add(int* sums, ReadOnlySpan<byte> marks, Span<short> to)
    {
        var score = Vector256.Load(bias) + (Vector256.ConvertToSingle(Vector256.Load(sums)) * Vector256.Create(scores.Scales));
        for (var m = 0; m < MarksRead; m++)
        {
            score += Vector256.Load(markScores + (((m * 256) + marks[m]) * Row));
        }

        var most = Vector256.Create((float)MostScore);
        var scaled = Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(Vector256.Round(score * Vector256.Create((float)EntityTagger.Unit)), -most), most));
        Vector256.Narrow(scaled, scaled).GetLower().WithElement(Labels, (short)0).CopyTo(to);
    }

    private readonly ref struct ScoreReader(EntityNetwork network, int[] sums, ReadOnlySpan<byte> marks, Span<short> to) : IStateReader
    {
        private readonly ReadOnlySpan<byte> marks = marks;
        private readonly Span<short> to = to;

        public void Take(short* states, ReadOnlySpan<int> offsets)
        {
            var products = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(sums));
            for (var i = 0; i < offsets.Length; i++)
            {
                var row = i % PackedMatrix.Block;
                if (row == 0)
                {
                    network.scores.Multiply(states + (i * 2 * Hidden), 2 * Hidden, PackedMatrix.Block, products, 2 * Row);
                }

                network.Add(products + (row * 2 * Row), marks.Slice(offsets[i] * MarksRead, MarksRead), to.Slice(offsets[i] * Row, Row));
            }
        }
    }

    private sealed class Workspace(EntityNetwork model)
    {
        public RecurrentNetwork Network { get; } = new(model);

        public int[] Sums { get; } = GC.AllocateArray<int>(PackedMatrix.Block * 2 * Row, pinned: true);
    }
}
