using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TextKit.Segmentation;

/// <summary>
/// One direction of a layer of gated recurrent units: u = σ(xW + hW), r = σ(xW + hW), c = tanh(xW + (r∘h)W), h + u∘(c − h).
/// What the input adds to the sums is multiplied beforehand, for all characters at once; the gates, which are less delicate than
/// the candidate, take 8-bit products. Immutable.
/// </summary>
internal sealed unsafe class GruDirection
{
    /// <summary>Sums of a row: those of u, of r and of c.</summary>
    public const int Sums = 3 * Hidden;

    private const int Hidden = RecurrentModel.Hidden;
    private readonly ByteMatrix gates;
    private readonly PackedMatrix candidate;

    /// <summary>Takes the weights of the input, if it is not projected beforehand, and of the state: rows of u, r, c.</summary>
    public GruDirection(ReadOnlySpan<float> input, ReadOnlySpan<float> recurrent, float* bias)
    {
        var gateRows = new float[Hidden * 2 * Hidden];
        var candidateRows = new float[Hidden * Hidden];
        for (var k = 0; k < Hidden; k++)
        {
            recurrent.Slice(k * Sums, 2 * Hidden).CopyTo(gateRows.AsSpan(k * 2 * Hidden));
            recurrent.Slice((k * Sums) + (2 * Hidden), Hidden).CopyTo(candidateRows.AsSpan(k * Hidden));
        }

        gates = new ByteMatrix(gateRows, Hidden, new float[2 * Hidden]);
        candidate = new PackedMatrix(candidateRows, Hidden);
        Inputs = input.IsEmpty ? null : new ByteMatrix(input, 2 * Hidden, new ReadOnlySpan<float>(bias, Sums));
    }

    /// <summary>The weights of the input; null where what it adds is known of each character.</summary>
    public ByteMatrix? Inputs { get; }

    /// <summary>Sums of the gates of all states.</summary>
    public void MultiplyGates(byte* states, int count, short* sums) => gates.Multiply(states, count, sums);

    /// <summary>Sums of the candidates of all r∘h.</summary>
    public void MultiplyCandidates(short* rows, int stride, int count, int* sums) => candidate.Multiply(rows, stride, count, sums, Hidden);

    /// <summary>Turns the sums of one row's gates and what its input adds into u and r∘h.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ApplyGates(short* sums, short* addend, float* state, float* update, short* reset)
    {
        for (var j = 0; j < Hidden; j += 16)
        {
            var (a, b) = Inner(sums + j, addend + j);
            Sigmoid(a).Store(update + j);
            Sigmoid(b).Store(update + j + 8);
            (a, b) = Inner(sums + Hidden + j, addend + Hidden + j);
            Activations(Sigmoid(a) * Vector256.Load(state + j), Sigmoid(b) * Vector256.Load(state + j + 8)).Store(reset + j);
        }
    }

    /// <summary>Makes the next state of one row out of u, the sums of its candidate and what its input adds; as whole numbers too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ApplyCandidate(int* sums, short* addend, float* update, float* state, short* row)
    {
        ref var scales = ref Unsafe.AsRef(in candidate.Scales[0]);
        var unit = Vector256.Create(1 / RecurrentModel.AddendOne);
        addend += 2 * Hidden;
        for (var j = 0; j < Hidden; j += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(addend + j));
            var a = (Vector256.ConvertToSingle(Vector256.Load(sums + j)) * Vector256.LoadUnsafe(ref scales, (nuint)j)) + (Vector256.ConvertToSingle(low) * unit);
            var b = (Vector256.ConvertToSingle(Vector256.Load(sums + j + 8)) * Vector256.LoadUnsafe(ref scales, (nuint)j + 8)) + (Vector256.ConvertToSingle(high) * unit);
            var old = Vector256.Load(state + j);
            a = old + (Vector256.Load(update + j) * (Tanh(a) - old));
            old = Vector256.Load(state + j + 8);
            b = old + (Vector256.Load(update + j + 8) * (Tanh(b) - old));
            a.Store(state + j);
            b.Store(state + j + 8);
            Activations(a, b).Store(row + j);
        }
    }

    /// <summary>Rounds numbers to be added to sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(ReadOnlySpan<float> values, Span<short> rounded)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (short)Math.Clamp(MathF.Round(values[i] * RecurrentModel.AddendOne), short.MinValue, short.MaxValue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> A, Vector256<float> B) Inner(short* sums, short* addend)
    {
        var (low, high) = Vector256.Widen(Vector256.AddSaturate(Vector256.Load(sums), Vector256.Load(addend)));
        var unit = Vector256.Create(1 / RecurrentModel.AddendOne);
        return (Vector256.ConvertToSingle(low) * unit, Vector256.ConvertToSingle(high) * unit);
    }

    /// <summary>As whole numbers, rounded to even by the bits that a large number leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Activations(Vector256<float> a, Vector256<float> b)
    {
        var one = Vector256.Create(PackedMatrix.One);
        var large = Vector256.Create(12582912f);
        return Vector256.Narrow(((a * one) + large).AsInt32() - large.AsInt32(), ((b * one) + large).AsInt32() - large.AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var half = Vector256.Create(0.5f);
        return half + (half * Tanh(x * half));
    }

    /// <summary>Lambert's continued fraction to the seventh power, within 0.0001 of the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Tanh(Vector256<float> x)
    {
        var end = Vector256.Create(4.97f);
        x = Vector256.MinNative(Vector256.MaxNative(x, -end), end);
        var s = x * x;
        var over = x * (((((s + Vector256.Create(378f)) * s) + Vector256.Create(17325f)) * s) + Vector256.Create(135135f));
        var under = (((((Vector256.Create(28f) * s) + Vector256.Create(3150f)) * s) + Vector256.Create(62370f)) * s) + Vector256.Create(135135f);
        return over / under;
    }
}
