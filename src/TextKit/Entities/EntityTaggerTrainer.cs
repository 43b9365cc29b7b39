using System.Runtime.InteropServices;

namespace TextKit.Entities;

/// <summary>
/// Trains the weights of <see cref="EntityTagger"/> as a linear-chain conditional random field, by stochastic gradient with
/// AdaGrad steps. Deterministic for the same sentences in the same order.
/// </summary>
internal sealed class EntityTaggerTrainer
{
    private const int Width = 8;
    private const float HeartDropout = 0.5f;
    private const int Labels = EntityTagger.Labels;
    private readonly float[] weights = new float[Width << EntityTagger.RowBits];
    private readonly float[] squares = new float[Width << EntityTagger.RowBits];
    private readonly float[] transitions = new float[64];
    private readonly float[] transitionSquares = new float[64];
    private readonly float rate;
    private readonly float dropout;
    private readonly Random random;
    private uint[] rows = [];
    private int[] counts = [];
    private float[] emission = [];
    private float[] forward = [];
    private float[] backward = [];

    public EntityTaggerTrainer(float rate = 0.1f, float dropout = 0.15f, int seed = 7)
    {
        this.rate = rate;
        this.dropout = dropout;
        random = new Random(seed);
        for (var i = 0; i < 64; i++)
        {
            transitions[i] = i / 8 < Labels && i % 8 < Labels && EntityTagger.MayFollow(i / 8, i % 8) ? 0 : -50;
        }
    }

    /// <summary>Learns one window of a text; returns the loss for a character.</summary>
    public double Learn(TaggerFeatures features, int start, int end, ReadOnlySpan<byte> labels)
    {
        var length = end - start;
        Extract(features, start, end);
        Score(length);
        var loss = ForwardBackward(length, labels);
        Update(length, labels);
        return loss / length;
    }

    /// <summary>Writes the model as <see cref="EntityTagger"/> reads it.</summary>
    public void Save(Stream stream)
    {
        // A sum of some forty rows must fit 16 bits, and a single row 8.
        var scale = 24f;
        Span<short> moves = stackalloc short[64];
        for (var i = 0; i < 64; i++)
        {
            moves[i] = transitions[i] <= -50 ? short.MinValue : (short)Math.Clamp(MathF.Round(transitions[i] * scale), -30000, 30000);
        }

        stream.Write(MemoryMarshal.AsBytes(moves));
        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] * scale), -127, 127);
        }

        stream.Write(MemoryMarshal.AsBytes<sbyte>(bytes));
    }

    private void Extract(TaggerFeatures features, int start, int end)
    {
        var length = end - start;
        if (counts.Length < length)
        {
            counts = new int[length];
            rows = new uint[length * TaggerFeatures.MostRows];
            emission = new float[length * Width];
            forward = new float[length * Width];
            backward = new float[length * Width];
        }

        Span<uint> all = stackalloc uint[TaggerFeatures.MostRows];
        for (var i = 0; i < length; i++)
        {
            var count = features.Rows(start + i, start, end, all);
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
    }

    private void Score(int length)
    {
        // What dropout leaves out is made up by the rest.
        var boost = 1 / (1 - dropout);
        for (var i = 0; i < length; i++)
        {
            var sum = emission.AsSpan(i * Width, Width);
            sum.Clear();
            for (var r = 0; r < counts[i]; r++)
            {
                var row = weights.AsSpan((int)rows[(i * TaggerFeatures.MostRows) + r] * Width, Width);
                for (var l = 0; l < Width; l++)
                {
                    sum[l] += row[l];
                }
            }

            for (var l = 0; l < Width; l++)
            {
                sum[l] *= boost;
            }
        }
    }

    private double ForwardBackward(int length, ReadOnlySpan<byte> labels)
    {
        Span<float> move = stackalloc float[64];
        for (var i = 0; i < 64; i++)
        {
            move[i] = MathF.Exp(transitions[i]);
        }

        double log = 0, gold = 0;
        for (var i = 0; i < length; i++)
        {
            var max = float.NegativeInfinity;
            for (var l = 0; l < Labels; l++)
            {
                max = Math.Max(max, emission[(i * Width) + l]);
            }

            gold += emission[(i * Width) + labels[i]] + transitions[((i == 0 ? 0 : labels[i - 1]) * 8) + labels[i]];
            float sum = 0;
            for (var to = 0; to < Labels; to++)
            {
                var inward = i == 0 ? move[to] : 0f;
                for (var from = 0; i > 0 && from < Labels; from++)
                {
                    inward += forward[((i - 1) * Width) + from] * move[(from * 8) + to];
                }

                emission[(i * Width) + to] = MathF.Exp(emission[(i * Width) + to] - max);
                sum += forward[(i * Width) + to] = inward * emission[(i * Width) + to];
            }

            for (var l = 0; l < Labels; l++)
            {
                forward[(i * Width) + l] /= sum;
            }

            // The scale of each step goes into the backward pass with its emission.
            for (var l = 0; l < Labels; l++)
            {
                emission[(i * Width) + l] /= sum;
            }

            log += max + Math.Log(sum);
        }

        for (var i = length - 1; i >= 0; i--)
        {
            for (var from = 0; from < Labels; from++)
            {
                var outward = i == length - 1 ? 1f : 0f;
                for (var to = 0; i < length - 1 && to < Labels; to++)
                {
                    outward += move[(from * 8) + to] * emission[((i + 1) * Width) + to] * backward[((i + 1) * Width) + to];
                }

                backward[(i * Width) + from] = outward;
            }
        }

        return log - gold;
    }

    private void Update(int length, ReadOnlySpan<byte> labels)
    {
        Span<float> gradient = stackalloc float[Width];
        for (var i = 0; i < length; i++)
        {
            gradient.Clear();
            for (var l = 0; l < Labels; l++)
            {
                gradient[l] = forward[(i * Width) + l] * backward[(i * Width) + l];
            }

            gradient[labels[i]] -= 1;
            for (var r = 0; r < counts[i]; r++)
            {
                var at = (int)rows[(i * TaggerFeatures.MostRows) + r] * Width;
                Step(weights.AsSpan(at, Width), squares.AsSpan(at, Width), gradient);
            }

            if (i > 0)
            {
                UpdateTransitions(i, labels[i - 1], labels[i]);
            }
        }
    }

    private void UpdateTransitions(int i, int before, int label)
    {
        Span<float> gradient = stackalloc float[8];
        for (var from = 0; from < Labels; from++)
        {
            gradient.Clear();
            for (var to = 0; to < Labels; to++)
            {
                var move = transitions[(from * 8) + to];
                gradient[to] = move <= -50 ? 0 : forward[((i - 1) * Width) + from] * MathF.Exp(move) * emission[(i * Width) + to] * backward[(i * Width) + to];
            }

            if (from == before)
            {
                gradient[label] -= 1;
            }

            Step(transitions.AsSpan(from * 8, 8), transitionSquares.AsSpan(from * 8, 8), gradient);
        }
    }

    private void Step(Span<float> weight, Span<float> square, ReadOnlySpan<float> gradient)
    {
        for (var l = 0; l < Labels; l++)
        {
            var g = gradient[l];
            square[l] += g * g;
            weight[l] -= rate * g / (MathF.Sqrt(square[l]) + 1e-4f);
        }
    }
}
