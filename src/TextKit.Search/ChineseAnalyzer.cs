using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using TextKit.Segmentation;
using Token = TextKit.Segmentation.Token;

namespace TextKit.Search;

/// <summary>How <see cref="ChineseAnalyzer"/> cuts text.</summary>
public enum ChineseAnalysis
{
    /// <summary>Dictionary words, numbers and Latin words kept whole.</summary>
    Words,
    /// <summary>Overlapping pairs of Han characters; other letters and digits as runs.</summary>
    Bigrams,
}

/// <summary>
/// The Lucene analyzer of both search fields: words for precision, bigrams for recall. Terms are lower-cased and
/// full-width letters and digits folded to half-width. Safe to share between threads.
/// </summary>
public sealed class ChineseAnalyzer(ChineseAnalysis analysis) : Analyzer
{
    /// <inheritdoc />
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
        new(new ChineseTokenizer(reader, analysis));

    /// <summary>Cuts a text into (start, length) terms; punctuation and white space are left out.</summary>
    public static List<Token> Cut(ReadOnlySpan<char> text, ChineseAnalysis analysis)
    {
        var tokens = new List<Token>();
        if (analysis == ChineseAnalysis.Words)
        {
            WordSegmenter.Default.Segment(text, tokens);
            var kept = 0;
            for (var i = 0; i < tokens.Count; i++)
            {
                var token = tokens[i];
                if (HasLetterOrDigit(text.Slice(token.Start, token.Length)))
                {
                    tokens[kept++] = token;
                }
            }

            tokens.RemoveRange(kept, tokens.Count - kept);
            return tokens;
        }

        for (var i = 0; i < text.Length;)
        {
            if (IsHan(text, i, out var width))
            {
                var next = i + width;
                var pair = next < text.Length && IsHan(text, next, out var nextWidth) ? width + nextWidth : 0;
                var loneInRun = i == 0 || !IsHanBefore(text, i);
                if (pair > 0)
                {
                    tokens.Add(new Token(i, pair));
                }
                else if (loneInRun)
                {
                    tokens.Add(new Token(i, width));
                }

                i = next;
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && !IsHan(text, i, out _))
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

        return tokens;
    }

    /// <summary>The indexed form of a term.</summary>
    internal static string Fold(ReadOnlySpan<char> term)
    {
        Span<char> folded = term.Length <= 256 ? stackalloc char[term.Length] : new char[term.Length];
        for (var i = 0; i < term.Length; i++)
        {
            var c = term[i];
            folded[i] = char.ToLowerInvariant(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c);
        }

        return folded.ToString();
    }

    private static bool HasLetterOrDigit(ReadOnlySpan<char> word)
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

    private static bool IsHanBefore(ReadOnlySpan<char> text, int at) =>
        IsHan(text, at >= 2 && char.IsLowSurrogate(text[at - 1]) ? at - 2 : at - 1, out _);

    private sealed class ChineseTokenizer : Tokenizer
    {
        // A Lucene term holds at most 32,766 bytes; longer runs are no words anybody searches for.
        private const int LongestTerm = 255;
        private readonly ChineseAnalysis analysis;
        private readonly ICharTermAttribute term;
        private readonly IOffsetAttribute offset;
        private string text = "";
        private List<Token> tokens = [];
        private int next = -1;

        public ChineseTokenizer(TextReader reader, ChineseAnalysis analysis)
            : base(reader)
        {
            this.analysis = analysis;
            term = AddAttribute<ICharTermAttribute>();
            offset = AddAttribute<IOffsetAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (next < 0)
            {
                text = m_input.ReadToEnd();
                tokens = Cut(text, analysis);
                next = 0;
            }

            while (next < tokens.Count)
            {
                var token = tokens[next++];
                if (token.Length > LongestTerm)
                {
                    continue;
                }

                term.SetEmpty().Append(Fold(text.AsSpan(token.Start, token.Length)));
                offset.SetOffset(CorrectOffset(token.Start), CorrectOffset(token.End));
                return true;
            }

            return false;
        }

        public override void End()
        {
            base.End();
            var end = CorrectOffset(text.Length);
            offset.SetOffset(end, end);
        }

        public override void Reset()
        {
            base.Reset();
            next = -1;
        }
    }
}
