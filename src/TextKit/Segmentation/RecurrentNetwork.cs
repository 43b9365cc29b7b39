using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TextKit.Segmentation;

/// <summary>
/// Runs sentences through the model, as many side by side as there are lanes: a lane that comes to the end of its sentence
/// takes the next. Keeps its buffers; for one thread at a time.
/// </summary>
internal sealed unsafe class RecurrentNetwork
{
    /// <summary>Characters that a run takes at most.</summary>
    public const int Capacity = 4096;

    private const int Lanes = 24;
    private const int Hidden = RecurrentModel.Hidden;
    private const int Width = 2 * Hidden;

    // Distance of the rows of r∘h; not a power of two, for such rows would share the same few lines of the cache.
    private const int ResetWidth = Hidden + 32;
    private const int MostSentences = 1024;
    private const int LongestSentence = 256;
    private const string Ends = "。！？!?";
    private const string Closers = "”’」』）》\"')";
    private readonly RecurrentModel model;
    private readonly int[] inputs;
    private readonly int[] offsets = new int[Capacity];
    private readonly (int Start, int Length)[] sentences = new (int, int)[MostSentences];
    private readonly ulong[] order = new ulong[MostSentences];
    private readonly byte[] first = Buffer<byte>((Capacity + ByteMatrix.MostRows) * Width);
    private readonly short[] second = Buffer<short>((Capacity + PackedMatrix.Block) * Width);
    private readonly short[] addends = Buffer<short>((Capacity + ByteMatrix.MostRows) * GruDirection.Sums);
    private readonly float[] states = Buffer<float>(Lanes * Hidden);
    private readonly byte[] byteStates = Buffer<byte>(Lanes * Hidden);
    private readonly short[] wholeState = Buffer<short>(Hidden);
    private readonly short[] gateSums = Buffer<short>(Lanes * 2 * Hidden);
    private readonly float[] updates = Buffer<float>(Lanes * Hidden);
    private readonly short[] resets = Buffer<short>(Lanes * ResetWidth);
    private readonly int[] candidateSums = Buffer<int>(Lanes * Hidden);
    private readonly int[] at = new int[Lanes];
    private readonly int[] left = new int[Lanes];
    private int sentenceCount;
    private int characters;
    private int next;

    public RecurrentNetwork(RecurrentModel model)
    {
        this.model = model;
        inputs = new int[Capacity * (1 + model.Marks)];
    }

    /// <summary>Reads a text sentence by sentence; <paramref name="marks"/> are those of its characters, one behind the other.</summary>
    public void Read<TReader>(ReadOnlySpan<char> text, ReadOnlySpan<byte> marks, TReader reader)
        where TReader : IStateReader, allows ref struct
    {
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            if (!TryAdd(text, start, end, marks))
            {
                Run(reader);
                TryAdd(text, start, end, marks);
            }

            start = end;
        }

        Run(reader);
    }

    /// <summary>The end of the sentence that begins at an offset.</summary>
    public static int SentenceEnd(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                return i + 1;
            }

            if (Ends.Contains(text[i], StringComparison.Ordinal))
            {
                for (i++; i < text.Length && i - start < LongestSentence && Closers.Contains(text[i], StringComparison.Ordinal);)
                {
                    i++;
                }

                return i;
            }

            if (i - start == LongestSentence)
            {
                return Cut(text, start, i);
            }
        }

        return text.Length;
    }

    /// <summary>Where a sentence that is too long is cut: behind its last comma, never within a surrogate pair.</summary>
    private static int Cut(ReadOnlySpan<char> text, int start, int end)
    {
        var comma = text[start..end].LastIndexOfAny("，；、,;");
        return comma >= LongestSentence / 2 ? start + comma + 1 : char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    /// <summary>Writes the offsets of a sentence's characters without the white space at its ends, a surrogate pair as one character, and returns their count.</summary>
    public static int Characters(ReadOnlySpan<char> text, int start, int end, Span<int> offsets)
    {
        start = end - text[start..end].TrimStart().Length;
        end = start + text[start..end].TrimEnd().Length;
        var count = 0;
        for (var i = start; i < end; i++)
        {
            offsets[count++] = i;
            i += char.IsHighSurrogate(text[i]) && i + 1 < end && char.IsLowSurrogate(text[i + 1]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Adds a sentence; false where there is no room for it.</summary>
    private bool TryAdd(ReadOnlySpan<char> text, int begin, int end, ReadOnlySpan<byte> marks)
    {
        if (sentenceCount == MostSentences || characters + end - begin > Capacity)
        {
            return false;
        }

        var start = characters;
        characters += Characters(text, begin, end, offsets.AsSpan(start));
        if (characters == start)
        {
            return true;
        }

        for (var i = start; i < characters; i++)
        {
            var own = inputs.AsSpan(i * (1 + model.Marks), 1 + model.Marks);
            own.Clear();
            own[0] = model.Characters.RowOf(text[offsets[i]]);
            for (int m = 0, count = 1; m < model.Marks; m++)
            {
                if (marks[(offsets[i] * model.Marks) + m] is > 0 and var mark)
                {
                    own[count++] = RecurrentModel.InputOf(m, mark);
                }
            }
        }

        order[sentenceCount] = ((ulong)(Capacity - (characters - start)) << 32) | (uint)sentenceCount;
        sentences[sentenceCount++] = (start, characters - start);
        return true;
    }

    /// <summary>Lets the states of the sentences added be read and forgets them.</summary>
    private void Run<TReader>(TReader reader)
        where TReader : IStateReader, allows ref struct
    {
        if (sentenceCount == 0)
        {
            return;
        }

        // The longest first, so that the lanes end together.
        order.AsSpan(0, sentenceCount).Sort();
        for (var d = 0; d < 4; d++)
        {
            var direction = model.Directions[d];
            if (direction.Inputs is { } ofFirst)
            {
                // Rows to spare make the count one whose kernel is compiled.
                ofFirst.Multiply(Pointer(first), (characters + ByteMatrix.MostRows - 1) & -ByteMatrix.MostRows, Pointer(addends));
            }
            else
            {
                AddInputs(d * GruDirection.Sums);
            }

            Read(direction, (d & 1) * Hidden);
        }

        for (var s = 0; s < sentenceCount; s++)
        {
            var (start, length) = sentences[s];
            reader.Take(Pointer(second) + (start * Width), offsets.AsSpan(start, length));
        }

        sentenceCount = characters = 0;
    }

    /// <summary>Reads all sentences in one direction; the states go to <paramref name="column"/> of the rows of states.</summary>
    private void Read(GruDirection direction, int column)
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
            Step(direction, active, column);
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
        byteStates.AsSpan(lane * Hidden, Hidden).Fill(ByteMatrix.Zero);
    }

    private void Move(int from, int to)
    {
        if (from != to)
        {
            (at[to], left[to]) = (at[from], left[from]);
            states.AsSpan(from * Hidden, Hidden).CopyTo(states.AsSpan(to * Hidden));
            byteStates.AsSpan(from * Hidden, Hidden).CopyTo(byteStates.AsSpan(to * Hidden));
        }
    }

    /// <summary>Takes every lane one character further.</summary>
    private void Step(GruDirection direction, int active, int column)
    {
        direction.MultiplyGates(Pointer(byteStates), active, Pointer(gateSums));
        for (var lane = 0; lane < active; lane++)
        {
            GruDirection.ApplyGates(Pointer(gateSums) + (lane * 2 * Hidden), Addend(lane), State(lane), Update(lane), Pointer(resets) + (lane * ResetWidth));
        }

        direction.MultiplyCandidates(Pointer(resets), ResetWidth, active, Pointer(candidateSums));
        for (var lane = 0; lane < active; lane++)
        {
            var to = (at[lane] * Width) + column;
            var state = direction.Inputs is null ? Pointer(wholeState) : Pointer(second) + to;
            direction.ApplyCandidate(Pointer(candidateSums) + (lane * Hidden), Addend(lane), Update(lane), State(lane), state);
            ByteMatrix.Write(state, Pointer(byteStates) + (lane * Hidden));
            if (direction.Inputs is null)
            {
                Unsafe.CopyBlock(Pointer(first) + to, Pointer(byteStates) + (lane * Hidden), Hidden);
            }
        }
    }

    private float* State(int lane) => Pointer(states) + (lane * Hidden);

    private float* Update(int lane) => Pointer(updates) + (lane * Hidden);

    /// <summary>What a lane's character adds to the sums beside its state.</summary>
    private short* Addend(int lane) => Pointer(addends) + (at[lane] * GruDirection.Sums);

    /// <summary>Adds up what the characters and their marks add to the sums of a direction of the first layer; a part of the sums stays in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddInputs(int column)
    {
        const int Part = 4 * 32;
        for (var i = 0; i < characters; i++)
        {
            var own = inputs.AsSpan(i * (1 + model.Marks), 1 + model.Marks);
            var sums = Pointer(addends) + (i * GruDirection.Sums);
            for (var n = 0; n < GruDirection.Sums; n += Part)
            {
                ref var row = ref model.Projection(own[0])[column + n];
                var (a, b, c, d) = (Vector512.LoadUnsafe(ref row), Vector512.LoadUnsafe(ref row, 32), Vector512.LoadUnsafe(ref row, 64), Vector512.LoadUnsafe(ref row, 96));
                for (var m = 1; m < own.Length && own[m] != 0; m++)
                {
                    row = ref model.Projection(own[m])[column + n];
                    a = Vector512.AddSaturate(a, Vector512.LoadUnsafe(ref row));
                    b = Vector512.AddSaturate(b, Vector512.LoadUnsafe(ref row, 32));
                    c = Vector512.AddSaturate(c, Vector512.LoadUnsafe(ref row, 64));
                    d = Vector512.AddSaturate(d, Vector512.LoadUnsafe(ref row, 96));
                }

                a.Store(sums + n);
                b.Store(sums + n + 32);
                c.Store(sums + n + 64);
                d.Store(sums + n + 96);
            }
        }
    }

    private static T[] Buffer<T>(int length)
        where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static T* Pointer<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref pinned[0]);
}
