namespace TextKit.Entities.Tagging;

/// <summary>
/// The gradient of a linear-chain conditional random field over the labels of a run of characters: in front of the run and
/// behind it stands a character that names nothing. Keeps its buffers; for one thread at a time.
/// </summary>
internal sealed class ChainField(int labelCount, int width)
{
    /// <summary>What a move that cannot be weighs, and less.</summary>
    public const float Never = -50;

    private const int Row = EntityTagger.Row;
    private readonly float[] move = new float[Row * Row];
    private float[] emission = [];
    private float[] forward = [];
    private float[] backward = [];

    /// <summary>Moves from label to label in rows of <see cref="EntityTagger.Row"/>: 0 where one may follow another.</summary>
    public static float[] NewTransitions(int labelCount)
    {
        var transitions = new float[Row * Row];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = i / Row < labelCount && i % Row < labelCount && EntityTagger.MayFollow(i / Row, i % Row) ? 0 : Never;
        }

        return transitions;
    }

    /// <summary>Room for the scores of a run, a row of labels to a character; <see cref="Read"/> takes them.</summary>
    public Span<float> Scores(int length)
    {
        if (emission.Length < (length + 1) * width)
        {
            emission = new float[(length + 1) * width];
            forward = new float[emission.Length];
            backward = new float[emission.Length];
        }

        return emission.AsSpan(0, length * width);
    }

    /// <summary>Weighs all ways through a run whose scores were written; returns the loss of its true labels.</summary>
    public double Read(ReadOnlySpan<byte> labels, ReadOnlySpan<float> transitions)
    {
        var length = labels.Length;
        emission.AsSpan(length * width, width).Fill(-1000);
        emission[length * width] = 0;
        for (var i = 0; i < move.Length; i++)
        {
            move[i] = MathF.Exp(transitions[i]);
        }

        double log = 0, gold = 0;
        for (var i = 0; i <= length; i++)
        {
            var label = i < length ? labels[i] : 0;
            var max = float.NegativeInfinity;
            for (var l = 0; l < labelCount; l++)
            {
                max = Math.Max(max, emission[(i * width) + l]);
            }

            gold += emission[(i * width) + label] + transitions[((i == 0 ? 0 : labels[i - 1]) * Row) + label];
            float sum = 0;
            for (var to = 0; to < labelCount; to++)
            {
                var inward = i == 0 ? move[to] : 0f;
                for (var from = 0; i > 0 && from < labelCount; from++)
                {
                    inward += forward[((i - 1) * width) + from] * move[(from * Row) + to];
                }

                emission[(i * width) + to] = MathF.Exp(emission[(i * width) + to] - max);
                sum += forward[(i * width) + to] = inward * emission[(i * width) + to];
            }

            for (var l = 0; l < labelCount; l++)
            {
                forward[(i * width) + l] /= sum;
            }

            // The scale of each step goes into the backward pass with its emission.
            for (var l = 0; l < labelCount; l++)
            {
                emission[(i * width) + l] /= sum;
            }

            log += max + Math.Log(sum);
        }

        for (var i = length; i >= 0; i--)
        {
            for (var from = 0; from < labelCount; from++)
            {
                var outward = i == length ? 1f : 0f;
                for (var to = 0; i < length && to < labelCount; to++)
                {
                    outward += move[(from * Row) + to] * emission[((i + 1) * width) + to] * backward[((i + 1) * width) + to];
                }

                backward[(i * width) + from] = outward;
            }
        }

        return log - gold;
    }

    /// <summary>Writes the gradient of the scores of a character of the run last read, or of the one behind it.</summary>
    public void Gradient(int at, int label, Span<float> gradient)
    {
        gradient.Clear();
        for (var l = 0; l < labelCount; l++)
        {
            gradient[l] = forward[(at * width) + l] * backward[(at * width) + l];
        }

        gradient[label] -= 1;
    }

    /// <summary>Writes the gradient of the moves, as they weigh by now, from a label to those of a character.</summary>
    public void MoveGradient(int at, int from, int labelBefore, int label, ReadOnlySpan<float> transitions, Span<float> gradient)
    {
        gradient.Clear();
        for (var to = 0; to < labelCount; to++)
        {
            gradient[to] = transitions[(from * Row) + to] is > Never and var move ? forward[((at - 1) * width) + from] * MathF.Exp(move) * emission[(at * width) + to] * backward[(at * width) + to] : 0;
        }

        if (from == labelBefore)
        {
            gradient[label] -= 1;
        }
    }
}
