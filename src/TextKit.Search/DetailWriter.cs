using System.Buffers.Binary;

namespace TextKit.Search;

/// <summary>Writes numbers and texts in few bytes; a text met again is a number.</summary>
internal sealed class DetailWriter
{
    private readonly List<byte> bytes = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private byte[] coded = [];
    private bool hasContent;
    private int place;

    public void Number(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.Add((byte)(rest | 0x80));
        }

        bytes.Add((byte)rest);
    }

    public void Real(double value)
    {
        Span<byte> real = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(real, (float)value);
        bytes.AddRange(real);
    }

    public void Day(DateOnly? day) => Number(day is { } d ? d.DayNumber + 1 : 0);

    /// <summary>0 for none, 1 for a new text and the text, or else the number of one written before.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
        }
        else if (texts.TryGetValue(text, out var known))
        {
            Number(known);
        }
        else
        {
            hasContent = true;
            texts[text] = texts.Count + 2;
            Number(1);
            var length = TextCode.Write(text, false, ref coded);
            Number(length);
            bytes.AddRange(coded.AsSpan(0, length));
        }
    }

    /// <summary>A stretch of text, its start counted from that of the one before in the same list.</summary>
    public void Place(int start, int length)
    {
        Number(start - place);
        Number(length);
        place = start;
    }

    public void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Number(items.Count);
        var outer = place;
        place = 0;
        foreach (var item in items)
        {
            hasContent = true;
            write(item);
        }

        place = outer;
    }

    /// <summary>All that was written; empty where every list was.</summary>
    public byte[] Finish() => hasContent ? [.. bytes] : [];
}

/// <summary>Reads what a <see cref="DetailWriter"/> wrote.</summary>
internal ref struct DetailReader(ReadOnlySpan<byte> stored)
{
    private readonly ReadOnlySpan<byte> stored = stored;
    private readonly List<string> texts = [];
    private char[] decoded = [];
    private int at;
    private int place;

    public int Number()
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = stored[at++];
            value |= (uint)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return (int)value;
            }
        }
    }

    public int Count()
    {
        place = 0;
        return Number();
    }

    public int? Position() => Number() is > 0 and var position ? position - 1 : null;

    public double Real()
    {
        at += sizeof(float);
        return BinaryPrimitives.ReadSingleLittleEndian(stored[(at - sizeof(float))..]);
    }

    public DateOnly? Day() => Number() is > 0 and var day ? DateOnly.FromDayNumber(day - 1) : null;

    public (int Start, int Length) Place()
    {
        place += Number();
        return (place, Number());
    }

    public string? Text()
    {
        var number = Number();
        if (number != 1)
        {
            return number == 0 ? null : texts[number - 2];
        }

        var length = Number();
        var characters = TextCode.Read(stored.Slice(at, length), ref decoded);
        var text = new string(decoded, 0, characters);
        at += length;
        texts.Add(text);
        return text;
    }

    public string[] Texts()
    {
        var all = new string[Number()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Text() ?? "";
        }

        return all;
    }
}
