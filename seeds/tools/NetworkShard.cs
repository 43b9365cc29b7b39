using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>A sentence that the network learns from.</summary>
/// <param name="Characters">The rows of its characters in the embedding.</param>
/// <param name="Marks">The marks of its characters, <see cref="NetworkShape.Marks"/> of each.</param>
/// <param name="LabelsOf">The labels of its characters.</param>
internal sealed record NetworkSentence(ushort[] Characters, byte[] Marks, byte[] LabelsOf);

/// <summary>
/// Runs a few sentences through the network and back: loss and gradient. Sentences stand side by side, the longest first, so
/// that at every step those that go on are the first ones. Keeps its buffers; for one thread at a time.
/// </summary>
internal sealed unsafe class NetworkShard
{
    private const int Hidden = NetworkShape.Hidden;
    private const int Sums = NetworkShape.Sums;
    private const int Both = NetworkShape.Both;
    private const int Row = NetworkShape.Row;

    /// <summary>Sentences that a shard takes at most.</summary>
    public const int MostSentences = 12;

    private const float EmbeddingDropout = 0.1f;
    private const float LayerDropout = 0.1f;
    private const float StateDropout = 0.3f;
    private const float MarkDropout = 0.15f;
    private readonly ChainField field = new(NetworkShape.Labels, Row);
    private readonly float[] gradient = GC.AllocateArray<float>(NetworkShape.Count, pinned: true);
    private readonly float*[] sums = new float*[4];
    private readonly float*[] before = new float*[4];
    private readonly float*[] resets = new float*[4];
    private float[] buffer = [];
    private float[] markGradient = [];
    private int[] slots = [];
    private byte[] marks = [];
    private int capacity;
    private float* input;
    private float* first;
    private float* firstKept;
    private float* second;
    private float* secondKept;
    private float* ofFirst;
    private float* ofSecond;
    private float* laneA;
    private float* laneB;
    private float* scores;
    private int[] starts = [];
    private int rows;

    /// <summary>The gradient of the sentences last learnt.</summary>
    public float* Gradient => Pointer(gradient);

    /// <summary>What the sums of both directions of the first layer got from each slot of marks.</summary>
    public float* MarkGradient => Pointer(markGradient);

    /// <summary>Learns sentences; <paramref name="markSums"/> has a row of sums for each slot, <paramref name="slotOf"/> the slot of each value of each mark.</summary>
    public double Learn(ReadOnlySpan<NetworkSentence> sentences, NetworkParameters network, float* markSums, int[] slotOf, int slotCount, Random random)
    {
        gradient.AsSpan().Clear();
        if (markGradient.Length < slotCount * Both)
        {
            markGradient = GC.AllocateArray<float>(slotCount * Both * 2, pinned: true);
        }

        markGradient.AsSpan(0, slotCount * Both).Clear();
        Lay(sentences);
        ReadInput(sentences, network, slotOf, random);
        var p = network.Values;
        for (var d = 0; d < 2; d++)
        {
            AddBias(p + NetworkShape.Bias(d), sums[d]);
            Products.Add(input, Hidden, 1, p + NetworkShape.Input(d), Sums, sums[d], Sums, rows, Hidden, Sums);
            for (var i = 0; i < rows; i++)
            {
                for (var m = 0; m < NetworkShape.Marks; m++)
                {
                    if (slots[(i * NetworkShape.Marks) + m] is >= 0 and var slot)
                    {
                        Products.AddRow(markSums + ((nint)slot * Both) + (d * Sums), 1 / (1 - MarkDropout), sums[d] + (i * Sums), Sums);
                    }
                }
            }

            Forward(sentences, d, p, first + (d * Hidden));
        }

        Drop(first, firstKept, rows * 2 * Hidden, LayerDropout, random);
        for (var d = 2; d < 4; d++)
        {
            AddBias(p + NetworkShape.Bias(d), sums[d]);
            Products.Add(first, 2 * Hidden, 1, p + NetworkShape.Input(d), Sums, sums[d], Sums, rows, 2 * Hidden, Sums);
            Forward(sentences, d, p, second + ((d - 2) * Hidden));
        }

        Drop(second, secondKept, rows * 2 * Hidden, StateDropout, random);
        var loss = Score(sentences, p);
        Backward(sentences, network);
        return loss;
    }

    private static float* Pointer(float[] array) => (float*)Unsafe.AsPointer(ref array[0]);

    /// <summary>Makes room and lays the sentences one behind the other.</summary>
    private void Lay(ReadOnlySpan<NetworkSentence> sentences)
    {
        starts = new int[sentences.Length];
        rows = 0;
        for (var s = 0; s < sentences.Length; s++)
        {
            starts[s] = rows;
            rows += sentences[s].Characters.Length;
        }

        const int width = Hidden + (4 * (Sums + Hidden + Hidden)) + (6 * 2 * Hidden) + Row;
        if (capacity < rows)
        {
            capacity = rows * 5 / 4;
            buffer = GC.AllocateArray<float>((capacity * width) + (MostSentences * 4 * Sums), pinned: true);
            slots = new int[capacity * NetworkShape.Marks];
            marks = new byte[slots.Length];
        }

        buffer.AsSpan().Clear();
        var next = Pointer(buffer);
        input = Take(ref next, Hidden);
        for (var d = 0; d < 4; d++)
        {
            sums[d] = Take(ref next, Sums);
            before[d] = Take(ref next, Hidden);
            resets[d] = Take(ref next, Hidden);
        }

        first = Take(ref next, 2 * Hidden);
        firstKept = Take(ref next, 2 * Hidden);
        second = Take(ref next, 2 * Hidden);
        secondKept = Take(ref next, 2 * Hidden);
        ofFirst = Take(ref next, 2 * Hidden);
        ofSecond = Take(ref next, 2 * Hidden);
        scores = Take(ref next, Row);
        laneA = next;
        laneB = next + (MostSentences * 2 * Sums);
    }

    private float* Take(ref float* next, int width)
    {
        var taken = next;
        next += (nint)capacity * width;
        return taken;
    }

    private void ReadInput(ReadOnlySpan<NetworkSentence> sentences, NetworkParameters network, int[] slotOf, Random random)
    {
        for (var s = 0; s < sentences.Length; s++)
        {
            var sentence = sentences[s];
            sentence.Marks.CopyTo(marks.AsSpan(starts[s] * NetworkShape.Marks));
            for (var i = 0; i < sentence.Characters.Length; i++)
            {
                var row = starts[s] + i;
                var embedding = network.Embedding(sentence.Characters[i]);
                for (var k = 0; k < Hidden; k++)
                {
                    input[(row * Hidden) + k] = random.NextSingle() < EmbeddingDropout ? 0 : embedding[k] / (1 - EmbeddingDropout);
                }

                for (var m = 0; m < NetworkShape.Marks; m++)
                {
                    slots[(row * NetworkShape.Marks) + m] = random.NextSingle() < MarkDropout ? -1 : slotOf[(m * 256) + sentence.Marks[(i * NetworkShape.Marks) + m]];
                }
            }
        }
    }

    private void AddBias(float* bias, float* to)
    {
        for (var i = 0; i < rows; i++)
        {
            Unsafe.CopyBlock(to + (i * Sums), bias, Sums * sizeof(float));
        }
    }

    private static void Drop(float* values, float* kept, int count, float rate, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            kept[i] = random.NextSingle() < rate ? 0 : 1 / (1 - rate);
            values[i] *= kept[i];
        }
    }

    /// <summary>The row of a sentence's character at a step of a direction.</summary>
    private int At(ReadOnlySpan<NetworkSentence> sentences, int sentence, int step, int direction) =>
        starts[sentence] + ((direction & 1) == 0 ? step : sentences[sentence].Characters.Length - 1 - step);

    /// <summary>Sentences that are longer than a step.</summary>
    private static int Active(ReadOnlySpan<NetworkSentence> sentences, int step)
    {
        var active = sentences.Length;
        while (active > 0 && sentences[active - 1].Characters.Length <= step)
        {
            active--;
        }

        return active;
    }

    /// <summary>Turns the sums of a direction into its gates and candidates, in their place, and its states.</summary>
    private void Forward(ReadOnlySpan<NetworkSentence> sentences, int direction, float* p, float* output)
    {
        float* states = laneA, products = laneB;
        new Span<float>(states, sentences.Length * Hidden).Clear();
        for (var step = 0; Active(sentences, step) is > 0 and var active; step++)
        {
            new Span<float>(products, active * Sums).Clear();
            Products.Add(states, Hidden, 1, p + NetworkShape.Gates(direction), 2 * Hidden, products, Sums, active, Hidden, 2 * Hidden);
            for (var s = 0; s < active; s++)
            {
                var at = At(sentences, s, step, direction);
                float* sum = sums[direction] + ((nint)at * Sums), product = products + (s * Sums), state = states + (s * Hidden), reset = resets[direction] + ((nint)at * Hidden);
                Unsafe.CopyBlock(before[direction] + ((nint)at * Hidden), state, Hidden * sizeof(float));
                for (var j = 0; j < 2 * Hidden; j += 8)
                {
                    Sigmoid(Vector256.Load(sum + j) + Vector256.Load(product + j)).Store(sum + j);
                }

                for (var j = 0; j < Hidden; j += 8)
                {
                    (Vector256.Load(sum + Hidden + j) * Vector256.Load(state + j)).Store(reset + j);
                    Vector256.Load(reset + j).Store(states + (sentences.Length * Hidden) + (s * Hidden) + j);
                }
            }

            Products.Add(states + (sentences.Length * Hidden), Hidden, 1, p + NetworkShape.Candidate(direction), Hidden, products + (2 * Hidden), Sums, active, Hidden, Hidden);
            for (var s = 0; s < active; s++)
            {
                var at = At(sentences, s, step, direction);
                float* sum = sums[direction] + ((nint)at * Sums), product = products + (s * Sums), state = states + (s * Hidden);
                for (var j = 0; j < Hidden; j += 8)
                {
                    var candidate = GruDirection.Tanh(Vector256.Load(sum + (2 * Hidden) + j) + Vector256.Load(product + (2 * Hidden) + j));
                    candidate.Store(sum + (2 * Hidden) + j);
                    var old = Vector256.Load(state + j);
                    var next = old + (Vector256.Load(sum + j) * (candidate - old));
                    next.Store(state + j);
                    next.Store(output + ((nint)at * 2 * Hidden) + j);
                }
            }
        }
    }

    private static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var half = Vector256.Create(0.5f);
        return half + (half * GruDirection.Tanh(x * half));
    }

    /// <summary>Scores the labels, weighs them and leaves the gradient of the scores in their place.</summary>
    private double Score(ReadOnlySpan<NetworkSentence> sentences, float* p)
    {
        for (var i = 0; i < rows; i++)
        {
            var score = scores + (i * Row);
            Unsafe.CopyBlock(score, p + NetworkShape.ScoreBias, Row * sizeof(float));
            for (var m = 0; m < NetworkShape.Marks; m++)
            {
                if (slots[(i * NetworkShape.Marks) + m] >= 0)
                {
                    Products.AddRow(p + NetworkShape.MarkScores + (((m * 256) + marks[(i * NetworkShape.Marks) + m]) * Row), 1 / (1 - MarkDropout), score, Row);
                }
            }
        }

        Products.Add(second, 2 * Hidden, 1, p + NetworkShape.Scores, Row, scores, Row, rows, 2 * Hidden, Row);
        var loss = 0.0;
        var transitions = new ReadOnlySpan<float>(p + NetworkShape.Transitions, NetworkShape.Labels * 16);
        Span<float> moves = stackalloc float[16 * 16];
        moves.Fill(ChainField.Never);
        transitions.CopyTo(moves);
        Span<float> of = stackalloc float[16];
        for (var s = 0; s < sentences.Length; s++)
        {
            var labels = sentences[s].LabelsOf;
            var start = scores + (starts[s] * Row);
            new ReadOnlySpan<float>(start, labels.Length * Row).CopyTo(field.Scores(labels.Length));
            loss += field.Read(labels, moves);
            for (var i = 0; i <= labels.Length; i++)
            {
                var label = i < labels.Length ? labels[i] : 0;
                if (i < labels.Length)
                {
                    field.Gradient(i, label, new Span<float>(start + (i * Row), Row));
                }

                for (var from = 0; i > 0 && from < NetworkShape.Labels; from++)
                {
                    field.MoveGradient(i, from, labels[i - 1], label, moves, of);
                    for (var to = 0; to < NetworkShape.Labels; to++)
                    {
                        gradient[NetworkShape.Transitions + (from * 16) + to] += of[to];
                    }
                }
            }
        }

        return loss;
    }

    private void Backward(ReadOnlySpan<NetworkSentence> sentences, NetworkParameters network)
    {
        var g = Gradient;
        Products.Add(second, 1, 2 * Hidden, scores, Row, g + NetworkShape.Scores, Row, 2 * Hidden, rows, Row);
        Products.Add(scores, Row, 1, network.ScoresTransposed, 2 * Hidden, ofSecond, 2 * Hidden, rows, Row, 2 * Hidden);
        for (var i = 0; i < rows; i++)
        {
            Products.AddRow(scores + (i * Row), 1, g + NetworkShape.ScoreBias, Row);
            for (var m = 0; m < NetworkShape.Marks; m++)
            {
                if (slots[(i * NetworkShape.Marks) + m] >= 0)
                {
                    Products.AddRow(scores + (i * Row), 1 / (1 - MarkDropout), g + NetworkShape.MarkScores + (((m * 256) + marks[(i * NetworkShape.Marks) + m]) * Row), Row);
                }
            }
        }

        Keep(ofSecond, secondKept);
        for (var d = 2; d < 4; d++)
        {
            BackwardThrough(sentences, d, network, ofSecond + ((d - 2) * Hidden));
            Products.Add(first, 1, 2 * Hidden, sums[d], Sums, g + NetworkShape.Input(d), Sums, 2 * Hidden, rows, Sums);
            Products.Add(sums[d], Sums, 1, network.InputTransposed(d), 2 * Hidden, ofFirst, 2 * Hidden, rows, Sums, 2 * Hidden);
        }

        Keep(ofFirst, firstKept);
        for (var d = 0; d < 2; d++)
        {
            BackwardThrough(sentences, d, network, ofFirst + (d * Hidden));
            Products.Add(input, 1, Hidden, sums[d], Sums, g + NetworkShape.Input(d), Sums, Hidden, rows, Sums);
            for (var i = 0; i < rows; i++)
            {
                for (var m = 0; m < NetworkShape.Marks; m++)
                {
                    if (slots[(i * NetworkShape.Marks) + m] is >= 0 and var slot)
                    {
                        Products.AddRow(sums[d] + (i * Sums), 1 / (1 - MarkDropout), MarkGradient + ((nint)slot * Both) + (d * Sums), Sums);
                    }
                }
            }
        }
    }

    private void Keep(float* gradients, float* kept)
    {
        for (var i = 0; i < rows * 2 * Hidden; i += 8)
        {
            (Vector256.Load(gradients + i) * Vector256.Load(kept + i)).Store(gradients + i);
        }
    }

    /// <summary>From the gradient of a direction's states to that of its sums, which takes their place, and of its weights.</summary>
    private void BackwardThrough(ReadOnlySpan<NetworkSentence> sentences, int direction, NetworkParameters network, float* ofStates)
    {
        float* carried = laneA, product = laneB;
        new Span<float>(carried, sentences.Length * Hidden).Clear();
        var one = Vector256.Create(1f);
        var ofCandidates = carried + (sentences.Length * Hidden);
        for (var step = sentences[0].Characters.Length - 1; step >= 0; step--)
        {
            var active = Active(sentences, step);
            for (var s = 0; s < active; s++)
            {
                var at = At(sentences, s, step, direction);
                float* sum = sums[direction] + ((nint)at * Sums), old = before[direction] + ((nint)at * Hidden), carry = carried + (s * Hidden);
                for (var j = 0; j < Hidden; j += 8)
                {
                    var ofState = Vector256.Load(carry + j) + Vector256.Load(ofStates + ((nint)at * 2 * Hidden) + j);
                    var (update, candidate) = (Vector256.Load(sum + j), Vector256.Load(sum + (2 * Hidden) + j));
                    (ofState * (candidate - Vector256.Load(old + j)) * update * (one - update)).Store(sum + j);
                    var ofCandidate = ofState * update * (one - (candidate * candidate));
                    ofCandidate.Store(sum + (2 * Hidden) + j);
                    ofCandidate.Store(ofCandidates + (s * Hidden) + j);
                    (ofState * (one - update)).Store(carry + j);
                }
            }

            new Span<float>(product, active * Hidden).Clear();
            Products.Add(ofCandidates, Hidden, 1, network.CandidateTransposed(direction), Hidden, product, Hidden, active, Hidden, Hidden);
            for (var s = 0; s < active; s++)
            {
                var at = At(sentences, s, step, direction);
                float* sum = sums[direction] + ((nint)at * Sums), old = before[direction] + ((nint)at * Hidden), carry = carried + (s * Hidden);
                var gates = product + (sentences.Length * Hidden) + (s * 2 * Hidden);
                for (var j = 0; j < Hidden; j += 8)
                {
                    var ofReset = Vector256.Load(product + (s * Hidden) + j);
                    var reset = Vector256.Load(sum + Hidden + j);
                    (Vector256.Load(carry + j) + (ofReset * reset)).Store(carry + j);
                    (ofReset * Vector256.Load(old + j) * reset * (one - reset)).Store(sum + Hidden + j);
                    Vector256.Load(sum + j).Store(gates + j);
                    Vector256.Load(sum + Hidden + j).Store(gates + Hidden + j);
                }
            }

            Products.Add(product + (sentences.Length * Hidden), 2 * Hidden, 1, network.GatesTransposed(direction), Hidden, carried, Hidden, active, 2 * Hidden, Hidden);
        }

        var g = Gradient;
        Products.Add(before[direction], 1, Hidden, sums[direction], Sums, g + NetworkShape.Gates(direction), 2 * Hidden, Hidden, rows, 2 * Hidden);
        Products.Add(resets[direction], 1, Hidden, sums[direction] + (2 * Hidden), Sums, g + NetworkShape.Candidate(direction), Hidden, Hidden, rows, Hidden);
        for (var i = 0; i < rows; i++)
        {
            Products.AddRow(sums[direction] + (i * Sums), 1, g + NetworkShape.Bias(direction), Sums);
        }
    }
}
