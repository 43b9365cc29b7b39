using System.Runtime.Intrinsics;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// jieba's hidden Markov model of characters at the beginning, in the middle and at the end of a word, or words by
/// themselves: finds words that no dictionary has. Viterbi in the order of python3-jieba's <c>finalseg</c>, of equal paths
/// the one with the greater letter.
/// </summary>
internal sealed unsafe class WordHmm
{
    private static readonly Lazy<WordHmm> Lazy = new(() => new WordHmm());
    private readonly double* start;
    private readonly double* transition;
    private readonly double* emission;
    private readonly int rows;

    private WordHmm()
    {
        var table = EmbeddedTable.Open("hmm.bin");
        start = table.Read<double>(out _);
        transition = table.Read<double>(out _);
        emission = table.Read<double>(out var count);
        rows = count / 4;
    }

    public static WordHmm Default => Lazy.Value;

    /// <summary>Sets <paramref name="ends"/>[i] to 1 where a word ends with character i, else to 0.</summary>
    /// <param name="codes">The characters' codes in the trie.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="ends">Room for as many bytes.</param>
    public void Mark(ushort* codes, int count, byte* ends)
    {
        // One lane a state, B M E S. Each has two predecessors, the second of which, the greater letter, wins a tie.
        var fromFirst = Vector256.Create(transition[8], transition[1], transition[2], transition[11]);
        var fromSecond = Vector256.Create(transition[12], transition[5], transition[6], transition[15]);
        var scores = Vector256.Load(start) + Row(codes[0]);
        for (var i = 1; i < count; i++)
        {
            var row = Row(codes[i]);
            var first = Vector256.Shuffle(scores, Vector256.Create(2L, 0, 0, 2)) + fromFirst + row;
            var second = Vector256.Shuffle(scores, Vector256.Create(3L, 1, 1, 3)) + fromSecond + row;
            var better = Vector256.GreaterThanOrEqual(second, first);
            ends[i] = (byte)better.ExtractMostSignificantBits();
            scores = Vector256.ConditionalSelect(better, second, first);
        }

        Trace(ends, count, scores[3] >= scores[2]);
    }

    private static void Trace(byte* ends, int count, bool single)
    {
        var state = single ? 3 : 2;
        for (var i = count - 1; i >= 0; i--)
        {
            var second = (ends[i] >> state) & 1;
            ends[i] = (byte)(state >> 1);
            state = state is 0 or 3 ? 2 + second : second;
        }
    }

    private Vector256<double> Row(ushort code) => Vector256.Load(emission + 4 * (code < rows ? code : 0));
}
