namespace TextKit.Cli.Output;

/// <summary>
/// Standard output for a file of any form. A reader that has gone ends the work; on a terminal control characters show as
/// blanks, so that no text steers it.
/// </summary>
internal sealed class ResultStream : Stream
{
    private const byte LeadOfControls = 0xC2;
    private readonly Stream output = StandardOutput.Open();
    private readonly bool toTerminal = !Console.IsOutputRedirected;
    private byte last;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            output.Write(toTerminal ? Inert(buffer) : buffer);
        }
        catch (IOException e)
        {
            throw new ClosedPipeException(e);
        }
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        output.Dispose();
        base.Dispose(disposing);
    }

    // In UTF-8 the controls beyond ASCII are C2 80 to C2 9F; C2 A0 is a blank.
    private byte[] Inert(ReadOnlySpan<byte> buffer)
    {
        var inert = buffer.ToArray();
        foreach (ref var b in inert.AsSpan())
        {
            var isControl = b is < 0x20 and not (byte)'\n' and not (byte)'\t' and not (byte)'\r' or 0x7f;
            (last, b) = (b, isControl ? (byte)' ' : last == LeadOfControls && b < 0xA0 ? (byte)0xA0 : b);
        }

        return inert;
    }
}
