using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>
/// Reads the query language: words and "phrases" (all must occur), AND, OR, NOT or a leading -, parentheses, fields
/// <c>title: body: person: organization: place: theme: genre: byline: date: mentions:</c> and conditions on figures
/// (<c>money&gt;=1000000</c>, <c>count(户)&lt;50</c>, <c>percent&gt;30</c>; a range matches where it overlaps).
/// </summary>
public static partial class QueryReader
{
    private const int DeepestNesting = 100;
    private static readonly string[] Fields = ["title", "body", "person", "organization", "place", "theme", "genre", "byline", "date", "mentions"];

    /// <summary>Reads a query text.</summary>
    /// <param name="text">The query.</param>
    /// <param name="literals">Receives the strings to highlight.</param>
    /// <exception cref="FormatException">The query is malformed; the message names the 1-based place.</exception>
    internal static Query Read(string text, ICollection<string> literals) => new Reader(text, literals).ReadAll();

    /// <summary>Reads one condition on figures.</summary>
    /// <exception cref="FormatException">It is no condition.</exception>
    internal static Query ReadFigure(string condition)
    {
        var match = FigureCondition().Match(condition);
        if (!match.Success || match.Length != condition.Length)
        {
            throw new FormatException($"figure condition '{condition}': expected KIND or KIND(UNIT), one of >= > <= < =, and a number, such as money>=1000000");
        }

        return Figure(match);
    }

    [GeneratedRegex(@"\G(?<name>(money|count|measure|percent|age|duration|times)(\([^()\s]{1,20}\))?)(?<op>>=|<=|>|<|=)(?<value>-?\d+(\.\d+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex FigureCondition();

    private static NumericRangeQuery<double> Figure(Match match)
    {
        var value = double.Parse(match.Groups["value"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var low = IndexFields.FigureLow(match.Groups["name"].Value);
        var high = IndexFields.FigureHigh(match.Groups["name"].Value);
        return match.Groups["op"].Value switch
        {
            ">=" => NumericRangeQuery.NewDoubleRange(high, value, null, true, true),
            ">" => NumericRangeQuery.NewDoubleRange(high, value, null, false, true),
            "<=" => NumericRangeQuery.NewDoubleRange(low, null, value, true, true),
            "<" => NumericRangeQuery.NewDoubleRange(low, null, value, true, false),
            _ => NumericRangeQuery.NewDoubleRange(low, value, value, true, true),
        };
    }

    /// <summary>Words found whole rank above the same characters found inside longer words; the title above the body.</summary>
    internal static Query Words(string words, bool title, bool body)
    {
        var query = new DisjunctionMaxQuery(0.1f);
        void Add(string field, ChineseAnalysis analysis, float boost)
        {
            if (Phrase(field, words, analysis) is { } part)
            {
                part.Boost = boost;
                query.Add(part);
            }
        }

        if (title)
        {
            Add(IndexFields.TitleWords, ChineseAnalysis.Words, 3);
            Add(IndexFields.TitlePairs, ChineseAnalysis.Bigrams, 1);
        }

        if (body)
        {
            Add(IndexFields.BodyWords, ChineseAnalysis.Words, 1.5f);
            Add(IndexFields.BodyPairs, ChineseAnalysis.Bigrams, 0.5f);
        }

        return query;
    }

    private static Query? Phrase(string field, string words, ChineseAnalysis analysis)
    {
        var tokens = ChineseAnalyzer.Cut(words, analysis);
        var terms = tokens.Select(t => new Term(field, ChineseAnalyzer.Fold(words.AsSpan(t.Start, t.Length)))).ToArray();
        if (terms.Length == 0)
        {
            return null;
        }

        if (terms.Length == 1)
        {
            // One character is found wherever a pair begins with it.
            return analysis == ChineseAnalysis.Bigrams && terms[0].Text.Length == 1 ? new PrefixQuery(terms[0]) : new TermQuery(terms[0]);
        }

        var phrase = new PhraseQuery();
        foreach (var term in terms)
        {
            phrase.Add(term);
        }

        return phrase;
    }

    private sealed class Reader(string text, ICollection<string> literals)
    {
        private int at;
        private int depth;

        public Query ReadAll()
        {
            var query = ReadOr();
            SkipSpace();
            return at < text.Length ? throw Error("unexpected ')'") : query;
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
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or '"')))
            {
                return false;
            }

            at = end;
            return true;
        }

        private Query ReadOr()
        {
            var parts = new List<Query> { ReadAnd() };
            while (TakeWord("OR"))
            {
                parts.Add(ReadAnd());
            }

            if (parts.Count == 1)
            {
                return parts[0];
            }

            var any = new BooleanQuery(true);
            parts.ForEach(p => any.Add(p, Occur.SHOULD));
            return any;
        }

        private Query ReadAnd()
        {
            var clauses = new List<(Query Query, bool Not)>();
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

                clauses.Add((ReadUnit(), not));
            }

            if (clauses.Count == 0)
            {
                throw Error("a word, a phrase or a field is expected");
            }

            if (clauses is [(var only, false)])
            {
                return only;
            }

            var all = new BooleanQuery(true);
            if (clauses.TrueForAll(c => c.Not))
            {
                all.Add(new MatchAllDocsQuery(), Occur.MUST);
            }

            clauses.ForEach(c => all.Add(c.Query, c.Not ? Occur.MUST_NOT : Occur.MUST));
            return all;
        }

        private Query ReadUnit()
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

            var figure = FigureCondition().Match(text, at);
            if (figure.Success)
            {
                at += figure.Length;
                return Figure(figure);
            }

            var field = Array.Find(Fields, f => string.CompareOrdinal(text, at, f, 0, f.Length) == 0 && at + f.Length < text.Length && text[at + f.Length] is ':' or '：');
            if (field is null)
            {
                return Literal(ReadValue(), null);
            }

            at += field.Length + 1;
            var place = at;
            var value = ReadValue();
            return field is "date" or "mentions" ? Calendar(field, value, place) : Literal(value, field);
        }

        private string ReadValue()
        {
            if (at < text.Length && text[at] is '"' or '“')
            {
                var open = at++;
                var close = text.AsSpan(at).IndexOfAny('"', '”');
                if (close < 0)
                {
                    at = open;
                    throw Error("this quotation mark is not closed");
                }

                var phrase = text.Substring(at, close);
                at += close + 1;
                return phrase;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '"' or '“'))
            {
                at++;
            }

            return at > start ? text[start..at] : throw Error("a value is expected");
        }

        private Query Literal(string value, string? field)
        {
            switch (field)
            {
                case "person" or "organization" or "place" or "byline":
                    literals.Add(value);
                    return new TermQuery(new Term(field, value));
                case "theme" or "genre":
                    return new TermQuery(new Term(field, value));
                default:
                    literals.Add(value);
                    return Words(value, field != "body", field != "title");
            }
        }

        private Query Calendar(string field, string value, int place)
        {
            if (!CalendarValue().IsMatch(value))
            {
                at = place;
                throw Error($"'{value}' is not a date; expected 2019, 2019-08 or 2019-08-27");
            }

            if (field == "mentions")
            {
                return new TermQuery(new Term(IndexFields.Mentions, value));
            }

            var digits = value.Replace("-", "", StringComparison.Ordinal);
            var low = int.Parse(digits.PadRight(8, '0'), CultureInfo.InvariantCulture);
            var high = int.Parse(digits.PadRight(8, '9'), CultureInfo.InvariantCulture);
            return NumericRangeQuery.NewInt32Range(IndexFields.Date, low, high, true, true);
        }
    }

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarValue();
}
