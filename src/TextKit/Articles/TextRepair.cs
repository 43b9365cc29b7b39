using System.Collections.Frozen;
using TextKit.Lexicons;

namespace TextKit.Articles;

/// <summary>
/// Suggests repairs of what scans damage: doubled characters, look-alikes, traditional characters in simplified text,
/// half-width punctuation. Nothing is changed unless <see cref="Apply"/> is called. Linear in the text; immutable and safe to
/// share between threads. Look-alikes are listed in <c>seeds/pages/look-alikes.txt</c>, traditional characters by OpenCC;
/// what a word is, the jieba dictionary says.
/// </summary>
public sealed class TextRepair
{
    private const int LongestWord = 4;

    // 讨讨 and its like stand in the dictionary, seen a few times in millions of words: a slip is as likely.
    private const int RareWord = 3;

    // How many times likelier the text must be with a look-alike in its place, natural log.
    private const double LeastGain = 6;
    private const string Particles = "在的了是有里着就";
    private static readonly Lazy<TextRepair> Lazy = new(() => new TextRepair());
    private readonly WordDictionary words = WordDictionary.Jieba;
    private readonly FrozenDictionary<char, char> simplified;
    private readonly FrozenDictionary<char, string> lookAlikes;

    private TextRepair()
    {
        simplified = Lines("TextKit.opencc.TSCharacters.txt").Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))
            .Where(f => f.Length == 2 && f[0].Length == 1 && !f[1].Contains(f[0], StringComparison.Ordinal) && f[1].Split(' ')[0].Length == 1)
            .ToFrozenDictionary(f => f[0][0], f => f[1][0]);
        lookAlikes = Lines("TextKit.look-alikes.txt").SelectMany(g => g.Select(c => (Char: c, Others: g.Replace(c.ToString(), "", StringComparison.Ordinal))))
            .GroupBy(c => c.Char).ToFrozenDictionary(g => g.Key, g => string.Concat(g.Select(c => c.Others)));
    }

    /// <summary>The repairs with the embedded tables; loaded on first use.</summary>
    public static TextRepair Default => Lazy.Value;

    /// <summary>Suggests repairs, in the order of their place, no two at one place.</summary>
    /// <param name="text">The text; offsets are UTF-16 code units of it.</param>
    public IReadOnlyList<RepairSuggestion> Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<RepairSuggestion>();
        var isSimplified = IsSimplified(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (isSimplified && simplified.TryGetValue(text[i], out var modern))
            {
                found.Add(new RepairSuggestion(i, i + 1, text[i].ToString(), modern.ToString(), "traditional", 0.95));
            }
            else if (HalfWidth(text, i) is { } wide)
            {
                found.Add(wide);
            }
            else if (isSimplified && Doubled(text, i) is { } doubled)
            {
                found.Add(doubled);
                i++;
            }
            else if (isSimplified && LookAlike(text, i) is { } alike)
            {
                found.Add(alike);
            }
        }

        return found;
    }

    /// <summary>Makes the repairs that are asked for.</summary>
    /// <param name="text">The text that the repairs were suggested for.</param>
    /// <param name="repairs">The repairs, in any order.</param>
    /// <exception cref="ArgumentException">A repair does not fit the text, or two overlap.</exception>
    public static RepairedText Apply(string text, IEnumerable<RepairSuggestion> repairs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(repairs);
        return RepairedText.Of(text, [.. repairs.OrderBy(r => r.Start)]);
    }

    /// <summary>The characters that scans take a character for; for evaluation.</summary>
    internal string LookAlikesOf(char c) => lookAlikes.TryGetValue(c, out var others) ? others : "";

    /// <summary>A traditional form of a simplified character, or null; for evaluation.</summary>
    internal char? TraditionalOf(char c)
    {
        foreach (var (old, modern) in simplified)
        {
            if (modern == c)
            {
                return old;
            }
        }

        return null;
    }

    private static List<string> Lines(string resource)
    {
        using var stream = typeof(TextRepair).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>True where traditional characters are strays: fewer than one Han character in twenty.</summary>
    private bool IsSimplified(string text)
    {
        int han = 0, old = 0;
        foreach (var c in text)
        {
            han += Punctuation.IsHan(c) ? 1 : 0;
            old += simplified.ContainsKey(c) ? 1 : 0;
        }

        return old * 20 < han;
    }

    private static RepairSuggestion? HalfWidth(string text, int at)
    {
        var wide = text[at] switch { ',' => '，', ':' => '：', ';' => '；', '?' => '？', '!' => '！', '(' => '（', ')' => '）', _ => '\0' };
        if (wide == '\0')
        {
            return null;
        }

        var before = at > 0 && IsChinese(text[at - 1]);
        var after = at + 1 < text.Length && IsChinese(text[at + 1]);
        if (!before && !after)
        {
            return null;
        }

        return new RepairSuggestion(at, at + 1, text[at].ToString(), wide.ToString(), "half-width", before && after ? 0.98 : 0.8);
    }

    private static bool IsChinese(char c) => Punctuation.IsHan(c) || "“”‘’《》「」『』、。（）".Contains(c);

    private RepairSuggestion? Doubled(string text, int at)
    {
        var c = text[at];
        if (at + 1 >= text.Length || text[at + 1] != c || !Punctuation.IsHan(c) || "一二三四五六七八九十百千万亿零〇两".Contains(c)
            || (at > 0 && text[at - 1] == c) || (at + 2 < text.Length && text[at + 2] == c)
            || (at + 3 < text.Length && text[at + 2] == text[at + 3]) || (at > 1 && text[at - 1] == text[at - 2]) || IsCovered(text, at, at + 2, RareWord))
        {
            return null;
        }

        // 一件件, 2018年年底: each one of many, and a word that begins where another ends.
        if (at > 0 && (text[at - 1] is '一' or '每' || char.IsAsciiDigit(text[at - 1])))
        {
            return null;
        }

        // 工会会员: one word ends, another begins with the same character. 就就业: only one of the two is needed. Elsewhere a verb
        // or a measure may be said twice on purpose: 扭扭脖子, 站站都停, and 他现在在家.
        var ends = EndsWord(text, at + 1);
        var begins = BeginsWord(text, at + 1);
        var sure = Particles.Contains(c) ? !ends : ends || begins;
        return ends && begins ? null : new RepairSuggestion(at, at + 2, new string(c, 2), c.ToString(), "doubled", sure ? 0.85 : 0.3);
    }

    private RepairSuggestion? LookAlike(string text, int at)
    {
        if (!lookAlikes.TryGetValue(text[at], out var others) || IsCovered(text, at, at + 1, 0))
        {
            return null;
        }

        var (best, better, length) = (0, '\0', 0);
        Span<char> window = stackalloc char[LongestWord];
        foreach (var other in others)
        {
            for (var size = 2; size <= LongestWord; size++)
            {
                for (var start = Math.Max(0, at - size + 1); start <= at && start + size <= text.Length; start++)
                {
                    text.AsSpan(start, size).CopyTo(window);
                    window[at - start] = other;
                    var frequency = words.Frequency(window[..size]);
                    if (frequency > 0 && (size > length || (size == length && frequency > best)))
                    {
                        (best, better, length) = (frequency, other, size);
                    }
                }
            }
        }

        // A word of two characters must be usual, and the text around must read far better, or chance meetings would be many.
        if (length == 0 || (length == 2 && best < 20))
        {
            return null;
        }

        var (from, to) = (Math.Max(0, at - LongestWord), Math.Min(text.Length, at + LongestWord + 1));
        var asIs = text.AsSpan(from, to - from);
        Span<char> repaired = stackalloc char[(2 * LongestWord) + 1];
        asIs.CopyTo(repaired);
        repaired[at - from] = better;
        var gain = Likelihood(repaired[..asIs.Length]) - Likelihood(asIs);
        return gain < LeastGain ? null
            : new RepairSuggestion(at, at + 1, text[at].ToString(), better.ToString(), "look-alike", Math.Min(0.95, 0.5 + (gain / 40)));
    }

    /// <summary>The log-probability of the likeliest way to cut a short text into words.</summary>
    private unsafe double Likelihood(ReadOnlySpan<char> text)
    {
        Span<double> best = stackalloc double[text.Length + 1];
        for (var start = text.Length - 1; start >= 0; start--)
        {
            best[start] = double.NegativeInfinity;
            for (var length = 1; length <= LongestWord && start + length <= text.Length; length++)
            {
                var value = words.Trie.Find(text.Slice(start, length));
                if (value > 0 || length == 1)
                {
                    best[start] = Math.Max(best[start], (value > 0 ? words.Weights[value] : -Math.Log(words.Total)) + best[start + length]);
                }
            }
        }

        return best[0];
    }

    /// <summary>True where a word of two characters or more, and more usual than said, holds all of a span.</summary>
    private bool IsCovered(string text, int from, int to, int rare)
    {
        for (var start = Math.Max(0, to - LongestWord); start <= from; start++)
        {
            for (var end = Math.Max(to, start + 2); end <= text.Length && end - start <= LongestWord; end++)
            {
                if (words.Frequency(text.AsSpan(start, end - start)) > rare)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool EndsWord(string text, int end)
    {
        for (var length = 2; length <= LongestWord && length <= end; length++)
        {
            if (words.Frequency(text.AsSpan(end - length, length)) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool BeginsWord(string text, int start)
    {
        for (var length = 2; length <= LongestWord && start + length <= text.Length; length++)
        {
            if (words.Frequency(text.AsSpan(start, length)) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
