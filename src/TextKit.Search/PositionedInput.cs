using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace TextKit.Search;

/// <summary>
/// A file of an index, read by position: threads that read it at once do not wait for each other, and a read is one
/// call of the system. Lucene.Net's own asks for the length, seeks, reads and seeks back, under a lock.
/// </summary>
internal sealed class PositionedInput : BufferedIndexInput
{
    private readonly SafeFileHandle file;
    private readonly long length;
    private bool isClone;

    /// <param name="path">The file.</param>
    /// <param name="bufferBytes">How much is read at a time.</param>
    public PositionedInput(string path, int bufferBytes)
        : base(path, bufferBytes)
    {
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        length = RandomAccess.GetLength(file);
    }

    public override long Length => length;

    public override object Clone()
    {
        var clone = (PositionedInput)base.Clone();
        clone.isClone = true;
        return clone;
    }

    protected override void ReadInternal(byte[] b, int offset, int length)
    {
        var rest = b.AsSpan(offset, length);
        for (var at = Position; rest.Length > 0;)
        {
            var read = RandomAccess.Read(file, rest, at);
            if (read == 0)
            {
                throw new EndOfStreamException($"{this}: ends before {at + rest.Length}");
            }

            at += read;
            rest = rest[read..];
        }
    }

    protected override void SeekInternal(long pos)
    {
        // Every read says where it begins.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClone)
        {
            file.Dispose();
        }
    }
}
