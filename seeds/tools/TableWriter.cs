using System.Runtime.InteropServices;
using System.Text;

namespace TextKit.Seeds;

/// <summary>Writes a flat table in the form that <c>TextKit.Lexicons.EmbeddedTable</c> reads.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly BinaryWriter writer;

    public TableWriter(string seeds, string name)
    {
        Directory.CreateDirectory(Path.Combine(seeds, "compiled"));
        writer = new BinaryWriter(File.Create(Path.Combine(seeds, "compiled", name)));
    }

    public void Write<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(items);
        writer.Write(items.Length);
        writer.Write(0);
        writer.Write(bytes);
        writer.Write(new byte[-bytes.Length & 7]);
    }

    public void WriteStrings(IEnumerable<string> strings) => Write<byte>(Encoding.UTF8.GetBytes(string.Concat(strings.Select(s => s + "\n"))));

    public void Dispose() => writer.Dispose();
}
