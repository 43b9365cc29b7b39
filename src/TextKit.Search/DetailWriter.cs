using System.Buffers.Binary;
using System.Globalization;

namespace TextKit.Search;

/// <summary>Writes numbers and texts in few bytes; a text met again is a number.</summary>
internal sealed class DetailWriter
{
    /// <summary>The bits of an amount that say where its point is; <see cref="OtherAmount"/> says that it is written otherwise.</summary>
    public const int PointBits = 5, Point = 12, OtherAmount = 31;

    // What a double holds to the digit.
    private const decimal MostDigits = 1L << 53;
    private readonly List<byte> bytes = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private byte[] coded = [];
    private bool hasContent;
    private int place;

    public void Number(int value) => Number((ulong)(uint)value);

    /// <summary>An amount: its digits as a number with the place of its point, or where they are too many, eight bytes.</summary>
    public void Amount(decimal value)
    {
        var (digits, point) = (value, 0);
        for (; digits != decimal.Truncate(digits) && point > -Point && Math.Abs(digits) < MostDigits; point--)
        {
            digits *= 10;
        }

        for (; digits != 0 && digits % 10 == 0 && point < OtherAmount - Point - 1; point++)
        {
            digits /= 10;
        }

        if (Math.Abs(digits) < MostDigits && digits == decimal.Truncate(digits) && DetailReader.Shift((long)digits, point) == (double)value)
        {
            var whole = (long)digits;
            Number(((((ulong)whole << 1) ^ (ulong)(whole >> 63)) << PointBits) | (uint)(point + Point));
            return;
        }

        Number(OtherAmount);
        Span<byte> real = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(real, (double)value);
        bytes.AddRange(real);
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

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }
}

/// <summary>Reads what a <see cref="DetailWriter"/> wrote.</summary>
internal ref struct DetailReader(ReadOnlySpan<byte> stored)
{
    // All of them are doubles to the digit.
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(p => double.Parse("1e" + p, CultureInfo.InvariantCulture))];
    private readonly ReadOnlySpan<byte> stored = stored;
    private List<string>? texts;
    private char[] decoded = [];
    private int at;
    private int place;

    public int Number() => (int)LongNumber();

    /// <summary>An amount.</summary>
    public double Amount()
    {
        var value = LongNumber();
        var point = (int)(value & ((1 << DetailWriter.PointBits) - 1));
        if (point == DetailWriter.OtherAmount)
        {
            at += sizeof(double);
            return BinaryPrimitives.ReadDoubleLittleEndian(stored[(at - sizeof(double))..]);
        }

        var digits = value >> DetailWriter.PointBits;
        return Shift((long)(digits >> 1) ^ -(long)(digits & 1), point - DetailWriter.Point);
    }

    /// <summary>Moves the point of a number; exactly rounded, since the number and the power of ten are what they are.</summary>
    public static double Shift(double digits, int point) => point < 0 ? digits / Powers[-point] : digits * Powers[point];

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
            return number == 0 ? null : texts![number - 2];
        }

        var length = Number();
        var characters = TextCode.Read(stored.Slice(at, length), ref decoded);
        var text = new string(decoded, 0, characters);
        at += length;
        (texts ??= []).Add(text);
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

    private ulong LongNumber()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = stored[at++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
