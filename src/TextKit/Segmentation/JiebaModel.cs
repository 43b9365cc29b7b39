using System.Numerics;
using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Segments a block, a run of Han characters, ASCII letters, digits and <c>+#&amp;._%-</c>, as python3-jieba 0.42.1 does: the
/// dictionary route of highest probability, the last of equal ones, and words found by the HMM among single characters.
/// A block's codes end with a 0. Immutable.
/// </summary>
internal sealed unsafe class JiebaModel
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? forcedSplits;
    private readonly WordHmm? hmm;
    private readonly bool search;
    private readonly ulong* nodes;
    private readonly double* weights;
    private readonly int ring;

    /// <param name="dictionary">The words.</param>
    /// <param name="useHmm">Whether the HMM looks for words among single characters.</param>
    /// <param name="search">Whether the dictionary words of two and three characters inside a word come before it.</param>
    /// <param name="forcedSplits">Words that the HMM must not make, null for none.</param>
    public JiebaModel(WordDictionary dictionary, bool useHmm, bool search = false, HashSet<string>? forcedSplits = null)
    {
        this.search = search;
        hmm = useHmm ? WordHmm.Default : null;
        this.forcedSplits = forcedSplits?.GetAlternateLookup<ReadOnlySpan<char>>();
        nodes = dictionary.Trie.Nodes;
        weights = dictionary.Weights;
        ring = (int)BitOperations.RoundUpToPowerOf2((uint)dictionary.LongestWord + 1);
    }

    /// <summary>Fills in, for each character of a block, the length of the word that the best route takes there.</summary>
    [SkipLocalsInit]
    public void Route(ushort* codes, int count, ushort* lengths)
    {
        // Only as many scores are alive as the longest word has characters.
        var best = stackalloc double[ring];
        var mask = ring - 1;
        var nodes = this.nodes;
        var weights = this.weights;
        best[count & mask] = 0;
        PrefetchPairs(codes, count);
        for (var i = count - 1; i >= 0; i--)
        {
            var node = nodes[codes[i]];
            var value = DoubleArrayTrie.Value(node);
            var score = weights[value] + best[(i + 1) & mask];
            var length = 1;
            if (value == 0)
            {
                // A single character that is no word is a choice only where no word begins.
                score = LongerWord(codes + i, i, node, best, mask, double.NegativeInfinity, ref length) is var longer && length > 1 ? longer : score;
            }
            else if (node >> DoubleArrayTrie.BaseShift != 0)
            {
                score = LongerWord(codes + i, i, node, best, mask, score, ref length);
            }

            best[i & mask] = score;
            lengths[i] = (ushort)length;
        }
    }

    /// <summary>Fetches the nodes of each two neighbouring characters: from there on the trie is too large for the nearer caches.</summary>
    private void PrefetchPairs(ushort* codes, int count)
    {
        var nodes = this.nodes;
        var node = nodes[codes[0]];
        for (var i = 1; i < count; i++)
        {
            var code = codes[i];
            CacheLine.Prefetch(nodes + (node >> DoubleArrayTrie.BaseShift) + code);
            node = nodes[code];
        }
    }

    /// <summary>Cuts a block whose route is known.</summary>
    public void Cut(ReadOnlySpan<char> block, ushort* codes, ushort* lengths, int offset, ref TokenWriter<Token> tokens)
    {
        for (var i = 0; i < block.Length;)
        {
            var length = (int)lengths[i];
            if (length > 1)
            {
                Add(codes + i, offset + i, length, ref tokens);
                i += length;
                continue;
            }

            var begin = i++;
            while (i < block.Length && lengths[i] == 1)
            {
                i++;
            }

            if (i == begin + 1)
            {
                tokens.Add(new Token(offset + begin, 1));
            }
            else if (hmm is not null)
            {
                Singles(block[begin..i], codes + begin, offset + begin, ref tokens);
            }
            else
            {
                JoinLetters(block[begin..i], codes + begin, offset + begin, ref tokens);
            }
        }
    }

    /// <summary>Cuts a block into all dictionary words, overlapping, and runs of letters and digits.</summary>
    public void CutFully(ReadOnlySpan<char> block, ushort* codes, int offset, ref TokenWriter<Token> tokens)
    {
        var covered = 0;
        var (letters, lettersEnd) = (-1, 0);
        for (var i = 0; i < block.Length; i++)
        {
            if (letters >= 0 && !char.IsAsciiLetterOrDigit(block[i]))
            {
                tokens.Add(new Token(offset + letters, lettersEnd - letters));
                letters = -1;
            }

            var (words, length) = WordsAt(codes + i);
            if (words < 2 && i >= covered)
            {
                covered = i + length;
                if (!char.IsAsciiLetterOrDigit(block[i]))
                {
                    tokens.Add(new Token(offset + i, length));
                }
                else if (letters >= 0 && lettersEnd == i)
                {
                    lettersEnd = covered;
                }
                else
                {
                    // The reference would join letters over a user's words of letters; a token cannot.
                    if (letters >= 0)
                    {
                        tokens.Add(new Token(offset + letters, lettersEnd - letters));
                    }

                    (letters, lettersEnd) = (i, covered);
                }
            }
            else
            {
                // The last word counts even where an earlier one reaches farther, as in the reference.
                var last = AddLongerWords(codes + i, offset + i, ref tokens);
                covered = last > 0 ? i + last : covered;
            }
        }

        if (letters >= 0)
        {
            tokens.Add(new Token(offset + letters, lettersEnd - letters));
        }
    }

    /// <summary>How many words begin at a character, and the length of the last; 1 where none does.</summary>
    private (int Words, int Length) WordsAt(ushort* codes)
    {
        var (words, last) = (0, 1);
        var node = 0UL;
        for (var length = 1; Step(ref node, codes[length - 1]); length++)
        {
            if (DoubleArrayTrie.Value(node) != 0)
            {
                (words, last) = (words + 1, length);
            }
        }

        return (words, last);
    }

    private int AddLongerWords(ushort* codes, int offset, ref TokenWriter<Token> tokens)
    {
        var last = 0;
        var node = 0UL;
        for (var length = 1; Step(ref node, codes[length - 1]); length++)
        {
            if (length > 1 && DoubleArrayTrie.Value(node) != 0)
            {
                tokens.Add(new Token(offset, length));
                last = length;
            }
        }

        return last;
    }

    private bool Step(ref ulong node, ushort code)
    {
        var children = node >> DoubleArrayTrie.BaseShift;
        if (children == 0 && node != 0)
        {
            return false;
        }

        node = nodes[children + code];
        return (ushort)node == code;
    }

    /// <summary>True where the dictionary has the characters as a word with a frequency above 0.</summary>
    public bool IsWord(ushort* codes, int count)
    {
        var node = 0UL;
        for (var i = 0; i < count; i++)
        {
            if (!Step(ref node, codes[i]))
            {
                return false;
            }
        }

        return DoubleArrayTrie.Value(node) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double LongerWord(ushort* codes, int at, ulong node, double* best, int mask, double score, ref int length)
    {
        for (var next = 1; ; next++)
        {
            var children = node >> DoubleArrayTrie.BaseShift;
            if (children == 0)
            {
                return score;
            }

            var code = codes[next];
            node = nodes[children + code];
            if ((ushort)node != code)
            {
                return score;
            }

            var value = DoubleArrayTrie.Value(node);
            if (value != 0)
            {
                var longer = weights[value] + best[(at + next + 1) & mask];
                if (longer >= score)
                {
                    (score, length) = (longer, next + 1);
                }
            }
        }
    }

    /// <summary>True for a character that the HMMs know of.</summary>
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fd5';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ushort* codes, int offset, int length, ref TokenWriter<Token> tokens)
    {
        if (search && length > 2)
        {
            AddParts(codes, offset, length, 2, ref tokens);
            if (length > 3)
            {
                AddParts(codes, offset, length, 3, ref tokens);
            }
        }

        tokens.Add(new Token(offset, length));
    }

    private void AddParts(ushort* codes, int offset, int length, int size, ref TokenWriter<Token> tokens)
    {
        for (var i = 0; i + size <= length; i++)
        {
            if (IsWord(codes + i, size))
            {
                tokens.Add(new Token(offset + i, size));
            }
        }
    }

    private void JoinLetters(ReadOnlySpan<char> run, ushort* codes, int offset, ref TokenWriter<Token> tokens)
    {
        for (var i = 0; i < run.Length;)
        {
            var begin = i;
            while (i < run.Length && char.IsAsciiLetterOrDigit(run[i]))
            {
                i++;
            }

            i += i == begin ? 1 : 0;
            Add(codes + begin, offset + begin, i - begin, ref tokens);
        }
    }

    private void Singles(ReadOnlySpan<char> run, ushort* codes, int offset, ref TokenWriter<Token> tokens)
    {
        if (IsWord(codes, run.Length))
        {
            for (var i = 0; i < run.Length; i++)
            {
                tokens.Add(new Token(offset + i, 1));
            }

            return;
        }

        for (var i = 0; i < run.Length;)
        {
            var begin = i;
            while (i < run.Length && IsHan(run[i]))
            {
                i++;
            }

            if (i > begin)
            {
                FindWords(run[begin..i], codes + begin, offset + begin, ref tokens);
            }
            else
            {
                i += LatinLength(run[i..]);
                Add(codes + begin, offset + begin, i - begin, ref tokens);
            }
        }
    }

    /// <summary>The length of the number or Latin word, or else of the symbols, that a text starts with.</summary>
    private static int LatinLength(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        if (i == 0)
        {
            while (i < text.Length && !IsHan(text[i]) && !char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
            }

            return i;
        }

        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            i += 2;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }
        }

        return i < text.Length && text[i] == '%' ? i + 1 : i;
    }

    [SkipLocalsInit]
    private void FindWords(ReadOnlySpan<char> run, ushort* codes, int offset, ref TokenWriter<Token> tokens)
    {
        using var ends = new Scratch<byte>(run.Length, stackalloc byte[Scratch<byte>.StackLength]);
        hmm!.Mark(codes, run.Length, ends.Pointer);
        for (int i = 0, begin = 0; i < run.Length; i++)
        {
            if (ends.Pointer[i] != 0)
            {
                var split = forcedSplits is { } forced && forced.Contains(run[begin..(i + 1)]);
                for (var at = begin; split && at < i; at++)
                {
                    tokens.Add(new Token(offset + at, 1));
                    begin++;
                }

                Add(codes + begin, offset + begin, i + 1 - begin, ref tokens);
                begin = i + 1;
            }
        }
    }
}
