using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TextKit.Entities;

/// <summary>
/// A linear-chain tagger over characters: one label of seven for each (nothing; begin or inside of an organization, a place,
/// a person), the best sequence by Viterbi. Weights are signed bytes, eight to a feature row. Immutable, safe to share.
/// </summary>
internal sealed unsafe class EntityTagger
{
    public const int Labels = 7;
    public const int RowBits = 19;
    public const int TransitionBytes = 64 * sizeof(short);

    private readonly sbyte* rows;
    private readonly short[] transitions = new short[64];

    /// <summary>Takes a model that stays in memory: 64 transitions of 16 bits, then the rows.</summary>
    /// <exception cref="InvalidDataException">The model has another size.</exception>
    public EntityTagger(byte* model, long length)
    {
        if (length != TransitionBytes + (8L << RowBits))
        {
            throw new InvalidDataException($"An entity model has {TransitionBytes + (8L << RowBits)} bytes, this one {length}.");
        }

        new ReadOnlySpan<short>(model, 64).CopyTo(transitions);
        rows = (sbyte*)model + TransitionBytes;
    }

    /// <summary>The tagger that the assembly carries.</summary>
    public static EntityTagger Load()
    {
        var stream = (UnmanagedMemoryStream)(typeof(EntityTagger).Assembly.GetManifestResourceStream("TextKit.entity-tagger.bin")
            ?? throw new InvalidDataException("The assembly holds no entity model."));
        return new EntityTagger(stream.PositionPointer, stream.Length);
    }

    /// <summary>The label of an inside character of a kind is one more than that of its first.</summary>
    public static int BeginOf(EntityKind kind) => 1 + (2 * (int)kind);

    /// <summary>True where label <paramref name="next"/> may follow <paramref name="label"/>: the inside of a kind goes on from its own kind only.</summary>
    public static bool MayFollow(int label, int next) => next == 0 || (next & 1) == 1 || label == next || label == next - 1;

    /// <summary>
    /// Labels the characters from <paramref name="start"/> to <paramref name="end"/>; <paramref name="evidence"/>, where there is
    /// any, speaks through the <paramref name="classes"/> of the whole text's characters.
    /// </summary>
    public void Tag(TaggerFeatures features, int start, int end, LacEvidence? evidence, ReadOnlySpan<byte> classes, Span<byte> labels)
    {
        Span<uint> hashes = stackalloc uint[TaggerFeatures.MostRows];
        var back = features.BackPointers(end - start);
        Span<int> scores = stackalloc int[Labels];
        Span<int> next = stackalloc int[Labels];
        scores[1..].Fill(int.MinValue / 2);
        scores[0] = 0;
        for (var i = start; i < end; i++)
        {
            var count = features.Rows(i, start, end, hashes);
            var emission = evidence is null ? Vector128<short>.Zero : evidence.At(classes, i);
            for (var r = 0; r < count; r++)
            {
                emission += Vector128.WidenLower(Vector128.CreateScalar(*(long*)(rows + (hashes[r] * 8L))).AsSByte());
            }

            var pointers = back.Slice((i - start) * 8, 8);
            for (var to = 0; to < Labels; to++)
            {
                Step(scores, to, emission.GetElement(to), next, pointers);
            }

            next.CopyTo(scores);
        }

        Follow(scores, back, labels[start..end]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(Span<int> scores, int to, int emission, Span<int> next, Span<byte> pointers)
    {
        var best = int.MinValue;
        var from = 0;
        for (var label = 0; label < Labels; label++)
        {
            var score = scores[label] + transitions[(label * 8) + to];
            if (score > best)
            {
                best = score;
                from = label;
            }
        }

        next[to] = best + emission;
        pointers[to] = (byte)from;
    }

    private static void Follow(ReadOnlySpan<int> scores, ReadOnlySpan<byte> back, Span<byte> labels)
    {
        var label = 0;
        for (var l = 1; l < Labels; l++)
        {
            label = scores[l] > scores[label] ? l : label;
        }

        for (var i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)label;
            label = back[(i * 8) + label];
        }
    }
}
