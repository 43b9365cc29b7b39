using System.Globalization;
using System.Text.Json;
using TextKit.Articles;

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
}
