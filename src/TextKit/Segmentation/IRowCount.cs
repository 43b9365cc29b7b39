namespace TextKit.Segmentation;

/// <summary>A count of rows that a product is compiled for.</summary>
internal interface IRowCount
{
    static abstract int Count { get; }
}
