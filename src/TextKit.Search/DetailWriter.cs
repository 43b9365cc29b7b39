using System.Globalization;

namespace TextKit.Search;

/// <summary>Writes numbers and texts in few bits; a text met again is a number.</summary>
internal sealed class DetailWriter
{
    /// <summary>The bits of an amount that say where its point is, where it has one or ends in zeros; <see cref="OtherAmount"/> says that it is written otherwise.</summary>
    public const int PointBits = 5, Point = 12, OtherAmount = 31;

    /// <summary>The orders of the codes of numbers: of most, of the digits of amounts and of the lengths of gaps in the text.</summary>
    public const int Order = 1, AmountOrder = 4, GapOrder = 3;

    /// <summary>The orders of the codes of divisions by the pairs of zeros that they end in: of counties, of cities and of provinces.</summary>
    public static readonly int[] CodeOrders = [18, 11, 5, 1];

    /// <summary>The day that the first is counted from: 1 January 2010.</summary>
    public const int FirstDay = 733_772;

    /// <summary>The bits that tell how many pairs of zeros a code ends in, and the most there are.</summary>
    public const int ZerosBits = 2, MostZeros = (1 << ZerosBits) - 1;

    // What a double holds to the digit.
    private const decimal MostDigits = 1L << 53;

    // From here on digits and zeros take less room than the whole number.
    private const int LeastRound = 112;
    private readonly BitWriter bits = new();
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private bool hasContent;
    private int place;
    private int lastDay = FirstDay;

    public void Number(int value, int order = Order) => bits.Number((uint)value, order);

    /// <summary>An amount: a whole number not below 0 as it is, or its digits with the place of the point, or where they are too many, its sixty-four bits.</summary>
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

        if (Math.Abs(digits) >= MostDigits || digits != decimal.Truncate(digits) || DetailReader.Shift((long)digits, point) != (double)value)
        {
            bits.Write((1 << PointBits) | OtherAmount, PointBits + 1);
            bits.Number((ulong)BitConverter.DoubleToInt64Bits((double)value) >> 32, AmountOrder);
            bits.Number((uint)BitConverter.DoubleToInt64Bits((double)value), AmountOrder);
        }
        else if (value >= 0 && (point == 0 || (point > 0 && value < LeastRound)))
        {
            bits.Write(0, 1);
            bits.Number((ulong)value, AmountOrder);
        }
        else
        {
            var whole = (long)digits;
            bits.Write((uint)((1 << PointBits) | (point + Point)), PointBits + 1);
            bits.Number(((ulong)whole << 1) ^ (ulong)(whole >> 63), AmountOrder);
        }
    }

    public void Real(double value) => bits.Write(BitConverter.SingleToUInt32Bits((float)value), 32);

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
    public void Signed(int value, int above = 0) => bits.Number((ulong)(uint)((value << 1) ^ (value >> 31)) + (uint)above, Order);

    /// <summary>A code, which more often than not is a number of up to nine digits: its digits in twos, zeros at the end left out.</summary>
    public void Code(string code)
    {
        var isNumber = code.Length is > 0 and <= 9 && code[0] is >= '1' and <= '9' && !code.AsSpan().ContainsAnyExceptInRange('0', '9');
        var (number, zeros) = (isNumber ? int.Parse(code, CultureInfo.InvariantCulture) : 0, 0);
        for (; number > 0 && number % 100 == 0 && zeros < MostZeros; zeros++)
        {
            number /= 100;
        }

        bits.Write((uint)zeros, ZerosBits);
        Number(number, CodeOrders[zeros]);
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
            TextCode.Write(text, false, bits);
        }
    }

    /// <summary>A stretch of text, its start counted from that of the one before in the same list.</summary>
    public void Place(int start, int length)
    {
        Number(start - place, GapOrder);
        Number(length);
        place = start;
    }

    /// <summary>Stretches of text with what else there is of them.</summary>
    /// <param name="items">The stretches.</param>
    /// <param name="place">Where each lies, and what it is.</param>
    /// <param name="marked">Those that the marks of the text tell; where they are the same, places are left out.</param>
    /// <param name="write">Writes the rest; is told whether places are left out.</param>
    public void Places<T>(IReadOnlyList<T> items, Func<T, StoredSpan> place, IEnumerable<StoredSpan> marked, Action<T, bool> write)
    {
        var isTold = items.Count > 0 && items.Select(place).SequenceEqual(marked);
        List(items, (items.Count << 1) | (isTold ? 1 : 0), item =>
        {
            if (!isTold)
            {
                var span = place(item);
                Place(span.Start, span.Length);
            }

            write(item, isTold);
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
    public byte[] Finish()
    {
        var written = bits.Finish();
        return hasContent ? [.. written] : [];
    }
}

/// <summary>Reads what a <see cref="DetailWriter"/> wrote.</summary>
internal ref struct DetailReader(ReadOnlySpan<byte> stored)
{
    // All of them are doubles to the digit.
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(p => double.Parse("1e" + p, CultureInfo.InvariantCulture))];
    private BitReader bits = new(stored);
    private List<string>? texts;
    private char[] decoded = [];
    private int place;
    private int lastDay = DetailWriter.FirstDay;

    public int Number(int order = DetailWriter.Order) => (int)bits.Number(order);

    /// <summary>An amount.</summary>
    public double Amount()
    {
        if (bits.Read(1) == 0)
        {
            return bits.Number(DetailWriter.AmountOrder);
        }

        var point = (int)bits.Read(DetailWriter.PointBits);
        var digits = bits.Number(DetailWriter.AmountOrder);
        return point == DetailWriter.OtherAmount
            ? BitConverter.Int64BitsToDouble((long)((digits << 32) | bits.Number(DetailWriter.AmountOrder)))
            : Shift((long)(digits >> 1) ^ -(long)(digits & 1), point - DetailWriter.Point);
    }

    /// <summary>Moves the point of a number; exactly rounded, since the number and the power of ten are what they are.</summary>
    public static double Shift(double digits, int point) => point < 0 ? digits / Powers[-point] : digits * Powers[point];

    public int Count()
    {
        place = 0;
        return Number();
    }

    public int? Position() => Number() is > 0 and var position ? position - 1 : null;

    public double Real() => BitConverter.UInt32BitsToSingle((uint)bits.Read(32));

    public DateOnly? Day()
    {
        if (bits.Number(DetailWriter.Order) is not (> 0 and var day))
        {
            return null;
        }

        lastDay += Signed((uint)(day - 1));
        return DateOnly.FromDayNumber(lastDay);
    }

    public int Signed() => Signed((uint)bits.Number(DetailWriter.Order));

    public string Code()
    {
        var zeros = (int)bits.Read(DetailWriter.ZerosBits);
        var number = Number(DetailWriter.CodeOrders[zeros]);
        if (number == 0)
        {
            return Text() ?? "";
        }

        for (var i = 0; i < zeros; i++)
        {
            number *= 100;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The number of stretches of text in a list, and whether the marks of the text tell their places.</summary>
    public int Places(out bool isTold)
    {
        var count = Count();
        isTold = (count & 1) != 0;
        return count >> 1;
    }

    public (int Start, int Length) Place()
    {
        place += Number(DetailWriter.GapOrder);
        return (place, Number());
    }

    public string? Text()
    {
        var number = Number();
        if (number != 1)
        {
            return number == 0 ? null : texts![number - 2];
        }

        var length = TextCode.Read(ref bits, ref decoded);
        var text = new string(decoded, 0, length);
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
}
