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
/// <item><c>money&gt;=1000000</c>, <c>money&gt;=100万</c>, <c>count(户)&lt;50</c>, <c>percent&gt;30</c>, <c>age=40..50</c>: a figure; a
/// range in the text matches where it overlaps.</item>
/// </list>
/// A backslash takes the next character as it stands. Traditional characters find simplified ones and back.
/// </summary>
public static partial class QueryReader
{
    /// <summary>Reads a query text.</summary>
    /// <param name="text">The query.</param>
    /// <param name="matches">Receives what to highlight.</param>
    /// <exception cref="FormatException">The query is malformed; the message names the 1-based place.</exception>
    internal static Query Read(string text, MatchFinder matches) => new QueryParser(text, matches).ReadAll();

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

    /// <summary>The query for a place, organization, person or byline by name, for a place by the code of a division too; the parts of a place are found with it.</summary>
    internal static Query Named(string field, string name)
    {
        var folded = TextFolding.Fold(name);
        if (field != IndexFields.Place)
        {
            return new ConstantScoreQuery(new TermQuery(new Term(field, folded)));
        }

        var any = new BooleanQuery(true);
        if (folded.Length == PlaceNames.CodeLength && !folded.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            foreach (var pattern in PlaceNames.CodesWithin(folded))
            {
                any.Add(new WildcardQuery(new Term(field, pattern)), Occur.SHOULD);
            }
        }

        foreach (var term in PlaceNames.Asked(folded))
        {
            any.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }

        return new ConstantScoreQuery(any);
    }

    [GeneratedRegex(@"(?<!\S)(AND|OR|NOT)(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex WordOperator();
}
