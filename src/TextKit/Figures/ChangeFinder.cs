namespace TextKit.Figures;

/// <summary>
/// Ties figures that one expression of change names: 由344户减少至42户, 从…增加到…, 同比增长12.3%, 比去年多5个百分点, 翻一番. A change by a
/// rate alone ties one figure; where the figure that it came to stands right beside it (达到5亿元，同比增长12%), that too.
/// </summary>
internal static class ChangeFinder
{
    private const int LongestLink = 14;
    private static readonly string[] Up = ["增", "升", "涨", "提高", "提到", "提至", "扩", "上调", "上浮", "多", "翻", "发展", "延长", "拓展", "上扬", "壮大", "高", "快", "攀", "扩充", "跃", "达到", "加"];
    private static readonly string[] Down = ["减", "降", "缩", "下调", "跌", "少", "压", "回落", "下滑", "低", "收窄", "砍", "削", "退", "变成", "短", "掉"];
    private static readonly string[] Arrivals = ["，达到", "，达", "，增至", "，增加到", "，增加至", "，升至", "，降至", "，减至", "至", "到", "，至", "，为"];

    public static void Find(ReadOnlySpan<char> text, List<Figure> figures, int first, List<FigureChange> changes)
    {
        for (var i = first; i < figures.Count; i++)
        {
            if (i + 1 < figures.Count && IsFromTo(text, figures[i], figures[i + 1], out var direction))
            {
                var by = i + 2 < figures.Count && IsRateBehind(text, figures[i + 1], figures[i + 2]) ? i + 2 : (int?)null;
                var last = by ?? i + 1;
                changes.Add(new FigureChange(figures[i].Start, figures[last].End - figures[i].Start, i, i + 1, by, direction));
                i = last;
            }
            else if (text[figures[i].Start] == '翻')
            {
                changes.Add(new FigureChange(figures[i].Start, figures[i].Length, null, null, i, ChangeDirection.Up));
            }
            else if (ChangeVerb.Before(text, figures[i]) is { Role: not ChangeRole.None } verb)
            {
                i = Tie(text, figures, first, i, verb, changes);
            }
        }
    }

    private static int Tie(ReadOnlySpan<char> text, List<Figure> figures, int first, int i, in ChangeVerb verb, List<FigureChange> changes)
    {
        var figure = figures[i];
        if (verb.Role == ChangeRole.To)
        {
            var by = i + 1 < figures.Count && IsRateBehind(text, figure, figures[i + 1]) ? i + 1 : (int?)null;
            changes.Add(new FigureChange(verb.Start, figures[by ?? i].End - verb.Start, null, i, by, verb.Direction));
            return by ?? i;
        }

        var start = verb.Start;
        int? from = null, to = null;
        var taken = changes.Count > 0 ? changes[^1].Start + changes[^1].Length : 0;
        if (i > first && verb.Base >= 0 && figures[i - 1].Start > verb.Base && figures[i - 1].Start >= taken && figures[i - 1].Unit == figure.Unit)
        {
            from = i - 1;
        }

        // 救助500人，同比增长12%: what stands right before the comparison is what it came to.
        var before = from is { } f ? f - 1 : i - 1;
        if (before >= first && figures[before].Start >= taken && figures[before].End <= start && (figure.Kind is FigureKind.Percent or FigureKind.Times || figures[before].Unit == figure.Unit) && IsLevel(text[figures[before].End..start], verb))
        {
            to = before;
            start = figures[before].Start;
        }

        var end = figure.End;
        if (to is null && i + 1 < figures.Count && figures[i + 1].Kind != FigureKind.Percent | figure.Kind == FigureKind.Percent && IsArrival(text[end..figures[i + 1].Start]) && (figure.Kind is FigureKind.Percent or FigureKind.Times || figures[i + 1].Unit == figure.Unit))
        {
            to = i + 1;
            end = figures[i + 1].End;
        }

        changes.Add(new FigureChange(start, end - start, from, to, i, verb.Direction));
        return to == i + 1 ? i + 1 : i;
    }

    private static bool IsLevel(ReadOnlySpan<char> between, in ChangeVerb verb) =>
        between.Length == 1 && between[0] is '，' or '（' or '(' or '、' && (verb.Base >= 0 || verb.Role == ChangeRole.By);

    private static bool IsArrival(ReadOnlySpan<char> between)
    {
        foreach (var word in Arrivals)
        {
            if (between.SequenceEqual(word) || (between.Length == word.Length + 1 && between.StartsWith(word) && between[^1] is '了' or '近' or '约'))
            {
                return true;
            }
        }

        return false;
    }

    // 由2170件下降到1290件，降幅40.6%.
    private static bool IsRateBehind(ReadOnlySpan<char> text, in Figure to, in Figure rate)
    {
        var between = text[to.End..rate.Start];
        return between.Length is > 1 and <= 8 && between[0] is '，' or '（' or '(' && between[1..].IndexOfAny("，。；、") < 0
            && (rate.Kind is FigureKind.Percent or FigureKind.Times || rate.Unit == to.Unit) && ChangeVerb.Before(text, rate) is { Role: ChangeRole.By } verb && verb.Start == to.End + 1;
    }

    private static bool IsFromTo(ReadOnlySpan<char> text, in Figure from, in Figure to, out ChangeDirection direction)
    {
        direction = to.High < from.High ? ChangeDirection.Down : ChangeDirection.Up;
        var between = text[from.End..to.Start];
        if (between.Length is 0 or > LongestLink || between.IndexOfAny("。；、\n") >= 0 || from.Kind != to.Kind)
        {
            return false;
        }

        if (between.Contains('，'))
        {
            return from.Unit == to.Unit && IsLater(text, between, to);
        }

        var head = text[Math.Max(0, from.Start - 14)..from.Start];
        head = head[(head.LastIndexOfAny("，。；\n") + 1)..];
        var arrives = between.IndexOfAny("到至为成了") >= 0 && (Holds(between, Up) || Holds(between, Down) || between.IndexOf("变为") >= 0 || between.IndexOf("长到") >= 0 || between.IndexOf("改为") >= 0 || between.IndexOf("调到") >= 0 || between.IndexOf("调至") >= 0 || between.IndexOf("调为") >= 0 || between.IndexOf("调成") >= 0);
        return arrives && (head.IndexOfAny("由从自") >= 0 || (from.Unit == to.Unit && ChangeVerb.Before(text, to).Role == ChangeRole.To));
    }

    // 会员16人，如今发展到340人; 2316起，一路降到去年的304起 is one change too.
    private static bool IsLater(ReadOnlySpan<char> text, ReadOnlySpan<char> between, in Figure to)
    {
        var tail = between[(between.IndexOf('，') + 1)..];
        return between[0] == '，' && !tail.Contains('，') && (ChangeVerb.Before(text, to).Role == ChangeRole.To || tail.StartsWith("一路"))
            && (tail.StartsWith("如今") || tail.StartsWith("现在") || tail.StartsWith("今年") || tail.StartsWith("一路") || tail.StartsWith("目前") || tail.StartsWith("现已") || tail.StartsWith("后来") || tail.StartsWith("到") || tail.StartsWith("去年") || tail.StartsWith("逐步"));
    }

    private static bool Holds(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
