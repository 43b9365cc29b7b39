using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>The unit behind a numeral, and what it makes of the value.</summary>
internal ref partial struct FigureScanner
{
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
            if (IsMoment(at + 1 + split.Text.Length, split))
            {
                return;
            }

            SetUnit(ref part, split, at + 1, known: true);
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

        if (part.Unit is null && Currency.IsSigned(text, part.Start))
        {
            part.Unit = units.Match("元");
        }
    }

    // 个多月, 个半小时: the unit is 个月, 个小时.
    private readonly FigureUnit? SplitUnit(int at) => Follows(at, "月") ? units.Match("个月") : Follows(at, "小时") ? units.Match("个小时")
        : Follows(at, "星期") ? units.Match("个星期") : Follows(at, "钟头") ? units.Match("个钟头") : Follows(at, "世纪") ? units.Match("个世纪") : Follows(at, "学期") ? units.Match("个学期") : null;

    private readonly void SetUnit(ref FigurePart part, FigureUnit unit, int at, bool known = false)
    {
        var end = at + unit.Text.Length;
        var rest = at <= text.Length ? text[at..] : [];
        var numeral = part.Numeral;
        var small = numeral.Is(NumeralTraits.Chinese) && (numeral.High <= 10 || (numeral.Is(NumeralTraits.BareScale) && numeral.End == part.Start + 1));
        foreach (var word in known ? [] : small ? unit.NotBefore : unit.NeverBefore)
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

        if (unit.Text is "米" or "公尺" && ReadHeight(ref part))
        {
            return;
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

    // 一米七, 1米75: the digits behind 米 are its fraction.
    private readonly bool ReadHeight(ref FigurePart part)
    {
        if (!NumeralReader.Starts.Contains(At(part.End)) || part.Numeral.Is(NumeralTraits.Fraction) || part.Low > 10 || !NumeralReader.TryRead(text, part.End, out var more) || more.Low is < 1 or > 99
            || (more.Low != more.High) & !more.Is(NumeralTraits.Chinese) || more.Is(NumeralTraits.Scaled | NumeralTraits.Fraction) || units.Match(text[more.End..]) is not null || At(more.End) is '分' or '厘' or '十' or '月' or '日' or '号')
        {
            return false;
        }

        var digits = more.End - part.End;
        if (digits > 2 || (digits == 2 && more.Low != more.High && !NumeralReader.IsDigitPair(text, part.End)))
        {
            return false;
        }

        part.Low = part.High += digits == 1 ? more.Low / 10 : NumeralReader.TwoDigits(text, part.End) / 100m;
        part.End = more.End;
        return true;
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
            case UnitRule.Degree when (small || numeral.Is(NumeralTraits.BareScale)) && At(end) != '电':
                return false;
            case UnitRule.Liang when small && (units.Match(text[end..]) is not null || numeral.Low == 1):
                return false;
            case UnitRule.Half when !(numeral.Low == 1 && small) && At(part.NumeralEnd) != '整':
                return false;
            case UnitRule.Ending when At(end) is >= '\u4E00' and <= '\u9FFF' and not ('的' or '后' or '就'):
                return false;
            case UnitRule.Heads when At(end) != '人':
                return false;
            case UnitRule.Level when !IsLevel(part, end):
                return false;
            case UnitRule.Mouth when small && numeral.Low == numeral.High && (numeral.Low == 1 || !(At(end) is '人' or '之' or '井' or '塘' or '池' or '锅' or '窖' or '缸' or < '\u4E00' or > '\u9FFF')):
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

    // 8级大风, 两级工会, 市、县、乡三级; not 一级企业, 三级医院, 5级工.
    private readonly bool IsLevel(in FigurePart part, int end)
    {
        var before = At(part.Start - 1);
        return part.Numeral.Is(NumeralTraits.Chinese)
            ? text[part.Start] == '两' || (part.Numeral.High is >= 3 and <= 6 && !part.Numeral.Is(NumeralTraits.Scaled) && before is '县' or '乡' or '村' or '镇' or '区' or '街' or '市' or '组' && At(end) is not ('医' or '甲' or '企' or '教' or '公'))
            : At(end) is not ('工' or '技' or '甲' or '乙' or '伤' or '残' or '干' or '职' or '教' or '钳' or '焊' or '高' or '中' or '初' or '响' or '应' or '警' or '保' or '公' or '医');
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
}
