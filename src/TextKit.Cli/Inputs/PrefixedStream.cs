namespace TextKit.Cli.Inputs;

/// <summary>A stream that gives back the bytes looked at first, then the rest.</summary>
/// <param name="head">The bytes looked at.</param>
/// <param name="rest">The stream behind them.</param>
/// <param name="damage">Why nothing behind them can be read; null where it can.</param>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> head, Stream rest, InvalidDataException? damage = null) : Stream
{
    private ReadOnlyMemory<byte> head = head;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (head.IsEmpty)
        {
            return damage is null ? rest.Read(buffer) : throw new InvalidDataException(damage.Message, damage);
        }

        var taken = Math.Min(buffer.Length, head.Length);
        head.Span[..taken].CopyTo(buffer);
        head = head[taken..];
        return taken;
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
