using System.Buffers.Binary;
using System.Numerics;
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
/// The forms in which an article's words, spans and figures lie in the index. Of words only the places where they begin
/// are kept, a bit for each character of the text; each ends where the next begins.
/// </summary>
internal static class StoredLayers
{
    public static byte[] Tokens(List<Token> words, TextLayers layers)
    {
        var length = words.Count == 0 ? 0 : words[^1].End;
        var bytes = new List<byte>((length / 8) + 64);
        WriteNumber(bytes, length);
        CollectionsMarshal.SetCount(bytes, bytes.Count + ((length + 7) / 8));
        var starts = CollectionsMarshal.AsSpan(bytes)[^((length + 7) / 8)..];
        starts.Clear();
        foreach (var word in words)
        {
            starts[word.Start >> 3] |= (byte)(1 << (word.Start & 7));
        }

        var spans = layers.Entities.Where(e => e.Kind < EntityKind.Other).Select(e => new StoredSpan(e.Start, e.Length, Kind(e.Kind)))
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

        var at = 0;
        var length = ReadNumber(stored, ref at);
        var last = -1;
        for (var i = 0; i < length; i += 8)
        {
            for (uint starts = stored[at++]; starts != 0; starts &= starts - 1)
            {
                var start = i + BitOperations.TrailingZeroCount(starts);
                if (last >= 0)
                {
                    words.Add(new Token(last, start - last));
                }

                last = start;
            }
        }

        if (last >= 0)
        {
            words.Add(new Token(last, length - last));
        }

        if (spans is null)
        {
            return;
        }

        var count = ReadNumber(stored, ref at);
        var place = 0;
        for (var i = 0; i < count; i++)
        {
            place += ReadNumber(stored, ref at);
            spans.Add(new StoredSpan(place, ReadNumber(stored, ref at), (SpanKind)stored[at++]));
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
