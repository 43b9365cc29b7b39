using System.Buffers;

namespace TextKit.Figures;

/// <summary>What the words in front of a figure make of it.</summary>
internal enum ChangeRole
{
    None,
    /// <summary>增长, 减少, 比去年多: the figure says by how much.</summary>
    By,
    /// <summary>增至, 提高到: the figure is what it came to.</summary>
    To,
}

/// <summary>The verb of change in front of a figure.</summary>
/// <param name="Role">What it makes of the figure.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="Start">Where the verb begins, with 同比 and 环比: offset into the text.</param>
/// <param name="Base">Where the words that it is compared with begin (比, 较); -1 where it stands without.</param>
internal readonly record struct ChangeVerb(ChangeRole Role, ChangeDirection Direction, int Start, int Base)
{
    private const int Reach = 28;
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：！？、,;:!?\n“”");

    private static readonly string[] Up =
    [
        "增长", "增加", "提高", "提升", "上升", "上涨", "上扬", "升高", "扩大", "上浮", "上调", "调高", "调增", "增产", "增收", "增效", "增值", "增幅", "涨幅", "升幅", "增速", "增长率", "净增", "延长", "加长", "加薪", "涨薪", "提薪", "猛增", "激增", "递增", "陡增", "剧增", "大增", "攀升", "飙升", "跃升", "反弹", "拓宽", "加宽", "增强", "增多", "增大",
    ];

    private static readonly string[] Down =
    [
        "下降", "减少", "降低", "下滑", "下跌", "缩短", "压缩", "压减", "缩减", "缩小", "回落", "下调", "下浮", "调低", "调减", "减产", "减亏", "减排", "减薪", "降薪", "降幅", "跌幅", "锐减", "收窄", "削减", "递减", "骤降", "骤减", "暴跌", "萎缩", "降耗", "精简", "减损",
    ];

    // Verbs that tell a change only with 到, 至, 为 behind them.
    private static readonly string[] Arrivals = ["发展", "拓展", "扩展", "壮大", "扩充", "攀", "跃", "飙", "蹿", "扩"];
    private static readonly string[] Departures = ["压", "缩", "砍", "削", "降低", "滑", "掉"];
    private static readonly string[] Fillers = ["超过", "不到", "不足", "将近", "接近", "大约", "至少", "最多", "多达", "高达", "达到", "了", "约", "近", "超", "逾", "达", "仅", "就", "整整", "出", "至多", " "];
    private static readonly string[] Past = ["年", "月", "季", "前", "期", "原", "往", "昨", "初", "过去", "上次", "首次", "上周", "旧", "从来", "第一次", "开始", "以往", "原先"];

    private static readonly SearchValues<char> FillerEndings = SearchValues.Create([.. Fillers.Select(w => w[^1])]);

    // What the verb of change may end in: most figures have none before them.
    private static readonly SearchValues<char> Endings = SearchValues.Create([.. "到至为成增升涨减降跌翻多少高低长短重轻快慢", .. Up.Select(w => w[^1]), .. Down.Select(w => w[^1])]);

    /// <summary>Reads the verb in front of a figure.</summary>
    public static ChangeVerb Before(ReadOnlySpan<char> text, in Figure figure)
    {
        var from = Math.Max(0, figure.Start - Reach);
        var head = text[from..figure.Start];
        head = head[(head.LastIndexOfAny(Marks) + 1)..];
        from = figure.Start - head.Length;
        var had = head.Length;
        head = WithoutFillers(head);
        var fillers = text.Slice(from + head.Length, had - head.Length);
        if (head.IsEmpty || !Endings.Contains(head[^1]))
        {
            return default;
        }

        if (head[^1] == '为' && head.Length > 2 && (head[^2] == '幅' || head[..^1].EndsWith("增速") || head[..^1].EndsWith("增长率")))
        {
            head = head[..^1];
        }
        else if (head[^1] is '到' or '至' or '为' or '成')
        {
            var stem = head[..^1];
            var length = Longest(stem, Up, Arrivals, "增升涨扩提", out var rises);
            var fall = Longest(stem, Down, Departures, "减降跌缩", out _);
            return Math.Max(length, fall) == 0 || (length == 1 && stem[^1] == '提')
                ? default
                : new ChangeVerb(ChangeRole.To, rises && length >= fall ? ChangeDirection.Up : ChangeDirection.Down, from + stem.Length - Math.Max(length, fall), -1);
        }

        return ReadBy(text, head, from, figure, fillers.Contains('了'));
    }

    private static ChangeVerb ReadBy(ReadOnlySpan<char> text, ReadOnlySpan<char> head, int from, in Figure figure, bool perfect)
    {
        var with = Comparison(head);
        var length = Longest(head, Up, [], "", out var rises);
        length = length > 0 ? length : Longest(head, Down, [], "", out _);
        if (length == 0 && (figure.Kind is FigureKind.Percent or FigureKind.Times || perfect || with >= 0 || head.IndexOf("同比") >= 0 || head.IndexOf("环比") >= 0) && head[^1] is '增' or '升' or '涨' or '减' or '降' or '跌')
        {
            (length, rises) = (1, head[^1] is '增' or '升' or '涨');
        }

        if (length == 0 && head[^1] == '翻' && figure.Kind == FigureKind.Times && figure.Unit == "倍")
        {
            (length, rises) = (1, true);
        }

        if (length == 0 && head[^1] is '多' or '少' or '高' or '低' or '长' or '短' or '重' or '轻' or '快' or '慢' && (with >= 0 || head[..^1].EndsWith("同比") || head[..^1].EndsWith("环比")))
        {
            (length, rises) = (1, head[^1] is '多' or '高' or '长' or '重' or '快');
        }

        if (length == 0)
        {
            return default;
        }

        var start = head.Length - length;
        start -= head[..start].EndsWith("同比") || head[..start].EndsWith("环比") ? 2 : 0;
        return new ChangeVerb(ChangeRole.By, rises ? ChangeDirection.Up : ChangeDirection.Down, with >= 0 ? from + with : from + start, with >= 0 ? from + with : -1);
    }

    // 比去年, 较上月, 比原来的30天: compared with an earlier time. 比市价, 比第二名 compare two things, and nothing changed.
    private static int Comparison(ReadOnlySpan<char> head)
    {
        var at = head.LastIndexOfAny('比', '较');
        if (at < 0 || (at > 0 && head[at - 1] is '同' or '环' or '占' or '对' or '相' or '评' && head[at] == '比') || (at > 0 && head[at] == '较' && head[at - 1] == '比'))
        {
            return at > 0 && head[at] == '较' && head[at - 1] == '比' ? at - 1 : -1;
        }

        foreach (var word in Past)
        {
            if (head[at..].IndexOf(word) >= 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> WithoutFillers(ReadOnlySpan<char> head)
    {
        for (var again = true; again;)
        {
            again = false;
            if (head.IsEmpty || !FillerEndings.Contains(head[^1]))
            {
                break;
            }

            foreach (var filler in Fillers)
            {
                if (head.EndsWith(filler))
                {
                    head = head[..^filler.Length];
                    again = true;
                    break;
                }
            }
        }

        return head;
    }

    private static int Longest(ReadOnlySpan<char> head, string[] stems, string[] more, string single, out bool found)
    {
        var longest = !head.IsEmpty && single.Contains(head[^1]) ? 1 : 0;
        foreach (var stem in stems)
        {
            longest = stem.Length > longest && head.EndsWith(stem) ? stem.Length : longest;
        }

        foreach (var stem in more)
        {
            longest = stem.Length > longest && head.EndsWith(stem) ? stem.Length : longest;
        }

        found = longest > 0;
        return longest;
    }
}
