using System.Globalization;
using TextKit.Segmentation;

namespace TextKit.Search.Exports;

/// <summary>Says of each word, in text order, which entity, figure and date it is part of.</summary>
internal sealed class SpanMarks(TextLayers layers)
{
    private int entity;
    private int figure;
    private int date;

    /// <summary>Adds names and values, one after the other, for a word that stands behind the last one asked for.</summary>
    public void At(Token word, List<string> fields)
    {
        while (entity < layers.Entities.Count && layers.Entities[entity].End <= word.Start)
        {
            entity++;
        }

        if (entity < layers.Entities.Count && layers.Entities[entity] is var e && e.Start < word.End)
        {
            var begins = Mark(fields, "Entity", e.KindCode, e.Start, word);
            Add(fields, "EntityName", begins ? e.Name : null);
            Add(fields, "EntityCode", begins ? e.Code : null);
        }

        while (figure < layers.Figures.Count && layers.Figures[figure].End <= word.Start)
        {
            figure++;
        }

        if (figure < layers.Figures.Count && layers.Figures[figure] is var f && f.Start < word.End && Mark(fields, "Figure", IndexFields.Code(f.Kind), f.Start, word))
        {
            Add(fields, "Value", f.IsRange ? $"{Number(f.Low)}..{Number(f.High)}" : Number(f.Low));
            Add(fields, "Unit", f.Unit);
            Add(fields, "Bound", ArticleJson.Code(f.Bound));
        }

        while (date < layers.Dates.Count && layers.Dates[date].End <= word.Start)
        {
            date++;
        }

        if (date < layers.Dates.Count && layers.Dates[date] is var d && d.Start < word.End && Mark(fields, "Date", "date", d.Start, word))
        {
            Add(fields, "From", d.From is { } from ? ArticleJson.Iso(from) : null);
            Add(fields, "To", d.To is { } to ? ArticleJson.Iso(to) : null);
        }
    }

    // A span that begins inside a word begins with it.
    private static bool Mark(List<string> fields, string name, string kind, int start, Token word)
    {
        var begins = start >= word.Start;
        Add(fields, name, (begins ? "B-" : "I-") + kind);
        return begins;
    }

    private static void Add(List<string> fields, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            fields.Add(name);
            fields.Add(value);
        }
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
