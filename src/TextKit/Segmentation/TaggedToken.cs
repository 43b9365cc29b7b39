namespace TextKit.Segmentation;

/// <summary>A word of a text, by place, and its part of speech.</summary>
/// <param name="Start">0-based offset of the first UTF-16 code unit.</param>
/// <param name="Length">Length in UTF-16 code units, at least 1.</param>
/// <param name="Tag">The tag, of jieba's set (n, v, nr …; x where none is known).</param>
public readonly record struct TaggedToken(int Start, int Length, string Tag)
{
    /// <summary>Offset just behind the word.</summary>
    public int End => Start + Length;
}
