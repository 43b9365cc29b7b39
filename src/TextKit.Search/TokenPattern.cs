using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>
/// A pattern over words, compiled from a subset of CQL, the Corpus Query Language of CWB and BlackLab:
/// <c>[word="发放"]</c> (a regular expression for the whole word; <c>"发放"</c> alone is the same), <c>[]</c> any word or
/// mark, <c>[pos="v"]</c> a part of speech of jieba's set (a regular expression too: <c>n.*</c>; told when the article is
/// read, not kept in the index), <c>[kind="organization"]</c> a whole entity, date or figure however many words it has,
/// tests joined by <c>&amp; | !</c> and parentheses, units repeated by <c>? * + {2} {0,5}</c> and grouped by <c>( | )</c>. White space in the
/// text is no unit. Of the matches that begin at a place the longest is taken, and none begins inside another.
/// A query that begins with none of <c>[ ( "</c> is plain text.
/// </summary>
internal sealed class TokenPattern
{
    private const int MostStates = 2000;
    private static readonly char[] Latin = [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(char.IsLetterOrDigit)];
    private readonly string? plain;
    private readonly bool wholeWords;
    private readonly List<State> states = [];
    private readonly int start;
    private readonly bool asksTag;

    private TokenPattern(string plain, bool wholeWords) => (this.plain, this.wholeWords) = (plain, wholeWords);

    private TokenPattern(TokenNode root)
    {
        states.Add(new State(null, []));
        start = Build(root, 0);
        asksTag = states.Exists(s => s.Test is { AsksTag: true });
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">A token query, or plain text.</param>
    /// <param name="wholeWords">Whether plain text must begin and end where words do.</param>
    /// <exception cref="FormatException">The query is malformed; the message names the 1-based place.</exception>
    public static TokenPattern Read(string query, bool wholeWords)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        var text = query.Trim();
        return text[0] is '[' or '(' or '"' ? new TokenPattern(new TokenPatternReader(query).ReadAll()) : new TokenPattern(TextFolding.Fold(text), wholeWords);
    }

    /// <summary>Narrows a query to articles that can have a match.</summary>
    public Query Narrow(Query query)
    {
        var all = new BooleanQuery(true) { { query, Occur.MUST } };
        if (plain is not null)
        {
            // What stands at the ends may be part of a longer run of letters, and a single character part of any pair.
            foreach (var run in plain.Split([.. plain.Where(c => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c)).Distinct()]))
            {
                var part = wholeWords ? run : run.TrimStart(Latin).TrimEnd(Latin);
                if ((part.Length > 1 || part == plain) && QueryReader.Phrase(part, false, true) is { } phrase)
                {
                    all.Add(phrase, Occur.MUST);
                }
            }

            return all;
        }

        foreach (var word in Required(start))
        {
            all.Add(new TermQuery(new Term(IndexFields.BodyWords, ChineseAnalyzer.Term(word))), Occur.MUST);
        }

        return all;
    }

    /// <summary>Whether finding takes the words of an article; where it does not, matches have offsets alone.</summary>
    public bool NeedsTokens => plain is null || wholeWords;

    /// <summary>Whether finding takes the marked stretches of an article.</summary>
    public bool NeedsSpans => plain is null;

    /// <summary>
    /// The run of Han characters whose frequency by <see cref="RunQuery.Characters"/> is that of the matches, none of which
    /// can overlap; null where the pattern is none such.
    /// </summary>
    public string? CountedRun
    {
        get
        {
            if (NeedsTokens || plain!.Length < 2 || plain.AsSpan().ContainsAnyExceptInRange('\u4e00', '\u9fff'))
            {
                return null;
            }

            for (var shift = 1; shift < plain.Length; shift++)
            {
                if (plain.AsSpan(shift).SequenceEqual(plain.AsSpan(0, plain.Length - shift)))
                {
                    return null;
                }
            }

            return plain;
        }
    }

    /// <summary>Finds the matches in a loaded article, as ranges of tokens (first, behind the last) with their offsets.</summary>
    public void Find(LayerReader layers, List<TokenMatch> matches, TokenWorkspace work)
    {
        matches.Clear();
        if (!NeedsTokens)
        {
            FindAnywhere(layers.Folded, matches);
            return;
        }

        work.Load(layers, asksTag);
        if (plain is not null)
        {
            FindWhole(layers, matches, work);
            return;
        }

        for (var i = 0; i < work.Units.Count;)
        {
            var end = LongestMatch(layers, work, i);
            if (end > i)
            {
                matches.Add(new TokenMatch(i, end, work.Units[i].Start, work.Units[end - 1].End));
            }

            i = Math.Max(end, i + 1);
        }
    }

    private void FindAnywhere(ReadOnlySpan<char> text, List<TokenMatch> matches)
    {
        for (var at = 0; text[at..].IndexOf(plain, StringComparison.Ordinal) is var found and >= 0;)
        {
            at += found + plain!.Length;
            matches.Add(new TokenMatch(0, 0, at - plain.Length, at));
        }
    }

    private void FindWhole(LayerReader layers, List<TokenMatch> matches, TokenWorkspace work)
    {
        var text = layers.Folded;
        for (int at = 0, unit = 0; at < text.Length;)
        {
            var found = text[at..].IndexOf(plain, StringComparison.Ordinal);
            if (found < 0)
            {
                return;
            }

            var (from, to) = (at + found, at + found + plain!.Length);
            while (unit < work.Units.Count && work.Units[unit].End <= from)
            {
                unit++;
            }

            var end = unit;
            while (end < work.Units.Count && work.Units[end].Start < to)
            {
                end++;
            }

            if (end > unit && work.Units[unit].Start == from && work.Units[end - 1].End == to)
            {
                matches.Add(new TokenMatch(unit, end, from, to));
                at = to;
            }
            else
            {
                at = from + 1;
            }
        }
    }

    private int LongestMatch(LayerReader layers, TokenWorkspace work, int from)
    {
        // Units of several words make states wait at places further on.
        var last = -1;
        work.Clear(from);
        work.Reach(from, start);
        for (var at = from; at <= work.Furthest; at++)
        {
            var reached = work.At(at);
            for (var s = 0; s < reached.Count; s++)
            {
                var state = states[reached[s]];
                if (reached[s] == 0)
                {
                    last = at;
                }

                if (state.Test is null)
                {
                    foreach (var next in state.Next)
                    {
                        work.Reach(at, next);
                    }

                    continue;
                }

                if (at == work.Units.Count)
                {
                    continue;
                }

                var unit = work.Units[at];
                if (state.Test.Holds(new TokenUnit(layers.Folded.Slice(unit.Start, unit.Length), work.KindsAt(at), false, work.TagAt(at))))
                {
                    work.Reach(at + 1, state.Next[0]);
                }

                if (state.Test.AsksKind)
                {
                    foreach (var (span, end) in work.SpansFrom(at))
                    {
                        if (state.Test.Holds(new TokenUnit(layers.Folded.Slice(span.Start, span.Length), 1u << (int)span.Kind, true, default)))
                        {
                            work.Reach(end, state.Next[0]);
                        }
                    }
                }
            }
        }

        return last;
    }

    // States are built from the end, each with the one that follows it.
    private int Build(TokenNode node, int next)
    {
        if (states.Count > MostStates)
        {
            throw new FormatException("token query: it is too long once its repeats are written out");
        }

        switch (node)
        {
            case TokenNode.Unit unit:
                states.Add(new State(unit.Test, [next]));
                return states.Count - 1;
            case TokenNode.Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                {
                    next = Build(sequence.Parts[i], next);
                }

                return next;
            case TokenNode.Choice choice:
                var ways = choice.Parts.Select(p => Build(p, next)).ToList();
                states.Add(new State(null, ways));
                return states.Count - 1;
            case TokenNode.Repeat repeat:
                var end = next;
                if (repeat.Most is { } most)
                {
                    for (var i = repeat.Least; i < most; i++)
                    {
                        var way = Build(repeat.Part, next);
                        states.Add(new State(null, [way, end], end));
                        next = states.Count - 1;
                    }
                }
                else
                {
                    var loop = new State(null, [end], end);
                    states.Add(loop);
                    next = states.Count - 1;
                    loop.Next.Add(Build(repeat.Part, next));
                }

                for (var i = 0; i < repeat.Least; i++)
                {
                    next = Build(repeat.Part, next);
                }

                return next;
            default:
                throw new InvalidOperationException($"{node} is no part of a pattern");
        }
    }

    // The words on the one way that every match takes, up to the first choice.
    private HashSet<string> Required(int state)
    {
        var words = new HashSet<string>();
        while (state != 0)
        {
            var here = states[state];
            if (here.Test?.OnlyWord is { } word && ChineseAnalyzer.IsWord(word))
            {
                words.Add(word);
            }

            if (here.Past is null && here.Next.Count > 1)
            {
                break;
            }

            state = here.Past ?? here.Next[0];
        }

        return words;
    }

    /// <summary>A match: units from First to before Behind, offsets Start to End.</summary>
    internal readonly record struct TokenMatch(int First, int Behind, int Start, int End);

    /// <summary>A place in the pattern; Past is where a part that may be left out ends.</summary>
    private sealed record State(TokenTest? Test, List<int> Next, int? Past = null);
}
