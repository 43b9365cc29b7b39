using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>One pass over a text: from numeral to numeral, each read with its unit, its range and its bounds.</summary>
internal ref partial struct FigureScanner
{
    private readonly ReadOnlySpan<char> text;
    private readonly FigureUnitTable units;
    private readonly bool bare;
    private readonly List<Figure> figures;
    private int done;

    // The bound that a prefix set for the figure just read: 不低于90%、80%和75% bounds all three.
    private FigureBound? carried;

    public FigureScanner(ReadOnlySpan<char> text, FigureUnitTable units, bool bare, List<Figure> figures)
    {
        this.text = text;
        this.units = units;
        this.bare = bare;
        this.figures = figures;
    }

    public void Run()
    {
        var starts = FigureStarts.All;
        for (var i = 0; ;)
        {
            var skip = text[i..].IndexOfAny(starts);
            if (skip < 0)
            {
                return;
            }

            i = Read(i + skip);
        }
    }

    private readonly char At(int i) => (uint)i < (uint)text.Length ? text[i] : '\0';

    private readonly bool Follows(int at, string word) => at <= text.Length && text[at..].StartsWith(word);

    /// <summary>Reads what begins at a numeral, adds the figure if it is one, and says where to go on.</summary>
    private int Read(int start)
    {
        var idiom = FigureExceptions.Default.PhraseLength(text[start..]);
        if (idiom > 0 && !(idiom == 2 && At(start + 2) == '钟' && text[start + 1] == '分') && !(At(start - 1) == '上' && text[start] is '百' or '千' or '万'))
        {
            return start + idiom;
        }

        if (Follows(start, "零下") || Follows(start, "零上"))
        {
            return ReadTemperature(start);
        }

        if (text[start] == '翻')
        {
            return ReadDoubling(start);
        }

        if (!ReadPart(start, out var part))
        {
            return part.End;
        }

        if (!part.HasUnit && IsLabel(start, part))
        {
            return part.End;
        }

        var first = part;
        var low = part.Low;
        var high = part.High;
        var end = part.End;
        if (ReadRangeEnd(part, out var second, out var shared))
        {
            low = part.Low * shared;
            high = second.High;
            end = second.End;
            part = second;
        }

        if (!part.HasUnit && !IsBareFigure(start, end, part))
        {
            return end;
        }

        if (IsRejected(start, first, part, end))
        {
            return end;
        }

        Add(start, end, low, high, part, first);
        return done;
    }

    private int ReadTemperature(int start)
    {
        if (!NumeralReader.Starts.Contains(At(start + 2)) || !ReadPart(start + 2, out var part) || !part.HasUnit)
        {
            return start + 2;
        }

        var low = part.Low;
        var high = part.High;
        var end = part.End;
        if (ReadRangeEnd(part, out var second, out _))
        {
            high = second.High;
            end = second.End;
            part = second;
        }

        var sign = text[start + 1] == '下' ? -1 : 1;
        Add(start, end, Math.Min(sign * low, sign * high), Math.Max(sign * low, sign * high), part, part);
        return done;
    }

    // 翻一番 is twice as much, 翻两番 four times; 翻番 is 翻一番.
    private int ReadDoubling(int start)
    {
        var at = At(start + 1) == '了' ? start + 2 : start + 1;
        var times = 1m;
        if (NumeralReader.Starts.Contains(At(at)) && NumeralReader.TryRead(text, at, out var numeral) && numeral.Low == numeral.High && numeral.Low is >= 1 and <= 20 && !numeral.Is(NumeralTraits.Fraction))
        {
            times = numeral.Low;
            at = numeral.End;
        }

        if (At(at) != '番' || (at == start + 1 && At(at + 1) is '茄' or '薯' or '禺'))
        {
            return start + 1;
        }

        var value = (decimal)(1 << (int)times);
        figures.Add(new Figure(start, at + 1 - start, FigureKind.Times, value, value, "倍", BoundReader.Before(text, start) ?? FigureBound.Exact));
        carried = null;
        done = at + 1;
        return done;
    }

    private void Add(int start, int end, decimal low, decimal high, in FigurePart part, in FigurePart first)
    {
        var bound = part.AtLeast || part.Numeral.Is(NumeralTraits.AtLeast) ? FigureBound.AtLeast
            : part.About || part.Numeral.Is(NumeralTraits.About) ? FigureBound.About : FigureBound.Exact;
        if (BoundReader.TryAfter(text, end, out var behind, out var suffix))
        {
            end = behind;
            bound = suffix == FigureBound.Exact ? bound : suffix;
        }

        if (first.Numeral.Is(NumeralTraits.BareScale) && At(start - 1) == '上' && start > done && At(start - 2) is not ('以' or '成' or '加' or '乘'))
        {
            start--;
            bound = FigureBound.AtLeast;
        }

        var main = part.Main;
        if (part.Kind == FigureKind.Money && start > done)
        {
            main = Currency.Before(text, start, main, out var symbol);
            start -= symbol;
        }

        if (At(start - 1) is '-' or '－' or '−' && part.Kind is FigureKind.Measure or FigureKind.Percent && NumeralReader.ArabicDigit(At(start - 2)) < 0 && start - 1 >= done && !char.IsAsciiLetter(At(start - 2)))
        {
            (low, high) = (-high, -low);
            start--;
        }

        if (bare && At(start - 1) is '负' or '負' or '-' && start - 1 >= done)
        {
            (low, high) = (-high, -low);
            start--;
        }

        var prefix = BoundReader.Before(text, start) ?? (IsListed(start, main) ? carried : null);
        carried = prefix;
        bound = prefix ?? bound;
        figures.Add(new Figure(start, end - start, part.Kind, Plain(low), Plain(high), main, bound));
        done = end;
    }

    // In a list of amounts of one unit.
    private readonly bool IsListed(int start, string unit) =>
        carried is FigureBound.AtLeast or FigureBound.AtMost && figures.Count > 0 && figures[^1].End == start - 1 && At(start - 1) is '、' or '和' or '及' or '与' or '或' && figures[^1].Unit == unit;

    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
