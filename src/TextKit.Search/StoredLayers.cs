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
    private const int KindBits = 4;

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
        WriteNumber(bytes, spans.Count);
        var at = 0;
        foreach (var span in spans)
        {
            WriteNumber(bytes, span.Start - at);
            WriteNumber(bytes, (span.Length << KindBits) | (int)span.Kind);
            at = span.Start;
        }

        return [.. bytes];
    }

    /// <summary>The marked stretches of a text by their start.</summary>
    public static List<StoredSpan> Spans(TextLayers layers) =>
        [.. layers.Entities.Where(e => e.Kind < EntityKind.Other).Select(e => new StoredSpan(e.Start, e.Length, Kind(e.Kind)))
            .Concat(layers.Figures.Select(f => new StoredSpan(f.Start, f.Length, Kind(f.Kind))))
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
        var count = ReadNumber(stored, ref at);
        var place = 0;
        for (var i = 0; i < count; i++)
        {
            place += ReadNumber(stored, ref at);
            var lengthAndKind = ReadNumber(stored, ref at);
            spans.Add(new StoredSpan(place, lengthAndKind >> KindBits, (SpanKind)(lengthAndKind & ((1 << KindBits) - 1))));
        }
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
