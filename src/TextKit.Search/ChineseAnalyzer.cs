using System.Buffers;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using TextKit.Segmentation;
using Token = TextKit.Segmentation.Token;

namespace TextKit.Search;

/// <summary>How <see cref="ChineseAnalyzer"/> cuts text.</summary>
public enum ChineseAnalysis
{
    /// <summary>Dictionary words; numbers (-3.5%, 1,329万, 一百二十三), dates (2018年10月5日) and Latin words (Covid-19) kept whole.</summary>
    Words,
    /// <summary>Overlapping pairs of Han characters; other letters and digits as runs.</summary>
    Bigrams,
}

/// <summary>
/// The Lucene analyzer of both search fields: words for precision, bigrams for recall. Terms are lower-cased,
/// full-width letters and digits folded to half-width, and traditional characters to simplified ones before the text
/// is cut; offsets are those of the text given. Safe to share between threads.
/// </summary>
public sealed class ChineseAnalyzer(ChineseAnalysis analysis) : Analyzer
{
    private static readonly WordSegmenter Segmenter = WordSegmenter.Create(new WordSegmenterOptions { KeepNumbersWhole = true });
    private static readonly SearchValues<char> ChineseDigits = SearchValues.Create("〇零一二三四五六七八九十百千万亿两");

    /// <summary>Cuts a text into terms by place; punctuation and white space are left out. Linear in the text.</summary>
    public static List<Token> Cut(ReadOnlySpan<char> text, ChineseAnalysis analysis)
    {
        var folded = new char[text.Length];
        TextFolding.Fold(text, folded);
        var tokens = new List<Token>();
        if (analysis == ChineseAnalysis.Bigrams)
        {
            CutPairs(folded, tokens);
            return tokens;
        }

        CutWords(folded, tokens);
        tokens.RemoveAll(t => !IsWord(folded.AsSpan(t.Start, t.Length)));
        return tokens;
    }

    /// <inheritdoc />
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
        new(new ChineseTokenizer(reader, analysis));

    /// <summary>Cuts folded text into words and what stands between them; the tokens put together give the text back.</summary>
    internal static void CutWords(ReadOnlySpan<char> folded, List<Token> tokens)
    {
        tokens.Clear();
        Segmenter.Segment(folded, tokens);
        var kept = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var end = i;
            if (char.IsAsciiDigit(folded[token.Start]))
            {
                end = GroupedNumber(folded, tokens, i);
            }
            else if (!folded.Slice(token.Start, token.Length).ContainsAnyExcept(ChineseDigits))
            {
                while (end + 1 < tokens.Count && ChineseDigits.Contains(folded[tokens[end + 1].Start]))
                {
                    var next = tokens[++end];
                    var rest = folded.Slice(next.Start, next.Length).IndexOfAnyExcept(ChineseDigits);
                    if (rest > 0)
                    {
                        // 一百二十 三人: the word behind loses its digits to the number.
                        tokens[end--] = new Token(next.Start + rest, next.Length - rest);
                        tokens[end] = new Token(token.Start, next.Start + rest - token.Start);
                        break;
                    }
                }
            }

            tokens[kept++] = end > i || tokens[end].End > token.End ? new Token(token.Start, tokens[end].End - token.Start) : token;
            i = end;
        }

        tokens.RemoveRange(kept, tokens.Count - kept);
    }

    /// <summary>Cuts folded text into overlapping pairs of Han characters and runs of other letters and digits.</summary>
    internal static void CutPairs(ReadOnlySpan<char> folded, List<Token> tokens)
    {
        tokens.Clear();
        for (var i = 0; i < folded.Length;)
        {
            if (IsHan(folded, i, out var width))
            {
                var next = i + width;
                if (next < folded.Length && IsHan(folded, next, out var nextWidth))
                {
                    tokens.Add(new Token(i, width + nextWidth));
                }
                else if (!EndsInHan(folded[..i]))
                {
                    tokens.Add(new Token(i, width));
                }

                i = next;
            }
            else if (char.IsLetterOrDigit(folded[i]))
            {
                var start = i;
                while (i < folded.Length && char.IsLetterOrDigit(folded[i]) && !IsHan(folded, i, out _))
                {
                    i++;
                }

                tokens.Add(new Token(start, i - start));
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>
    /// The lone characters to index at the place of a pair, so that a part of a word is found at the edges of a run too:
    /// the first right behind a letter or digit (月 of 3月份), the last of a run (股 of 炒股); length 0 for none.
    /// </summary>
    internal static (Token First, Token Last) EdgesOfPair(ReadOnlySpan<char> folded, Token pair)
    {
        if (!IsHan(folded, pair.Start, out var width) || width == pair.Length)
        {
            return default;
        }

        var first = pair.Start > 0 && char.IsLetterOrDigit(folded[pair.Start - 1]) && !EndsInHan(folded[..pair.Start]);
        var last = pair.End == folded.Length || !IsHan(folded, pair.End, out _);
        return (first ? new Token(pair.Start, width) : default, last ? new Token(pair.Start + width, pair.Length - width) : default);
    }

    /// <summary>
    /// How many positions a pair or run stands behind the one before it: 2 where a mark or space is between the two, so
    /// that no phrase reaches over it unaware.
    /// </summary>
    internal static int Step(Token before, Token pair) => pair.Start > before.End ? 2 : 1;

    /// <summary>True for a token that is a term: one with a letter, a digit or a character beyond the BMP.</summary>
    internal static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The term of a word of folded text; the comma inside a number is no part of it.</summary>
    internal static string Term(ReadOnlySpan<char> word) =>
        word.Contains(',') ? word.ToString().Replace(",", "", StringComparison.Ordinal) : word.ToString();

    // 1,329,800.5: one to three digits, then groups of a comma and exactly three.
    private static int GroupedNumber(ReadOnlySpan<char> text, List<Token> tokens, int first)
    {
        var end = first;
        if (tokens[first].Length > 3 || text.Slice(tokens[first].Start, tokens[first].Length).ContainsAnyExceptInRange('0', '9'))
        {
            return first;
        }

        while (end + 2 < tokens.Count && text[tokens[end + 1].Start] == ',' && tokens[end + 1].Length == 1)
        {
            var group = text.Slice(tokens[end + 2].Start, tokens[end + 2].Length);
            if (group.Length < 3 || group[..3].ContainsAnyExceptInRange('0', '9') || (group.Length > 3 && group[3] is not ('.' or '%')))
            {
                break;
            }

            end += 2;
            if (group.Length > 3)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsHan(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            width = 2;
            return char.ConvertToUtf32(c, text[at + 1]) is >= 0x20000 and < 0x40000;
        }

        return c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff' or '〇';
    }

    private static bool EndsInHan(ReadOnlySpan<char> text) =>
        text.Length > 0 && IsHan(text, text.Length >= 2 && char.IsLowSurrogate(text[^1]) ? text.Length - 2 : text.Length - 1, out _);

    private sealed class ChineseTokenizer : Tokenizer
    {
        private readonly ChineseAnalysis analysis;
        private readonly TermSequence terms;
        private readonly IOffsetAttribute offset;
        private readonly List<Token> tokens = [];
        private int length = -1;

        public ChineseTokenizer(TextReader reader, ChineseAnalysis analysis)
            : base(reader)
        {
            this.analysis = analysis;
            terms = new TermSequence(this);
            offset = AddAttribute<IOffsetAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (length < 0)
            {
                // Lucene.Net's own reader of strings gives null for an empty one.
                var text = m_input.ReadToEnd() ?? "";
                var folded = new char[text.Length];
                TextFolding.Fold(text, folded);
                if (analysis == ChineseAnalysis.Words)
                {
                    CutWords(folded, tokens);
                }
                else
                {
                    CutPairs(folded, tokens);
                }

                length = text.Length;
                terms.Set(folded, length, tokens, analysis);
            }

            if (!terms.Next())
            {
                return false;
            }

            offset.SetOffset(CorrectOffset(terms.Current.Start), CorrectOffset(terms.Current.End));
            return true;
        }

        public override void End()
        {
            base.End();
            var end = CorrectOffset(Math.Max(length, 0));
            offset.SetOffset(end, end);
        }

        public override void Reset()
        {
            base.Reset();
            length = -1;
        }
    }
}
