using System.Globalization;

namespace TextKit.Segmentation;

/// <summary>
/// Segments text into words by jieba's accurate mode with its HMM: the dictionary route of highest probability, the
/// last of equal routes taken as in python3-jieba 0.42.1. Concatenating the words gives the text back. Linear in the
/// text. Safe to share between threads.
/// </summary>
public sealed class WordSegmenter
{
    private const string States = "BMES";
    private const double Impossible = -3.14e100;
    private static readonly Lazy<WordSegmenter> Lazy = new(() => new WordSegmenter());
    private readonly Dictionary<string, int> frequencies = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly double logTotal;
    private readonly double[] start = new double[4];
    private readonly double[,] transition = new double[4, 4];
    private readonly Dictionary<char, double>[] emission = [[], [], [], []];

    private WordSegmenter()
    {
        long total = 0;
        foreach (var line in Lines("dict.txt"))
        {
            var fields = line.Split(' ');
            var frequency = int.Parse(fields[1], CultureInfo.InvariantCulture);
            frequencies[fields[0]] = frequency;
            total += frequency;
            for (var length = 1; length < fields[0].Length; length++)
            {
                frequencies.TryAdd(fields[0][..length], 0);
            }
        }

        logTotal = Math.Log(total);
        lookup = frequencies.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < 16; i++)
        {
            transition[i / 4, i % 4] = Impossible;
        }

        foreach (var line in Lines("hmm.tsv"))
        {
            var fields = line.Split('\t');
            var value = double.Parse(fields[2], CultureInfo.InvariantCulture);
            var state = States.IndexOf(fields[1][0], StringComparison.Ordinal);
            switch (fields[0])
            {
                case "start":
                    start[state] = value;
                    break;
                case "trans":
                    transition[state, States.IndexOf(fields[1][1], StringComparison.Ordinal)] = value;
                    break;
                default:
                    emission[state][fields[1][1]] = value;
                    break;
            }
        }
    }

    /// <summary>The segmenter with the embedded dictionary; loaded on first use.</summary>
    public static WordSegmenter Default => Lazy.Value;

    /// <summary>Segments a text.</summary>
    public List<Token> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>();
        Segment(text, tokens);
        return tokens;
    }

    /// <summary>Segments a text and appends its words to <paramref name="tokens"/>.</summary>
    public void Segment(ReadOnlySpan<char> text, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        for (var i = 0; i < text.Length;)
        {
            var begin = i;
            while (i < text.Length && IsWordCharacter(text[i]))
            {
                i++;
            }

            if (i > begin)
            {
                CutBlock(text[begin..i], begin, tokens);
                continue;
            }

            var pair = i + 1 < text.Length && ((text[i] == '\r' && text[i + 1] == '\n') || char.IsSurrogatePair(text[i], text[i + 1]));
            tokens.Add(new Token(i, pair ? 2 : 1));
            i += pair ? 2 : 1;
        }
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fd5';

    private static bool IsWordCharacter(char c) => IsHan(c) || char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '&' or '.' or '_' or '%' or '-';

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(WordSegmenter).Assembly.GetManifestResourceStream("TextKit.jieba." + name)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private void CutBlock(ReadOnlySpan<char> block, int offset, List<Token> tokens)
    {
        var best = new double[block.Length + 1];
        var ends = new int[block.Length];
        for (var i = block.Length - 1; i >= 0; i--)
        {
            best[i] = double.NegativeInfinity;
            for (var end = i + 1; end <= block.Length; end++)
            {
                var known = lookup.TryGetValue(block[i..end], out var frequency);
                if (end == i + 1 || frequency > 0)
                {
                    var score = Math.Log(Math.Max(frequency, 1)) - logTotal + best[end];
                    if (score >= best[i])
                    {
                        (best[i], ends[i]) = (score, end);
                    }
                }

                if (!known)
                {
                    break;
                }
            }
        }

        for (var i = 0; i < block.Length;)
        {
            var single = i;
            while (i < block.Length && ends[i] == i + 1)
            {
                i++;
            }

            if (i > single)
            {
                CutSingles(block[single..i], offset + single, tokens);
                continue;
            }

            tokens.Add(new Token(offset + i, ends[i] - i));
            i = ends[i];
        }
    }

    private void CutSingles(ReadOnlySpan<char> run, int offset, List<Token> tokens)
    {
        if (run.Length == 1 || (lookup.TryGetValue(run, out var frequency) && frequency > 0))
        {
            for (var i = 0; i < run.Length; i++)
            {
                tokens.Add(new Token(offset + i, 1));
            }

            return;
        }

        for (var i = 0; i < run.Length;)
        {
            var begin = i;
            while (i < run.Length && IsHan(run[i]))
            {
                i++;
            }

            if (i > begin)
            {
                Viterbi(run[begin..i], offset + begin, tokens);
                continue;
            }

            while (i < run.Length && char.IsAsciiLetterOrDigit(run[i]))
            {
                i++;
            }

            if (i == begin)
            {
                // Symbols between the letters stay together up to the next letter, as the reference splits them.
                while (i < run.Length && !IsHan(run[i]) && !char.IsAsciiLetterOrDigit(run[i]))
                {
                    i++;
                }
            }
            else
            {
                if (i + 1 < run.Length && run[i] == '.' && char.IsAsciiDigit(run[i + 1]))
                {
                    i++;
                    while (i < run.Length && char.IsAsciiDigit(run[i]))
                    {
                        i++;
                    }
                }

                if (i < run.Length && run[i] == '%')
                {
                    i++;
                }
            }

            tokens.Add(new Token(offset + begin, i - begin));
        }
    }

    private void Viterbi(ReadOnlySpan<char> run, int offset, List<Token> tokens)
    {
        var score = new double[run.Length, 4];
        var from = new int[run.Length, 4];
        for (var i = 0; i < run.Length; i++)
        {
            for (var state = 0; state < 4; state++)
            {
                var emit = emission[state].GetValueOrDefault(run[i], Impossible);
                if (i == 0)
                {
                    score[0, state] = start[state] + emit;
                    continue;
                }

                // Each state has two predecessors; of equal ones the reference takes the greater letter.
                var (first, second) = state is 0 or 3 ? (2, 3) : (0, 1);
                var a = score[i - 1, first] + transition[first, state] + emit;
                var b = score[i - 1, second] + transition[second, state] + emit;
                (score[i, state], from[i, state]) = b >= a ? (b, second) : (a, first);
            }
        }

        var tags = new int[run.Length];
        tags[^1] = score[run.Length - 1, 3] >= score[run.Length - 1, 2] ? 3 : 2;
        for (var i = run.Length - 1; i > 0; i--)
        {
            tags[i - 1] = from[i, tags[i]];
        }

        for (int i = 0, begin = 0; i < run.Length; i++)
        {
            if (tags[i] is 2 or 3 || i == run.Length - 1)
            {
                tokens.Add(new Token(offset + begin, i + 1 - begin));
                begin = i + 1;
            }
        }
    }
}
