namespace TextKit.Segmentation;

/// <summary>How finely a text is segmented.</summary>
public enum SegmentationMode
{
    /// <summary>Each character belongs to one word; the words joined give the text back.</summary>
    Accurate,

    /// <summary>All dictionary words, overlapping.</summary>
    Full,

    /// <summary>The words of the accurate mode, each behind the dictionary words of two and three characters inside it.</summary>
    Search,
}
