using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>Makes Lucene queries of the values of a query, and says what of them is shown in a text.</summary>
internal sealed partial class QueryConditions(MatchFinder matches)
{
    private const int MostParts = 8;
    private const float PairBoost = 0.7f;

    private static readonly HashSet<string> QuestionWords =
        ["什么", "为什么", "为何", "何", "何时", "何处", "何地", "何人", "哪", "哪个", "哪些", "哪里", "哪儿", "哪位", "哪年", "谁", "怎么", "怎样", "怎么样", "如何", "多少", "多久", "几个", "是否", "吗", "呢"];

    public ConstantScoreQuery Name(string field, QueryValue value, int place)
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
        return (ConstantScoreQuery)QueryReader.Named(field, value.Text);
    }

    public Query? Words(QueryValue value, bool title, bool body, int place)
    {
        if (value.Wild)
        {
            if (value.Distance is not null)
            {
                throw QueryScanner.Error(place, "a pattern cannot be fuzzy as well");
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

            return QueryReader.Phrase(value.Text, title, body);
        }

        return Run(value.Text, title, body, place);
    }

    public static Query Calendar(string field, string value, int place)
    {
        var parts = value.Split("..");
        if (parts.Length > 2 || !Array.TrueForAll(parts, p => CalendarValue().IsMatch(p)))
        {
            throw QueryScanner.Error(place, $"'{value}' is not a date; expected 2019, 2019-08, 2019-08-27 or a span such as 2019-01..2019-06");
        }

        var low = int.Parse(parts[0].Replace("-", "", StringComparison.Ordinal).PadRight(8, '0'), CultureInfo.InvariantCulture);
        var high = int.Parse(parts[^1].Replace("-", "", StringComparison.Ordinal).PadRight(8, '9'), CultureInfo.InvariantCulture);
        if (high < low)
        {
            throw QueryScanner.Error(place, $"'{value}' ends before it begins");
        }

        if (field == "date")
        {
            return new ConstantScoreQuery(NumericRangeQuery.NewInt32Range(IndexFields.Date, IndexFields.DatePrecisionStep, low, high, true, true));
        }

        if (MentionedDates.Overlapping(parts[0], parts[^1]) is { } overlapping)
        {
            return overlapping;
        }

        throw QueryScanner.Error(place, $"'{value}' is not a date of the calendar, or longer than 300 years");
    }

    private Query? Run(string run, bool title, bool body, int place)
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
        var whole = QueryReader.Phrase(run, title, body);
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
            if (QueryReader.Phrase(word, title, body) is { } part)
            {
                if (word.Length > 1 || char.IsAsciiLetterOrDigit(word[0]))
                {
                    Add(asked, part, Occur.SHOULD, place);
                }
                else
                {
                    Add(query, InFields(title, body, f => new TermQuery(new Term(f, word))), Occur.SHOULD, place);
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

        Add(query, whole, Occur.SHOULD, place);
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
            Add(all, InFields(title, body, f => word.Length == 1 ? new TermQuery(new Term(f, word)) : Fuzzy(f, word, distance, place)), Occur.MUST, place);
        }

        return new BooleanQuery(true) { { all, Occur.SHOULD }, { InFields(title, body, f => Fuzzy(f, folded, distance, place)), Occur.SHOULD } };
    }

    // A distance of the length of the word would find every word; half of it is the most.
    private FuzzyQuery Fuzzy(string field, string word, int distance, int place)
    {
        if (word.Length < 2)
        {
            throw QueryScanner.Error(place, "a fuzzy word has at least two characters");
        }

        if (distance > 2)
        {
            throw QueryScanner.Error(place, "a fuzzy word differs in at most 2 characters");
        }

        var edits = Math.Min(distance < 0 ? (word.Length <= 4 ? 1 : 2) : distance, word.Length / 2);
        matches.Words.Add(found => EditDistance.Within(found, word, edits));
        return new FuzzyQuery(new Term(field, word), edits, 0, 200, true);
    }

    private Query? Near(string parts, int distance, bool title, bool body, int place)
    {
        if (distance < 0)
        {
            throw QueryScanner.Error(place, "a number of words is expected behind ~");
        }

        var folded = TextFolding.Fold(parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var near = folded.Length > 1 ? folded : [.. ChineseAnalyzer.Cut(parts, ChineseAnalysis.Words).Select(t => TextFolding.Fold(parts.Substring(t.Start, t.Length)))];
        if (near.Length > MostParts)
        {
            throw QueryScanner.Error(place, $"at most {MostParts} parts can stand near each other");
        }

        matches.Strings.AddRange(near);
        var found = near.Select(p => QueryReader.Phrase(p, title, body)).OfType<Query>().ToList();
        if (found.Count < 2)
        {
            return found.FirstOrDefault();
        }

        var all = new BooleanQuery(true);
        found.ForEach(q => Add(all, q, Occur.MUST, place));
        return CheckingFilter.Narrow(all, (layers, doc) => Proximity.Holds(layers, doc, near, distance, title, body));
    }

    private static string CheckedPattern(string pattern, int place)
    {
        if (!ChineseAnalyzer.IsWord(pattern))
        {
            throw QueryScanner.Error(place, "a pattern needs at least one letter, digit or Han character");
        }

        return pattern;
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

    /// <summary>Adds a part to a query of several.</summary>
    /// <exception cref="FormatException">There are more parts than Lucene takes.</exception>
    public static void Add(BooleanQuery query, Query part, Occur occur, int place)
    {
        if (query.Clauses.Count == BooleanQuery.MaxClauseCount)
        {
            throw QueryScanner.Error(place, $"more than {BooleanQuery.MaxClauseCount} parts side by side");
        }

        query.Add(part, occur);
    }

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarValue();
}
