using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TextKit.Seeds;

/// <summary>
/// Trains the recurrent network of entities: sentences of like length by the hundred, shared out among as many shards as ever,
/// so that the sums come out the same whatever the processors.
/// </summary>
internal sealed unsafe class NetworkTrainer
{
    private const int Batch = 96;
    private const int ShardCount = Batch / NetworkShard.MostSentences;
    private const float Rate = 0.001f;
    private const int WarmUp = 50;
    private const float MostNorm = 5;
    private const int Both = NetworkShape.Both;
    private readonly NetworkShard[] shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new NetworkShard())];
    private readonly Random random;
    private readonly float[] gradient = GC.AllocateArray<float>(NetworkShape.Count, pinned: true);
    private readonly int[] slotOf = new int[NetworkShape.Marks * 256];
    private readonly List<int> slots = [];
    private float[] markSums = [];
    private int steps;

    public NetworkTrainer(Random random)
    {
        this.random = random;
        Parameters = new NetworkParameters(random);
    }

    public NetworkParameters Parameters { get; }

    /// <summary>Learns sentences once; the rate falls from that of <paramref name="done"/> of the whole training to that of <paramref name="doneThen"/>. Returns the loss of a character.</summary>
    public double Learn(IReadOnlyList<NetworkSentence> sentences, double done, double doneThen)
    {
        var byLength = sentences.Select(s => (Sentence: s, Length: s.Characters.Length + (random.NextSingle() * 6))).OrderBy(s => s.Length).Select(s => s.Sentence).ToArray();
        var batches = byLength.Chunk(Batch).ToArray();
        random.Shuffle(batches);
        var loss = 0.0;
        for (var b = 0; b < batches.Length; b++)
        {
            Array.Sort(batches[b], (x, y) => y.Characters.Length.CompareTo(x.Characters.Length));
            steps++;
            var rate = Rate * (1 - (done + ((doneThen - done) * b / batches.Length))) * Math.Min(1, steps / (double)WarmUp);
            loss += Learn(batches[b], (float)rate);
        }

        return loss / sentences.Sum(s => s.Characters.Length);
    }

    private double Learn(NetworkSentence[] batch, float rate)
    {
        Parameters.Transpose();
        SumMarks(batch);
        var losses = new double[ShardCount];
        var seeds = new int[ShardCount];
        for (var s = 0; s < ShardCount; s++)
        {
            seeds[s] = random.Next();
        }

        var used = (batch.Length + NetworkShard.MostSentences - 1) / NetworkShard.MostSentences;
        Parallel.For(0, used, s => losses[s] = shards[s].Learn(
            batch.AsSpan()[(s * NetworkShard.MostSentences)..Math.Min(batch.Length, (s + 1) * NetworkShard.MostSentences)],
            Parameters, (float*)Unsafe.AsPointer(ref markSums[0]), slotOf, slots.Count, new Random(seeds[s])));
        Gather(used, batch.Length);
        Parameters.Step(gradient, rate);
        return losses.Sum();
    }

    /// <summary>What each value of a mark that stands in the batch adds to the sums.</summary>
    private void SumMarks(NetworkSentence[] batch)
    {
        slots.Clear();
        slotOf.AsSpan().Fill(-1);
        foreach (var sentence in batch)
        {
            for (var i = 0; i < sentence.Marks.Length; i++)
            {
                ref var slot = ref slotOf[(i % NetworkShape.Marks * 256) + sentence.Marks[i]];
                if (slot < 0)
                {
                    slot = slots.Count;
                    slots.Add((i % NetworkShape.Marks * 256) + sentence.Marks[i]);
                }
            }
        }

        if (markSums.Length < slots.Count * Both)
        {
            markSums = GC.AllocateArray<float>(slots.Count * Both * 2, pinned: true);
        }

        markSums.AsSpan().Clear();
        var p = Parameters.Values;
        for (var slot = 0; slot < slots.Count; slot++)
        {
            Products.Add(p + NetworkShape.MarkValues + (slots[slot] * NetworkShape.MarkWidth), NetworkShape.MarkWidth, 1, p + NetworkShape.MarkWeights(slots[slot] / 256), Both,
                (float*)Unsafe.AsPointer(ref markSums[slot * Both]), Both, 1, NetworkShape.MarkWidth, Both);
        }
    }

    /// <summary>Adds up the shards' gradients as that of a sentence, and cuts it where it is too steep.</summary>
    private void Gather(int used, int sentences)
    {
        gradient.AsSpan().Clear();
        var g = (float*)Unsafe.AsPointer(ref gradient[0]);
        for (var s = 0; s < used; s++)
        {
            Products.AddRow(shards[s].Gradient, 1f / sentences, g, NetworkShape.Count);
            if (s > 0)
            {
                Products.AddRow(shards[s].MarkGradient, 1, shards[0].MarkGradient, slots.Count * Both);
            }
        }

        var ofMarks = shards[0].MarkGradient;
        var p = Parameters.Values;
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var (weights, value) = (NetworkShape.MarkWeights(slots[slot] / 256), NetworkShape.MarkValues + (slots[slot] * NetworkShape.MarkWidth));
            for (var k = 0; k < NetworkShape.MarkWidth; k++)
            {
                g[value + k] += Dot(ofMarks + ((nint)slot * Both), p + weights + (k * Both)) / sentences;
                Products.AddRow(ofMarks + ((nint)slot * Both), p[value + k] / sentences, g + weights + (k * Both), Both);
            }
        }

        var norm = 0.0;
        foreach (var v in gradient)
        {
            norm += v * (double)v;
        }

        if (Math.Sqrt(norm) > MostNorm)
        {
            var factor = MostNorm / (float)Math.Sqrt(norm);
            foreach (ref var v in gradient.AsSpan())
            {
                v *= factor;
            }
        }
    }

    private static float Dot(float* a, float* b)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < Both; i += 8)
        {
            sum += Vector256.Load(a + i) * Vector256.Load(b + i);
        }

        return Vector256.Sum(sum);
    }
}
