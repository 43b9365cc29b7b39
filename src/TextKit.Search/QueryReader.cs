using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>
/// Reads the query language. Side by side means AND; AND, OR, NOT (or a leading -) and parentheses as usual.
/// <list type="bullet">
/// <item>a word or run of words: a short run must have all its words, a longer one (a headline) at least a
/// quarter, a question any; the run as it stands ranks first, and words found whole before the same characters inside longer words;</item>
/// <item><c>"a phrase"</c>: exactly this; a space or mark in it stands for a mark in the text, or between whole words for none;</item>
/// <item><c>"欠薪 农民工"~5</c>: the parts, in any order, with at most 5 words between them;</item>
/// <item><c>农民*</c>, <c>甘?省</c>: any characters, one character, within one word;</item>
/// <item><c>欠薪~</c>, <c>集体合同~2</c>: words that differ in at most one (or two) characters;</item>
/// <item><c>title: body: person: organization: place: theme: genre: byline: source: id: date: mentions:</c>, the last two
/// with 2019, 2019-08, 2019-08-27 or a span such as 2019-01..2019-06; a place is found with its parts below it;</item>
/// <item><c>pinyin:gonghui</c>, <c>pinyin:xi'an</c>, <c>pinyin:gh</c>: syllables in a row, or the initials of a word or name, in
/// an index that was built for it;</item>
/// <item><c>money&gt;=1000000</c>, <c>count(户)&lt;50</c>, <c>percent&gt;30</c>, <c>age=40..50</c>: a figure; a range in the
/// text matches where it overlaps.</item>
/// </list>
/// A backslash takes the next character as it stands. Traditional characters find simplified ones and back.
/// </summary>
public static partial class QueryReader
{
    private const int DeepestNesting = 100;
    private const int LongestQuery = 10_000;
    private const int MostParts = 8;
    private static readonly string[] Fields = ["title", "body", "person", "organization", "place", "theme", "genre", "byline", "source", "id", "date", "mentions", "pinyin"];

    /// <summary>Reads a query text.</summary>
    /// <param name="text">The query.</param>
    /// <param name="matches">Receives what to highlight.</param>
    /// <exception cref="FormatException">The query is malformed; the message names the 1-based place.</exception>
    internal static Query Read(string text, MatchFinder matches) => new Reader(text, matches).ReadAll();

    /// <summary>Reads one condition on figures.</summary>
    /// <exception cref="FormatException">It is no condition.</exception>
    internal static Query ReadFigure(string condition, MatchFinder matches)
    {
        if (FigureCondition.Read(condition, 0, out var length) is not { } read || length != condition.Length)
        {
            throw new FormatException($"figure condition '{condition}': expected KIND or KIND(UNIT), one of >= > <= < =, and a number, such as money>=1000000");
        }

        matches.Figures.Add(read);
        return read.ToQuery();
    }

    /// <summary>Makes any text safe to stand in a query as words: what the language would read as its own is escaped.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '"' or '“' or '”' or '(' or ')' or ':' or '：' or '*' or '?' or '~' or '-' or '<' or '>' or '=')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return WordOperator().Replace(escaped.ToString(), m => "\\" + m.Value);
    }

    /// <summary>
    /// Exactly this run of text, wherever it stands. A space beside a Han character stands for a mark between the two, or
    /// for nothing.
    /// </summary>
    internal static Query? Phrase(string words, bool title, bool body)
    {
        var folded = TextFolding.Fold(words).Trim();
        if (folded.Length == 1 && !char.IsAscii(folded[0]) && ChineseAnalyzer.IsWord(folded))
        {
            return Character(folded, title, body);
        }

        var asWritten = RunQuery.Create(folded, title, body);
        var joined = Joined(folded);
        if (asWritten is null || joined.Length == folded.Length)
        {
            return asWritten;
        }

        return new DisjunctionMaxQuery(0) { asWritten, RunQuery.Create(joined, title, body)! };
    }

    // One character is found wherever a pair begins with it, and at the edges of runs, where it is indexed alone.
    private static DisjunctionMaxQuery Character(string character, bool title, bool body)
    {
        var query = new DisjunctionMaxQuery(0.1f);
        void Add(string words, string pairs, float whole, float inside)
        {
            query.Add(new TermQuery(new Term(words, character)) { Boost = whole });
            query.Add(new PrefixQuery(new Term(pairs, character)) { Boost = inside });
        }

        if (title)
        {
            Add(IndexFields.TitleWords, IndexFields.TitlePairs, 3, 0.6f);
        }

        if (body)
        {
            Add(IndexFields.BodyWords, IndexFields.BodyPairs, 1.5f, 0.3f);
        }

        return query;
    }

    private static string Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                joined.Append(text[i]);
                continue;
            }

            var next = i + 1;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (joined.Length > 0 && next < text.Length && char.IsAscii(joined[^1]) && char.IsAscii(text[next]))
            {
                joined.Append(text[i]);
            }

            i = next - 1;
        }

        return joined.ToString();
    }

    /// <summary>The query for a place, organization, person or byline by name.</summary>
    internal static Query Named(string field, string name)
    {
        var folded = TextFolding.Fold(name);
        if (field != IndexFields.Place)
        {
            return new ConstantScoreQuery(new TermQuery(new Term(field, folded)));
        }

        var any = new BooleanQuery(true);
        foreach (var term in PlaceNames.Asked(folded))
        {
            any.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }

        return new ConstantScoreQuery(any);
    }

    [GeneratedRegex(@"(?<!\S)(AND|OR|NOT)(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex WordOperator();

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarValue();

    private const float PairBoost = 0.7f;

    private static readonly HashSet<string> QuestionWords =
        ["什么", "为什么", "为何", "何", "何时", "何处", "何地", "何人", "哪", "哪个", "哪些", "哪里", "哪儿", "哪位", "哪年", "谁", "怎么", "怎样", "怎么样", "如何", "多少", "多久", "几个", "是否", "吗", "呢"];

    private sealed class Reader(string text, MatchFinder matches)
    {
        private int at;
        private int depth;

        public Query ReadAll()
        {
            if (text.Length > LongestQuery)
            {
                throw new FormatException($"query: longer than {LongestQuery} characters");
            }

            var query = ReadOr();
            SkipSpace();
            return at < text.Length ? throw Error("unexpected ')'") : query ?? new BooleanQuery();
        }

        private FormatException Error(string what) => new($"query, character {at + 1}: {what}");

        private void SkipSpace()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        private bool TakeWord(string word)
        {
            SkipSpace();
            var end = at + word.Length;
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"' or '“')))
            {
                return false;
            }

            at = end;
            return true;
        }

        private Query? ReadOr()
        {
            var parts = new List<Query?> { ReadAnd() };
            while (TakeWord("OR"))
            {
                parts.Add(ReadAnd());
            }

            if (parts.Count == 1)
            {
                return parts[0];
            }

            var any = new BooleanQuery(true);
            foreach (var part in parts.OfType<Query>())
            {
                Add(any, part, Occur.SHOULD);
            }

            return any;
        }

        // What holds no term at all (a lone dash) comes back as null and asks for nothing.
        private Query? ReadAnd()
        {
            var clauses = new List<(Query? Query, bool Not)>();
            while (true)
            {
                SkipSpace();
                if (at >= text.Length || text[at] == ')')
                {
                    break;
                }

                var start = at;
                if (TakeWord("OR"))
                {
                    at = start;
                    break;
                }

                if (TakeWord("AND"))
                {
                    if (clauses.Count == 0)
                    {
                        at = start;
                        throw Error("AND needs something before it");
                    }

                    SkipSpace();
                    if (at >= text.Length || text[at] == ')')
                    {
                        throw Error("AND needs something behind it");
                    }

                    continue;
                }

                var not = TakeWord("NOT");
                if (!not && text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
                {
                    not = true;
                    at++;
                }

                var mark = matches.Mark();
                clauses.Add((ReadUnit(), not));
                if (not)
                {
                    matches.Return(mark);
                }
            }

            if (clauses.Count == 0)
            {
                throw Error("a word, a phrase or a field is expected");
            }

            clauses.RemoveAll(c => c.Query is null);
            if (clauses.Count == 0)
            {
                return null;
            }

            if (clauses is [({ } only, false)])
            {
                return only;
            }

            var all = new BooleanQuery(true);
            if (clauses.TrueForAll(c => c.Not))
            {
                all.Add(new MatchAllDocsQuery(), Occur.MUST);
            }

            foreach (var (query, not) in clauses)
            {
                Add(all, query!, not ? Occur.MUST_NOT : Occur.MUST);
            }

            return all;
        }

        private void Add(BooleanQuery query, Query part, Occur occur)
        {
            if (query.Clauses.Count == BooleanQuery.MaxClauseCount)
            {
                throw Error($"more than {BooleanQuery.MaxClauseCount} parts side by side");
            }

            query.Add(part, occur);
        }

        private Query? ReadUnit()
        {
            SkipSpace();
            if (at >= text.Length)
            {
                throw Error("a word, a phrase or a field is expected");
            }

            if (text[at] == '(')
            {
                if (++depth > DeepestNesting)
                {
                    throw Error($"parentheses nest deeper than {DeepestNesting}");
                }

                var open = at++;
                var inner = ReadOr();
                SkipSpace();
                if (at >= text.Length)
                {
                    at = open;
                    throw Error("this '(' is not closed");
                }

                at++;
                depth--;
                return inner;
            }

            if (FigureCondition.Read(text, at, out var length) is { } figure)
            {
                at += length;
                matches.Figures.Add(figure);
                return figure.ToQuery();
            }

            var field = Array.Find(Fields, f => string.CompareOrdinal(text, at, f, 0, f.Length) == 0 && at + f.Length < text.Length && text[at + f.Length] is ':' or '：');
            if (field is not null)
            {
                at += field.Length + 1;
            }

            var place = at;
            var value = ReadValue();
            switch (field)
            {
                case "date" or "mentions":
                    return Calendar(field, value.Text, place);
                case "person" or "organization" or "place" or "byline":
                    return Name(field, value, place);
                case "pinyin":
                    if (PinyinCondition.Read(value.Text, matches) is { } condition)
                    {
                        return condition;
                    }

                    at = place;
                    throw Error($"'{value.Text}' is not pinyin; expected letters without tones such as gonghui, xi'an or gh");
                case "theme" or "genre" or "source" or "id":
                    return new ConstantScoreQuery(new TermQuery(new Term(field, value.Text)));
                default:
                    return Words(value, field != "body", field != "title", place);
            }
        }

        private Value ReadValue()
        {
            var quoted = at < text.Length && text[at] is '"' or '“';
            var open = at;
            var written = new StringBuilder();
            var pattern = new StringBuilder();
            var wild = false;
            at += quoted ? 1 : 0;
            for (; at < text.Length; at++)
            {
                var c = text[at];
                if (quoted ? c is '"' or '”' : char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '“' or '~')
                {
                    break;
                }

                var escaped = c == '\\' && at + 1 < text.Length;
                c = escaped ? text[++at] : c;
                wild |= !escaped && !quoted && c is '*' or '?';
                if (c is '\\' or '*' or '?' && (escaped || quoted))
                {
                    pattern.Append('\\');
                }

                pattern.Append(c);
                written.Append(c);
            }

            if (quoted)
            {
                if (at >= text.Length)
                {
                    at = open;
                    throw Error("this quotation mark is not closed");
                }

                at++;
            }
            else if (at == open)
            {
                throw Error("a value is expected");
            }

            int? distance = null;
            if (at < text.Length && text[at] == '~')
            {
                var from = ++at;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    at++;
                }

                if (at - from > 4)
                {
                    at = from;
                    throw Error("a number up to 9999 is expected");
                }

                distance = at > from ? int.Parse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
            }

            return new Value(written.ToString(), pattern.ToString(), quoted, wild, distance);
        }

        private ConstantScoreQuery Name(string field, Value value, int place)
        {
            var folded = TextFolding.Fold(value.Text);
            if (value.Wild)
            {
                var pattern = TextFolding.Fold(value.Pattern);
                matches.Words.Add(WildcardTest(pattern));
                return new ConstantScoreQuery(new WildcardQuery(new Term(field, CheckedPattern(pattern, place))));
            }

            if (value.Distance is { } distance)
            {
                return new ConstantScoreQuery(Fuzzy(field, folded, distance, place));
            }

            matches.Strings.Add(folded);
            return (ConstantScoreQuery)Named(field, value.Text);
        }

        private Query? Words(Value value, bool title, bool body, int place)
        {
            if (value.Wild)
            {
                if (value.Distance is not null)
                {
                    throw Error("a pattern cannot be fuzzy as well");
                }

                var pattern = CheckedPattern(TextFolding.Fold(value.Pattern), place);
                matches.Words.Add(WildcardTest(pattern));
                return InFields(title, body, f => new WildcardQuery(new Term(f, pattern)));
            }

            if (value.Distance is { } distance)
            {
                return value.Quoted ? Near(value.Text, distance, title, body, place) : FuzzyWords(value.Text, distance, title, body, place);
            }

            if (value.Quoted)
            {
                matches.Strings.Add(TextFolding.Fold(value.Text.Trim()));
                foreach (var part in TextFolding.Fold(value.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                {
                    matches.Strings.Add(part);
                }

                return Phrase(value.Text, title, body);
            }

            return Run(value.Text, title, body);
        }

        private Query? Run(string run, bool title, bool body)
        {
            var folded = TextFolding.Fold(run);
            var words = ChineseAnalyzer.Cut(folded, ChineseAnalysis.Words).Select(t => folded.Substring(t.Start, t.Length)).Distinct().ToList();

            // A single character says little beside whole words: it adds to the score and is not asked for.
            var weighty = words.FindAll(w => w.Length > 1 || char.IsAsciiLetterOrDigit(w[0]));
            if (words.Count > 1)
            {
                matches.Strings.AddRange(weighty);
            }

            matches.Strings.Add(folded);
            var whole = Phrase(run, title, body);
            if (weighty.Count < 2 || whole is null)
            {
                return whole;
            }

            // An answer need not repeat the words of its question.
            var isQuestion = IsQuestion(folded, words);
            var least = isQuestion ? 1 : weighty.Count <= 3 ? weighty.Count : (weighty.Count + 3) / 4;
            var asked = new BooleanQuery(true) { MinimumNumberShouldMatch = least };
            var query = new BooleanQuery(true) { { asked, Occur.MUST } };
            foreach (var word in words)
            {
                if (Phrase(word, title, body) is { } part)
                {
                    if (word.Length > 1 || char.IsAsciiLetterOrDigit(word[0]))
                    {
                        Add(asked, part, Occur.SHOULD);
                    }
                    else
                    {
                        Add(query, InFields(title, body, f => new TermQuery(new Term(f, word))), Occur.SHOULD);
                    }
                }
            }

            if (isQuestion && body)
            {
                foreach (var pair in ChineseAnalyzer.Cut(folded, ChineseAnalysis.Bigrams).Select(t => folded.Substring(t.Start, t.Length)).Distinct())
                {
                    query.Add(new TermQuery(new Term(IndexFields.BodyPairs, pair)) { Boost = PairBoost }, Occur.SHOULD);
                }
            }

            Add(query, whole, Occur.SHOULD);
            return query;
        }

        private static bool IsQuestion(string run, List<string> words) => run.AsSpan().IndexOfAny('?', '？') >= 0 || words.Exists(QuestionWords.Contains);

        private Query? FuzzyWords(string run, int distance, bool title, bool body, int place)
        {
            var folded = TextFolding.Fold(run);
            var words = new List<string>();
            var end = -1;
            foreach (var token in ChineseAnalyzer.Cut(folded, ChineseAnalysis.Words))
            {
                // A mistyped word falls apart into single characters: they are one again.
                var word = folded.Substring(token.Start, token.Length);
                if (word.Length == 1 && end == token.Start && words[^1].Length < 5 && token.Start > 0)
                {
                    words[^1] += word;
                }
                else
                {
                    words.Add(word);
                }

                end = word.Length == 1 ? token.End : -1;
            }

            if (words.Count < 2)
            {
                return words.Count == 0 ? null : InFields(title, body, f => Fuzzy(f, words[0], distance, place));
            }

            var all = new BooleanQuery(true);
            foreach (var word in words)
            {
                Add(all, InFields(title, body, f => word.Length == 1 ? new TermQuery(new Term(f, word)) : Fuzzy(f, word, distance, place)), Occur.MUST);
            }

            return new BooleanQuery(true) { { all, Occur.SHOULD }, { InFields(title, body, f => Fuzzy(f, folded, distance, place)), Occur.SHOULD } };
        }

        // A distance of the length of the word would find every word; half of it is the most.
        private FuzzyQuery Fuzzy(string field, string word, int distance, int place)
        {
            if (word.Length < 2)
            {
                at = place;
                throw Error("a fuzzy word has at least two characters");
            }

            if (distance > 2)
            {
                at = place;
                throw Error("a fuzzy word differs in at most 2 characters");
            }

            var edits = Math.Min(distance < 0 ? (word.Length <= 4 ? 1 : 2) : distance, word.Length / 2);
            matches.Words.Add(found => EditDistance.Within(found, word, edits));
            return new FuzzyQuery(new Term(field, word), edits, 0, 200, true);
        }

        private Query? Near(string parts, int distance, bool title, bool body, int place)
        {
            if (distance < 0)
            {
                at = place;
                throw Error("a number of words is expected behind ~");
            }

            var folded = TextFolding.Fold(parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var near = folded.Length > 1 ? folded : [.. ChineseAnalyzer.Cut(parts, ChineseAnalysis.Words).Select(t => TextFolding.Fold(parts.Substring(t.Start, t.Length)))];
            if (near.Length > MostParts)
            {
                at = place;
                throw Error($"at most {MostParts} parts can stand near each other");
            }

            matches.Strings.AddRange(near);
            var found = near.Select(p => Phrase(p, title, body)).OfType<Query>().ToList();
            if (found.Count < 2)
            {
                return found.FirstOrDefault();
            }

            var all = new BooleanQuery(true);
            found.ForEach(q => Add(all, q, Occur.MUST));
            return CheckingFilter.Narrow(all, (layers, doc) => Proximity.Holds(layers, doc, near, distance, title, body));
        }

        private static DisjunctionMaxQuery InFields(bool title, bool body, Func<string, Query> make)
        {
            var query = new DisjunctionMaxQuery(0.1f);
            if (title)
            {
                var part = make(IndexFields.TitleWords);
                part.Boost = 3;
                query.Add(part);
            }

            if (body)
            {
                query.Add(make(IndexFields.BodyWords));
            }

            return query;
        }

        private string CheckedPattern(string pattern, int place)
        {
            if (!ChineseAnalyzer.IsWord(pattern))
            {
                at = place;
                throw Error("a pattern needs at least one letter, digit or Han character");
            }

            return pattern;
        }

        private static Func<ReadOnlySpan<char>, bool> WildcardTest(string pattern) => word => Wildcard(word, pattern);

        private static bool Wildcard(ReadOnlySpan<char> word, ReadOnlySpan<char> pattern)
        {
            var (w, p, star, retry) = (0, 0, -1, 0);
            while (w < word.Length)
            {
                if (p < pattern.Length && pattern[p] == '*')
                {
                    (star, retry) = (p++, w);
                    continue;
                }

                var literal = p + 1 < pattern.Length && pattern[p] == '\\' ? 1 : 0;
                if (p < pattern.Length && ((literal == 0 && pattern[p] == '?') || pattern[p + literal] == word[w]))
                {
                    p += literal + 1;
                    w++;
                }
                else if (star >= 0)
                {
                    (p, w) = (star + 1, ++retry);
                }
                else
                {
                    return false;
                }
            }

            return pattern[p..].IndexOfAnyExcept('*') < 0;
        }

        private Query Calendar(string field, string value, int place)
        {
            var parts = value.Split("..");
            if (parts.Length > 2 || !Array.TrueForAll(parts, p => CalendarValue().IsMatch(p)))
            {
                at = place;
                throw Error($"'{value}' is not a date; expected 2019, 2019-08, 2019-08-27 or a span such as 2019-01..2019-06");
            }

            var low = int.Parse(parts[0].Replace("-", "", StringComparison.Ordinal).PadRight(8, '0'), CultureInfo.InvariantCulture);
            var high = int.Parse(parts[^1].Replace("-", "", StringComparison.Ordinal).PadRight(8, '9'), CultureInfo.InvariantCulture);
            if (high < low)
            {
                at = place;
                throw Error($"'{value}' ends before it begins");
            }

            if (field == "date")
            {
                return new ConstantScoreQuery(NumericRangeQuery.NewInt32Range(IndexFields.Date, IndexFields.DatePrecisionStep, low, high, true, true));
            }

            if (MentionedDates.Overlapping(parts[0], parts[^1]) is { } overlapping)
            {
                return overlapping;
            }

            at = place;
            throw Error($"'{value}' is not a date of the calendar, or longer than 300 years");
        }

        private readonly record struct Value(string Text, string Pattern, bool Quoted, bool Wild, int? Distance);
    }
}
