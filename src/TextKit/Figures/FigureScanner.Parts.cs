using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>Numerals with their units: fractions, shares, halves and ranges.</summary>
internal ref partial struct FigureScanner
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("一二三四五六七八九");

    /// <summary>Reads one numeral with its unit; false where it is none, with the place to go on in <c>End</c>.</summary>
    private readonly bool ReadPart(int start, out FigurePart part)
    {
        part = default;
        if (text[start] is '百' or '千' or '万' or '萬' or '佰' or '仟' && Follows(start + 1, "分之") && NumeralReader.TryRead(text, start + (At(start + 3) is '负' or '負' && bare ? 4 : 3), out var share))
        {
            var sign = At(start + 3) is '负' or '負' ? -1 : 1;
            var factor = text[start] is '百' or '佰' ? 1 : text[start] is '千' or '仟' ? 0.1m : 0.01m;
            factor *= sign * (bare ? Thousands(share) : 1);
            part = new FigurePart { Start = start, Numeral = share with { Traits = share.Traits | NumeralTraits.Chinese }, NumeralEnd = share.End, Low = share.Low * factor, High = share.High * factor, End = share.End + (bare && Thousands(share) > 1 ? 1 : 0), IsPercent = true };
            return true;
        }

        if (!NumeralReader.TryRead(text, start, out var numeral) && text[start] != '半')
        {
            part.End = Math.Max(numeral.End, start + 1);
            return false;
        }

        if (text[start] == '半')
        {
            return ReadHalf(start, out part);
        }

        part = new FigurePart { Start = start, Numeral = numeral, NumeralEnd = numeral.End, Low = numeral.Low, High = numeral.High, End = numeral.End };
        var above = numeral.End + (bare && At(numeral.End + 2) is '负' or '負' ? 3 : 2);
        if (Follows(numeral.End, "分之") && NumeralReader.TryRead(text, above, out var numerator) && numeral.Low > 0)
        {
            part.Low = part.High = decimal.Round(numerator.Low / numeral.Low * 100, 6) / 1.000000m * (above == numeral.End + 3 ? -1 : 1);
            part.End = numerator.End;
            part.IsPercent = true;
            return true;
        }

        if (ReadMixed(numeral.End, out var added, out var mixedEnd))
        {
            part.Low += added;
            part.High += added;
            part.NumeralEnd = part.End = mixedEnd;
            part.Numeral = numeral with { End = mixedEnd, Traits = numeral.Traits | NumeralTraits.Fraction };
            ReadUnit(ref part);
            return true;
        }

        if (bare && ReadBare(ref part))
        {
            return true;
        }

        if (!bare && At(numeral.End) is '/' or '／' && ReadSlash(ref part))
        {
            return true;
        }

        if (!bare && CalendarShape.End(text, start, numeral) is var calendar and > 0)
        {
            part.End = calendar;
            return false;
        }

        if (At(numeral.End) == '半' && numeral.Low == 1 && text[start] == '一' && units.Match(text[Math.Min(numeral.End + 1, text.Length)..]) is null && At(numeral.End + 1) is not ('天' or '会' or '晌') && !(At(numeral.End + 1) == '是' && !(At(start - 1) is '有' or '近' or '占' or '约' or '了')))
        {
            part.Low = part.High = 50;
            part.End = numeral.End + 1;
            part.IsPercent = true;
            return true;
        }

        if (At(numeral.End) == '成' && IsTenths(numeral, start))
        {
            return ReadTenths(ref part);
        }

        if (At(numeral.End) == '折' && numeral.High <= 99 && !numeral.Is(NumeralTraits.Scaled) && numeral.High >= 1 && At(numeral.End + 1) is not ('叠' or '腾' or '磨' or '返' or '回' or '射' or '旧' or '痕' or '合' or '子' or '戏'))
        {
            var tenfold = numeral.High < 10 ? 10 : 1;
            part.Low *= tenfold;
            part.High *= tenfold;
            part.End++;
            part.IsPercent = true;
            return true;
        }

        ReadUnit(ref part);
        return true;
    }

    // 约1/3的条目, 占2/3; not 9/11, 24/7.
    private readonly bool ReadSlash(ref FigurePart part)
    {
        var numeral = part.Numeral;
        if (numeral.Is(NumeralTraits.Chinese | NumeralTraits.Fraction | NumeralTraits.Scaled) || !NumeralReader.TryRead(text, numeral.End + 1, out var below) || numeral.Low >= below.Low || numeral.Low < 1 || below.High > 1000 || below.Is(NumeralTraits.Fraction | NumeralTraits.Scaled | NumeralTraits.AtLeast)
            || !(At(below.End) == '的' || At(part.Start - 1) is '占' or '约' or '近' or '的' or '了' or '足' or '过' or '到'))
        {
            return false;
        }

        part.Low = part.High = decimal.Round(numeral.Low / below.Low * 100, 6);
        part.End = below.End;
        part.IsPercent = true;
        return true;
    }

    // 三又二分之一
    private readonly bool ReadMixed(int at, out decimal added, out int end)
    {
        added = 0;
        end = at;
        if (At(at) != '又' || !NumeralReader.Starts.Contains(At(at + 1)) || !NumeralReader.TryRead(text, at + 1, out var below) || !Follows(below.End, "分之") || below.Low == 0
            || !NumeralReader.TryRead(text, below.End + 2, out var above))
        {
            return false;
        }

        added = decimal.Round(above.Low / below.Low, 6);
        end = above.End;
        return true;
    }

    private readonly bool ReadHalf(int start, out FigurePart part)
    {
        part = new FigurePart { Start = start, Low = 0.5m, High = 0.5m, NumeralEnd = start + 1, End = start + 1, Numeral = new Numeral(start + 1, 0.5m, 0.5m, 1, NumeralTraits.Chinese | NumeralTraits.Fraction) };
        if (At(start + 1) is '百' or '折' && At(start + 2) is not ('万' or '叠'))
        {
            part.Low = part.High = 50;
            part.End = part.NumeralEnd = start + 2;
            part.IsPercent = text[start + 1] == '折';
            part.Numeral = part.Numeral with { End = start + 2, Traits = NumeralTraits.Chinese | NumeralTraits.Scaled };
            return true;
        }

        var before = At(start - 1);
        var unit = units.Match(text[(start + 1)..]);
        if (unit is null || before is '大' or '过' or '多' or '小' or '另' or '夜' or '参' or '每'
            || !(unit.Kind is FigureKind.Duration or FigureKind.Measure or FigureKind.Percent || unit.Text is "分钱" || (unit.Kind == FigureKind.Count && unit.Main is "圈" or "包" or "碗" or "杯" or "瓶" or "桶" or "箱" or "车" or "袋" or "盒"))
            || (unit.Kind == FigureKind.Duration && (before is '上' or '下' or '后' || (before == '前' && At(start - 2) != '提'))) || unit.Main is "晚" or "夜" || unit.Rule is UnitRule.Degree or UnitRule.Within || unit.Main is "方" or "季度" or "旬")
        {
            return false;
        }

        // 憋了半天: a long while.
        if (unit.Text == "天" && before is '了' or '，' or '。' or '、' && At(start - 2) is '憋' or '愣' or '想' or '等' or '说' or '合' || (unit.Text == "天" && At(start + 2) is '说' or '没' or '才' or '不'))
        {
            return false;
        }

        SetUnit(ref part, unit, start + 1);
        return part.HasUnit;
    }

    private readonly bool IsTenths(in Numeral numeral, int start) =>
        numeral.High <= 10 && (!numeral.Is(NumeralTraits.Scaled) || numeral.End == start + 1) && (numeral.High < 10 || At(numeral.End + 1) is '\0' or '，' or '。' or '的' or '把') && (numeral.Is(NumeralTraits.Chinese) || numeral.High <= 10)
        && At(numeral.End + 1) is not ('立' or '为' or '功' or '效' or '果' or '员' or '年' or '长' or '就' or '品' or '都' or '交' or '本' or '型' or '人' or '新' or '熟' or '语' or '分' or '绩')
        && At(start - 1) is not ('第' or '九');

    private readonly bool ReadTenths(ref FigurePart part)
    {
        part.End = part.NumeralEnd + 1;
        part.Low *= 10;
        part.High *= 10;
        part.IsPercent = true;
        if (Digits.Contains(At(part.End)) && units.Match(text[(part.End + 1)..]) is null)
        {
            var more = NumeralReader.ChineseDigit(text[part.End]);
            part.Low += more;
            part.High += more;
            part.End++;
        }
        else if (At(part.End) == '半')
        {
            part.Low += 5;
            part.High += 5;
            part.End++;
        }

        if (At(part.End) is '多' or '余')
        {
            part.AtLeast = true;
            part.End++;
        }

        return true;
    }

    private readonly bool ReadRangeEnd(in FigurePart first, out FigurePart second, out decimal shared)
    {
        second = default;
        shared = 1;
        var at = first.End;
        var c = At(at);
        if (c == ' ' && CalendarShape.IsConnector(At(at + 1)) && At(at + 2) == ' ')
        {
            at++;
            c = At(at);
        }

        var listed = c == '、' && !first.HasUnit;
        if (!listed && !CalendarShape.IsConnector(c))
        {
            return false;
        }

        at++;
        if (At(at) == c && c is '—' or '-')
        {
            at++;
        }
        else if (At(at) == ' ')
        {
            at++;
        }

        if (!NumeralReader.Starts.Contains(At(at)) || !ReadPart(at, out second))
        {
            return false;
        }

        // 百分之十到二十
        if (!second.HasUnit && first.IsPercent && Follows(first.Start + 1, "分之") && second.Numeral.Is(NumeralTraits.Chinese) && second.Numeral.High is > 1 and <= 100 && At(second.End) is < '\u4E00' or > '\u9FFF' or '的')
        {
            second.IsPercent = true;
        }

        if (!second.HasUnit || (first.HasUnit && (first.Main != second.Main || first.IsPercent != second.IsPercent)) || first.Low != first.High && listed)
        {
            return false;
        }

        if (!first.HasUnit)
        {
            shared = second.Numeral.Scale >= 10_000 && first.Numeral.Scale < 10_000 && first.High <= second.Numeral.High / second.Numeral.Scale ? second.Numeral.Scale : 1;
            shared *= second.Unit?.Factor ?? (second.Numeral.High != 0 ? second.High / second.Numeral.High : 1);
        }

        if (listed && !(first.High < 10 && second.Numeral.Low == first.High + 1 && second.Numeral.Scale == 1 && At(first.Start - 1) != '、'))
        {
            return false;
        }

        return first.Low * shared < second.High;
    }
}
