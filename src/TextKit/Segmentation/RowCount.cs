using System.Runtime.InteropServices;

namespace TextKit.Segmentation;

/// <summary>
/// The counts of rows that products are compiled for: a type whose size is the count. The compiler of the running program knows the size of a type before it
/// reads the code that asks for it, and passes over what a count does not need.
/// </summary>
internal static class RowCount
{
    [StructLayout(LayoutKind.Sequential, Size = 1)]
    internal readonly struct Of1;

    [StructLayout(LayoutKind.Sequential, Size = 2)]
    internal readonly struct Of2;

    [StructLayout(LayoutKind.Sequential, Size = 3)]
    internal readonly struct Of3;

    [StructLayout(LayoutKind.Sequential, Size = 4)]
    internal readonly struct Of4;

    [StructLayout(LayoutKind.Sequential, Size = 5)]
    internal readonly struct Of5;

    [StructLayout(LayoutKind.Sequential, Size = 6)]
    internal readonly struct Of6;

    [StructLayout(LayoutKind.Sequential, Size = 7)]
    internal readonly struct Of7;

    [StructLayout(LayoutKind.Sequential, Size = 8)]
    internal readonly struct Of8;
}
