using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using TextKit.Entities;
using TextKit.Figures;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>What a marked stretch of text is.</summary>
internal enum SpanKind : byte
{
    Organization = 1,
    Place,
    Person,
    Date,
    Recurring,

    /// <summary>The first kind of figure; the others follow in the order of <see cref="FigureKind"/>.</summary>
    Money = 16,
}

/// <summary>A marked stretch of an article's text.</summary>
internal readonly record struct StoredSpan(int Start, int Length, SpanKind Kind)
{
    public int End => Start + Length;
}

/// <summary>A figure as the index keeps it, with its place.</summary>
internal readonly record struct StoredFigure(FigureKind Kind, string Unit, double Low, double High, bool InTitle, int Start, int Length)
{
    public bool Is(string name) => IndexFields.FigureNames(Kind, Unit).Contains(name);
}

/// <summary>
/// The forms in which an article's text, words, spans and figures lie in the index, one binary value each. The text
/// keeps every code unit as it was; words are kept as lengths, from which their places follow.
/// </summary>
internal static class StoredLayers
{
    private const byte Wide = 0;
    private const byte Narrow = 1;
    private const int LongLength = 255;

    public static byte[] Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\xff'))
        {
            var narrow = new byte[text.Length + 1];
            narrow[0] = Narrow;
            Encoding.Latin1.GetBytes(text, narrow.AsSpan(1));
            return narrow;
        }

        var wide = new byte[(text.Length * 2) + 1];
        wide[0] = Wide;
        for (var i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(wide.AsSpan(1 + (i * 2)), text[i]);
        }

        return wide;
    }

    /// <summary>Reads a text into a buffer, which grows as needed; gives its length in UTF-16 code units.</summary>
    public static int ReadText(ReadOnlySpan<byte> stored, ref char[] buffer)
    {
        if (stored.IsEmpty)
        {
            return 0;
        }

        var bytes = stored[1..];
        var length = stored[0] == Narrow ? bytes.Length : bytes.Length / 2;
        if (buffer.Length < length)
        {
            buffer = new char[Math.Max(length, buffer.Length * 2)];
        }

        if (stored[0] == Narrow)
        {
            Encoding.Latin1.GetChars(bytes, buffer);
        }
        else if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(buffer.AsSpan()));
        }
        else
        {
            for (var i = 0; i < length; i++)
            {
                buffer[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 2)..]);
            }
        }

        return length;
    }

    public static byte[] Tokens(List<Token> words, TextLayers layers)
    {
        var bytes = new List<byte>(words.Count + 64) { 0 };
        WriteNumber(bytes, words.Count);
        foreach (var word in words)
        {
            bytes.Add((byte)Math.Min(word.Length, LongLength));
            if (word.Length >= LongLength)
            {
                WriteNumber(bytes, word.Length);
            }
        }

        var spans = layers.Entities.Select(e => new StoredSpan(e.Start, e.Length, Kind(e.Kind)))
            .Concat(layers.Figures.Select(f => new StoredSpan(f.Start, f.Length, Kind(f.Kind))))
            .Concat(layers.Dates.Select(d => new StoredSpan(d.Start, d.Length, SpanKind.Date)))
            .Concat(layers.Recurring.Select(d => new StoredSpan(d.Start, d.Length, SpanKind.Recurring)))
            .OrderBy(s => s.Start).ThenBy(s => s.Kind).ToList();
        WriteNumber(bytes, spans.Count);
        var at = 0;
        foreach (var span in spans)
        {
            WriteNumber(bytes, span.Start - at);
            WriteNumber(bytes, span.Length);
            bytes.Add((byte)span.Kind);
            at = span.Start;
        }

        return [.. bytes];
    }

    /// <summary>Reads the words, and the spans where a list is given for them.</summary>
    public static void ReadTokens(ReadOnlySpan<byte> stored, List<Token> words, List<StoredSpan>? spans)
    {
        words.Clear();
        spans?.Clear();
        if (stored.IsEmpty)
        {
            return;
        }

        var at = 1;
        var count = ReadNumber(stored, ref at);
        words.EnsureCapacity(count);
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            int length = stored[at++];
            if (length == LongLength)
            {
                length = ReadNumber(stored, ref at);
            }

            words.Add(new Token(start, length));
            start += length;
        }

        if (spans is null)
        {
            return;
        }

        count = ReadNumber(stored, ref at);
        start = 0;
        for (var i = 0; i < count; i++)
        {
            start += ReadNumber(stored, ref at);
            var length = ReadNumber(stored, ref at);
            spans.Add(new StoredSpan(start, length, (SpanKind)stored[at++]));
        }
    }

    public static byte[] Figures(IEnumerable<(Figure Figure, bool InTitle)> figures)
    {
        var bytes = new List<byte>();
        Span<byte> number = stackalloc byte[8];
        foreach (var (figure, inTitle) in figures)
        {
            bytes.Add((byte)figure.Kind);
            bytes.Add(inTitle ? (byte)1 : (byte)0);
            var unit = Encoding.UTF8.GetBytes(figure.Unit);
            WriteNumber(bytes, unit.Length);
            bytes.AddRange(unit);
            foreach (var end in (ReadOnlySpan<decimal>)[figure.Low, figure.High])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(number, (double)end);
                bytes.AddRange(number);
            }

            WriteNumber(bytes, figure.Start);
            WriteNumber(bytes, figure.Length);
        }

        return [.. bytes];
    }

    public static List<StoredFigure> ReadFigures(ReadOnlySpan<byte> stored)
    {
        var figures = new List<StoredFigure>();
        for (var at = 0; at < stored.Length;)
        {
            var kind = (FigureKind)stored[at++];
            var inTitle = stored[at++] == 1;
            var length = ReadNumber(stored, ref at);
            var unit = Encoding.UTF8.GetString(stored.Slice(at, length));
            at += length;
            var low = BinaryPrimitives.ReadDoubleLittleEndian(stored[at..]);
            var high = BinaryPrimitives.ReadDoubleLittleEndian(stored[(at + 8)..]);
            at += 16;
            figures.Add(new StoredFigure(kind, unit, low, high, inTitle, ReadNumber(stored, ref at), ReadNumber(stored, ref at)));
        }

        return figures;
    }

    private static SpanKind Kind(EntityKind kind) => kind switch
    {
        EntityKind.Organization => SpanKind.Organization,
        EntityKind.Place => SpanKind.Place,
        _ => SpanKind.Person,
    };

    private static SpanKind Kind(FigureKind kind) => (SpanKind)((int)SpanKind.Money + (int)kind);

    private static void WriteNumber(List<byte> bytes, int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static int ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[at++];
            value |= (b & 0x7f) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
