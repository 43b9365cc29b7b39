using System.Text;
using UtfUnknown;

namespace TextKit.Cli.Inputs;

/// <summary>Tells the encoding of bytes: UTF-8, else UTF-16, GB18030 or Big5.</summary>
internal static class TextDecoder
{
    private const int HeadLength = 1 << 16;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The encoding of a text that begins with these bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are binary, or in no encoding that we read.</exception>
    public static Encoding Detect(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode;
        }

        if (head.Contains((byte)0))
        {
            throw new InvalidDataException("binary, not text");
        }

        var whole = isWhole ? head : TrimCutCharacter(head);
        try
        {
            StrictUtf8.GetCharCount(whole);
            return StrictUtf8;
        }
        catch (DecoderFallbackException)
        {
            var found = CharsetDetector.DetectFromBytes(head.ToArray()).Detected;
            return found?.Encoding is { } encoding && found.Confidence > 0.4f && encoding.CodePage is 54936 or 936 or 52936 or 950 or 1200 or 1201
                ? (encoding.CodePage == 936 ? Encoding.GetEncoding(54936) : encoding)
                : throw new InvalidDataException("neither UTF-8, UTF-16, GB18030 nor Big5");
        }
    }

    /// <summary>Opens a stream of text; a line that breaks the encoding shows as replacement characters.</summary>
    /// <exception cref="InvalidDataException">The stream is empty, binary, or in no encoding that we read.</exception>
    public static StreamReader Open(Stream stream)
    {
        var head = new byte[HeadLength];
        var read = 0;
        InvalidDataException? damage = null;
        try
        {
            for (var more = -1; more != 0 && read < HeadLength; read += more)
            {
                more = stream.Read(head, read, HeadLength - read);
            }
        }
        catch (InvalidDataException e) when (read > 0)
        {
            // What stands before the damage of an archive is read all the same.
            damage = e;
        }

        if (read == 0)
        {
            throw new InvalidDataException("empty");
        }

        var encoding = Detect(head.AsSpan(0, read), isWhole: read < HeadLength && damage is null);
        return new StreamReader(new PrefixedStream(head.AsMemory(0, read), stream, damage), encoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(false) : encoding);
    }

    public static string Decode(byte[] bytes)
    {
        var text = Detect(bytes, isWhole: true).GetString(bytes);
        return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
    }

    private static ReadOnlySpan<byte> TrimCutCharacter(ReadOnlySpan<byte> head)
    {
        var end = head.Length;
        while (end > 0 && head.Length - end < 3 && (head[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && head[end - 1] >= 0xC0 ? head[..(end - 1)] : head;
    }
}
