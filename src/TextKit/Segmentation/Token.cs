namespace TextKit.Segmentation;

/// <summary>A word of a text, by place. <c>text.Slice(Start, Length)</c> is the word.</summary>
/// <param name="Start">0-based offset of the first UTF-16 code unit.</param>
/// <param name="Length">Length in UTF-16 code units, at least 1.</param>
/// <param name="IsSkipped">True for text that the <c>bigram</c> model's reference drops (white space, punctuation it filters).</param>
public readonly record struct Token(int Start, int Length, bool IsSkipped = false)
{
    /// <summary>Offset just behind the word.</summary>
    public int End => Start + Length;
}
