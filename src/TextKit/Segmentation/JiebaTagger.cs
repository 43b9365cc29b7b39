using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>Segments and tags text as python3-jieba 0.42.1's <c>posseg</c> does. Immutable.</summary>
internal sealed unsafe class JiebaTagger : BlockCutter<TaggedToken>
{
    private const string Unknown = "x";
    private const string Number = "m";
    private const string Latin = "eng";
    private readonly TagHmm hmm = TagHmm.Default;
    private readonly WordDictionary dictionary;
    private readonly JiebaModel model;
    private readonly bool useHmm;
    private readonly ushort[] codes;

    public JiebaTagger(WordDictionary dictionary, JiebaModel model, bool useHmm)
        : this(dictionary, model, useHmm, Codes(dictionary))
    {
    }

    private JiebaTagger(WordDictionary dictionary, JiebaModel model, bool useHmm, ushort[] codes)
        : base((ushort*)Unsafe.AsPointer(ref codes[0])) =>
        (this.dictionary, this.model, this.useHmm, this.codes) = (dictionary, model, useHmm, codes);

    /// <inheritdoc />
    protected override TaggedToken Other(int start, int length) => new(start, length, Unknown);

    /// <inheritdoc />
    protected override void Block(ReadOnlySpan<char> block, ushort* blockCodes, ushort* lengths, int offset, ref TokenWriter<TaggedToken> tokens)
    {
        model.Route(blockCodes, block.Length, lengths);
        for (var i = 0; i < block.Length;)
        {
            var length = (int)lengths[i];
            if (length > 1)
            {
                tokens.Add(new TaggedToken(offset + i, length, TagOf(block.Slice(i, length))));
                i += length;
                continue;
            }

            var begin = i;
            while (i < block.Length && lengths[i] == 1)
            {
                i++;
            }

            Singles(block[begin..i], blockCodes + begin, offset + begin, ref tokens);
        }
    }

    /// <summary>The posseg of the reference, other than its segmenter, lets two symbols in no block.</summary>
    private static ushort[] Codes(WordDictionary dictionary)
    {
        var codes = GC.AllocateUninitializedArray<ushort>(1 << 16, pinned: true);
        new ReadOnlySpan<ushort>(dictionary.Trie.Codes, codes.Length).CopyTo(codes);
        codes['%'] = codes['-'] = 0;
        return codes;
    }

    private string TagOf(ReadOnlySpan<char> word)
    {
        var slot = dictionary.Trie.FindSlot(word);
        return slot < 0 ? Unknown : dictionary.TagNames[dictionary.Trie.Labels[slot]];
    }

    private void Singles(ReadOnlySpan<char> run, ushort* codes, int offset, ref TokenWriter<TaggedToken> tokens)
    {
        if (useHmm && run.Length > 1 && !model.IsWord(codes, run.Length))
        {
            Detail(run, offset, ref tokens);
            return;
        }

        for (var i = 0; i < run.Length;)
        {
            var begin = i;
            while (!useHmm && i < run.Length && char.IsAsciiLetterOrDigit(run[i]))
            {
                i++;
            }

            if (i > begin)
            {
                tokens.Add(new TaggedToken(offset + begin, i - begin, Latin));
            }
            else
            {
                tokens.Add(new TaggedToken(offset + i, 1, TagOf(run.Slice(i, 1))));
                i++;
            }
        }
    }

    private void Detail(ReadOnlySpan<char> run, int offset, ref TokenWriter<TaggedToken> tokens)
    {
        for (var i = 0; i < run.Length;)
        {
            var begin = i;
            if (JiebaModel.IsHan(run[i]))
            {
                while (i < run.Length && JiebaModel.IsHan(run[i]))
                {
                    i++;
                }

                Decode(run[begin..i], offset + begin, ref tokens);
                continue;
            }

            var tag = IsNumeric(run[i]) ? Number : char.IsAsciiLetter(run[i]) ? Latin : Unknown;
            while (i < run.Length && GoesOn(run[i], tag))
            {
                i++;
            }

            tokens.Add(new TaggedToken(offset + begin, i - begin, tag));
        }
    }

    private static bool IsNumeric(char c) => char.IsAsciiDigit(c) || c == '.';

    private static bool GoesOn(char c, string tag) => tag switch
    {
        Number => IsNumeric(c),
        Latin => char.IsAsciiLetterOrDigit(c),
        _ => !char.IsAsciiLetter(c) && !IsNumeric(c) && !JiebaModel.IsHan(c),
    };

    [SkipLocalsInit]
    private void Decode(ReadOnlySpan<char> run, int offset, ref TokenWriter<TaggedToken> tokens)
    {
        using var scratch = new Scratch<byte>(run.Length, stackalloc byte[Scratch<byte>.StackLength]);
        var route = new Span<byte>(scratch.Pointer, run.Length);
        hmm.Decode(run, route);
        var begin = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (hmm.Letters[route[i]] is 'E' or 'S')
            {
                tokens.Add(new TaggedToken(offset + begin, i + 1 - begin, hmm.Tags[route[i]]));
                begin = i + 1;
            }
        }

        if (begin < run.Length)
        {
            tokens.Add(new TaggedToken(offset + begin, run.Length - begin, hmm.Tags[route[begin]]));
        }
    }
}
