namespace TextKit.Figures;

/// <summary>Ties figures that one expression of change names: 由344户减少至42户, 从…增加到…, 同比增长12.3%.</summary>
internal static class ChangeFinder
{
    private static readonly string[] Up = ["增", "升", "涨", "提高", "提到", "提至", "扩", "上调", "上浮", "多", "翻", "发展", "延长", "拓展", "上扬", "壮大", "高", "快", "攀", "扩充", "跃", "达到", "加"];
    private static readonly string[] Down = ["减", "降", "缩", "下调", "跌", "少", "压", "回落", "下滑", "低", "收窄", "砍", "削", "退", "变成", "短", "掉"];

    public static void Find(ReadOnlySpan<char> text, List<Figure> figures, int first, List<FigureChange> changes)
    {
        for (var i = first; i < figures.Count; i++)
        {
            if (i + 1 < figures.Count && IsFromTo(text, figures[i], figures[i + 1], out var direction))
            {
                changes.Add(new FigureChange(figures[i].Start, figures[i + 1].End - figures[i].Start, i, i + 1, null, direction));
                i++;
            }
        }
    }

    private static bool IsFromTo(ReadOnlySpan<char> text, in Figure from, in Figure to, out ChangeDirection direction)
    {
        direction = to.High < from.High ? ChangeDirection.Down : ChangeDirection.Up;
        var between = text[from.End..to.Start];
        if (between.Length is 0 or > 14 || between.IndexOfAny("，。；、\n") >= 0 || from.Kind != to.Kind)
        {
            return false;
        }

        var head = text[Math.Max(0, from.Start - 12)..from.Start];
        var cut = head.LastIndexOfAny("，。；\n");
        head = head[(cut + 1)..];
        return (head.Contains('由') || head.Contains('从')) && between.IndexOfAny("到至为成了") >= 0 && (Holds(between, Up) || Holds(between, Down));
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
