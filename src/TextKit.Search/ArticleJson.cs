using System.Globalization;
using System.Text;
using System.Text.Json;
using TextKit.Articles;
using TextKit.Dates;
using TextKit.Figures;

namespace TextKit.Search;

/// <summary>
/// Annotated articles as JSON objects: <c>id</c>, <c>text</c>, its <c>entities</c>, <c>figures</c>, <c>changes</c>,
/// <c>dates</c>, <c>recurring</c>, then <c>titleLayers</c>, <c>genre</c>, <c>theme</c>, <c>themes</c>, <c>keywords</c>. Keys
/// without a value are left out; offsets are UTF-16 code units. Text is kept to the code unit: half a surrogate pair is
/// written as an escape.
/// </summary>
public static class ArticleJson
{
    /// <summary>Writes the members of an article's object, whose start and end are the caller's.</summary>
    public static void WriteMembers(Utf8JsonWriter json, AnnotatedArticle article)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(article);
        Text(json, "id", article.Id);
        WriteAnnotations(json, article);
    }

    /// <summary>Writes an article with what it is known by as well: <c>source</c>, <c>title</c>, <c>date</c> and <c>bylines</c>; such a line can be indexed again.</summary>
    internal static void WriteDocument(Utf8JsonWriter json, AnnotatedArticle article)
    {
        Text(json, "id", article.Id);
        Optional(json, "source", article.Source);
        Optional(json, "title", article.Title);
        Optional(json, "date", article.Date is { } date ? Iso(date) : null);
        if (article.Bylines.Count > 0)
        {
            List(json, "bylines", article.Bylines, b =>
            {
                Text(json, "name", b.Name);
                json.WriteString("role", b.Role.ToString().ToLowerInvariant());
                Optional(json, "agency", b.Agency);
            });
        }

        WriteAnnotations(json, article);
    }

    private static void WriteAnnotations(Utf8JsonWriter json, AnnotatedArticle article)
    {
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

    /// <summary>Writes <c>theme</c>, the primary one, and <c>themes</c> with their scores.</summary>
    public static void WriteThemes(Utf8JsonWriter json, string? theme, IReadOnlyList<ThemeScore> themes)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(themes);
        Optional(json, "theme", theme);
        List(json, "themes", themes, t =>
        {
            json.WriteString("code", t.Code);
            json.WriteNumber("score", Math.Round(t.Score, 4));
        });
    }

    /// <summary>Writes <c>keywords</c> with their weights.</summary>
    public static void WriteKeywords(Utf8JsonWriter json, IReadOnlyList<Keyword> keywords)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(keywords);
        List(json, "keywords", keywords, k =>
        {
            Text(json, "word", k.Word);
            json.WriteNumber("weight", k.Weight);
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
            Text(json, "text", text.AsSpan(start, length));
        }

        Text(json, "text", text);
        List(json, "entities", layers.Entities, e =>
        {
            Surface(e.Start, e.Length);
            Text(json, "kind", e.KindCode);
            Text(json, "name", e.Name);
            Optional(json, "code", e.Code);
            WriteStrings(json, "parents", e.Parents);
            WriteStrings(json, "alternatives", e.Alternatives);
            Optional(json, "title", e.Title);
            Optional(json, "organization", e.Organization);
        });
        WriteFigures(json, layers, Surface);
        if (layers.Changes.Count > 0)
        {
            List(json, "changes", layers.Changes, c =>
            {
                Number(json, "from", c.From);
                Number(json, "to", c.To);
                Number(json, "by", c.By);
                json.WriteString("direction", c.Direction.ToString().ToLowerInvariant());
                Span(c.Start, c.Length);
            });
        }

        List(json, "dates", layers.Dates, d =>
        {
            Surface(d.Start, d.Length);
            Optional(json, "from", d.From is { } from ? Iso(from) : null);
            Optional(json, "to", d.To is { } to ? Iso(to) : null);
        });
        if (layers.Recurring.Count > 0)
        {
            List(json, "recurring", layers.Recurring, (DateExpression r) => Surface(r.Start, r.Length));
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, TextLayers layers, Action<int, int> surface)
    {
        var counted = layers.Counted.ToDictionary(c => c.Figure);
        var position = 0;
        List(json, "figures", layers.Figures, f =>
        {
            surface(f.Start, f.Length);
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

            Optional(json, "unit", f.Unit);
            json.WriteString("bound", Code(f.Bound));
            if (counted.TryGetValue(position++, out var noun))
            {
                json.WriteStartObject("of");
                surface(noun.Start, noun.Length);
                json.WriteEndObject();
            }
        });
    }

    /// <summary>Writes a text to the code unit.</summary>
    internal static void Text(Utf8JsonWriter json, string key, ReadOnlySpan<char> value)
    {
        if (IsWellFormed(value))
        {
            json.WriteString(key, value);
            return;
        }

        // The writer puts replacement characters for halves of surrogate pairs; an escape keeps them.
        var raw = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            raw.Append(value[i] is > '~' or < ' ' or '"' or '\\' ? $"\\u{(int)value[i]:x4}" : value[i]);
        }

        json.WritePropertyName(key);
        json.WriteRawValue(raw.Append('"').ToString(), skipInputValidation: true);
    }

    /// <summary>False where a half of a surrogate pair stands alone.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Code(FigureBound bound) => bound switch
    {
        FigureBound.AtLeast => "at_least",
        FigureBound.AtMost => "at_most",
        FigureBound.About => "about",
        _ => "exact",
    };

    private static void Optional(Utf8JsonWriter json, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Text(json, key, value);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<T> item)
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
