using System.Runtime.CompilerServices;

namespace TextKit.Segmentation;

/// <summary>Goes through a text block by block: a block is a run of characters with codes. Immutable.</summary>
/// <typeparam name="T">What a text is cut into.</typeparam>
/// <param name="codes">65,536 codes, one a UTF-16 code unit; 0 for those in no block.</param>
internal abstract unsafe class BlockCutter<T>(ushort* codes) : Cutter<T>
    where T : struct
{
    /// <inheritdoc />
    [SkipLocalsInit]
    public sealed override void Cut(ReadOnlySpan<char> text, int offset, ref TokenWriter<T> tokens)
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
                i += OtherLength(text[i..]);
                tokens.Add(Other(offset + begin, i - begin));
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

    /// <summary>Cuts a block, whose codes end with a 0; there is room for a length a character.</summary>
    protected abstract void Block(ReadOnlySpan<char> block, ushort* blockCodes, ushort* lengths, int offset, ref TokenWriter<T> tokens);

    /// <summary>The token of what stands outside blocks.</summary>
    protected abstract T Other(int start, int length);

    /// <summary>The length of what a text begins with outside blocks: a character, a surrogate pair or a line end of two.</summary>
    protected virtual int OtherLength(ReadOnlySpan<char> text) =>
        text.Length > 1 && (char.IsSurrogatePair(text[0], text[1]) || (text[0] == '\r' && text[1] == '\n')) ? 2 : 1;

    private int LongBlock(ReadOnlySpan<char> text, int offset, ref TokenWriter<T> tokens)
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
}
