using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TextKit.Entities.Tagging;

/// <summary>
/// A linear-chain tagger over characters: a label for nothing and two for each kind (begin, inside), the best sequence by
/// Viterbi. Weights are signed bytes, a row of eight or sixteen to a feature. Immutable, safe to share.
/// </summary>
internal sealed unsafe class EntityTagger
{
    /// <summary>The most kinds that a model tells apart.</summary>
    public const int MostKinds = 7;

    /// <summary>The size of a row of transitions: the most labels, and one spare.</summary>
    public const int Row = 16;

    /// <summary>What a move that cannot be costs; far below any sum of weights, far above the end of 16 bits.</summary>
    public const short Forbidden = -8200;

    /// <summary>What a weight of 1.0 is among scores: a sum of some fifty rows must fit 16 bits, and a single row 8.</summary>
    public const float Unit = 24;

    private const short Floor = -16000;
    private readonly sbyte* rows;
    private readonly short* transitions;
    private readonly short[] combined = [];

    /// <summary>Takes a model, whose memory stays where it is, and a network whose scores are added to the model's.</summary>
    public EntityTagger(EntityModel model, EntityNetwork? network = null)
    {
        Network = network;
        Model = model;
        Labels = 1 + (2 * model.Kinds.Count);
        Width = WidthOf(Labels);
        transitions = model.Transitions;
        rows = model.Rows;
        if (network is not null)
        {
            combined = GC.AllocateArray<short>(Row * Row, pinned: true);
            for (var i = 0; i < combined.Length; i++)
            {
                combined[i] = (short)(model.Transitions[i] + network.Transitions[i]);
            }

            transitions = (short*)Unsafe.AsPointer(ref combined[0]);
        }
    }

    /// <summary>The model.</summary>
    public EntityModel Model { get; }

    /// <summary>The network that is asked as well; its labels are those of the model.</summary>
    public EntityNetwork? Network { get; }

    /// <summary>Count of labels.</summary>
    public int Labels { get; }

    /// <summary>Weights in a row: 8, or 16 beyond three kinds.</summary>
    public int Width { get; }

    /// <summary>Weights in a row for a count of labels.</summary>
    public static int WidthOf(int labels) => labels <= 8 ? 8 : 16;

    /// <summary>The label of an inside character of a kind is one more than that of its first.</summary>
    public static int BeginOf(int kind) => 1 + (2 * kind);

    /// <summary>The same for the built-in kinds.</summary>
    public static int BeginOf(EntityKind kind) => BeginOf((int)kind);

    /// <summary>True where label <paramref name="next"/> may follow <paramref name="label"/>: the inside of a kind goes on from its own kind only.</summary>
    public static bool MayFollow(int label, int next) => next == 0 || (next & 1) == 1 || label == next || label == next - 1;

    /// <summary>Labels the characters from <paramref name="start"/> to <paramref name="end"/>; those that can hold no name get 0.</summary>
    public void Tag(TaggerFeatures features, int start, int end, Span<byte> labels)
    {
        for (var i = start; i < end;)
        {
            if (!features.MayName(i))
            {
                labels[i++] = 0;
                continue;
            }

            var stop = features.RunEnd(i, end);
            TagRun(features, i, stop, start, end, labels[i..stop]);
            i = stop;
        }
    }

    private void TagRun(TaggerFeatures features, int from, int to, int start, int end, Span<byte> labels)
    {
        Span<uint> here = stackalloc uint[TaggerFeatures.MostRows];
        Span<uint> behind = stackalloc uint[TaggerFeatures.MostRows];
        var count = Fetch(features, from, start, end, here);
        var back = features.BackPointers(to - from);
        Span<short> scores = stackalloc short[Row];
        scores.Fill(Floor);
        scores[0] = 0;
        for (var i = from; i < to; i++)
        {
            // The rows of the next character are on their way while those of this one are added up.
            if (i + 1 < to)
            {
                Fetch(features, i + 1, start, end, behind);
            }

            var sum = Width == 8 ? Narrow(here[..count]) : Wide(here[..count]);
            if (Network is not null)
            {
                sum += Vector128.Create<short>(features.NetworkScores(i)).ToVector256();
            }

            var read = here;
            here = behind;
            behind = read;
            Step(scores, sum, back.Slice((i - from) * Row, Row));
        }

        Follow(scores, back, labels);
    }

    private int Fetch(TaggerFeatures features, int at, int start, int end, Span<uint> hashes)
    {
        var count = features.Rows(at, start, end, hashes);
        if (Sse.IsSupported)
        {
            foreach (var hash in hashes[..count])
            {
                Sse.Prefetch0(rows + (hash * (long)Width));
            }
        }

        return count;
    }

    private Vector256<short> Narrow(ReadOnlySpan<uint> hashes)
    {
        var sum = Vector128<short>.Zero;
        foreach (var hash in hashes)
        {
            sum += Vector128.WidenLower(Vector128.CreateScalar(*(long*)(rows + (hash * 8L))).AsSByte());
        }

        return sum.ToVector256();
    }

    private Vector256<short> Wide(ReadOnlySpan<uint> hashes)
    {
        var sum = Vector256<short>.Zero;
        foreach (var hash in hashes)
        {
            var (lower, upper) = Vector128.Widen(Vector128.Load(rows + (hash * 16L)));
            sum += Vector256.Create(lower, upper);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(Span<short> scores, Vector256<short> emission, Span<byte> pointers)
    {
        var best = Vector256.Create(scores[0]) + Vector256.Load(transitions);
        var from = Vector256<short>.Zero;
        for (var label = 1; label < Labels; label++)
        {
            var moved = Vector256.Create(scores[label]) + Vector256.Load(transitions + (label * Row));
            var better = Vector256.GreaterThan(moved, best);
            best = Vector256.ConditionalSelect(better, moved, best);
            from = Vector256.ConditionalSelect(better, Vector256.Create((short)label), from);
        }

        // Scores are kept relative to that of nothing, so that they fit 16 bits in a text of any length.
        best += emission;
        Vector256.Max(best - Vector256.Create(best.ToScalar()), Vector256.Create(Floor)).CopyTo(scores);
        Vector128.Narrow(from.GetLower().AsUInt16(), from.GetUpper().AsUInt16()).CopyTo(pointers);
    }

    private void Follow(ReadOnlySpan<short> scores, ReadOnlySpan<byte> back, Span<byte> labels)
    {
        // Behind the run stands a character that names nothing.
        var label = 0;
        for (var l = 1; l < Labels; l++)
        {
            label = scores[l] + transitions[l * Row] > scores[label] + transitions[label * Row] ? l : label;
        }

        for (var i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)label;
            label = back[(i * Row) + label];
        }
    }
}
