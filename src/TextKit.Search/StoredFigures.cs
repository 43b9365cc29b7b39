using TextKit.Figures;

namespace TextKit.Search;

/// <summary>A figure as the index keeps it, with its place.</summary>
internal readonly record struct StoredFigure(FigureKind Kind, string Unit, double Low, double High, bool InTitle, int Start, int Length)
{
    /// <summary>True where a query asks for it under this name: its kind with its unit, or the kind alone where that names it.</summary>
    public bool Is(string name)
    {
        var code = IndexFields.Code(Kind);
        return name.StartsWith(code, StringComparison.Ordinal) && (name.Length == code.Length
            ? IndexFields.IsBare(Kind, Unit)
            : Unit.Length > 0 && name.Length == code.Length + Unit.Length + 2 && name[code.Length] == '(' && name[^1] == ')' && name.AsSpan(code.Length + 1, Unit.Length).SequenceEqual(Unit));
    }
}

/// <summary>The form in which an article's figures lie in the index: the commonest units are numbers, a value is its digits and the place of its point.</summary>
internal static class StoredFigures
{
    // Part of the index format: another list is another format.
    private static readonly string[] Units =
        ["", .. "元 % 人 名 户 个 家 次 项 件 年 岁 天 小时 分钟 个月 人次 场 份 平方米 米 公里 吨 公斤 斤 亩 套 台 辆 条 期 所 间 座 处 对 位 支 批 种 层 栋 册 本 篇 盒 箱 袋 双 张 块 倍 公顷 千瓦时 度 立方米 厘米 毫米 周 日 美元 分 级 页 句 只 头 棵 株 片 把 瓶 组 队 班 门 遍 轮 届 点 个百分点 场次 克 升 千克 枚 眼 口 道 根 桌 盏 字 首 幅 部 艘 架 秒".Split(' ').Distinct()];

    // What most figures of a kind are counted in, by kind; it is unit 0.
    private static readonly string[] UsualUnits = ["元", "名", "米", "%", "岁", "年", "次"];

    private const int KindOrder = 2, UnitOrder = 2, UsualUnit = 0, OtherUnit = 1, FirstUnit = 2;
    private static readonly Dictionary<string, int> UnitNumbers = Units.Select((unit, number) => (unit, number)).ToDictionary(u => u.unit, u => u.number, StringComparer.Ordinal);

    /// <summary>Writes the figures of an article, those of the text and those of the title.</summary>
    /// <param name="body">Those of the text.</param>
    /// <param name="title">Those of the title.</param>
    /// <param name="spans">The marked stretches of the text; places that they tell are left out.</param>
    public static byte[] Write(IReadOnlyList<Figure> body, IReadOnlyList<Figure> title, IReadOnlyList<StoredSpan> spans)
    {
        var writer = new DetailWriter();
        foreach (var (part, marked) in (ReadOnlySpan<(IReadOnlyList<Figure>, IEnumerable<StoredSpan>)>)[(body, spans.Where(s => s.Kind >= SpanKind.Money)), (title, [])])
        {
            writer.Places(part, StoredLayers.Span, marked, (figure, _) =>
            {
                writer.Number(((int)figure.Kind << 1) | (figure.IsRange ? 1 : 0), KindOrder);
                var unit = figure.Unit == UsualUnits[(int)figure.Kind] ? UsualUnit : UnitNumbers.TryGetValue(figure.Unit, out var number) ? FirstUnit + number : OtherUnit;
                writer.Number(unit, UnitOrder);
                if (unit == OtherUnit)
                {
                    writer.Text(figure.Unit);
                }

                writer.Amount(figure.Low);
                if (figure.IsRange)
                {
                    writer.Amount(figure.High);
                }
            });
        }

        return writer.Finish();
    }

    /// <summary>Reads what <see cref="Write"/> gave, the figures of the text before those of the title.</summary>
    /// <param name="stored">What was written.</param>
    /// <param name="spans">The marked stretches of the text; null where places are not asked for.</param>
    public static List<StoredFigure> Read(ReadOnlySpan<byte> stored, IReadOnlyList<StoredSpan>? spans)
    {
        var figures = new List<StoredFigure>();
        if (stored.IsEmpty)
        {
            return figures;
        }

        var reader = new DetailReader(stored);
        foreach (var inTitle in (ReadOnlySpan<bool>)[false, true])
        {
            var count = reader.Places(out var isTold);
            StoredSpan[] marked = isTold && spans is not null ? [.. spans.Where(s => s.Kind >= SpanKind.Money)] : [];
            for (var i = 0; i < count; i++)
            {
                var (start, length) = !isTold ? reader.Place() : spans is null ? default : (marked[i].Start, marked[i].Length);
                var kind = reader.Number(KindOrder);
                var unit = reader.Number(UnitOrder) switch
                {
                    UsualUnit => UsualUnits[kind >> 1],
                    OtherUnit => reader.Text() ?? "",
                    var number => Units[number - FirstUnit],
                };
                var low = reader.Amount();
                figures.Add(new StoredFigure((FigureKind)(kind >> 1), unit, low, (kind & 1) == 1 ? reader.Amount() : low, inTitle, start, length));
            }
        }

        return figures;
    }
}
