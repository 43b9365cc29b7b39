using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TextKit.Figures;

namespace TextKit.Search;

/// <summary>The names and forms that writer and searcher share.</summary>
internal static class IndexFields
{
    public const string FormatVersion = "1";
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;
    public const string Id = "id", Source = "source", Title = "title", Text = "text", Date = "date", Genre = "genre",
        Theme = "theme", Byline = "byline", Person = "person", Organization = "organization", Place = "place", Mentions = "mentions",
        TitleWords = "title.words", TitlePairs = "title.pairs", BodyWords = "body.words", BodyPairs = "body.pairs", Month = "month";

    public static readonly string[] Facets = [Theme, Genre, Place, Organization, Person, Month];

    public static string Facet(string field) => "facet." + field;

    public static string FigureLow(string name) => "low." + name;

    public static string FigureHigh(string name) => "high." + name;

    public static int DateNumber(DateOnly date) => (date.Year * 10000) + (date.Month * 100) + date.Day;

    /// <summary>The field names a figure is found under: kind(unit), and for 元 and % the bare kind; other kinds bare as well, whatever the unit.</summary>
    public static IEnumerable<string> FigureNames(Figure figure)
    {
        var kind = figure.Kind.ToString().ToLowerInvariant();
        if (figure.Unit.Length > 0)
        {
            yield return $"{kind}({figure.Unit})";
        }

        var bare = figure.Kind switch
        {
            FigureKind.Money => figure.Unit is "元" or "",
            FigureKind.Percent => figure.Unit == "%",
            _ => true,
        };
        if (bare)
        {
            yield return kind;
        }
    }

    /// <summary>Lucene.Net's memory-mapped directory has a known crash on Linux, so the plain one is named.</summary>
    public static FSDirectory Open(string folder) => new NIOFSDirectory(folder);

    public static Analyzer Analyzer() => new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), new Dictionary<string, Analyzer>
    {
        [TitleWords] = new ChineseAnalyzer(ChineseAnalysis.Words),
        [BodyWords] = new ChineseAnalyzer(ChineseAnalysis.Words),
        [TitlePairs] = new ChineseAnalyzer(ChineseAnalysis.Bigrams),
        [BodyPairs] = new ChineseAnalyzer(ChineseAnalysis.Bigrams),
    });
}
