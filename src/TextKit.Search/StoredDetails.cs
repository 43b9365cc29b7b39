using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search;

/// <summary>
/// The form in which an index keeps what no query asks for but an export gives: authors, scores of themes, full names
/// and codes of entities, days of dates, bounds and nouns of figures, changes. Text that occurs several times in an
/// article is kept once.
/// </summary>
internal static class StoredDetails
{
    /// <summary>The details of an article; empty where it has none.</summary>
    public static byte[] Write(AnnotatedArticle article)
    {
        var writer = new DetailWriter();

        // Lucene keeps half a surrogate pair in no field of text.
        writer.Text(article.Title is { } whole && !ArticleJson.IsWellFormed(whole) ? whole : null);
        writer.List(article.Bylines, byline =>
        {
            writer.Text(byline.Name);
            writer.Number((int)byline.Role);
            writer.Text(byline.Agency);
        });
        writer.List(article.Themes, theme =>
        {
            writer.Text(theme.Code);
            writer.Real(theme.Score);
        });
        WriteLayers(writer, article.Layers);
        writer.Number(article.TitleLayers is null ? 0 : 1);
        if (article.TitleLayers is { } title)
        {
            WriteLayers(writer, title);
        }

        return writer.Finish();
    }

    /// <summary>Puts an article together again.</summary>
    /// <param name="stored">What <see cref="Write"/> gave.</param>
    /// <param name="bare">The article with its text and title alone.</param>
    /// <param name="figures">Its figures, those of the text before those of the title.</param>
    public static AnnotatedArticle Read(ReadOnlySpan<byte> stored, AnnotatedArticle bare, IReadOnlyList<StoredFigure> figures)
    {
        if (stored.IsEmpty)
        {
            return bare;
        }

        var reader = new DetailReader(stored);
        bare = bare with { Title = reader.Text() ?? bare.Title };
        var bylines = new Byline[reader.Number()];
        for (var i = 0; i < bylines.Length; i++)
        {
            bylines[i] = new Byline(reader.Text() ?? "", (BylineRole)reader.Number(), reader.Text());
        }

        var themes = new ThemeScore[reader.Number()];
        for (var i = 0; i < themes.Length; i++)
        {
            themes[i] = new ThemeScore(reader.Text() ?? "", reader.Real());
        }

        var layers = ReadLayers(ref reader, bare.Layers.Text, figures.Where(f => !f.InTitle));
        var title = reader.Number() == 1 ? ReadLayers(ref reader, bare.Title ?? "", figures.Where(f => f.InTitle)) : null;
        return bare with { Bylines = bylines, Themes = themes, Layers = layers, TitleLayers = title };
    }

    private static void WriteLayers(DetailWriter writer, TextLayers layers)
    {
        writer.List(layers.Entities, entity =>
        {
            writer.Place(entity.Start, entity.Length);
            writer.Number((int)entity.Kind);
            writer.Text(entity.Kind == EntityKind.Other ? entity.KindCode : null);
            var isSurface = entity.Name.AsSpan().SequenceEqual(layers.Text.AsSpan(entity.Start, entity.Length));
            writer.Text(isSurface ? null : entity.Name);
            writer.Text(entity.Code);
            writer.Text(entity.Title);
            writer.Text(entity.Organization);
            writer.List(entity.Parents, writer.Text);
            writer.List(entity.Alternatives, writer.Text);
        });
        writer.List(layers.Dates, date =>
        {
            writer.Place(date.Start, date.Length);
            writer.Day(date.From);
            writer.Day(date.To);
        });
        writer.List(layers.Recurring, date => writer.Place(date.Start, date.Length));
        writer.List(layers.Figures, figure => writer.Number((int)figure.Bound));
        writer.List(layers.Counted, noun =>
        {
            writer.Number(noun.Figure);
            writer.Number(noun.Start);
            writer.Number(noun.Length);
        });
        writer.List(layers.Changes, change =>
        {
            writer.Place(change.Start, change.Length);
            writer.Number((change.From ?? -1) + 1);
            writer.Number((change.To ?? -1) + 1);
            writer.Number((change.By ?? -1) + 1);
            writer.Number((int)change.Direction);
        });
    }

    private static TextLayers ReadLayers(ref DetailReader reader, string text, IEnumerable<StoredFigure> stored)
    {
        var entities = new Entity[reader.Count()];
        for (var i = 0; i < entities.Length; i++)
        {
            entities[i] = ReadEntity(ref reader, text);
        }

        var dates = new DateExpression[reader.Count()];
        for (var i = 0; i < dates.Length; i++)
        {
            var (start, length) = reader.Place();
            dates[i] = new DateExpression(start, length, reader.Day(), reader.Day());
        }

        var recurring = new DateExpression[reader.Count()];
        for (var i = 0; i < recurring.Length; i++)
        {
            var (start, length) = reader.Place();
            recurring[i] = new DateExpression(start, length, null, null, IsRecurring: true);
        }

        var figures = stored.Select(f => new Figure(f.Start, f.Length, f.Kind, (decimal)f.Low, (decimal)f.High, f.Unit, FigureBound.Exact)).ToArray();
        var bounds = reader.Count();
        for (var i = 0; i < bounds; i++)
        {
            figures[i] = figures[i] with { Bound = (FigureBound)reader.Number() };
        }

        var counted = new CountedNoun[reader.Count()];
        for (var i = 0; i < counted.Length; i++)
        {
            counted[i] = new CountedNoun(reader.Number(), reader.Number(), reader.Number());
        }

        var changes = new FigureChange[reader.Count()];
        for (var i = 0; i < changes.Length; i++)
        {
            var (start, length) = reader.Place();
            changes[i] = new FigureChange(start, length, reader.Position(), reader.Position(), reader.Position(), (ChangeDirection)reader.Number());
        }

        return new TextLayers { Text = text, Entities = entities, Dates = dates, Recurring = recurring, Figures = figures, Counted = counted, Changes = changes };
    }

    private static Entity ReadEntity(ref DetailReader reader, string text)
    {
        var (start, length) = reader.Place();
        var kind = (EntityKind)reader.Number();
        var code = reader.Text();
        var entity = new Entity(start, length, kind)
        {
            Name = reader.Text() ?? text.Substring(start, length),
            Code = reader.Text(),
            Title = reader.Text(),
            Organization = reader.Text(),
            Parents = reader.Texts(),
            Alternatives = reader.Texts(),
        };
        return code is null ? entity : entity with { KindCode = code };
    }
}
