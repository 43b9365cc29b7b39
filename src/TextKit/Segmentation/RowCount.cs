namespace TextKit.Segmentation;

/// <summary>The counts of rows that products are compiled for.</summary>
internal static class RowCount
{
    internal readonly struct Of1 : IRowCount
    {
        public static int Count => 1;
    }

    internal readonly struct Of2 : IRowCount
    {
        public static int Count => 2;
    }

    internal readonly struct Of3 : IRowCount
    {
        public static int Count => 3;
    }

    internal readonly struct Of4 : IRowCount
    {
        public static int Count => 4;
    }

    internal readonly struct Of5 : IRowCount
    {
        public static int Count => 5;
    }

    internal readonly struct Of6 : IRowCount
    {
        public static int Count => 6;
    }

    internal readonly struct Of7 : IRowCount
    {
        public static int Count => 7;
    }

    internal readonly struct Of8 : IRowCount
    {
        public static int Count => 8;
    }
}
