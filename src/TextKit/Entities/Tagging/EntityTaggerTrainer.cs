using System.Runtime.Intrinsics;

namespace TextKit.Entities.Tagging;

/// <summary>
/// Trains the weights of <see cref="EntityTagger"/> as a linear-chain conditional random field, by stochastic gradient with
/// AdaGrad steps. Deterministic for the same sentences in the same order.
/// </summary>
internal sealed class EntityTaggerTrainer
{
    private const float HeartDropout = 0.5f;
    private const int Row = EntityTagger.Row;
    private const int Lane = 8;
    private readonly IReadOnlyList<string> kinds;
    private readonly int labelCount;
    private readonly int width;
    private readonly float[] weights;
    private readonly float[] squares;
    private readonly float[] transitions;
    private readonly ChainField field;
    private readonly float[] transitionSquares = new float[Row * Row];
    private readonly float rate;
    private readonly float dropout;
    private readonly Random random;
    private uint[] rows = [];
    private int[] counts = [];

    public EntityTaggerTrainer(IReadOnlyList<string> kinds, float rate = 0.1f, float dropout = 0.15f, int seed = 7)
    {
        this.kinds = kinds;
        labelCount = 1 + (2 * kinds.Count);
        width = EntityTagger.WidthOf(labelCount);
        weights = new float[width << EntityModel.RowBits];
        squares = new float[weights.Length];
        this.rate = rate;
        this.dropout = dropout;
        random = new Random(seed);
        transitions = ChainField.NewTransitions(labelCount);
        field = new ChainField(labelCount, width);
    }

    /// <summary>Learns the runs of one window of a text that may hold names; returns the loss.</summary>
    public double Learn(TaggerFeatures features, int start, int end, ReadOnlySpan<byte> labels)
    {
        double loss = 0;
        for (var i = start; i < end;)
        {
            if (!features.MayName(i))
            {
                i++;
                continue;
            }

            var stop = features.RunEnd(i, end);
            var run = labels[(i - start)..(stop - start)];
            Extract(features, i, stop, start, end);
            Score(run.Length);
            loss += field.Read(run, transitions);
            Update(run.Length, run);
            i = stop;
        }

        return loss;
    }

    /// <summary>Takes the mean of what this and others have learnt of the same texts in other orders, which errs less than each.</summary>
    public void Join(IReadOnlyList<EntityTaggerTrainer> others)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (weights[i] + others.Sum(o => o.weights[i])) / (1 + others.Count);
        }

        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = (transitions[i] + others.Sum(o => o.transitions[i])) / (1 + others.Count);
        }
    }

    /// <summary>Makes the beginning of a name less likely by so much (natural logarithms), where the texts learnt from hold more names than others do.</summary>
    public void Lower(string kind, float by)
    {
        var begin = EntityTagger.BeginOf(kinds.ToList().IndexOf(kind));
        for (var from = 0; from < labelCount; from++)
        {
            transitions[(from * Row) + begin] -= by;
        }
    }

    /// <summary>What has been learnt, as <see cref="EntityTagger"/> reads it.</summary>
    public EntityModel ToModel()
    {
        Span<short> moves = stackalloc short[Row * Row];
        for (var i = 0; i < moves.Length; i++)
        {
            moves[i] = transitions[i] <= ChainField.Never ? EntityTagger.Forbidden : (short)Math.Clamp(MathF.Round(transitions[i] * EntityTagger.Unit), -3000, 3000);
        }

        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] * EntityTagger.Unit), -127, 127);
        }

        return EntityModel.Of(kinds, moves, bytes);
    }

    /// <summary>Reads the rows of a run; behind it stands a character that names nothing.</summary>
    private void Extract(TaggerFeatures features, int from, int to, int start, int end)
    {
        var length = to - from;
        if (counts.Length < length + 1)
        {
            counts = new int[length + 1];
            rows = new uint[(length + 1) * TaggerFeatures.MostRows];
        }

        Span<uint> all = stackalloc uint[TaggerFeatures.MostRows];

        for (var i = 0; i < length; i++)
        {
            var count = features.Rows(from + i, start, end, all);
            var kept = 0;
            for (var r = 0; r < count; r++)
            {
                if (random.NextSingle() >= ((TaggerFeatures.ByHeart >> r & 1) == 0 ? dropout : HeartDropout))
                {
                    rows[(i * TaggerFeatures.MostRows) + kept++] = all[r];
                }
            }

            counts[i] = kept;
        }

        counts[length] = 0;
    }

    private void Score(int length)
    {
        // What dropout leaves out is made up by the rest.
        var boost = 1 / (1 - dropout);
        var scores = field.Scores(length);
        for (var i = 0; i < length; i++)
        {
            var sum = scores.Slice(i * width, width);
            sum.Clear();
            for (var r = 0; r < counts[i]; r++)
            {
                var row = (int)rows[(i * TaggerFeatures.MostRows) + r] * width;
                for (var l = 0; l < width; l += Lane)
                {
                    (Vector256.Create<float>(sum[l..]) + Vector256.Create(weights, row + l)).CopyTo(sum[l..]);
                }
            }

            for (var l = 0; l < width; l += Lane)
            {
                (Vector256.Create<float>(sum[l..]) * boost).CopyTo(sum[l..]);
            }
        }
    }

    private void Update(int length, ReadOnlySpan<byte> labels)
    {
        Span<float> gradient = stackalloc float[width];
        for (var i = 0; i <= length; i++)
        {
            var label = i < length ? labels[i] : 0;
            field.Gradient(i, label, gradient);
            for (var r = 0; r < counts[i]; r++)
            {
                var at = (int)rows[(i * TaggerFeatures.MostRows) + r] * width;
                Step(weights.AsSpan(at, width), squares.AsSpan(at, width), gradient);
            }

            if (i > 0)
            {
                UpdateTransitions(i, labels[i - 1], label);
            }
        }
    }

    private void UpdateTransitions(int i, int before, int label)
    {
        Span<float> gradient = stackalloc float[Row];
        for (var from = 0; from < labelCount; from++)
        {
            field.MoveGradient(i, from, before, label, transitions, gradient);
            Step(transitions.AsSpan(from * Row, Row), transitionSquares.AsSpan(from * Row, Row), gradient);
        }
    }

    private void Step(Span<float> weight, Span<float> square, ReadOnlySpan<float> gradient)
    {
        // Labels that there are not have no gradient: nothing is learnt of them.
        for (var l = 0; l < weight.Length; l += Lane)
        {
            var g = Vector256.Create<float>(gradient[l..]);
            var sum = Vector256.Create<float>(square[l..]) + (g * g);
            sum.CopyTo(square[l..]);
            (Vector256.Create<float>(weight[l..]) - (g * rate / (Vector256.Sqrt(sum) + Vector256.Create(1e-4f)))).CopyTo(weight[l..]);
        }
    }
}
