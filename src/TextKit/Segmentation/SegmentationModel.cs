namespace TextKit.Segmentation;

/// <summary>Whose words a text is segmented into.</summary>
public enum SegmentationModel
{
    /// <summary>Those of python3-jieba 0.42.1.</summary>
    Jieba,
}
