using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>
/// A pattern over words, compiled from a subset of CQL, the Corpus Query Language of CWB and BlackLab:
/// <c>[word="发放"]</c> (a regular expression for the whole word; <c>"发放"</c> alone is the same), <c>[]</c> any word or
/// mark, <c>[kind="organization"]</c> a whole entity, date or figure however many words it has, tests joined by
/// <c>&amp; | !</c> and parentheses, units repeated by <c>? * + {2} {0,5}</c> and grouped by <c>( | )</c>. White space in the
/// text is no unit. Of the matches that begin at a place the longest is taken, and none begins inside another.
/// A query that begins with none of <c>[ ( "</c> is plain text.
/// </summary>
internal sealed class TokenPattern
{
    private const int MostStates = 2000;
    private const int MostRepeats = 100;
    private static readonly string[] Kinds = ["organization", "place", "person", "date", "recurring", "money", "count", "measure", "percent", "age", "duration", "times"];
    private static readonly char[] Latin = [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(char.IsLetterOrDigit)];
    private readonly string? plain;
    private readonly bool wholeWords;
    private readonly List<State> states = [];
    private readonly int start;

    private TokenPattern(string plain, bool wholeWords) => (this.plain, this.wholeWords) = (plain, wholeWords);

    private TokenPattern(Node root)
    {
        states.Add(new State(null, []));
        start = Build(root, 0);
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">A token query, or plain text.</param>
    /// <param name="wholeWords">Whether plain text must begin and end where words do.</param>
    /// <exception cref="FormatException">The query is malformed; the message names the 1-based place.</exception>
    public static TokenPattern Read(string query, bool wholeWords)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        var text = query.Trim();
        return text[0] is '[' or '(' or '"' ? new TokenPattern(new Reader(query).ReadAll()) : new TokenPattern(TextFolding.Fold(text), wholeWords);
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
    public void Find(LayerReader layers, List<TokenMatch> matches, Workspace work)
    {
        matches.Clear();
        if (!NeedsTokens)
        {
            FindAnywhere(layers.Folded, matches);
            return;
        }

        work.Load(layers);
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

    private void FindWhole(LayerReader layers, List<TokenMatch> matches, Workspace work)
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

    private int LongestMatch(LayerReader layers, Workspace work, int from)
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
                if (state.Test.Holds(layers.Folded.Slice(unit.Start, unit.Length), work.KindsAt(at), false))
                {
                    work.Reach(at + 1, state.Next[0]);
                }

                if (state.Test.AsksKind)
                {
                    foreach (var (span, end) in work.SpansFrom(at))
                    {
                        if (state.Test.Holds(layers.Folded.Slice(span.Start, span.Length), 1u << (int)span.Kind, true))
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
    private int Build(Node node, int next)
    {
        if (states.Count > MostStates)
        {
            throw new FormatException("token query: it is too long once its repeats are written out");
        }

        switch (node)
        {
            case Node.Unit unit:
                states.Add(new State(unit.Test, [next]));
                return states.Count - 1;
            case Node.Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                {
                    next = Build(sequence.Parts[i], next);
                }

                return next;
            case Node.Choice choice:
                var ways = choice.Parts.Select(p => Build(p, next)).ToList();
                states.Add(new State(null, ways));
                return states.Count - 1;
            case Node.Repeat repeat:
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

    /// <summary>What matching one article after another needs; one thread at a time.</summary>
    internal sealed class Workspace
    {
        private readonly List<(StoredSpan Span, int First, int Behind)> spans = [];
        private readonly List<List<int>> reached = [];
        private readonly List<(StoredSpan Span, int Behind)> fromHere = [];
        private int origin;

        /// <summary>The tokens that are not white space.</summary>
        public List<Token> Units { get; } = [];

        /// <summary>The last place that some state has reached.</summary>
        public int Furthest { get; private set; }

        public void Load(LayerReader layers)
        {
            Units.Clear();
            foreach (var token in layers.Tokens)
            {
                if (!char.IsWhiteSpace(layers.Folded[token.Start]) || !layers.Folded.Slice(token.Start, token.Length).IsWhiteSpace())
                {
                    Units.Add(token);
                }
            }

            spans.Clear();
            var unit = 0;
            foreach (var span in layers.Spans)
            {
                while (unit < Units.Count && Units[unit].End <= span.Start)
                {
                    unit++;
                }

                var behind = unit;
                while (behind < Units.Count && Units[behind].Start < span.End)
                {
                    behind++;
                }

                if (behind > unit)
                {
                    spans.Add((span, unit, behind));
                }
            }
        }

        public void Clear(int from)
        {
            foreach (var list in reached)
            {
                list.Clear();
            }

            (origin, Furthest) = (from, from);
        }

        public List<int> At(int place)
        {
            while (reached.Count <= place - origin)
            {
                reached.Add([]);
            }

            return reached[place - origin];
        }

        public void Reach(int place, int state)
        {
            var here = At(place);
            if (!here.Contains(state))
            {
                here.Add(state);
                Furthest = Math.Max(Furthest, place);
            }
        }

        /// <summary>The kinds of the spans over a unit, a bit each.</summary>
        public uint KindsAt(int unit)
        {
            uint kinds = 0;
            foreach (var (span, first, behind) in spans)
            {
                if (first > unit)
                {
                    break;
                }

                kinds |= behind > unit ? 1u << (int)span.Kind : 0;
            }

            return kinds;
        }

        public List<(StoredSpan Span, int Behind)> SpansFrom(int unit)
        {
            fromHere.Clear();
            foreach (var (span, first, behind) in spans)
            {
                if (first == unit)
                {
                    fromHere.Add((span, behind));
                }
            }

            return fromHere;
        }
    }

    private abstract record Node
    {
        internal sealed record Unit(Test Test) : Node;

        internal sealed record Sequence(List<Node> Parts) : Node;

        internal sealed record Choice(List<Node> Parts) : Node;

        internal sealed record Repeat(Node Part, int Least, int? Most) : Node;
    }

    /// <summary>A place in the pattern; Past is where a part that may be left out ends.</summary>
    private sealed record State(Test? Test, List<int> Next, int? Past = null);

    /// <summary>A test of one unit: its text, the kinds over it, and whether it is a span as a whole.</summary>
    private abstract record Test
    {
        public virtual bool AsksKind => false;

        /// <summary>The one word that passes, where there is only one.</summary>
        public virtual string? OnlyWord => null;

        public abstract bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan);

        internal sealed record Any : Test
        {
            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => !isSpan;
        }

        internal sealed record Word(string? Literal, Regex? Form) : Test
        {
            public override string? OnlyWord => Literal;

            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => Literal is not null ? text.SequenceEqual(Literal) : Form!.IsMatch(text);
        }

        internal sealed record Kind(uint Kinds) : Test
        {
            public override bool AsksKind => true;

            // A word inside an entity is not the entity: only the whole is.
            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => isSpan && (kinds & Kinds) != 0;
        }

        internal sealed record NotKind(uint Kinds) : Test
        {
            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => (kinds & Kinds) == 0;
        }

        internal sealed record Not(Test Inner) : Test
        {
            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => !Inner.Holds(text, kinds, isSpan);
        }

        internal sealed record And(Test Left, Test Right) : Test
        {
            public override bool AsksKind => Left.AsksKind || Right.AsksKind;

            public override string? OnlyWord => AsksKind ? null : Left.OnlyWord ?? Right.OnlyWord;

            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => Left.Holds(text, kinds, isSpan) && Right.Holds(text, kinds, isSpan);
        }

        internal sealed record Or(Test Left, Test Right) : Test
        {
            public override bool AsksKind => Left.AsksKind || Right.AsksKind;

            public override bool Holds(ReadOnlySpan<char> text, uint kinds, bool isSpan) => Left.Holds(text, kinds, isSpan) || Right.Holds(text, kinds, isSpan);
        }
    }

    private sealed class Reader(string text)
    {
        private const int DeepestNesting = 50;
        private static readonly SearchValues<char> Special = SearchValues.Create(@"\.[]()*+?{}|^$");
        private int at;
        private int depth;

        public Node ReadAll()
        {
            var node = ReadChoice();
            Skip();
            return at < text.Length ? throw Error($"unexpected '{text[at]}'") : node;
        }

        private FormatException Error(string what) => new($"token query, character {at + 1}: {what}");

        private void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        private bool Take(char c)
        {
            Skip();
            if (at < text.Length && text[at] == c)
            {
                at++;
                return true;
            }

            return false;
        }

        private void Expect(char c)
        {
            if (!Take(c))
            {
                throw Error($"'{c}' is expected");
            }
        }

        private void Enter()
        {
            if (++depth > DeepestNesting)
            {
                throw Error($"nested deeper than {DeepestNesting}");
            }
        }

        private Node ReadChoice()
        {
            Enter();
            var parts = new List<Node> { ReadSequence() };
            while (Take('|'))
            {
                parts.Add(ReadSequence());
            }

            depth--;
            return parts.Count == 1 ? parts[0] : new Node.Choice(parts);
        }

        private Node ReadSequence()
        {
            var parts = new List<Node>();
            while (true)
            {
                Skip();
                if (at >= text.Length || text[at] is '|' or ')')
                {
                    break;
                }

                parts.Add(ReadRepeat());
            }

            return parts.Count switch
            {
                0 => throw Error("a unit such as [word=\"发放\"] is expected"),
                1 => parts[0],
                _ => new Node.Sequence(parts),
            };
        }

        private Node ReadRepeat()
        {
            Node part;
            if (Take('('))
            {
                part = ReadChoice();
                Expect(')');
            }
            else if (Take('['))
            {
                Skip();
                part = new Node.Unit(at < text.Length && text[at] == ']' ? new Test.Any() : ReadOr());
                Expect(']');
            }
            else if (at < text.Length && text[at] == '"')
            {
                part = new Node.Unit(Word(ReadString(), at));
            }
            else
            {
                throw Error("a unit such as [word=\"发放\"] is expected");
            }

            if (Take('?'))
            {
                return new Node.Repeat(part, 0, 1);
            }

            if (Take('*'))
            {
                return new Node.Repeat(part, 0, null);
            }

            if (Take('+'))
            {
                return new Node.Repeat(part, 1, null);
            }

            if (!Take('{'))
            {
                return part;
            }

            var least = ReadCount();
            int? most = least;
            if (Take(','))
            {
                Skip();
                most = at < text.Length && text[at] == '}' ? null : ReadCount();
            }

            if (most < least)
            {
                throw Error($"{{{least},{most}}} ends before it begins");
            }

            Expect('}');
            return new Node.Repeat(part, least, most);
        }

        private int ReadCount()
        {
            Skip();
            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == from || at - from > 3 || int.Parse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture) is var count && count > MostRepeats)
            {
                at = from;
                throw Error($"a number up to {MostRepeats} is expected");
            }

            return count;
        }

        private Test ReadOr()
        {
            Enter();
            var test = ReadAnd();
            while (Take('|'))
            {
                test = new Test.Or(test, ReadAnd());
            }

            depth--;
            return test;
        }

        private Test ReadAnd()
        {
            var test = ReadTest();
            while (Take('&'))
            {
                test = new Test.And(test, ReadTest());
            }

            return test;
        }

        private Test ReadTest()
        {
            if (Take('!'))
            {
                Enter();
                var inner = ReadTest();
                depth--;
                return inner is Test.Kind kind ? new Test.NotKind(kind.Kinds) : new Test.Not(inner);
            }

            if (Take('('))
            {
                var test = ReadOr();
                Expect(')');
                return test;
            }

            Skip();
            var place = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            var name = text[place..at];
            if (name is not ("word" or "kind"))
            {
                at = place;
                throw Error(name is "pos" or "tag" ? "this index has no parts of speech" : "word or kind is expected");
            }

            var not = Take('!');
            Expect('=');
            Skip();
            var value = at;
            var wanted = ReadString();
            if (name == "word")
            {
                var word = Word(wanted, value);
                return not ? new Test.Not(word) : word;
            }

            uint kinds = 0;
            foreach (var code in wanted.Split('|'))
            {
                var index = Array.IndexOf(Kinds, code.Trim());
                if (index < 0)
                {
                    at = value;
                    throw Error($"'{code}' is no kind; there are {string.Join(", ", Kinds)}");
                }

                kinds |= 1u << (index < 5 ? index + 1 : (int)SpanKind.Money + index - 5);
            }

            return not ? new Test.NotKind(kinds) : new Test.Kind(kinds);
        }

        private string ReadString()
        {
            var open = at;
            Expect('"');
            var from = at;
            while (at < text.Length && text[at] != '"')
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
            }

            if (at >= text.Length)
            {
                at = open;
                throw Error("this quotation mark is not closed");
            }

            return text[from..at++];
        }

        private Test.Word Word(string form, int place)
        {
            var folded = TextFolding.Fold(form);
            if (!folded.AsSpan().ContainsAny(Special))
            {
                return new Test.Word(folded, null);
            }

            try
            {
                // ASCII is the expression's own (\S is not \s); what folds to ASCII is meant as it stands.
                var expression = string.Concat(form.Select((c, i) => char.IsAscii(c) ? c.ToString() : char.IsAscii(folded[i]) ? Regex.Escape(folded[i].ToString()) : folded[i].ToString()));
                return new Test.Word(null, new Regex($"^(?:{expression})$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                at = place;
                throw Error($"'{form}' is no regular expression that can be used here: {e.Message}");
            }
        }
    }
}
