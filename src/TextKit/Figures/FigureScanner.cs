using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>One pass over a text: from numeral to numeral, each read with its unit, its range and its bounds.</summary>
internal ref struct FigureScanner
{
    private readonly ReadOnlySpan<char> text;
    private readonly FigureUnitTable units;
    private readonly bool bare;
    private readonly List<Figure> figures;
    private int done;

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
        if (idiom > 0 && !(At(start - 1) == '上' && text[start] is '百' or '千' or '万'))
        {
            return start + idiom;
        }

        if (Follows(start, "零下") || Follows(start, "零上"))
        {
            return ReadTemperature(start);
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

    /// <summary>Reads one numeral with its unit; false where it is none, with the place to go on in <c>End</c>.</summary>
    private readonly bool ReadPart(int start, out FigurePart part)
    {
        part = default;
        if (text[start] is '百' or '千' or '万' or '萬' or '佰' or '仟' && Follows(start + 1, "分之") && NumeralReader.TryRead(text, start + 3, out var share))
        {
            var factor = text[start] is '百' or '佰' ? 1 : text[start] is '千' or '仟' ? 0.1m : 0.01m;
            part = new FigurePart { Start = start, Numeral = share with { Traits = share.Traits | NumeralTraits.Chinese }, NumeralEnd = share.End, Low = share.Low * factor, High = share.High * factor, End = share.End, IsPercent = true };
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
        if (Follows(numeral.End, "分之") && NumeralReader.TryRead(text, numeral.End + 2, out var numerator) && numeral.Low > 0)
        {
            part.Low = part.High = decimal.Round(numerator.Low / numeral.Low * 100, 6) / 1.000000m;
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

        if (bare && At(numeral.End) == '/' && NumeralReader.TryRead(text, numeral.End + 1, out var denominator) && denominator.Low > 0 && At(denominator.End) != '/')
        {
            part.Low = part.High = decimal.Round(numeral.Low / denominator.Low * 100, 6);
            part.End = denominator.End;
            part.IsPercent = true;
            return true;
        }

        if (CalendarShape.End(text, start, numeral) is var calendar and > 0)
        {
            part.End = calendar;
            return false;
        }

        if (At(numeral.End) == '半' && numeral.Low == 1 && text[start] == '一' && units.Match(text[Math.Min(numeral.End + 1, text.Length)..]) is null && At(numeral.End + 1) is not ('天' or '是' or '会' or '晌'))
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

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。！？、；：\n");
    private static readonly SearchValues<char> Closing = SearchValues.Create("”’」》");
    private static readonly SearchValues<char> Digits = SearchValues.Create("一二三四五六七八九");

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

    private readonly void ReadUnit(ref FigurePart part)
    {
        var at = part.NumeralEnd;
        if (At(at) == ' ' && !part.Numeral.Is(NumeralTraits.Chinese))
        {
            at++;
        }

        // 个多月, 个半小时, 整天: what stands between numeral and unit.
        if (At(at) == '个' && At(at + 1) is '半' or '多' or '来' && SplitUnit(at + 2) is { } split)
        {
            SetUnit(ref part, split with { NotBefore = [], NeverBefore = [] }, at + 1);
            part.Unit = split;
            part.End = at + 1 + split.Text.Length;
            part.AtLeast |= text[at + 1] == '多';
            part.About |= text[at + 1] == '来';
            if (text[at + 1] == '半')
            {
                part.Low += 0.5m;
                part.High += 0.5m;
            }

            return;
        }

        if (At(at) == '整' && units.Match(text[(at + 1)..]) is { Kind: FigureKind.Duration, Main: "年" or "天" or "周" or "晚" or "夜" or "个月" } whole)
        {
            SetUnit(ref part, whole, at + 1);
            return;
        }

        if (At(at) is '余' or '多' && part.Numeral.Low >= 10 && !part.Numeral.Is(NumeralTraits.AtLeast) && units.Match(text[(at + 1)..]) is { } odd && !part.Numeral.Is(NumeralTraits.DigitString))
        {
            part.AtLeast = true;
            SetUnit(ref part, odd, at + 1);
            return;
        }

        if (units.Match(text[at..]) is { } unit)
        {
            SetUnit(ref part, unit, at);
        }

        if (part.Unit is null && At(part.Start - 1) is '￥' or '¥' or '$' or '＄' or '€' or '£' or '￡')
        {
            part.Unit = units.Match("元");
        }
    }

    // 个多月, 个半小时: the unit is 个月, 个小时.
    private readonly FigureUnit? SplitUnit(int at) => Follows(at, "月") ? units.Match("个月") : Follows(at, "小时") ? units.Match("个小时")
        : Follows(at, "星期") ? units.Match("个星期") : Follows(at, "钟头") ? units.Match("个钟头") : Follows(at, "世纪") ? units.Match("个世纪") : Follows(at, "学期") ? units.Match("个学期") : null;

    private readonly void SetUnit(ref FigurePart part, FigureUnit unit, int at)
    {
        var end = at + unit.Text.Length;
        var rest = at <= text.Length ? text[at..] : [];
        var numeral = part.Numeral;
        var small = numeral.Is(NumeralTraits.Chinese) && (numeral.High <= 10 || (numeral.Is(NumeralTraits.BareScale) && numeral.End == part.Start + 1));
        foreach (var word in small ? unit.NotBefore : unit.NeverBefore)
        {
            if (rest.StartsWith(word))
            {
                return;
            }
        }

        if (!Accepts(unit, part, end))
        {
            return;
        }

        if (unit.Text == "块" && IsPiece(end))
        {
            unit = units.Piece;
        }

        part.Unit = unit;
        part.End = end;
        part.Low *= unit.Factor;
        part.High *= unit.Factor;
        if (unit.Kind == FigureKind.Money)
        {
            ReadChange(ref part, unit);
        }
        else if (unit.Text is "小时" or "个小时" or "分" or "分钟")
        {
            ReadClockLength(ref part, unit);
        }

        if (At(part.End) == '半' && unit.Kind is not (FigureKind.Percent or FigureKind.Times) && unit.Main is not ("个" or "名" or "人" or "家" or "户" or "位") && At(part.End + 1) is not ('年' or '天' or '个' or '小' or '月' or '夜' or '价' or '数' or '成' or '程' or '路' or '途' or '山' or '空') && !Follows(part.End + 1, "开"))
        {
            part.Low += 0.5m * unit.Factor;
            part.High += 0.5m * unit.Factor;
            part.End++;
        }
        else if (At(part.End) is '多' or '余' && unit.Kind is FigureKind.Duration or FigureKind.Measure or FigureKind.Money or FigureKind.Times or FigureKind.Age && At(part.End + 1) is not ('次' or '家' or '种' or '名' or '了' or '于' or '元' or '样' or '人' or '地' or '项' or '数' or '热' or '额' or '收' or '挣' or '个' or '位' or '少'))
        {
            part.AtLeast = true;
            part.End++;
        }
    }

    // 23块石棉瓦: pieces, where a noun follows at once; 三块五, 20块买 are money.
    private readonly bool IsPiece(int end) => At(end) is >= '\u4E00' and <= '\u9FFF' and not ('钱' or '多' or '左' or '以' or '不' or '买' or '就' or '还' or '给' or '到' or '上' or '下' or '都' or '吧' or '呢' or '啊' or '来' or '的' or '也' or '才' or '交' or '打' or '车' or '一' or '和' or '或' or '涨' or '降' or '至' or '每' or '余' or '半' or '出' or '卖' or '了' or '起' or '收' or '又' or '在' or '是' or '能' or '可' or '两' or '钟')
        && !NumeralReader.Starts.Contains(At(end));

    // 3小时06分, 6分12秒: one length of time, in its first unit.
    private readonly void ReadClockLength(ref FigurePart part, FigureUnit unit)
    {
        var isHour = unit.Text[^1] == '时';
        if (!NumeralReader.Starts.Contains(At(part.End)) || !NumeralReader.TryRead(text, part.End, out var more) || more.Low != more.High || more.High >= 60)
        {
            return;
        }

        var end = Follows(more.End, isHour ? "分钟" : "秒钟") ? more.End + 2 : At(more.End) == (isHour ? '分' : '秒') ? more.End + 1 : 0;
        if (end == 0 || At(end) is '没' or '都' or '也' or '不' || (unit.Text == "分钟" && At(end - 1) == '分'))
        {
            return;
        }

        part.Unit = isHour ? unit : units.Match("分钟");
        part.Low = part.High = decimal.Round(part.Low + (more.Low / 60), 6);
        part.End = end;
    }

    // 三块五, 5元8角, 两美元三美分.
    private readonly void ReadChange(ref FigurePart part, FigureUnit unit)
    {
        var coin = unit.Factor;
        // 三块五一斤: the next figure begins behind the five.
        if (unit.Text == "块" && NumeralReader.ChineseDigit(At(part.End)) > 0 && At(part.End + 1) == '一' && units.Match(text[Math.Min(part.End + 2, text.Length)..]) is not null)
        {
            part.Low = part.High += NumeralReader.ChineseDigit(text[part.End]) * 0.1m;
            part.End++;
            return;
        }

        for (var turns = 0; turns < 2; turns++)
        {
            var from = At(part.End) == '又' ? part.End + 1 : part.End;
            if (!NumeralReader.Starts.Contains(At(from)) || !NumeralReader.TryRead(text, from, out var more) || more.Low != more.High)
            {
                return;
            }

            if (Follows(more.End, "美分") && part.Main == "美元")
            {
                part.Low += more.Low / 100;
                part.High += more.High / 100;
                part.End = more.End + 2;
                return;
            }

            var smaller = At(more.End) switch { '角' or '毛' => 0.1m, '分' when At(more.End + 1) is not ('钟' or '之') => 0.01m, _ => 0 };
            if (smaller > 0 && smaller < coin && more.High < 10)
            {
                part.Low += more.Low * smaller;
                part.High += more.High * smaller;
                part.End = more.End + 1;
                coin = smaller;
            }
            else if (unit.Text is "块" or "毛" && more.High < 10 && more.End == part.End + 1 && units.Match(text[more.End..]) is null && !NumeralReader.Starts.Contains(At(more.End)))
            {
                part.Low += more.Low * unit.Factor / 10;
                part.High += more.High * unit.Factor / 10;
                part.End = more.End;
                return;
            }
            else
            {
                return;
            }
        }
    }

    private readonly bool Accepts(FigureUnit unit, in FigurePart part, int end)
    {
        var numeral = part.Numeral;
        var small = numeral.Is(NumeralTraits.Chinese) && !numeral.Is(NumeralTraits.Scaled) && numeral.High < 10;
        switch (unit.Rule)
        {
            case UnitRule.Strict when small && numeral.Low == numeral.High:
                return false;
            case UnitRule.Within when At(end) != '内' && !Follows(end, "以内") && !Follows(end, "之内"):
                return false;
            case UnitRule.Degree when small || numeral.Is(NumeralTraits.BareScale):
                return false;
            case UnitRule.Liang when small && (units.Match(text[end..]) is not null || numeral.Low == 1):
                return false;
            case UnitRule.Half when !(numeral.Low == 1 && small) && At(part.NumeralEnd) != '整':
                return false;
            case UnitRule.Plain when numeral.Low == 1 && small:
                return false;
        }

        if (small && (text[part.Start] is '零' or '〇' or '伍' or '陆' or '陸' or '肆' or '柒' or '捌' or '玖' or '参' or '參' or '叁' or '贰' or '貳' or '壹') && unit.Kind != FigureKind.Money && !numeral.Is(NumeralTraits.Fraction))
        {
            return false;
        }

        if (numeral.Is(NumeralTraits.DigitString) && numeral.Low >= 100)
        {
            return false;
        }

        if (unit.Kind == FigureKind.Duration && IsMoment(end, unit))
        {
            return false;
        }

        if (unit.Main == "世纪" && numeral.Low >= 5)
        {
            return false;
        }

        return !numeral.Is(NumeralTraits.BareScale) || numeral.High is not (100 or 1000 or 10000 or 100_000_000) || numeral.Is(NumeralTraits.AtLeast) || numeral.End > part.Start + 1 || AcceptsBareScale(unit, part.Start);
    }

    // 3年来, 半年来, 两年前 place a thing in time: they are dates.
    private readonly bool IsMoment(int end, FigureUnit unit)
    {
        if (At(end) == '来')
        {
            return At(end + 1) is not ('自' or '到' or '说' or '信' or '源' or '往');
        }

        return Follows(end, "以来") || (unit.Main is "年" or "个月" or "天" or "周" or "星期" && (At(end) == '前' && At(end + 1) is not ('后' or '往' or '来' or '进' or '方') || Follows(end, "以前") || Follows(end, "之前")));
    }

    private readonly bool AcceptsBareScale(FigureUnit unit, int start) =>
        BoundReader.Before(text, start) is not null || At(start - 1) is '上' or '数' || (unit.Main == "里" && text[start] == '百') || unit.Kind is FigureKind.Money or FigureKind.Measure && unit.Main is not ("里" or "尺" or "丈" or "寸" or "度" or "方" or "升" or "瓦")
        || unit.Main is "名" or "户" or "人" or "台" or "辆" or "册" or "场" or "公里" || (unit.Main == "家" && text[start] != '万');

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

    // Numbers behind a letter or a dash are names of things: G1234次, A4, K528.
    private readonly bool IsLabel(int start, in FigurePart part) => char.IsAsciiLetter(At(start - 1)) && !part.Numeral.Is(NumeralTraits.Chinese);

    private readonly bool IsBareFigure(int start, int end, in FigurePart part)
    {
        if (bare)
        {
            // One Chinese digit inside a word is no number: 一看, 四川, 队伍.
            if (end == start + 1 && text[start] is '伍' or '拾' or '陆' or '仟' or '佰' or '零' or '两')
            {
                return start == 0 && end == text.Length;
            }

            return !part.Numeral.Is(NumeralTraits.Chinese) || part.Numeral.Is(NumeralTraits.Scaled | NumeralTraits.Fraction) || (end == text.Length && start == 0) || At(end) is '\0' or '，' or '。' or ',' or '、' or ' ' || At(start - 1) is '是';
        }

        if (!part.Numeral.Is(NumeralTraits.BigScaled) || part.Numeral.Is(NumeralTraits.BareScale))
        {
            return false;
        }

        var next = At(end);
        return next is '\0' or '，' or '。' or '；' or '、' or '）' or '\n' or '！' or '”' or '以' or '左' or '的' || BoundReader.Before(text, start) is not null;
    }

    private readonly bool IsRejected(int start, in FigurePart first, in FigurePart part, int end)
    {
        var before = At(start - 1);
        if (before == '第' || (char.IsAsciiLetter(before) && !first.Numeral.Is(NumeralTraits.Chinese)) || before is '#' or '№')
        {
            return true;
        }

        if (text[start] is '数' or '數' && before is '总' or '人' or '次' or '户' or '基' or '度' or '指' or '参' or '分' or '少' or '多' or '件' or '家' or '天' or '个')
        {
            return true;
        }

        if (part.Kind == FigureKind.Duration && (before == '每' || (before == '隔' && At(start - 2) == '每')))
        {
            return true;
        }

        if (part.Kind == FigureKind.Duration && before == '近' && first.Numeral.High <= 10 && part.Main is "年" or "个月" or "天" or "周" && (start < 2 || At(start - 2) is '，' or '。' or '；' or '\n' or '“' or '最' or '：'))
        {
            return true;
        }

        if (before == '届' && part.Main == "次")
        {
            return true;
        }

        if (before is '前' or '后' && part.Main is "名" or "位" && first.Numeral.Is(NumeralTraits.Chinese))
        {
            return true;
        }

        if (part.Kind is FigureKind.Count or FigureKind.Times && IsQuotedSlogan(start, first, end))
        {
            return true;
        }

        return IsArticle(start, first, part, end);
    }

    // “四个精准”: a small Chinese numeral at the head of a short quotation.
    private readonly bool IsQuotedSlogan(int start, in FigurePart first, int end)
    {
        if (At(start - 1) is not ('“' or '‘' or '「' or '《') || !first.Numeral.Is(NumeralTraits.Chinese) || first.Numeral.High >= 100)
        {
            return false;
        }

        var close = text[end..].IndexOfAny(Closing);
        return close >= 1 && close <= 8 && text.Slice(end, close).IndexOfAny(Marks) < 0;
    }

    // 一 before a measure word is an article unless something is counted or measured.
    private readonly bool IsArticle(int start, in FigurePart first, in FigurePart part, int end)
    {
        var numeral = first.Numeral;
        if (text[start] is not ('一' or '壹') || numeral.End != start + 1 || part.End != first.End)
        {
            return false;
        }

        var before = At(start - 1);
        if (At(numeral.End) == '整' && part.Kind == FigureKind.Duration || part.Low != 1 && part.Unit?.Factor == 1)
        {
            return false;
        }

        if (before is '同' or '某' or '那' or '这' or '另' or '下' or '上' or '唯' or '之' or '其' or '万' or '头' or '逐' or '哪' or '一' or '第' || (part.Kind != FigureKind.Duration && before is '统' or '专' or '单' or '任' or '初') || (part.Main == "公里" && before == '后'))
        {
            return true;
        }

        if (part.IsPercent || BoundReader.Before(text, start) is not null || part.AtLeast || BoundReader.TryAfter(text, end, out _, out _) || part.Low != 1)
        {
            return part.Unit?.Text == "块" && part.Low == 1;
        }

        return part.Kind switch
        {
            FigureKind.Money => part.Unit?.Text is "块" or "角" or "毛" or "分",
            FigureKind.Measure => part.Main == "寸",
            FigureKind.Duration => IsLooseTime(start, part.Main, end),
            FigureKind.Times => !IsRate(start),
            _ => !IsCountedOne(start, part.Main),
        };
    }

    // 一天能拉300只, 一个月就是182元: a rate, not a length of time.
    private readonly bool IsLooseTime(int start, string main, int end)
    {
        var before = At(start - 1);
        var next = At(end);
        if ((before is '前' or '后' or '新' or '有' or '过' or '末' or '最' or '的' && main is "年" or "天") || (before is '后' or '新' or '末' or '最' && main is "周" or "个月" or "秒"))
        {
            return !(before is '前' && At(start - 2) == '提');
        }

        return main switch
        {
            "天" => !(next is '里' or '内' or '下' or '后' or '之' or '以' or '时' or '半' or '左' || before is '用' or '花' or '停' or '歇' or '休' or '晚' or '早' or '期' or '时' or '需' or '要' or '近' or '学' or '提' or '了'),
            "年" or "个月" or "周" or "小时" => next is '就' or '能' or '可' or '少' or '说' or '到' or '四' or '又' or '都' or '也' or '天' or '比' or '一',
            "秒" or "分钟" => next is '没' or '都' or '也' or '不',
            _ => false,
        };
    }

    // 只有一家超高: one is a number there.
    private readonly bool IsCountedOne(int start, string main)
    {
        if (main is not ("名" or "人" or "家" or "户" or "位" or "个" or "例" or "起" or "件"))
        {
            return false;
        }

        var head = text[Math.Max(0, start - 5)..start];
        var cut = head.LastIndexOfAny(Marks);
        head = head[(cut + 1)..];
        return head.EndsWith("只有") || head.EndsWith('仅') || head.EndsWith("仅有");
    }

    // 每年一次, 至少要有一次: the times are counted.
    private readonly bool IsRate(int start)
    {
        var head = text[Math.Max(0, start - 9)..start];
        var cut = head.LastIndexOfAny(Marks);
        head = head[(cut + 1)..];
        var each = head.LastIndexOf('每');
        return head.IndexOf("至少") >= 0 || head.EndsWith("不到") || head.EndsWith("只碰了") || (each >= 0 && each + 1 < head.Length && head.Length - each <= 5 && head[each + 1] is '年' or '月' or '周' or '天' or '日' or '季' or '人');
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

        bound = BoundReader.Before(text, start) ?? bound;
        figures.Add(new Figure(start, end - start, part.Kind, Plain(low), Plain(high), main, bound));
        done = end;
    }

    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
