using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>The characters that LAC-small knows and the numbers that stand for each. Safe to share.</summary>
internal sealed unsafe class LacCharacters
{
    public const int Count = 20941;

    /// <summary>Numbers of a character.</summary>
    public const int Width = 128;

    /// <summary>The row for characters that the model does not know.</summary>
    public const ushort Unknown = 20940;

    // The model reads the half-width marks of its training text best.
    private const string Wide = "。，、；：？！“”‘’（）《》〈〉「」『』—…％～－．";
    private const string Narrow = ".,,;:?!\"\"''()<><>\"\"\"\"-.%~-.";

    private static readonly Lazy<LacCharacters> Lazy = new(() =>
    {
        var table = EmbeddedTable.Open("lac.bin");
        return new LacCharacters(ref table);
    });

    private readonly ushort[] rowOf = new ushort[1 << 16];
    private readonly Half* embedding;

    // At once, for loops as long as these are compiled a second time while they run.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LacCharacters(ref EmbeddedTable table)
    {
        for (var i = 0; i < rowOf.Length; i++)
        {
            rowOf[i] = Unknown;
        }

        var characters = table.Read<ushort>(out var count);
        for (var row = 0; row < count; row++)
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

        TagNames = table.ReadStrings();
        embedding = table.Read<Half>(out _);
    }

    public static LacCharacters Default => Lazy.Value;

    /// <summary>The names of the model's tags, which stand between the characters and their numbers.</summary>
    public string[] TagNames { get; }

    /// <summary>Goes over what stands first in the table of the parameters, which <see cref="Default"/> has read.</summary>
    public static void Skip(ref EmbeddedTable table)
    {
        table.Read<ushort>(out _);
        table.Read<byte>(out _);
        table.Read<Half>(out _);
    }

    /// <summary>The row of a character.</summary>
    public ushort RowOf(char character) => rowOf[character];

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<Half> this[int row] => new(embedding + (row * Width), Width);
}
