using System.CommandLine;
using System.Globalization;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Entities;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit annotate</c>: all layers of every article.</summary>
internal static class AnnotateVerb
{
    public static Command Create()
    {
        var options = new InputOptions();
        var command = new Command("annotate", "Find entities, figures, dates, themes and keywords");
        options.AddTo(command);
        var entities = new EntityOptions();
        entities.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var annotator = entities.Annotator(parsed);
            using var results = new Results(options.IsTable(parsed), "article", "kind", "text", "value");
            Batches.Run(
                options.Articles(parsed, refusals, cancellation), unit => Annotation.Of(unit, annotator),
                article => results.Write(json => ArticleJson.WriteMembers(json, article), () => Rows(article)),
                (unit, e) => refusals.Add(unit.Place, e.Message), cancellation);
            return Task.FromResult(refusals.Status);
        });
        return command;
    }

    private static IEnumerable<string?[]> Rows(AnnotatedArticle article)
    {
        yield return [article.Title ?? article.Id, "theme", article.Theme ?? "-", string.Join(' ', article.Themes.Select(t => $"{t.Code} {t.Score.ToString("0.00", CultureInfo.InvariantCulture)}"))];
        foreach (var layers in article.TitleLayers is { } title ? [title, article.Layers] : (TextLayers[])[article.Layers])
        {
            var rows = new List<(int Start, string?[] Cells)>();
            rows.AddRange(layers.Entities.Select(e => (e.Start, (string?[])["", e.KindCode, layers.Text.Substring(e.Start, e.Length), About(e)])));
            rows.AddRange(layers.Figures.Select(f => (f.Start, (string?[])
            [
                "", f.Kind.ToString().ToLowerInvariant(), layers.Text.Substring(f.Start, f.Length),
                string.Create(CultureInfo.InvariantCulture, $"{(f.IsRange ? $"{f.Low}..{f.High}" : $"{f.Low}")} {f.Unit}"),
            ])));
            rows.AddRange(layers.Dates.Select(d => (d.Start, (string?[])
            [
                "", "date", layers.Text.Substring(d.Start, d.Length),
                d.From is null && d.To is null ? "" : $"{(d.From is { } from ? ResultWriter.Iso(from) : "")}/{(d.To is { } to ? ResultWriter.Iso(to) : "")}",
            ])));
            foreach (var row in rows.OrderBy(r => r.Start))
            {
                yield return row.Cells;
            }
        }
    }

    private static string About(Entity entity) =>
        string.Join(' ', ((string?[])[entity.Name, entity.Code, entity.Title, entity.Organization]).OfType<string>());
}
