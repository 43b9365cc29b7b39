using System.Buffers;

namespace TextKit.Segmentation;

/// <summary>A sentence of a text, by place.</summary>
/// <param name="Start">0-based offset of the first UTF-16 code unit.</param>
/// <param name="Length">Length in UTF-16 code units, at least 1.</param>
public readonly record struct Sentence(int Start, int Length);

/// <summary>
/// Splits text into sentences: at 。！？!?… and at line ends. What stands in quotation marks or brackets is not split; a sentence
/// ends behind the closing mark where the quotation itself ends one. An opening mark without its closing one on the same line
/// counts for nothing. White space around sentences is in none. Linear in the text. Safe to share between threads.
/// </summary>
public static class SentenceSplitter
{
    private const string Openers = "“‘「『（《〈【〔([{";
    private const string Closers = "”’」』）》〉】〕)]}";
    private static readonly SearchValues<char> Opening = SearchValues.Create(Openers);

    /// <summary>Splits a text.</summary>
    public static List<Sentence> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            length = length < 0 ? text.Length - start : length;
            SplitLine(text.AsSpan(start, length), start, sentences);
            start += length + 1;
        }

        return sentences;
    }

    private static void SplitLine(ReadOnlySpan<char> line, int offset, List<Sentence> sentences)
    {
        var partners = Partners(line);
        var start = 0;
        for (var i = 0; i < line.Length;)
        {
            if (partners?.TryGetValue(i, out var close) == true)
            {
                // The quotation ends a sentence where an end mark stands before its last closing mark.
                var ends = close > i + 1 && IsEnd(line, close - 1);
                i = close + 1;
                if (!ends || (i < line.Length && !BeginsSentence(line[i])))
                {
                    continue;
                }
            }
            else if (IsEnd(line, i++))
            {
                while (i < line.Length && (IsEnd(line, i) || line[i] is '"' or '\'' || Closers.Contains(line[i], StringComparison.Ordinal)))
                {
                    i++;
                }
            }
            else
            {
                continue;
            }

            Add(line[start..i], offset + start, sentences);
            start = i;
        }

        Add(line[start..], offset + start, sentences);
    }

    private static void Add(ReadOnlySpan<char> sentence, int offset, List<Sentence> sentences)
    {
        var trimmed = sentence.TrimStart();
        offset += sentence.Length - trimmed.Length;
        if (trimmed.TrimEnd().Length is var length && length > 0)
        {
            sentences.Add(new Sentence(offset, length));
        }
    }

    /// <summary>True where a new sentence can begin; a comma or a particle goes on with the one that the quotation stands in.</summary>
    private static bool BeginsSentence(char c) => !(IsClosing(c) || c is '，' or '、' or '；' or '：' or ',' or ';' or ':' or '的' or '。' or '！' or '？' or '…' or '—');

    private static bool IsClosing(char c) => Closers.Contains(c, StringComparison.Ordinal);

    private static bool IsEnd(ReadOnlySpan<char> line, int i) => line[i] switch
    {
        '。' or '！' or '？' or '!' or '?' or '…' => true,
        '.' => i > 0 && !char.IsAsciiDigit(line[i - 1]) && (i + 1 == line.Length || line[i + 1] == ' ') && !(i > 1 && line[i - 2] == ' '),
        _ => false,
    };

    /// <summary>The closing mark of each opening mark that has one; null where there is none.</summary>
    private static Dictionary<int, int>? Partners(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAny(Opening))
        {
            return null;
        }

        var partners = new Dictionary<int, int>();
        var open = new List<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (Openers.Contains(line[i], StringComparison.Ordinal))
            {
                open.Add(i);
            }
            else if (Closers.IndexOf(line[i], StringComparison.Ordinal) is var kind && kind >= 0)
            {
                // An opening mark in between that was never closed is passed over; so few are open that looking back stays cheap.
                for (var last = open.Count - 1; last >= Math.Max(0, open.Count - 8); last--)
                {
                    if (line[open[last]] == Openers[kind])
                    {
                        partners[open[last]] = i;
                        open.RemoveRange(last, open.Count - last);
                        break;
                    }
                }
            }
        }

        return partners;
    }
}
