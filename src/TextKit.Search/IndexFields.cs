using Lucene.Net.Analysis.Core;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TextKit.Figures;

namespace TextKit.Search;

/// <summary>The names and forms that writer and searcher share.</summary>
internal static class IndexFields
{
    public const string FormatVersion = "7";
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;
    public const string Id = "id", Source = "source", Title = "title", Text = "text", Date = "date", StoredDate = "date.stored", Genre = "genre",
        Theme = "theme", PrimaryTheme = "theme.primary", Byline = "byline", Person = "person", Organization = "organization", Place = "place",
        Mentions = "mentions", TitleWords = "title.words", TitlePairs = "title.pairs", BodyWords = "body.words", BodyPairs = "body.pairs",
        Month = "month", Year = "year", Tokens = "tokens", Figures = "figures", Bands = "bands", Details = "details",
        Pinyin = "pinyin", PinyinInitials = "pinyin.initials";

    /// <summary>The facets, as they are named in results; place.1 to place.3 are the levels province, city and county.</summary>
    public static readonly string[] Facets = [Theme, Genre, Place, "place.1", "place.2", "place.3", Organization, Person, Year, Month];

    private static readonly string[] FigureCodes = [.. Enum.GetNames<FigureKind>().Select(n => n.ToLowerInvariant())];

    public static string Facet(string field) => "facet." + field;

    /// <summary>A figure of one value is indexed here; a range by its two ends in the two fields below.</summary>
    public static string FigureValue(string name) => "value." + name;

    public static string FigureLow(string name) => "low." + name;

    public static string FigureHigh(string name) => "high." + name;

    // Two terms a value, itself and the sixteenth of its power of two: the figures of newspapers have few digits, so in the
    // sixteenths at the ends of a range few values lie.
    public const int FigurePrecisionStep = 48;
    public const int DatePrecisionStep = 8;

    /// <summary>Lucene takes no longer term.</summary>
    public const int LongestTermBytes = 32_766;

    public static int DateNumber(DateOnly date) => (date.Year * 10000) + (date.Month * 100) + date.Day;

    /// <summary>The code of a kind of figure in queries and results.</summary>
    public static string Code(FigureKind kind) => FigureCodes[(int)kind];

    /// <summary>True where the kind alone, without a unit, names the figure: money means 元, percent %, other kinds any unit.</summary>
    public static bool IsBare(FigureKind kind, string unit) => kind switch
    {
        FigureKind.Money => unit is "元" or "",
        FigureKind.Percent => unit == "%",
        _ => true,
    };

    /// <summary>The names a figure is found under: kind(unit), and the bare kind where that names it; the bare kind alone where the two are one.</summary>
    public static IEnumerable<string> FigureNames(FigureKind kind, string unit)
    {
        var (bare, full) = (Code(kind), $"{Code(kind)}({unit})");
        if (unit.Length > 0 && FigureName(full) == full)
        {
            yield return full;
        }

        if (IsBare(kind, unit))
        {
            yield return bare;
        }
    }

    /// <summary>The name that stands in the index for a name in a query.</summary>
    public static string FigureName(string name) => name switch { "money(元)" => "money", "percent(%)" => "percent", _ => name };

    public static FSDirectory Open(string folder) => new IndexDirectory(folder);

    /// <summary>Every analyzed field comes with its token stream; no other text is analyzed.</summary>
    public static KeywordAnalyzer Analyzer() => new();
}
