using System.Runtime.CompilerServices;

namespace TextKit.Segmentation;

/// <summary>
/// Runs sentences through the model, as many side by side as there are lanes: a lane that comes to the end of its sentence
/// takes the next. Keeps its buffers; for one thread at a time.
/// </summary>
internal sealed unsafe class LacNetwork
{
    /// <summary>Characters that a run takes at most.</summary>
    public const int Capacity = 4096;

    private const int Lanes = 24;
    private const int Chunk = 192;
    private const int Hidden = LacModel.Hidden;
    private const int Width = 2 * Hidden;
    private const int MostSentences = 1024;
    private readonly LacModel model;
    private readonly LacDecoder decoder;
    private readonly ushort[] rows = new ushort[Capacity];
    private readonly int[] offsets = new int[Capacity];
    private readonly (int Start, int Length)[] sentences = new (int, int)[MostSentences];
    private readonly ulong[] order = new ulong[MostSentences];
    private readonly short[] first = Buffer<short>((Capacity + PackedMatrix.Block) * Width);
    private readonly short[] second = Buffer<short>((Capacity + PackedMatrix.Block) * Width);
    private readonly int[] inputSums = Buffer<int>((Capacity + PackedMatrix.Block) * GruDirection.Sums);
    private readonly int[] none = Buffer<int>(GruDirection.Sums);
    private readonly short[] activations = Buffer<short>(Lanes * GruDirection.RowWidth);
    private readonly float[] states = Buffer<float>(Lanes * Hidden);
    private readonly int[] laneSums = Buffer<int>(Lanes * GruDirection.Sums);
    private readonly int[] at = new int[Lanes];
    private readonly int[] left = new int[Lanes];
    private int sentenceCount;
    private int characters;
    private int next;

    public LacNetwork(LacModel model) => (this.model, decoder) = (model, new LacDecoder(model));

    /// <summary>Adds a sentence without the white space at its ends; false where there is no room for it. A surrogate pair is one character.</summary>
    public bool TryAdd(ReadOnlySpan<char> sentence, int offset)
    {
        var trimmed = sentence.TrimStart();
        offset += sentence.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd();
        if (trimmed.IsEmpty)
        {
            return true;
        }

        if (sentenceCount == MostSentences || characters + trimmed.Length > Capacity)
        {
            return false;
        }

        var start = characters;
        for (var i = 0; i < trimmed.Length; i++)
        {
            offsets[characters] = offset + i;
            rows[characters++] = model.RowOf(trimmed[i]);
            i += char.IsHighSurrogate(trimmed[i]) && i + 1 < trimmed.Length && char.IsLowSurrogate(trimmed[i + 1]) ? 1 : 0;
        }

        order[sentenceCount] = ((ulong)(LacNetwork.Capacity - (characters - start)) << 32) | (uint)sentenceCount;
        sentences[sentenceCount++] = (start, characters - start);
        return true;
    }

    /// <summary>Tags the sentences added and forgets them.</summary>
    public void Run(Span<byte> tags)
    {
        if (sentenceCount == 0)
        {
            return;
        }

        // The longest first, so that the lanes end together.
        order.AsSpan(0, sentenceCount).Sort();
        for (var direction = 0; direction < 4; direction++)
        {
            if (direction > 1)
            {
                MultiplyInputs(model.Directions[direction]);
            }

            Read(model.Directions[direction], (direction & 1) * Hidden, Pointer(direction < 2 ? first : second));
        }

        for (var s = 0; s < sentenceCount; s++)
        {
            var (start, length) = sentences[s];
            decoder.Decode(Pointer(second) + (start * Width), length, offsets.AsSpan(start, length), tags);
        }

        sentenceCount = characters = 0;
    }

    /// <summary>What the states of the first layer add to the sums of the second, as many at a time as the cache holds beside the weights.</summary>
    private void MultiplyInputs(GruDirection direction)
    {
        for (var from = 0; from < characters; from += Chunk)
        {
            direction.MultiplyInputs(Pointer(first) + (from * Width), Math.Min(Chunk, characters - from), Pointer(inputSums) + (from * GruDirection.Sums));
        }
    }

    /// <summary>Reads all sentences in one direction; the states go to <paramref name="column"/> of the output.</summary>
    private void Read(GruDirection direction, int column, short* output)
    {
        var active = 0;
        next = 0;
        while (active < Lanes && next < sentenceCount)
        {
            Start(active++, column != 0);
        }

        var step = column == 0 ? 1 : -1;
        while (active > 0)
        {
            Step(direction, active, column, output);
            for (var lane = active - 1; lane >= 0; lane--)
            {
                at[lane] += step;
                if (--left[lane] == 0)
                {
                    if (next < sentenceCount)
                    {
                        Start(lane, column != 0);
                    }
                    else
                    {
                        Move(--active, lane);
                    }
                }
            }
        }
    }

    private void Start(int lane, bool backward)
    {
        var (start, length) = sentences[(uint)order[next++]];
        at[lane] = backward ? start + length - 1 : start;
        left[lane] = length;
        states.AsSpan(lane * Hidden, Hidden).Clear();
        activations.AsSpan(lane * GruDirection.RowWidth, Hidden).Clear();
    }

    private void Move(int from, int to)
    {
        if (from != to)
        {
            (at[to], left[to]) = (at[from], left[from]);
            states.AsSpan(from * Hidden, Hidden).CopyTo(states.AsSpan(to * Hidden));
            activations.AsSpan(from * GruDirection.RowWidth, Hidden).CopyTo(activations.AsSpan(to * GruDirection.RowWidth));
        }
    }

    /// <summary>Takes every lane one character further.</summary>
    private void Step(GruDirection direction, int active, int column, short* output)
    {
        direction.MultiplyGates(Pointer(activations), active, Pointer(laneSums));
        for (var lane = 0; lane < active; lane++)
        {
            direction.ApplyGates(Sums(lane), OfInput(direction, lane), Addend(direction, lane, column), State(lane), Row(lane));
        }

        direction.MultiplyCandidates(Pointer(activations), active, Pointer(laneSums));
        for (var lane = 0; lane < active; lane++)
        {
            direction.ApplyCandidate(Sums(lane), OfInput(direction, lane), Addend(direction, lane, column), State(lane), Row(lane));
            Unsafe.CopyBlock(output + (at[lane] * Width) + column, Row(lane), Hidden * sizeof(short));
        }
    }

    private int* Sums(int lane) => Pointer(laneSums) + (lane * GruDirection.Sums);

    private float* State(int lane) => Pointer(states) + (lane * Hidden);

    private short* Row(int lane) => Pointer(activations) + (lane * GruDirection.RowWidth);

    /// <summary>Sums of a lane's input; zeros where what its character adds is known.</summary>
    private int* OfInput(GruDirection direction, int lane) => direction.InputWidth > 0 ? Pointer(inputSums) + (at[lane] * GruDirection.Sums) : Pointer(none);

    private ReadOnlySpan<short> Addend(GruDirection direction, int lane, int column) =>
        direction.InputWidth > 0 ? direction.Bias : model.Projection(rows[at[lane]]).AsSpan(3 * column, 3 * Hidden);

    private static T[] Buffer<T>(int length)
        where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static T* Pointer<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref pinned[0]);
}
