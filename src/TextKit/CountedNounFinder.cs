using System.Buffers;
using TextKit.Figures;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit;

/// <summary>
/// Finds the noun that a figure counts: behind it (1500余名职工) or, where none follows, before it (发放助学金近20万元). Takes the
/// whole run of nouns, and only where the words of the clause are plain. Immutable and safe to share between threads.
/// </summary>
internal sealed class CountedNounFinder
{
    private const int LongestClause = 24;
    private const int LongestNoun = 12;
    private static readonly Lazy<CountedNounFinder> Lazy = new(() => new CountedNounFinder());
    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；：、！？“”‘’（）()《》〈〉…—\n\t 　,;:!?");

    // Verbs and adjectives that stand before the noun they tell apart: 43名下岗失业人员.
    private static readonly HashSet<string> Attributes = [.. ("下岗 失业 返乡 退休 离退休 受助 参赛 务工 患病 受灾 在职 在岗 挂职 专职 兼职 转岗 驻村 留守 残疾 困难 特困 贫困 脱贫 优秀 先进 "
        + "新 老 大 小 旧 重点 户外 流动 外来 外卖 快递 移动 电动 免费 专业 高级 中级 初级 年轻 女 男 青年 健康 安全 创新 培训 服务 扶贫 帮扶 救助 示范 试点 骨干 熟练 季节性 建档立卡 致富 就业 志愿 检测 监测 救援").Split(' ')];

    // Nouns that the dictionary takes for verbs.
    private static readonly HashSet<string> Mistagged = [.. "简历 图书 报告 记录 建议 绿豆 作品 保险 补助 贷款 欠款 存款 借款 捐款 投资 欠薪 罚款 展板 雕塑 编制 通知 证书".Split(' ')];

    private readonly WordSegmenter words = WordSegmenter.Default;
    private readonly WordDictionary dictionary = WordDictionary.Jieba;

    private CountedNounFinder()
    {
    }

    public static CountedNounFinder Default => Lazy.Value;

    /// <summary>Appends the nouns that the figures of a text count, in text order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="counted">Receives a noun a figure at most; its position refers to <paramref name="figures"/>.</param>
    public void Find(string text, IReadOnlyList<Figure> figures, List<CountedNoun> counted)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(counted);
        var tokens = new List<Token>();
        for (var i = 0; i < figures.Count; i++)
        {
            var figure = figures[i];
            if (figure.Kind is not (FigureKind.Count or FigureKind.Money or FigureKind.Measure))
            {
                continue;
            }

            var next = i + 1 < figures.Count ? figures[i + 1].Start : text.Length;
            var before = i > 0 ? figures[i - 1].End : 0;
            if (TryBehind(text, figure, next, tokens, out var start, out var end) || TryBefore(text, figure, before, tokens, out start, out end))
            {
                counted.Add(new CountedNoun(i, start, end - start));
            }
        }
    }

    private bool TryBehind(string text, in Figure figure, int limit, List<Token> tokens, out int start, out int end)
    {
        start = end = figure.End;
        var clause = text.AsSpan(figure.End, Math.Min(limit - figure.End, LongestClause));
        var stop = clause.IndexOfAny(Stops);
        Segment(stop < 0 ? clause : clause[..stop], tokens);
        var person = false;
        foreach (var token in tokens)
        {
            var word = clause.Slice(token.Start, token.Length);
            if (IsNoun(word))
            {
                // 委员 ends the run, 职工代表 does not: only persons follow persons.
                if (person && !IsPerson(word))
                {
                    break;
                }

                person = IsPerson(word);
                end = figure.End + token.End;
            }
            else if (!Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            {
                break;
            }
        }

        return end > start && end - start <= LongestNoun && IsWhole(figure, end - start);
    }

    private static bool IsPerson(ReadOnlySpan<char> word) =>
        word[^1] is '员' or '工' or '师' or '生' or '民' or '者' or '匠' or '娘' or '友' or '人' || word is "干部" or "代表" or "劳模" or "群众" or "家属" or "子女" or "企业" or "家庭" or "青年" or "选手" or "专家" or "骨干" or "书记" or "主席";

    // A single character behind an amount or a measure is seldom what is counted: 12米长.
    private static bool IsWhole(in Figure figure, int length) => length > 1 || figure.Kind == FigureKind.Count;

    private bool TryBefore(string text, in Figure figure, int limit, List<Token> tokens, out int start, out int end)
    {
        start = end = figure.Start;
        if (figure.Kind == FigureKind.Measure)
        {
            return false;
        }

        var from = Math.Max(limit, figure.Start - LongestClause);
        var clause = text.AsSpan(from, figure.Start - from);
        var cut = clause.LastIndexOfAny(Stops) + 1;
        clause = clause[cut..];
        from += cut;
        Segment(clause, tokens);
        var last = tokens.Count - 1;
        while (last >= 0 && IsLink(clause.Slice(tokens[last].Start, tokens[last].Length)))
        {
            last--;
        }

        var first = last;
        if (last >= 0 && dictionary.Tag(clause.Slice(tokens[last].Start, tokens[last].Length)) == "vn")
        {
            return false;
        }

        while (first >= 0 && (IsNoun(clause.Slice(tokens[first].Start, tokens[first].Length)) || (first < last && Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(clause.Slice(tokens[first].Start, tokens[first].Length)))))
        {
            first--;
        }

        if (first == last)
        {
            return false;
        }

        start = from + tokens[first + 1].Start;
        end = from + tokens[last].End;
        return end - start is > 1 and <= LongestNoun;
    }

    private void Segment(ReadOnlySpan<char> clause, List<Token> tokens)
    {
        tokens.Clear();
        words.Segment(clause, tokens);
    }

    // What may stand between a noun and its amount: 约, 近, 超过, 达, 共, 了.
    private static bool IsLink(ReadOnlySpan<char> word) =>
        word is "约" or "近" or "超" or "逾" or "达" or "共" or "为" or "有" or "了" or "超过" or "不少于" or "不低于" or "达到" or "达" or "共计" or "合计" or "累计" or "总计" or "至少" or "不足" or "不到" or "大约" or "仅" or "只有" or "最高" or "最多" or "已" or "已达" or "多达" or "突破" or "人民币" or "上" or "总额" or "各";

    private static readonly SearchValues<char> Particles = SearchValues.Create("每只去了就被把将的在和与给从到");

    private bool IsNoun(ReadOnlySpan<char> word)
    {
        if (Particles.Contains(word[^1]) || Particles.Contains(word[0]) || word[^1] is '里' or '上' or '下' or '内')
        {
            return false;
        }

        var tag = dictionary.Tag(word);
        return tag[0] switch
        {
            'n' => tag is not ("nr" or "nrt" or "nrfg") || word.Length > 1,
            'j' or 'l' or 'b' => true,
            'v' => (tag == "vn" && word.Length > 1) || Mistagged.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word),
            'm' => word.Length > 1 && !FigureStarts.All.Contains(word[0]),
            // Words that the dictionary lacks are names and technical terms, if they are long enough.
            'x' => word.Length > 1 && word.IndexOfAny(Particles) < 0 && word[0] is >= '\u4E00' and <= '\u9FFF',
            _ => false,
        };
    }
}
