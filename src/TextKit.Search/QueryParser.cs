using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>Reads AND, OR, NOT, parentheses and fields; what a value asks for is for <see cref="QueryConditions"/> to say.</summary>
internal sealed partial class QueryParser(string text, MatchFinder matches)
{
    private const int DeepestNesting = 100;
    private const int LongestQuery = 10_000;
    private static readonly string[] Fields = ["title", "body", "person", "organization", "place", "theme", "genre", "byline", "source", "id", "date", "mentions", "pinyin"];
    private readonly QueryScanner scanner = new(text);
    private readonly QueryConditions conditions = new(matches);
    private int depth;

    public Query ReadAll()
    {
        if (text.Length > LongestQuery)
        {
            throw new FormatException($"query: longer than {LongestQuery} characters");
        }

        var query = ReadOr();
        scanner.SkipSpace();
        return scanner.At < text.Length ? throw QueryScanner.Error(scanner.At, "unexpected ')'") : query ?? new BooleanQuery();
    }

    private Query? ReadOr()
    {
        var parts = new List<Query?> { ReadAnd() };
        while (scanner.TakeWord("OR"))
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
            QueryConditions.Add(any, part, Occur.SHOULD, scanner.At);
        }

        return any;
    }

    // What holds no term scanner.At all (a lone dash) comes back as null and asks for nothing.
    private Query? ReadAnd()
    {
        var clauses = new List<(Query? Query, bool Not)>();
        while (true)
        {
            scanner.SkipSpace();
            if (scanner.At >= text.Length || text[scanner.At] == ')')
            {
                break;
            }

            var start = scanner.At;
            if (scanner.TakeWord("OR"))
            {
                scanner.At = start;
                break;
            }

            if (scanner.TakeWord("AND"))
            {
                if (clauses.Count == 0)
                {
                    throw QueryScanner.Error(start, "AND needs something before it");
                }

                scanner.SkipSpace();
                if (scanner.At >= text.Length || text[scanner.At] == ')')
                {
                    throw QueryScanner.Error(scanner.At, "AND needs something behind it");
                }

                continue;
            }

            var not = scanner.TakeWord("NOT");
            if (!not && text[scanner.At] == '-' && scanner.At + 1 < text.Length && !char.IsWhiteSpace(text[scanner.At + 1]))
            {
                not = true;
                scanner.At++;
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
            throw QueryScanner.Error(scanner.At, "a word, a phrase or a field is expected");
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
            QueryConditions.Add(all, query!, not ? Occur.MUST_NOT : Occur.MUST, scanner.At);
        }

        return all;
    }

    private Query? ReadUnit()
    {
        scanner.SkipSpace();
        if (scanner.At >= text.Length)
        {
            throw QueryScanner.Error(scanner.At, "a word, a phrase or a field is expected");
        }

        if (text[scanner.At] == '(')
        {
            if (++depth > DeepestNesting)
            {
                throw QueryScanner.Error(scanner.At, $"parentheses nest deeper than {DeepestNesting}");
            }

            var open = scanner.At++;
            var inner = ReadOr();
            scanner.SkipSpace();
            if (scanner.At >= text.Length)
            {
                throw QueryScanner.Error(open, "this '(' is not closed");
            }

            scanner.At++;
            depth--;
            return inner;
        }

        if (FigureCondition.Read(text, scanner.At, out var length) is { } figure)
        {
            scanner.At += length;
            if (scanner.At < text.Length && !char.IsWhiteSpace(text[scanner.At]) && text[scanner.At] != ')')
            {
                throw QueryScanner.Error(scanner.At, "a figure condition ends with its number, such as money>=1000000 or money>=100万");
            }

            matches.Figures.Add(figure);
            return figure.ToQuery();
        }

        if (FigureCondition.BeginningAt(text, scanner.At) is > 0 and var beginning)
        {
            throw QueryScanner.Error(scanner.At + beginning, "a figure condition has a number here, such as money>=1000000 or money>=100万. Where the sign is meant as it stands, write a \\ before it");
        }

        var field = Array.Find(Fields, f => string.CompareOrdinal(text, scanner.At, f, 0, f.Length) == 0 && scanner.At + f.Length < text.Length && text[scanner.At + f.Length] is ':' or '：');
        if (field is not null)
        {
            scanner.At += field.Length + 1;
        }
        else if (UnknownField().Match(text, scanner.At) is { Success: true } unknown)
        {
            throw QueryScanner.Error(scanner.At, $"there is no field '{unknown.Groups[1].Value}'; fields are {string.Join(", ", Fields)}. Where the colon is meant as it stands, write \\:");
        }

        var place = scanner.At;
        var value = scanner.ReadValue();
        switch (field)
        {
            case "date" or "mentions":
                return QueryConditions.Calendar(field, value.Text, place);
            case "person" or "organization" or "place" or "byline":
                return conditions.Name(field, value, place);
            case "pinyin":
                if (PinyinCondition.Read(value.Text, matches) is { } condition)
                {
                    return condition;
                }

                throw QueryScanner.Error(place, $"'{value.Text}' is not pinyin; expected letters without tones such as gonghui, xi'an or gh");
            case "theme" or "genre" or "source" or "id":
                return new ConstantScoreQuery(new TermQuery(new Term(field, value.Text)));
            default:
                return conditions.Words(value, field != "body", field != "title", place);
        }
    }

    // Small letters right before a colon and something right behind it: 12:30, http:// and 记者:张三 are words.
    [GeneratedRegex(@"\G([a-z]{2,20}):(?![/\s)]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownField();
}
