using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Segments text into words: exactly those of python3-jieba 0.42.1, in its accurate, full and search modes. Offsets are
/// UTF-16 code units of the text given; surrogate pairs are never split; in the accurate mode the words joined give any text
/// back. Linear in the text, without recursion. Immutable and safe to share between threads.
/// </summary>
public sealed unsafe class WordSegmenter
{
    private static readonly Lazy<WordSegmenter> Lazy = new(() => new WordSegmenter(WordDictionary.Jieba, new WordSegmenterOptions()));
    private readonly JiebaModel model;
    private readonly ushort* codes;
    private readonly bool full;
    private readonly WholeWords? wholes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? stopWords;

    internal WordSegmenter(WordDictionary dictionary, WordSegmenterOptions options, UserDictionary? user = null)
    {
        model = new JiebaModel(dictionary, options.UseHmm, options.Mode == SegmentationMode.Search, user?.ForcedSplits is { Count: > 0 } splits ? splits : null);
        codes = dictionary.Trie.Codes;
        full = options.Mode == SegmentationMode.Full;
        wholes = options.KeepNumbersWhole || user?.Wholes.Count > 0 ? new WholeWords(user is null ? [] : user.Wholes.Keys, options.KeepNumbersWhole) : null;
        stopWords = options.StopWords.Count == 0 ? null : options.StopWords.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The segmenter with the embedded dictionary, accurate mode and HMM; made on first use.</summary>
    public static WordSegmenter Default => Lazy.Value;

    /// <summary>Makes a segmenter, independent of any other. Without user words it shares the embedded tables; each user word costs some microseconds.</summary>
    /// <exception cref="ArgumentException">A user word is empty or longer than 4,095 UTF-16 code units, or the tags are too many.</exception>
    public static WordSegmenter Create(WordSegmenterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.UserWords.Count == 0)
        {
            return new WordSegmenter(WordDictionary.Jieba, options);
        }

        var user = new UserDictionary(WordDictionary.Jieba, options.UserWords);
        return new WordSegmenter(user.Dictionary, options, user);
    }

    /// <summary>Segments a text.</summary>
    /// <returns>The words in text order; in the full and search modes they overlap.</returns>
    public List<Token> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>();
        Segment(text, tokens);
        return tokens;
    }

    /// <summary>Segments a text and appends its words to <paramref name="tokens"/>; allocates nothing but the list's growth.</summary>
    public void Segment(ReadOnlySpan<char> text, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var first = tokens.Count;
        var writer = new TokenWriter<Token>(tokens);
        var at = 0;
        if (wholes is not null)
        {
            for (var from = 0; wholes.TryFind(text, from, out var start, out var length); from = at)
            {
                SegmentPart(text[at..start], at, ref writer);
                writer.Add(new Token(start, length));
                at = start + length;
            }
        }

        SegmentPart(text[at..], at, ref writer);
        writer.Finish();
        if (stopWords is { } stops)
        {
            RemoveStopWords(text, tokens, first, stops);
        }
    }

    private static void RemoveStopWords(ReadOnlySpan<char> text, List<Token> tokens, int first, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> stops)
    {
        var kept = first;
        for (var i = first; i < tokens.Count; i++)
        {
            if (!stops.Contains(text.Slice(tokens[i].Start, tokens[i].Length)))
            {
                tokens[kept++] = tokens[i];
            }
        }

        CollectionsMarshal.SetCount(tokens, kept);
    }

    [SkipLocalsInit]
    private void SegmentPart(ReadOnlySpan<char> text, int offset, ref TokenWriter<Token> tokens)
    {
        var buffer = stackalloc ushort[Scratch<ushort>.StackLength + 1];
        var lengths = stackalloc ushort[Scratch<ushort>.StackLength];
        for (var i = 0; i < text.Length;)
        {
            var begin = i;
            while (i < text.Length && i - begin < Scratch<ushort>.StackLength && codes[text[i]] is var code && code != 0)
            {
                buffer[i++ - begin] = code;
            }

            if (i == begin)
            {
                i += full ? OtherRun(text[i..]) : OtherLength(text[i..]);
                tokens.Add(new Token(offset + begin, i - begin));
            }
            else if (i < text.Length && codes[text[i]] != 0)
            {
                i = begin + LongBlock(text[begin..], offset + begin, ref tokens);
            }
            else
            {
                buffer[i - begin] = 0;
                Block(text[begin..i], buffer, lengths, offset + begin, ref tokens);
            }
        }
    }

    private int LongBlock(ReadOnlySpan<char> text, int offset, ref TokenWriter<Token> tokens)
    {
        var count = 0;
        while (count < text.Length && codes[text[count]] != 0)
        {
            count++;
        }

        using var buffer = new Scratch<ushort>(count + 1, default);
        using var lengths = new Scratch<ushort>(count, default);
        for (var i = 0; i < count; i++)
        {
            buffer.Pointer[i] = codes[text[i]];
        }

        buffer.Pointer[count] = 0;
        Block(text[..count], buffer.Pointer, lengths.Pointer, offset, ref tokens);
        return count;
    }

    private void Block(ReadOnlySpan<char> block, ushort* buffer, ushort* lengths, int offset, ref TokenWriter<Token> tokens)
    {
        if (full)
        {
            model.CutFully(block, buffer, offset, ref tokens);
            return;
        }

        model.Route(buffer, block.Length, lengths);
        model.Cut(block, buffer, lengths, offset, ref tokens);
    }

    /// <summary>A character outside blocks, a surrogate pair or a line end of two characters.</summary>
    private static int OtherLength(ReadOnlySpan<char> text) =>
        text.Length > 1 && (char.IsSurrogatePair(text[0], text[1]) || (text[0] == '\r' && text[1] == '\n')) ? 2 : 1;

    /// <summary>What the full mode keeps together outside blocks: a white space, a line end, or all up to the next one.</summary>
    private int OtherRun(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && codes[text[i]] == 0 && !IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i > 0 ? i : OtherLength(text);
    }

    /// <summary>Python's white space has four control characters more than .NET's.</summary>
    private static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';
}
