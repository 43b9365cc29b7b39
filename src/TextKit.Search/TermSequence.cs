using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using TextKit.Segmentation;
using Token = TextKit.Segmentation.Token;

namespace TextKit.Search;

/// <summary>Hands the tokens of a folded text to Lucene as terms, one after the other. Reused from text to text.</summary>
internal sealed class TermSequence(AttributeSource attributes)
{
    // A Lucene term holds at most 32,766 bytes; longer runs are no words anybody searches for.
    private const int LongestTerm = 255;
    private readonly ICharTermAttribute term = attributes.AddAttribute<ICharTermAttribute>();
    private readonly IPositionIncrementAttribute increment = attributes.AddAttribute<IPositionIncrementAttribute>();
    private char[] folded = [];
    private int length;
    private List<Token> tokens = [];
    private ChineseAnalysis analysis;
    private (Token First, Token Last) edges;
    private int next;

    /// <summary>The token last handed out.</summary>
    public Token Current { get; private set; }

    public void Set(char[] text, int textLength, List<Token> cut, ChineseAnalysis cutBy)
    {
        (folded, length, tokens, analysis) = (text, textLength, cut, cutBy);
        (edges, next) = (default, 0);
    }

    /// <summary>Moves to the next term; the attributes must have been cleared.</summary>
    public bool Next()
    {
        if (edges.First.Length > 0)
        {
            return AtSamePlace(edges.First, (default, edges.Last));
        }

        if (edges.Last.Length > 0)
        {
            return AtSamePlace(edges.Last, default);
        }

        while (next < tokens.Count)
        {
            var token = tokens[next++];
            if (token.Length > LongestTerm || (analysis == ChineseAnalysis.Words && !ChineseAnalyzer.IsWord(folded.AsSpan(token.Start, token.Length))))
            {
                continue;
            }

            if (analysis == ChineseAnalysis.Bigrams)
            {
                edges = ChineseAnalyzer.EdgesOfPair(folded.AsSpan(0, length), token);
            }

            Write(token);
            return true;
        }

        return false;
    }

    private bool AtSamePlace(Token edge, (Token First, Token Last) rest)
    {
        edges = rest;
        increment.PositionIncrement = 0;
        Write(edge);
        return true;
    }

    private void Write(Token token)
    {
        Current = token;
        var word = folded.AsSpan(token.Start, token.Length);
        if (analysis == ChineseAnalysis.Words && word.Contains(','))
        {
            term.SetEmpty().Append(ChineseAnalyzer.Term(word));
        }
        else
        {
            term.CopyBuffer(folded, token.Start, token.Length);
        }
    }
}
