using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>Segments text as python3-jieba 0.42.1's <c>cut</c> and <c>cut_for_search</c> do. Immutable.</summary>
internal sealed unsafe class JiebaWords(WordDictionary dictionary, JiebaModel model, bool full) : BlockCutter<Token>(dictionary.Trie.Codes)
{
    /// <inheritdoc />
    protected override void Block(ReadOnlySpan<char> block, ushort* blockCodes, ushort* lengths, int offset, ref TokenWriter<Token> tokens)
    {
        if (full)
        {
            model.CutFully(block, blockCodes, offset, ref tokens);
            return;
        }

        model.Route(blockCodes, block.Length, lengths);
        model.Cut(block, blockCodes, lengths, offset, ref tokens);
    }

    /// <inheritdoc />
    protected override Token Other(int start, int length) => new(start, length);

    /// <summary>The full mode keeps all up to the next white space together.</summary>
    protected override int OtherLength(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (full && i < text.Length && dictionary.Trie.Codes[text[i]] == 0 && !IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i > 0 ? i : base.OtherLength(text);
    }

    /// <summary>Python's white space has four control characters more than .NET's.</summary>
    private static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';
}
