using System.Buffers.Binary;
using System.Globalization;

namespace TextKit.Search;

/// <summary>Writes numbers and texts in few bytes; a text met again is a number.</summary>
internal sealed class DetailWriter
{
    /// <summary>The bits of an amount that say where its point is; <see cref="OtherAmount"/> says that it is written otherwise.</summary>
    public const int PointBits = 5, Point = 12, OtherAmount = 31;

    /// <summary>The day that the first is counted from: 1 January 2010.</summary>
    public const int FirstDay = 733_772;

    // What a double holds to the digit.
    private const decimal MostDigits = 1L << 53;
    private readonly List<byte> bytes = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private byte[] coded = [];
    private bool hasContent;
    private int place;
    private int lastDay = FirstDay;

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

    /// <summary>A day, counted from the one before.</summary>
    public void Day(DateOnly? day)
    {
        if (day is not { } d)
        {
            Number(0);
            return;
        }

        Signed(d.DayNumber - lastDay, above: 1);
        lastDay = d.DayNumber;
    }

    /// <summary>A number that may be negative, moved up by another.</summary>
    public void Signed(int value, int above = 0) => Number((ulong)(uint)((value << 1) ^ (value >> 31)) + (uint)above);

    /// <summary>A code, which is a number of up to nine digits more often than not.</summary>
    public void Code(string code)
    {
        var isNumber = code.Length is > 0 and <= 9 && code[0] is >= '1' and <= '9' && !code.AsSpan().ContainsAnyExceptInRange('0', '9');
        Number(isNumber ? int.Parse(code, CultureInfo.InvariantCulture) : 0);
        if (!isNumber)
        {
            Text(code);
        }
    }

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

    /// <summary>Stretches of text with what else there is of them.</summary>
    /// <param name="items">The stretches.</param>
    /// <param name="place">Where each lies.</param>
    /// <param name="marked">Those that the marks of the text tell; where they are the same, places are left out.</param>
    /// <param name="write">Writes the rest.</param>
    public void Places<T>(IReadOnlyList<T> items, Func<T, (int Start, int Length)> place, IEnumerable<StoredSpan> marked, Action<T> write)
    {
        var isTold = items.Count > 0 && items.Select(place).SequenceEqual(marked.Select(s => (s.Start, s.Length)));
        List(items, (items.Count << 1) | (isTold ? 1 : 0), item =>
        {
            if (!isTold)
            {
                var (start, length) = place(item);
                Place(start, length);
            }

            write(item);
        });
    }

    public void List<T>(IReadOnlyList<T> items, Action<T> write) => List(items, items.Count, write);

    private void List<T>(IReadOnlyList<T> items, int count, Action<T> write)
    {
        Number(count);
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
    private int lastDay = DetailWriter.FirstDay;

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

    public DateOnly? Day()
    {
        if (LongNumber() is not (> 0 and var day))
        {
            return null;
        }

        lastDay += Signed((uint)(day - 1));
        return DateOnly.FromDayNumber(lastDay);
    }

    public int Signed() => Signed((uint)LongNumber());

    public string Code() => Number() is > 0 and var number ? number.ToString(CultureInfo.InvariantCulture) : Text() ?? "";

    /// <summary>The number of stretches of text in a list, and whether the marks of the text tell their places.</summary>
    public int Places(out bool isTold)
    {
        var count = Count();
        isTold = (count & 1) != 0;
        return count >> 1;
    }

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

    public string[] Codes()
    {
        var all = new string[Number()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Code();
        }

        return all;
    }

    private static int Signed(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

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
