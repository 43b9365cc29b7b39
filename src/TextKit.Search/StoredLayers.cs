using System.Numerics;
using System.Runtime.InteropServices;
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
    Money,
}

/// <summary>A marked stretch of an article's text.</summary>
internal readonly record struct StoredSpan(int Start, int Length, SpanKind Kind)
{
    public int End => Start + Length;
}

/// <summary>
/// The form in which an article's words and spans lie in the index. Of words only the places where they begin
/// are kept, a bit for each character of the text; each ends where the next begins.
/// </summary>
internal static class StoredLayers
{
    private const int KindOrder = 1, LengthOrder = 2;

    // The commonest first. Part of the index format.
    private static readonly SpanKind[] Kinds = [Figure(FigureKind.Count), SpanKind.Person, SpanKind.Date, SpanKind.Place, SpanKind.Organization, Figure(FigureKind.Duration), SpanKind.Money,
        Figure(FigureKind.Percent), Figure(FigureKind.Measure), SpanKind.Recurring, Figure(FigureKind.Age), Figure(FigureKind.Times)];

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

        var spans = Spans(layers);
        if (spans.Count > 0)
        {
            var bits = new BitWriter();
            bits.Number((uint)spans.Count, DetailWriter.GapOrder);
            var (at, end) = (0, 0);
            foreach (var span in spans)
            {
                // Few begin inside the one before.
                bits.Number(span.Start < end ? 0 : (uint)(span.Start - end + 1), DetailWriter.GapOrder);
                if (span.Start < end)
                {
                    bits.Number((uint)(span.Start - at), LengthOrder);
                }

                bits.Number((uint)Array.IndexOf(Kinds, span.Kind), KindOrder);
                bits.Number((uint)span.Length, LengthOrder);
                (at, end) = (span.Start, span.End);
            }

            bytes.AddRange(bits.Finish());
        }

        return [.. bytes];
    }

    /// <summary>The marked stretches of a text by their start.</summary>
    public static List<StoredSpan> Spans(TextLayers layers) =>
        [.. layers.Entities.Where(e => e.Kind < EntityKind.Other).Select(Span)
            .Concat(layers.Figures.Select(Span))
            .Concat(layers.Dates.Select(d => new StoredSpan(d.Start, d.Length, SpanKind.Date)))
            .Concat(layers.Recurring.Select(d => new StoredSpan(d.Start, d.Length, SpanKind.Recurring)))
            .OrderBy(s => s.Start).ThenBy(s => s.Kind)];

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

        if (spans is not null)
        {
            ReadSpans(stored, spans);
        }
    }

    /// <summary>Reads the spans alone.</summary>
    public static void ReadSpans(ReadOnlySpan<byte> stored, List<StoredSpan> spans)
    {
        spans.Clear();
        if (stored.IsEmpty)
        {
            return;
        }

        var at = 0;
        var length = ReadNumber(stored, ref at);
        at += (length + 7) / 8;
        if (at == stored.Length)
        {
            return;
        }

        var bits = new BitReader(stored[at..]);
        var count = bits.Number(DetailWriter.GapOrder);
        var (start, end) = (0, 0);
        for (ulong i = 0; i < count; i++)
        {
            start = bits.Number(DetailWriter.GapOrder) is > 0 and var gap ? end + (int)gap - 1 : start + (int)bits.Number(LengthOrder);
            var kind = Kinds[bits.Number(KindOrder)];
            spans.Add(new StoredSpan(start, (int)bits.Number(LengthOrder), kind));
            end = spans[^1].End;
        }
    }

    /// <summary>The stretch that an entity marks.</summary>
    public static StoredSpan Span(Entity entity) => new(entity.Start, entity.Length, entity.Kind switch
    {
        EntityKind.Organization => SpanKind.Organization,
        EntityKind.Place => SpanKind.Place,
        _ => SpanKind.Person,
    });

    /// <summary>The stretch that a figure marks.</summary>
    public static StoredSpan Span(Figure figure) => new(figure.Start, figure.Length, Figure(figure.Kind));

    private static SpanKind Figure(FigureKind kind) => (SpanKind)((int)SpanKind.Money + (int)kind);

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
