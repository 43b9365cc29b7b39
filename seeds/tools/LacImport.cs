using System.Buffers.Binary;
using System.Runtime.InteropServices;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>
/// lac.bin: the parameters of LAC-small out of python3-jieba, as 16-bit floats; of the package's files nothing else is kept.
/// Paddle stores a matrix as a version, level-of-detail sizes, a second version, a description (a protocol buffer) and the items.
/// </summary>
internal static class LacImport
{
    private const string Package = "python3-jieba";
    private const string Root = "usr/lib/python3/dist-packages/jieba/lac_small/";

    public static void Run(SourcePackages packages, string seeds)
    {
        using var table = new TableWriter(seeds, "lac.bin");
        table.Write<ushort>(Characters(packages));
        table.WriteStrings(File.ReadLines(packages.File(Package, Root + "tag.dic")).Select(l => l.Split('\t')[1]));
        table.Write<Half>(Halves(Matrix(packages, "word_emb")));
        for (var direction = 0; direction < 4; direction++)
        {
            table.Write<Half>(Halves(Matrix(packages, $"fc_{direction}.w_0")));
            table.Write<Half>(Halves(RecurrentRows(Matrix(packages, $"gru_{direction}.w_0"))));

            // Both biases are added to the same sum.
            table.Write<float>(Matrix(packages, $"fc_{direction}.b_0").Zip(Matrix(packages, $"gru_{direction}.b_0"), (a, b) => a + b).ToArray());
        }

        table.Write<Half>(Halves(Matrix(packages, "fc_4.w_0")));
        table.Write<float>(Matrix(packages, "fc_4.b_0"));
        table.Write<float>(Matrix(packages, "crfw"));
    }

    /// <summary>The character of each row of the embedding; 0 for the rows of unknown characters.</summary>
    private static ushort[] Characters(SourcePackages packages)
    {
        var characters = new ushort[LacCharacters.Count];
        foreach (var fields in File.ReadLines(packages.File(Package, Root + "word.dic")).Select(l => l.Split('\t')))
        {
            if (fields[1].Length == 1)
            {
                characters[int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture)] = fields[1][0];
            }
        }

        return characters;
    }

    /// <summary>Paddle holds the weights of the two gates as one matrix and those of the candidate behind it; here a row holds all three.</summary>
    private static float[] RecurrentRows(float[] weights)
    {
        const int hidden = LacModel.Hidden;
        var rows = new float[weights.Length];
        for (var k = 0; k < hidden; k++)
        {
            weights.AsSpan(k * 2 * hidden, 2 * hidden).CopyTo(rows.AsSpan(k * 3 * hidden));
            weights.AsSpan((2 * hidden * hidden) + (k * hidden), hidden).CopyTo(rows.AsSpan((k * 3 * hidden) + (2 * hidden)));
        }

        return rows;
    }

    private static Half[] Halves(float[] values) => Array.ConvertAll(values, v => (Half)v);

    private static float[] Matrix(SourcePackages packages, string name)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(packages.File(Package, $"{Root}model_baseline/{name}"));
        var levels = BinaryPrimitives.ReadInt64LittleEndian(file[4..]);
        file = file[12..];
        for (; levels > 0; levels--)
        {
            file = file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];
        }

        var description = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        return MemoryMarshal.Cast<byte, float>(file[(8 + description)..]).ToArray();
    }
}
