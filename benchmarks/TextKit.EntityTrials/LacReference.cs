using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using TextKit.Segmentation;

namespace TextKit.EntityTrials;

/// <summary>
/// LAC-small in 32-bit floats, plainly: the parameters as python3-jieba has them in <c>jieba/lac_small/model_baseline</c>, one sentence
/// and one character at a time. What <see cref="LacTagger"/> is measured against.
/// </summary>
internal sealed class LacReference
{
    private const int Hidden = LacModel.Hidden;
    private const int Tags = LacModel.Tags;
    private readonly float[] embedding;
    private readonly float[][] inputs = new float[5][];
    private readonly float[][] inputBiases = new float[5][];
    private readonly float[][] recurrent = new float[4][];
    private readonly float[][] recurrentBiases = new float[4][];
    private readonly float[] field;

    public LacReference(string folder)
    {
        embedding = Matrix(folder, "word_emb");
        field = Matrix(folder, "crfw");
        for (var i = 0; i < inputs.Length; i++)
        {
            (inputs[i], inputBiases[i]) = (Matrix(folder, $"fc_{i}.w_0"), Matrix(folder, $"fc_{i}.b_0"));
            if (i < recurrent.Length)
            {
                (recurrent[i], recurrentBiases[i]) = (Matrix(folder, $"gru_{i}.w_0"), Matrix(folder, $"gru_{i}.b_0"));
            }
        }
    }

    /// <summary>The tag of each character of a sentence without surrogates.</summary>
    public byte[] Tag(string sentence)
    {
        float[][] states = [.. sentence.Select(c => embedding.AsSpan(LacModel.Default.Characters.RowOf(c) * Hidden, Hidden).ToArray())];
        for (var layer = 0; layer < 2; layer++)
        {
            var (onward, backward) = (Read(2 * layer, states, false), Read((2 * layer) + 1, states, true));
            states = [.. onward.Zip(backward, (a, b) => (float[])[.. a, .. b])];
        }

        return Decode([.. states.Select(s => Add(inputBiases[4], s, inputs[4], 0, Tags))]);
    }

    private float[][] Read(int direction, float[][] sequence, bool isBackward)
    {
        var all = new float[sequence.Length][];
        var state = new float[Hidden];
        for (var step = 0; step < sequence.Length; step++)
        {
            var at = isBackward ? sequence.Length - 1 - step : step;
            var sums = Add(inputBiases[direction], sequence[at], inputs[direction], 0, 3 * Hidden);
            for (var n = 0; n < sums.Length; n++)
            {
                sums[n] += recurrentBiases[direction][n];
            }

            // The weights of both gates are one matrix, those of the candidate stand behind it.
            var gates = Add(sums[..(2 * Hidden)], state, recurrent[direction], 0, 2 * Hidden);
            var reset = new float[Hidden];
            for (var n = 0; n < Hidden; n++)
            {
                reset[n] = state[n] * Sigmoid(gates[Hidden + n]);
            }

            var candidate = Add(sums[(2 * Hidden)..], reset, recurrent[direction], 2 * Hidden * Hidden, Hidden);
            var next = new float[Hidden];
            for (var n = 0; n < Hidden; n++)
            {
                next[n] = state[n] + (Sigmoid(gates[n]) * (MathF.Tanh(candidate[n]) - state[n]));
            }

            all[at] = state = next;
        }

        return all;
    }

    private byte[] Decode(float[][] scores)
    {
        var before = new int[scores.Length, Tags];
        var best = new float[Tags];
        for (var tag = 0; tag < Tags; tag++)
        {
            best[tag] = field[tag] + scores[0][tag];
        }

        for (var i = 1; i < scores.Length; i++)
        {
            var next = new float[Tags];
            for (var tag = 0; tag < Tags; tag++)
            {
                var from = Enumerable.Range(0, Tags).MaxBy(t => best[t] + field[((2 + t) * Tags) + tag]);
                before[i, tag] = from;
                next[tag] = best[from] + field[((2 + from) * Tags) + tag] + scores[i][tag];
            }

            best = next;
        }

        var tags = new byte[scores.Length];
        var last = Enumerable.Range(0, Tags).MaxBy(t => best[t] + field[Tags + t]);
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            tags[i] = (byte)last;
            last = before[i, last];
        }

        return tags;
    }

    /// <summary>The sums, and to them each value times its row of a matrix that begins at an offset.</summary>
    private static float[] Add(float[] sums, float[] values, float[] matrix, int offset, int width)
    {
        sums = [.. sums];
        for (var k = 0; k < values.Length; k++)
        {
            var row = matrix.AsSpan(offset + (k * width), width);
            var n = 0;
            for (; n + Vector<float>.Count <= width; n += Vector<float>.Count)
            {
                (new Vector<float>(sums, n) + (values[k] * new Vector<float>(row[n..]))).CopyTo(sums, n);
            }

            for (; n < width; n++)
            {
                sums[n] += values[k] * row[n];
            }
        }

        return sums;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>A matrix as Paddle stores it: versions, a description of its own length, the items.</summary>
    private static float[] Matrix(string folder, string name)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(Path.Combine(folder, name));
        var levels = BinaryPrimitives.ReadInt64LittleEndian(file[4..]);
        file = file[12..];
        for (; levels > 0; levels--)
        {
            file = file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];
        }

        return MemoryMarshal.Cast<byte, float>(file[(8 + BinaryPrimitives.ReadInt32LittleEndian(file[4..]))..]).ToArray();
    }
}
