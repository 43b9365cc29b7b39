using System.Runtime.Intrinsics;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// The parameters of LAC-small (Baidu's lexical analysis of Chinese, as python3-jieba carries it): characters, two layers of
/// gated recurrent units in both directions, a layer of scores, a conditional random field. Safe to share.
/// </summary>
internal sealed unsafe class LacModel
{
    public const int Characters = 20941;
    public const int Hidden = 128;

    /// <summary>Tags, and the room that a row of scores takes.</summary>
    public const int Tags = 57;
    public const int TagRow = 64;

    /// <summary>What 1.0 is among the whole numbers added to the sums of a unit.</summary>
    public const float AddendOne = 1024;

    /// <summary>The row for characters that the model does not know.</summary>
    public const ushort Unknown = 20940;

    // The model reads the half-width marks of its training text best.
    private const string Wide = "。，、；：？！“”‘’（）《》〈〉「」『』—…％～－．";
    private const string Narrow = ".,,;:?!\"\"''()<><>\"\"\"\"-.%~-.";

    private static readonly Lazy<LacModel> Lazy = new(() => new LacModel());
    private readonly ushort[] rowOf = new ushort[1 << 16];
    private readonly short[]?[] projections = new short[Characters][];
    private readonly Half* embedding;
    private readonly float[][] inputs = new float[2][];
    private readonly float*[] biases = new float*[2];

    private LacModel()
    {
        var table = EmbeddedTable.Open("lac.bin");
        ReadCharacters(new ReadOnlySpan<ushort>(table.Read<ushort>(out var count), count));
        TagNames = table.ReadStrings();
        embedding = table.Read<Half>(out _);
        Directions = new GruDirection[4];
        for (var d = 0; d < 4; d++)
        {
            var input = table.Read<Half>(out var size);
            var recurrent = table.Read<Half>(out _);
            var bias = table.Read<float>(out _);
            if (d < 2)
            {
                inputs[d] = Floats(input, size);
                biases[d] = bias;
            }

            Directions[d] = new GruDirection(d < 2 ? [] : Floats(input, size), Floats(recurrent, 3 * Hidden * Hidden), bias);
        }

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

    public string[] TagNames { get; }

    /// <summary>First layer onward and backward, second layer onward and backward.</summary>
    public GruDirection[] Directions { get; }

    public PackedMatrix Scores { get; }

    /// <summary>Rows of <see cref="TagRow"/>: bias of the scores, first tag, last tag, then from each tag to the next.</summary>
    public float[] Transitions { get; }

    /// <summary>The row of a character.</summary>
    public ushort RowOf(char character) => rowOf[character];

    /// <summary>
    /// What a character adds to the sums of the first layer, both directions one behind the other; computed once for a
    /// character. Threads may compute the same twice.
    /// </summary>
    public short[] Projection(int row) => projections[row] ??= Project(row);

    private void ReadCharacters(ReadOnlySpan<ushort> characters)
    {
        rowOf.AsSpan().Fill(Unknown);
        for (var row = 0; row < characters.Length; row++)
        {
            if (characters[row] != 0)
            {
                rowOf[characters[row]] = (ushort)row;
            }
        }

        for (var i = 0; i < Wide.Length; i++)
        {
            rowOf[Wide[i]] = rowOf[Narrow[i]];
        }
    }

    private short[] Project(int row)
    {
        const int width = 3 * Hidden;
        var projection = new short[2 * width];
        Span<float> sums = stackalloc float[width];
        for (var d = 0; d < 2; d++)
        {
            new ReadOnlySpan<float>(biases[d], width).CopyTo(sums);
            for (var k = 0; k < Hidden; k++)
            {
                var value = Vector256.Create((float)embedding[(row * Hidden) + k]);
                ref var weights = ref inputs[d][k * width];
                for (var n = 0; n < width; n += Vector256<float>.Count)
                {
                    ref var sum = ref sums[n];
                    (Vector256.LoadUnsafe(ref sum) + (value * Vector256.LoadUnsafe(ref weights, (nuint)n))).StoreUnsafe(ref sum);
                }
            }

            GruDirection.Round(sums, projection.AsSpan(d * width, width));
        }

        return projection;
    }

    private static float[] Floats(Half* values, int count)
    {
        var floats = new float[count];
        for (var i = 0; i < count; i++)
        {
            floats[i] = (float)values[i];
        }

        return floats;
    }

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
