using System.Globalization;
using System.Text.Json;
using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Cli.Output;

/// <summary>Writes results in the form of the command-line contract. Keys without a value are left out.</summary>
internal static class ResultWriter
{
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Optional(this Utf8JsonWriter json, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(key, value);
        }
    }

    public static void List<T>(this Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> item)
    {
        json.WriteStartArray(key);
        foreach (var one in items)
        {
            json.WriteStartObject();
            item(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteArticle(Utf8JsonWriter json, Article article)
    {
        json.WriteString("id", article.Id);
        json.Optional("source", article.Source);
        json.WriteString("genre", article.Genre.Code());
        json.Optional("kicker", article.Kicker);
        json.Optional("title", article.Title);
        json.Optional("subtitle", article.Subtitle);
        json.List("bylines", article.Bylines, b =>
        {
            json.WriteString("name", b.Name);
            json.WriteString("role", b.Role.ToString().ToLowerInvariant());
            json.Optional("agency", b.Agency);
        });
        json.Optional("date", article.Date is { } date ? Iso(date) : null);
        json.List("sections", article.Sections, s =>
        {
            json.Optional("heading", s.Heading);
            json.List("paragraphs", s.Paragraphs, p =>
            {
                json.WriteString("text", p.Text);
                // One pair as a rule; a paragraph cut by column breaks lists every range that it was put together from.
                json.WriteStartArray("lines");
                foreach (var lines in p.Lines)
                {
                    json.WriteNumberValue(lines.First);
                    json.WriteNumberValue(lines.Last);
                }

                json.WriteEndArray();
            });
        });
        json.WriteBoolean("truncated", article.Truncated);
        json.WriteNumber("confidence", Math.Round(article.Confidence, 3));
    }

    public static void WriteAnnotated(Utf8JsonWriter json, AnnotatedArticle article)
    {
        json.WriteString("id", article.Id);
        WriteLayers(json, article.Layers);
        if (article.TitleLayers is { } title)
        {
            json.WriteStartObject("titleLayers");
            WriteLayers(json, title);
            json.WriteEndObject();
        }

        json.WriteString("genre", article.Genre.Code());
        WriteThemes(json, article.Theme, article.Themes);
        if (article.Keywords.Count > 0)
        {
            WriteKeywords(json, article.Keywords);
        }
    }

    public static void WriteKeywords(Utf8JsonWriter json, IReadOnlyList<Keyword> keywords) => json.List("keywords", keywords, k =>
    {
        json.WriteString("word", k.Word);
        json.WriteNumber("weight", k.Weight);
    });

    public static void WriteThemes(Utf8JsonWriter json, string? theme, IReadOnlyList<ThemeScore> themes)
    {
        json.Optional("theme", theme);
        json.List("themes", themes, t =>
        {
            json.WriteString("code", t.Code);
            json.WriteNumber("score", Math.Round(t.Score, 4));
        });
    }

    private static void WriteLayers(Utf8JsonWriter json, TextLayers layers)
    {
        var text = layers.Text;
        void Span(int start, int length)
        {
            json.WriteNumber("start", start);
            json.WriteNumber("end", start + length);
        }

        void Surface(int start, int length)
        {
            Span(start, length);
            json.WriteString("text", text.AsSpan(start, length));
        }

        json.WriteString("text", text);
        json.List("entities", layers.Entities, e =>
        {
            Surface(e.Start, e.Length);
            json.WriteString("kind", e.KindCode);
            json.WriteString("name", e.Name);
            json.Optional("code", e.Code);
            WriteStrings(json, "parents", e.Parents);
            WriteStrings(json, "alternatives", e.Alternatives);
            json.Optional("title", e.Title);
            json.Optional("organization", e.Organization);
        });
        var counted = layers.Counted.ToDictionary(c => c.Figure);
        var position = 0;
        json.List("figures", layers.Figures, f =>
        {
            Surface(f.Start, f.Length);
            json.WriteString("kind", f.Kind.ToString().ToLowerInvariant());
            if (f.IsRange)
            {
                json.WriteNumber("low", f.Low);
                json.WriteNumber("high", f.High);
            }
            else
            {
                json.WriteNumber("value", f.Low);
            }

            json.Optional("unit", f.Unit);
            json.WriteString("bound", Code(f.Bound));
            if (counted.TryGetValue(position++, out var noun))
            {
                json.WriteStartObject("of");
                Surface(noun.Start, noun.Length);
                json.WriteEndObject();
            }
        });
        if (layers.Changes.Count > 0)
        {
            json.List("changes", layers.Changes, c =>
            {
                Number(json, "from", c.From);
                Number(json, "to", c.To);
                Number(json, "by", c.By);
                json.WriteString("direction", c.Direction.ToString().ToLowerInvariant());
                Span(c.Start, c.Length);
            });
        }

        json.List("dates", layers.Dates, d =>
        {
            Surface(d.Start, d.Length);
            json.Optional("from", d.From is { } from ? Iso(from) : null);
            json.Optional("to", d.To is { } to ? Iso(to) : null);
        });
        if (layers.Recurring.Count > 0)
        {
            json.List("recurring", layers.Recurring, (DateExpression r) => Surface(r.Start, r.Length));
        }
    }

    private static string Code(FigureBound bound) => bound switch
    {
        FigureBound.AtLeast => "at_least",
        FigureBound.AtMost => "at_most",
        FigureBound.About => "about",
        _ => "exact",
    };

    private static void Number(Utf8JsonWriter json, string key, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(key, number);
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(key);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
