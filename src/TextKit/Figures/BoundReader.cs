using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Figures;

/// <summary>Reads the approximators and comparisons before and behind a quantity.</summary>
internal static class BoundReader
{
    // Longest first, so that 不超过 is seen before 超过.
    private static readonly (string Word, FigureBound Bound)[] Prefixes =
    [
        ("不得少于", FigureBound.AtLeast), ("不得低于", FigureBound.AtLeast), ("不得超过", FigureBound.AtMost), ("不得高于", FigureBound.AtMost), ("最高不超过", FigureBound.AtMost),
        ("不能少于", FigureBound.AtLeast), ("不能超过", FigureBound.AtMost), ("不能低于", FigureBound.AtLeast), ("不能大过", FigureBound.AtMost),
        ("不少于", FigureBound.AtLeast), ("不低于", FigureBound.AtLeast), ("不小于", FigureBound.AtLeast), ("不下于", FigureBound.AtLeast), ("不止于", FigureBound.AtLeast), ("不短于", FigureBound.AtLeast),
        ("不超过", FigureBound.AtMost), ("不高于", FigureBound.AtMost), ("不大于", FigureBound.AtMost), ("不多于", FigureBound.AtMost), ("不大过", FigureBound.AtMost), ("不长于", FigureBound.AtMost), ("不突破", FigureBound.AtMost), ("未超过", FigureBound.AtMost), ("没超过", FigureBound.AtMost), ("不晚于", FigureBound.AtMost), ("少不了", FigureBound.AtLeast),
        ("超过", FigureBound.AtLeast), ("超出", FigureBound.AtLeast), ("突破", FigureBound.AtLeast), ("高于", FigureBound.AtLeast), ("大于", FigureBound.AtLeast), ("多于", FigureBound.AtLeast), ("高出", FigureBound.Exact), ("至少", FigureBound.AtLeast), ("最少", FigureBound.AtLeast), ("起码", FigureBound.AtLeast), ("不下", FigureBound.AtLeast), ("不止", FigureBound.AtLeast), ("最低", FigureBound.AtLeast), ("大过", FigureBound.AtLeast), ("长于", FigureBound.AtLeast),
        ("不足", FigureBound.AtMost), ("不到", FigureBound.AtMost), ("不满", FigureBound.AtMost), ("未满", FigureBound.AtMost), ("未达", FigureBound.AtMost), ("不够", FigureBound.AtMost), ("最多", FigureBound.AtMost), ("至多", FigureBound.AtMost), ("低于", FigureBound.AtMost), ("少于", FigureBound.AtMost), ("小于", FigureBound.AtMost), ("短于", FigureBound.AtMost), ("最高", FigureBound.AtMost), ("最长", FigureBound.AtMost), ("未到", FigureBound.AtMost), ("没到", FigureBound.AtMost), ("顶多", FigureBound.AtMost),
        ("差不多", FigureBound.About), ("大约", FigureBound.About), ("大概", FigureBound.About), ("将近", FigureBound.About), ("接近", FigureBound.About), ("约为", FigureBound.About), ("约有", FigureBound.About), ("约合", FigureBound.About), ("约占", FigureBound.About), ("约达", FigureBound.About), ("大致", FigureBound.About), ("左右", FigureBound.Exact), ("逼近", FigureBound.About), ("临近", FigureBound.About), ("估计", FigureBound.About), ("约莫", FigureBound.About), ("近乎", FigureBound.About), ("几近", FigureBound.About), ("上下", FigureBound.Exact),
        ("约", FigureBound.About), ("近", FigureBound.About), ("超", FigureBound.AtLeast), ("逾", FigureBound.AtLeast), ("愈", FigureBound.AtLeast), ("≥", FigureBound.AtLeast), ("＞", FigureBound.AtLeast), (">", FigureBound.AtLeast), ("≤", FigureBound.AtMost), ("＜", FigureBound.AtMost), ("<", FigureBound.AtMost), ("≈", FigureBound.About), ("过", FigureBound.Exact),
    ];

    private static readonly (string Word, FigureBound Bound)[] Suffixes =
    [
        ("(含)以上", FigureBound.AtLeast), ("（含）以上", FigureBound.AtLeast), ("(含)以下", FigureBound.AtMost), ("（含）以下", FigureBound.AtMost), ("(含)以内", FigureBound.AtMost), ("（含）以内", FigureBound.AtMost),
        ("及以上", FigureBound.AtLeast), ("及以下", FigureBound.AtMost), ("或以上", FigureBound.AtLeast), ("或以下", FigureBound.AtMost),
        ("以上", FigureBound.AtLeast), ("以下", FigureBound.AtMost), ("以内", FigureBound.AtMost), ("之内", FigureBound.AtMost), ("左右", FigureBound.About), ("上下", FigureBound.About), ("开外", FigureBound.AtLeast), ("之多", FigureBound.Exact), ("不止", FigureBound.AtLeast), ("有余", FigureBound.AtLeast), ("出头", FigureBound.AtLeast), ("多", FigureBound.AtLeast), ("余", FigureBound.AtLeast),
    ];

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：！？\n");

    private static readonly string[] Between = ["了", "人民币", "到", "达", "达到", "可达", "为", "共", "有"];

    /// <summary>The bound that the words in front of a quantity set; null where they set none.</summary>
    public static FigureBound? Before(ReadOnlySpan<char> text, int start)
    {
        var head = text[..start];
        foreach (var filler in Between)
        {
            if (filler.Length > 1 && head.EndsWith(filler))
            {
                head = head[..^filler.Length];
                break;
            }
        }

        if (!head.IsEmpty && head[^1] is '了' or ' ')
        {
            head = head[..^1];
        }

        if (head.IsEmpty)
        {
            return null;
        }

        // 不低于福利支出的三成 is bounded from below.
        if (head[^1] == '的')
        {
            return OfShare(head);
        }

        if (IsCapped(head))
        {
            return FigureBound.AtMost;
        }

        foreach (var (word, bound) in Prefixes)
        {
            if (word[^1] == head[^1] && head.EndsWith(word))
            {
                return IsWordEnd(head, word) ? null : bound == FigureBound.Exact ? null : bound;
            }
        }

        return IsFloored(head) ? FigureBound.AtLeast : null;
    }

    private static readonly (string Word, FigureBound Bound)[] Shares =
    [
        ("不低于", FigureBound.AtLeast), ("不少于", FigureBound.AtLeast), ("不得低于", FigureBound.AtLeast), ("不得少于", FigureBound.AtLeast), ("不能低于", FigureBound.AtLeast),
        ("不超过", FigureBound.AtMost), ("不高于", FigureBound.AtMost), ("不得超过", FigureBound.AtMost), ("不得高于", FigureBound.AtMost), ("不能超过", FigureBound.AtMost), ("超过", FigureBound.AtLeast),
    ];

    // 不低于福利支出的三成 is bounded from below, 超过低保标准的1.5倍 too.
    private static FigureBound? OfShare(ReadOnlySpan<char> head)
    {
        var clause = Clause(head, 24);
        foreach (var (word, bound) in Shares)
        {
            if (clause.IndexOf(word) is var at and >= 0 && clause[(at + word.Length)..] is var rest && rest.Length <= 16 && rest.IndexOfAny(NumeralReader.Starts) < 0)
            {
                return bound;
            }
        }

        return null;
    }

    // 至少要有一次, 每年至少谈话两次, 最低卖到20元.
    private static bool IsFloored(ReadOnlySpan<char> head)
    {
        var clause = Clause(head, 9);
        foreach (var word in Least)
        {
            if (clause.IndexOf(word) is var at and >= 0 && clause[(at + word.Length)..] is var rest && rest.IndexOfAny(NumeralReader.Starts) < 0 && !rest.Contains('的') && rest.Length <= (word == "最低" ? 3 : 7))
            {
                return word != "最低" || rest.Length == 0 || rest[^1] == '到';
            }
        }

        return false;
    }

    private static readonly string[] Least = ["至少", "起码", "最少", "最低"];

    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> head, int length)
    {
        var tail = head[Math.Max(0, head.Length - length)..];
        return tail[(tail.LastIndexOfAny(Marks) + 1)..];
    }

    // 最高赔付20万元, 最多可贷5万元.
    private static bool IsCapped(ReadOnlySpan<char> head)
    {
        foreach (var verb in Granted)
        {
            if (head.EndsWith(verb))
            {
                head = head[..^verb.Length];
                return head.EndsWith("最高") || head.EndsWith("最多") || head.EndsWith("至多") || head.EndsWith("最高可") || head.EndsWith("最多可") || head.EndsWith("最高能") || head.EndsWith("最多能") || head.EndsWith("最长可");
            }
        }

        return false;
    }

    private static readonly string[] Granted = ["赔付", "赔", "补贴", "补助", "补", "奖励", "奖", "资助", "报销", "发放", "给予", "获", "领", "领取", "贷", "贷款", "借", "享受", "获得", "减", "免", "减免", "支持", "拿", "报", "保障", "救助"];

    // 附近, 最近, 签约, 节约, 合约 end in a sign of approximation but are other words.
    private static bool IsWordEnd(ReadOnlySpan<char> head, string word)
    {
        if (word == "不够")
        {
            return head.Length > 2 && head[^3] == '够';
        }

        // 看不到一个人影
        if (word == "不到")
        {
            return head.Length > 2 && head[^3] is '看' or '听' or '找' or '见' or '想' or '买' or '得' or '吃' or '拿' or '做' or '碰' or '遇' or '感' or '等' or '收' or '学' or '领' or '赶' or '料';
        }

        if (word.Length != 1 || head.Length < 2)
        {
            return false;
        }

        return word[0] switch
        {
            '近' => head[^2] is '附' or '最' or '靠' or '就' or '走' or '邻' or '亲' or '贴' or '远' or '新' or '晚' or '相',
            '约' => head[^2] is '应' or '赴' or '失' or '爽' or '婉' or '隐' or '制' or '订' or '毁' or '誓' or '背' or '立' or '要' or '精' or '俭' or '签' or '节' or '合' or '预' or '履' or '违' or '邀' or '大' or '集' or '契' or '条' or '解' or '续' or '相' or '公' or '特' or '缔' or '简' or '守',
            '超' => head[^2] is '赶' or '中' or '反' or '高',
            _ => false,
        };
    }

    /// <summary>Reads an approximator behind a quantity.</summary>
    public static bool TryAfter(ReadOnlySpan<char> text, int at, out int end, out FigureBound bound)
    {
        var tail = text[at..];
        if (!tail.IsEmpty && tail[0] is '以' or '之' or '左' or '上' or '开' or '不' or '有' or '出' or '多' or '余' or '及' or '或' or '(' or '（')
        {
            foreach (var (word, value) in Suffixes)
            {
                if (word.Length > 1 && tail.StartsWith(word))
                {
                    end = at + word.Length;
                    bound = value;
                    return !(word == "上下" && tail.Length > 2 && tail[2] is '班' or '游' or '车' or '铺' or '楼');
                }
            }
        }

        end = at;
        bound = FigureBound.Exact;
        return false;
    }
}
