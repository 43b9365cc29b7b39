using System.Runtime.Intrinsics;

namespace TextKit.Entities;

/// <summary>
/// Trains the weights of <see cref="EntityTagger"/> as a linear-chain conditional random field, by stochastic gradient with
/// AdaGrad steps. Deterministic for the same sentences in the same order.
/// </summary>
internal sealed class EntityTaggerTrainer
{
    private const float HeartDropout = 0.5f;
    private const float NetworkAlone = 0.25f;
    private const float WithoutCharacters = 0.3f;
    private const int Row = EntityTagger.Row;
    private const int Lane = 8;
    private const float Never = -50;
    private readonly IReadOnlyList<string> kinds;
    private readonly int labelCount;
    private readonly int width;
    private readonly float[] weights;
    private readonly float[] squares;
    private readonly float[] transitions = new float[Row * Row];
    private readonly float[] transitionSquares = new float[Row * Row];
    private readonly float rate;
    private readonly float dropout;
    private readonly bool readsNetwork;
    private readonly Random random;
    private uint[] rows = [];
    private int[] counts = [];
    private float[] emission = [];
    private float[] forward = [];
    private float[] backward = [];

    public EntityTaggerTrainer(IReadOnlyList<string> kinds, float rate = 0.1f, float dropout = 0.15f, bool readsNetwork = false, int seed = 7)
    {
        this.kinds = kinds;
        this.readsNetwork = readsNetwork;
        labelCount = 1 + (2 * kinds.Count);
        width = EntityTagger.WidthOf(labelCount);
        weights = new float[width << EntityModel.RowBits];
        squares = new float[weights.Length];
        this.rate = rate;
        this.dropout = dropout;
        random = new Random(seed);
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = i / Row < labelCount && i % Row < labelCount && EntityTagger.MayFollow(i / Row, i % Row) ? 0 : Never;
        }
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
            loss += ForwardBackward(run.Length, run);
            Update(run.Length, run);
            i = stop;
        }

        return loss;
    }

    /// <summary>What has been learnt, as <see cref="EntityTagger"/> reads it.</summary>
    public EntityModel ToModel()
    {
        // A sum of some fifty rows must fit 16 bits, and a single row 8.
        var scale = 24f;
        Span<short> moves = stackalloc short[Row * Row];
        for (var i = 0; i < moves.Length; i++)
        {
            moves[i] = transitions[i] <= Never ? EntityTagger.Forbidden : (short)Math.Clamp(MathF.Round(transitions[i] * scale), -3000, 3000);
        }

        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] * scale), -127, 127);
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
            emission = new float[(length + 1) * width];
            forward = new float[(length + 1) * width];
            backward = new float[(length + 1) * width];
        }

        Span<uint> all = stackalloc uint[TaggerFeatures.MostRows];

        // Some runs are seen by the network's tags alone, others by all but characters and words, so that either learns to stand alone.
        var draw = readsNetwork ? random.NextSingle() : 1;
        var without = draw < NetworkAlone ? TaggerFeatures.BesideNetwork : draw < NetworkAlone + WithoutCharacters ? TaggerFeatures.Lexical : 0;
        for (var i = 0; i < length; i++)
        {
            var count = features.Rows(from + i, start, end, all);
            var kept = 0;
            for (var r = 0; r < count; r++)
            {
                if ((without >> r & 1) == 0 && random.NextSingle() >= ((TaggerFeatures.ByHeart >> r & 1) == 0 ? dropout : HeartDropout))
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
        for (var i = 0; i < length; i++)
        {
            var sum = emission.AsSpan(i * width, width);
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

        emission.AsSpan(length * width, width).Fill(-1000);
        emission[length * width] = 0;
    }

    private double ForwardBackward(int length, ReadOnlySpan<byte> labels)
    {
        Span<float> move = stackalloc float[Row * Row];
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

    private void Update(int length, ReadOnlySpan<byte> labels)
    {
        Span<float> gradient = stackalloc float[width];
        for (var i = 0; i <= length; i++)
        {
            var label = i < length ? labels[i] : 0;
            gradient.Clear();
            for (var l = 0; l < labelCount; l++)
            {
                gradient[l] = forward[(i * width) + l] * backward[(i * width) + l];
            }

            gradient[label] -= 1;
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
            gradient.Clear();
            for (var to = 0; to < labelCount; to++)
            {
                var move = transitions[(from * Row) + to];
                gradient[to] = move <= Never ? 0 : forward[((i - 1) * width) + from] * MathF.Exp(move) * emission[(i * width) + to] * backward[(i * width) + to];
            }

            if (from == before)
            {
                gradient[label] -= 1;
            }

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
