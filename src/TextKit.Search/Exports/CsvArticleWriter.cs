using System.Buffers;
using System.Globalization;
using System.Text;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Exports;

/// <summary>Articles as a table that no spreadsheet runs anything of.</summary>
internal sealed class CsvArticleWriter : ArticleWriter
{
    private const char Guard = '\'';
    private static readonly string[] Columns =
        ["id", "title", "date", "genre", "theme", "themes", "source", "bylines", "organizations", "places", "persons", "money", "figures", "dates", "text"];

    // What Excel, LibreOffice and others begin formulas with (OWASP, CSV Injection), the full-width forms that Chinese
    // ones take as well, and the apostrophe, which is the guard.
    private static readonly SearchValues<char> Guarded = SearchValues.Create("=+-@＝＋－＠'");
    private readonly StreamWriter writer;

    public CsvArticleWriter(Stream output, bool byteOrderMark)
    {
        writer = new StreamWriter(output, new UTF8Encoding(byteOrderMark), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        Row(Columns);
    }

    public override void Write(IndexedArticle indexed)
    {
        var article = indexed.Article;
        TextLayers[] all = article.TitleLayers is { } title ? [title, article.Layers] : [article.Layers];
        Row(
        [
            article.Id, article.Title, article.Date is { } date ? ArticleJson.Iso(date) : null, article.Genre.Code(), article.Theme,
            Joined(article.Themes.Select(t => t.Code)), article.Source, Joined(article.Bylines.Select(b => b.Name)),
            Names(EntityKind.Organization), Names(EntityKind.Place), Names(EntityKind.Person),
            Joined(all.SelectMany(l => l.Figures).Where(f => f.Kind == FigureKind.Money).Select(Value)),
            Joined(all.SelectMany(l => l.Figures).Where(f => f.Kind != FigureKind.Money).Select(Value)),
            Joined(all.SelectMany(l => l.Dates).Where(d => d.From is not null || d.To is not null).Select(d => $"{Day(d.From)}/{Day(d.To)}")), article.Layers.Text,
        ]);

        string Names(EntityKind kind) => Joined(all.SelectMany(l => l.Entities).Where(e => e.Kind == kind).Select(e => e.Name));
    }

    public override void End() => writer.Flush();

    public override void Dispose()
    {
        // The stream is the caller's, and what a failure left in the buffer is not to be written.
    }

    private static string Joined(IEnumerable<string> values) => string.Join("; ", values.Distinct());

    private static string Day(DateOnly? day) => day is { } d ? ArticleJson.Iso(d) : "";

    private static string Value(Figure figure)
    {
        var value = figure.IsRange ? $"{Number(figure.Low)}..{Number(figure.High)}" : Number(figure.Low);
        return figure.Unit.Length > 0 ? $"{value} {figure.Unit}" : value;
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private void Row(IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            writer.Write(first ? "\"" : ",\"");
            first = false;
            if (IsGuarded(cell))
            {
                writer.Write(Guard);
            }

            writer.Write(cell?.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }

        writer.WriteLine();
    }

    // A formula may stand behind white space, control characters and marks that are not seen.
    private static bool IsGuarded(string? cell)
    {
        foreach (var c in cell ?? "")
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                return Guarded.Contains(c);
            }

            if (c is '\t' or '\r')
            {
                return true;
            }
        }

        return false;
    }
}
