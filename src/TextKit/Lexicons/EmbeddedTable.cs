using System.Runtime.CompilerServices;

namespace TextKit.Lexicons;

/// <summary>
/// A flat table embedded in this assembly, read in place from its mapped memory: arrays, one after the other, each as an
/// item count (32 bits), its items and zeros up to a multiple of 8 bytes, little-endian.
/// </summary>
internal unsafe ref struct EmbeddedTable
{
    private byte* next;
    private long left;

    /// <summary>Opens the table embedded as <c>TextKit.NAME</c>.</summary>
    public static EmbeddedTable Open(string name)
    {
        var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream("TextKit." + name)
            ?? throw new InvalidOperationException($"The resource TextKit.{name} is missing from the assembly.");
        var mapped = (UnmanagedMemoryStream)stream;
        return new EmbeddedTable { next = mapped.PositionPointer, left = mapped.Length };
    }

    /// <summary>The next array; the memory lives as long as the process.</summary>
    public T* Read<T>(out int count)
        where T : unmanaged
    {
        count = left < 8 ? -1 : Unsafe.ReadUnaligned<int>(next);
        var size = ((long)count * sizeof(T) + 7) & ~7L;
        if (count < 0 || size > left - 8)
        {
            throw new InvalidDataException($"An embedded table ends within an array: {count} items of {sizeof(T)} bytes where {left} bytes are left.");
        }

        var items = (T*)(next + 8);
        next += 8 + size;
        left -= 8 + size;
        return items;
    }

    /// <summary>The next array as strings: UTF-8, a line feed behind each.</summary>
    public string[] ReadStrings()
    {
        var bytes = Read<byte>(out var count);
        return System.Text.Encoding.UTF8.GetString(bytes, count).Split('\n')[..^1];
    }
}
