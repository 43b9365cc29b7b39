using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>What has the shape of a quantity and counts nothing: designators, slogans, articles.</summary>
internal ref partial struct FigureScanner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。！？、；：\n");

    private static readonly SearchValues<char> Closing = SearchValues.Create("”’」》");

    private static readonly SearchValues<char> Rhythms = SearchValues.Create("年月周天日季人期");

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

            return !part.Numeral.Is(NumeralTraits.Chinese) || part.Numeral.Is(NumeralTraits.Scaled | NumeralTraits.Fraction) || (end == text.Length && start == 0) || At(end) is '\0' or '，' or '。' or ',' or '、' or ' ' || At(start - 1) is '是' || (At(start - 1) == '前' && At(end) == '的');
        }

        // 破损为零: nothing is a number too.
        if (text[start] == '零' && end == start + 1 && At(start - 1) == '为' && At(end) is '，' or '。' or '；' or '、' or '\0')
        {
            return true;
        }

        // 近百万外来务工人员
        if (part.Numeral.Is(NumeralTraits.BareScale) && part.Numeral.Is(NumeralTraits.BigScaled) && part.Numeral.High >= 1_000_000 && At(start - 1) is '近' or '超' or '过' or '约' && BoundReader.Before(text, start) is not null)
        {
            return true;
        }

        // 4000多观众, 3000万国有企业职工: a number that large is none of a label.
        var next = At(end);
        var big = part.Numeral.Is(NumeralTraits.BigScaled) && !part.Numeral.Is(NumeralTraits.BareScale);
        if (next is >= '\u4E00' and <= '\u9FFF' && !part.Numeral.Is(NumeralTraits.BareScale) && IsCounting(start, next, part.Numeral, big))
        {
            return true;
        }

        if (!big)
        {
            return false;
        }

        return next is '\0' or '，' or '。' or '；' or '、' or '）' or '\n' or '！' or '”' or '以' or '左' or '的' || BoundReader.Before(text, start) is not null;
    }

    private readonly bool IsCounting(int start, char next, in Numeral numeral, bool big)
    {
        if (next is '分' or '年' or '月' or '日' or '号' or '点' or '时' or '级' or '届' or '期' or '第' or '次' or '亿' or '万' || At(start - 1) is '第' or '—' or '-' or '·')
        {
            return false;
        }

        return !numeral.Is(NumeralTraits.Chinese)
            ? big || (numeral.Is(NumeralTraits.AtLeast) && numeral.Low >= 100)
            : big && numeral.End - start >= (numeral.Low >= 100_000_000 ? 4 : 2) && (numeral.End - start > 2 || numeral.Is(NumeralTraits.AtLeast) || IsNounBehindRound(start, numeral));
    }

    // 八万中文读者 is a number; 十万火急, 一万年, 亿万 are phrases.
    private readonly bool IsNounBehindRound(int start, in Numeral numeral) =>
        NumeralReader.ChineseDigit(text[start]) is >= 2 and <= 9 && At(numeral.End) is not ('里' or '八' or '火' or '吨' or '个' or '代' or '众');

    private readonly bool IsRejected(int start, in FigurePart first, in FigurePart part, int end)
    {
        var before = At(start - 1);
        if (before == '第' || (char.IsAsciiLetter(before) && !first.Numeral.Is(NumeralTraits.Chinese) && part.Kind != FigureKind.Money) || before is '#' or '№')
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

        // 十七届三次 and 二次违章 say which; 今年前8个月 is a date.
        if (part.Main == "次" && (before == '届' || (text[start] == '二' && first.Numeral.End == start + 1)))
        {
            return true;
        }

        if (before == '前' && At(start - 2) is '年' or '月' && part.Kind == FigureKind.Duration)
        {
            return true;
        }

        // 半年多来 places a thing in time.
        if (part.Kind == FigureKind.Duration && part.AtLeast && At(end) == '来')
        {
            return true;
        }

        if (part.Main == "团" && first.Numeral.High >= 10)
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
        if (bare || text[start] is not ('一' or '壹') || numeral.End != start + 1 || part.End != first.End)
        {
            return false;
        }

        var before = At(start - 1);
        if (At(numeral.End) == '整' && part.Kind == FigureKind.Duration || part.Low != 1 && part.Unit?.Factor == 1)
        {
            return false;
        }

        if (before is '同' or '某' or '那' or '这' or '另' or '下' or '上' or '唯' or '之' or '其' or '万' or '逐' or '哪' or '一' or '第' || (before == '头' && part.Kind != FigureKind.Duration) || (part.Kind != FigureKind.Duration && before is '统' or '专' or '单' or '任' or '初') || (part.Main == "公里" && before == '后'))
        {
            return true;
        }

        // 不拿企业一分钱: none at all.
        if (part.Kind == FigureKind.Money && part.Low < 0.1m && text[Math.Max(0, start - 8)..start] is var head && head[(head.LastIndexOfAny(Marks) + 1)..].IndexOfAny("不没未") >= 0)
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
            _ => !IsCountedOne(start, part.Main, end),
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
            "天" => !(before == '有' && At(start - 2) == '只') && !(next is '里' or '内' or '下' or '后' or '之' or '以' or '时' or '半' or '左' || before is '用' or '花' or '停' or '歇' or '休' or '晚' or '早' or '期' or '时' or '需' or '要' or '近' or '学' or '提' or '了'),
            "年" or "个月" or "周" or "小时" => next is '就' or '能' or '可' or '少' or '说' or '到' or '四' or '又' or '都' or '也' or '天' or '比' or '一',
            "秒" or "分钟" => next is '没' or '都' or '也' or '不',
            _ => false,
        };
    }

    // One person or one body is counted (一名老人, 一家酒店); with other measure words only where the number matters: 只有一个.
    private readonly bool IsCountedOne(int start, string main, int end)
    {
        var before = At(start - 1);
        var next = At(end);
        var head = text[Math.Max(0, start - 5)..start];
        head = head[(head.LastIndexOfAny(Marks) + 1)..];
        var only = head.EndsWith("只有") || head.EndsWith('仅') || head.EndsWith("仅有") || head.EndsWith("只剩");
        return main switch
        {
            "名" or "位" => before != '每' && before != '为' | next != '的',
            "家" => only || (before is not ('每' or '他' or '她' or '我' or '你' or '们' or '咱' or '家' or '东' or '西' or '全' or '自' or '俺' or '己') && IsBodyBehind(next) && !(next is '三' or '两' && At(end + 1) is '口' or '代')),
            "所" => before != '每' && next is >= '\u4E00' and <= '\u9FFF' and not ('在' or '有' or '得' or '谓'),
            "人" => only || before is '到' or '掉' or '及' or '致' or '救' or '剩',
            "户" or "个" or "例" or "起" or "件" => only,
            _ => false,
        };
    }

    // 一家酒店, not 一家人, 一家三口, 一家老小.
    private static bool IsBodyBehind(char next) =>
        NumeralReader.ArabicDigit(next) >= 0 || next is >= '\u4E00' and <= '\u9FFF' and not ('人' or '子' or '之' or '家' or '老' or '口' or '里' or '都' or '也' or '的' or '和' or '在' or '搬' or '靠' or '住' or '全' or '四' or '五' or '六' or '七' or '八' or '就' or '过' or '吃' or '从' or '来' or '到' or '去' or '只' or '亲' or '生' or '每' or '团' or '一');

    // 每年一次, 每两年一次, 每半个月结算一次, 至少要有一次: the times are counted.
    private readonly bool IsRate(int start)
    {
        var head = text[Math.Max(0, start - 10)..start];
        head = head[(head.LastIndexOfAny(Marks) + 1)..];
        var each = head.LastIndexOf('每');
        return head.IndexOf("至少") >= 0 || head.EndsWith("不到") || head.EndsWith("只碰了") || (each >= 0 && each + 1 < head.Length && head[(each + 1)..].IndexOfAny(Rhythms) >= 0);
    }
}
