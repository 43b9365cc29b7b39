using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TextKit.Segmentation;

/// <summary>Scores the tags of a sentence's characters and finds the best sequence of tags, by Viterbi. For one thread at a time.</summary>
internal sealed unsafe class LacDecoder
{
    private const int Row = LacModel.TagRow;
    private readonly LacModel model;
    private readonly int[] sums = GC.AllocateArray<int>(PackedMatrix.Block * Row, pinned: true);
    private readonly byte[] before = new byte[RecurrentNetwork.Capacity * Row];
    private readonly float[] scores = new float[Row];
    private readonly float[] best = new float[Row];

    public LacDecoder(LacModel model) => this.model = model;

    /// <summary>Writes the tags of a sentence  at the places of its characters.</summary>
    public void Decode(short* states, ReadOnlySpan<int> offsets, Span<byte> tags)
    {
        var scored = (int*)Unsafe.AsPointer(ref sums[0]);
        for (var i = 0; i < offsets.Length; i++)
        {
            var row = i % PackedMatrix.Block;
            if (row == 0)
            {
                model.Scores.Multiply(states + (i * 2 * LacModel.Hidden), 2 * LacModel.Hidden, PackedMatrix.Block, scored, Row);
            }

            if (i == 0)
            {
                Begin(scored);
            }
            else
            {
                Follow(scored + (row * Row), ref before[i * Row]);
            }
        }

        WriteBest(offsets, tags);
    }

    private Vector256<float> Score(int* scored, int tag) =>
        (Vector256.ConvertToSingle(Vector256.Load(scored + tag)) * Vector256.LoadUnsafe(in model.Scores.Scales[tag])) + Vector256.LoadUnsafe(ref model.Transitions[tag]);

    private void Begin(int* scored)
    {
        for (var tag = 0; tag < Row; tag += Vector256<float>.Count)
        {
            (Score(scored, tag) + Vector256.LoadUnsafe(ref model.Transitions[Row + tag])).StoreUnsafe(ref scores[tag]);
        }
    }

    private void Follow(int* scored, ref byte from)
    {
        for (var tag = 0; tag < Row; tag += 2 * Vector256<float>.Count)
        {
            ref var transitions = ref model.Transitions[(3 * Row) + tag];
            var (bestA, bestB) = (Vector256.Create(float.MinValue), Vector256.Create(float.MinValue));
            var (fromA, fromB) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (var previous = 0; previous < LacModel.Tags; previous++)
            {
                var score = Vector256.Create(scores[previous]);
                var tagBefore = Vector256.Create(previous);
                var a = score + Vector256.LoadUnsafe(ref transitions, (nuint)(previous * Row));
                var b = score + Vector256.LoadUnsafe(ref transitions, (nuint)((previous * Row) + 8));
                var (betterA, betterB) = (Vector256.GreaterThan(a, bestA), Vector256.GreaterThan(b, bestB));
                (bestA, fromA) = (Vector256.ConditionalSelect(betterA, a, bestA), Vector256.ConditionalSelect(betterA.AsInt32(), tagBefore, fromA));
                (bestB, fromB) = (Vector256.ConditionalSelect(betterB, b, bestB), Vector256.ConditionalSelect(betterB.AsInt32(), tagBefore, fromB));
            }

            (bestA + Score(scored, tag)).StoreUnsafe(ref best[tag]);
            (bestB + Score(scored, tag + 8)).StoreUnsafe(ref best[tag + 8]);
            var pairs = Vector256.Narrow(fromA, fromB);
            Vector128.Narrow(pairs.GetLower(), pairs.GetUpper()).AsByte().StoreUnsafe(ref from, (nuint)tag);
        }

        best.CopyTo(scores.AsSpan());
    }

    private void WriteBest(ReadOnlySpan<int> offsets, Span<byte> tags)
    {
        var tag = 0;
        for (var t = 0; t < LacModel.Tags; t++)
        {
            scores[t] += model.Transitions[(2 * Row) + t];
            tag = scores[t] > scores[tag] ? t : tag;
        }

        for (var i = offsets.Length - 1; i >= 0; i--)
        {
            tags[offsets[i]] = (byte)tag;
            tag = before[(i * Row) + tag];
        }
    }
}
