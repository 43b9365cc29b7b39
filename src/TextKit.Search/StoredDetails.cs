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
    // The rarest parts lie highest: most entities take few bits for what they have.
    private const int HasName = 1, HasCode = 2, LiesWhereItsCodeSays = 4, HasTitle = 8, HasOrganization = 16, HasParents = 32, HasAlternatives = 64, PartsOrder = 2;

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
        WriteLayers(writer, article.Layers, StoredLayers.Spans(article.Layers));
        writer.Number(article.TitleLayers is null ? 0 : 1);
        if (article.TitleLayers is { } title)
        {
            WriteLayers(writer, title, []);
        }

        return writer.Finish();
    }

    /// <summary>Puts an article together again.</summary>
    /// <param name="stored">What <see cref="Write"/> gave.</param>
    /// <param name="bare">The article with its text and title alone.</param>
    /// <param name="figures">Its figures with their places, those of the text before those of the title.</param>
    /// <param name="spans">The marked stretches of its text.</param>
    public static AnnotatedArticle Read(ReadOnlySpan<byte> stored, AnnotatedArticle bare, IReadOnlyList<StoredFigure> figures, IReadOnlyList<StoredSpan> spans)
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

        var layers = ReadLayers(ref reader, bare.Layers.Text, figures.Where(f => !f.InTitle), spans);
        var title = reader.Number() == 1 ? ReadLayers(ref reader, bare.Title ?? "", figures.Where(f => f.InTitle), []) : null;
        return bare with { Bylines = bylines, Themes = themes, Layers = layers, TitleLayers = title };
    }

    // The places of entities and dates, and the kinds of entities, are left out where the marked stretches of the text tell them.
    private static void WriteLayers(DetailWriter writer, TextLayers layers, List<StoredSpan> spans)
    {
        var mentions = new Dictionary<string, int>(StringComparer.Ordinal);
        writer.Places(layers.Entities, StoredLayers.Span, spans.Where(s => s.Kind <= SpanKind.Person), (entity, isTold) =>
            WriteEntity(writer, entity, layers.Text.AsSpan(entity.Start, entity.Length), isTold, mentions));
        writer.Places(layers.Dates, d => new StoredSpan(d.Start, d.Length, SpanKind.Date), spans.Where(s => s.Kind == SpanKind.Date), (date, _) =>
        {
            writer.Day(date.From);
            writer.Number(date is { From: { } from, To: { } to } && to >= from ? to.DayNumber - from.DayNumber + 1 : 0);
            if (date.From is null || date.To is null || date.To < date.From)
            {
                writer.Day(date.To);
            }
        });
        writer.Places(layers.Recurring, d => new StoredSpan(d.Start, d.Length, SpanKind.Recurring), spans.Where(s => s.Kind == SpanKind.Recurring), (_, _) => { });
        var bounded = layers.Figures.Select((f, i) => (Figure: i, f.Bound)).Where(f => f.Bound != FigureBound.Exact).ToList();
        writer.List(bounded, figure =>
        {
            writer.Number(figure.Figure);
            writer.Number((int)figure.Bound);
        });
        var last = -1;
        writer.List(layers.Counted, noun =>
        {
            writer.Signed(noun.Figure - last - 1);
            last = noun.Figure;
            writer.Signed(noun.Start - layers.Figures[noun.Figure].End);
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

    // An entity like one before, its place aside, is the number of that one; of any other a number says which parts it has.
    private static void WriteEntity(DetailWriter writer, Entity entity, ReadOnlySpan<char> surface, bool isKindTold, Dictionary<string, int> mentions)
    {
        var name = surface.SequenceEqual(entity.Name) ? null : entity.Name;
        var mention = string.Join('\n', [entity.KindCode, name ?? "\t", entity.Code ?? "\t", entity.Title ?? "\t", entity.Organization ?? "\t", .. entity.Parents, "\t", .. entity.Alternatives]);
        if (mentions.TryGetValue(mention, out var earlier))
        {
            writer.Number(earlier + 1);
            return;
        }

        mentions[mention] = mentions.Count;
        IReadOnlyList<string> parents = entity.Code is { } code && entity.Parents.SequenceEqual(Above(code)) ? [] : entity.Parents;
        writer.Number(0);
        if (!isKindTold)
        {
            writer.Number((int)entity.Kind);
        }

        writer.Number((name is null ? 0 : HasName) | (entity.Code is null ? 0 : HasCode) | (parents.Count == entity.Parents.Count ? 0 : LiesWhereItsCodeSays)
            | (parents.Count == 0 ? 0 : HasParents) | (entity.Title is null ? 0 : HasTitle) | (entity.Organization is null ? 0 : HasOrganization) | (entity.Alternatives.Count == 0 ? 0 : HasAlternatives), PartsOrder);
        foreach (var part in (ReadOnlySpan<string?>)[entity.Kind == EntityKind.Other ? entity.KindCode : null, name, entity.Title, entity.Organization])
        {
            if (part is not null)
            {
                writer.Text(part);
            }
        }

        if (entity.Code is not null)
        {
            writer.Code(entity.Code);
        }

        if (parents.Count > 0)
        {
            writer.List(parents, writer.Text);
        }

        if (entity.Alternatives.Count > 0)
        {
            writer.List(entity.Alternatives, writer.Code);
        }
    }

    private static TextLayers ReadLayers(ref DetailReader reader, string text, IEnumerable<StoredFigure> stored, IReadOnlyList<StoredSpan> spans)
    {
        var entities = new Entity[reader.Places(out var isTold)];
        StoredSpan[] marked = isTold ? [.. spans.Where(s => s.Kind <= SpanKind.Person)] : [];
        var mentions = new List<Entity>();
        for (var i = 0; i < entities.Length; i++)
        {
            var (start, length) = isTold ? (marked[i].Start, marked[i].Length) : reader.Place();
            if (reader.Number() is > 0 and var earlier)
            {
                var like = mentions[earlier - 1];
                entities[i] = like with { Start = start, Length = length, Name = text.AsSpan(like.Start, like.Length).SequenceEqual(like.Name) ? text.Substring(start, length) : like.Name };
                continue;
            }

            var kind = !isTold ? (EntityKind)reader.Number() : marked[i].Kind switch
            {
                SpanKind.Organization => EntityKind.Organization,
                SpanKind.Place => EntityKind.Place,
                _ => EntityKind.Person,
            };
            mentions.Add(entities[i] = ReadEntity(ref reader, text, start, length, kind));
        }

        var dates = new DateExpression[reader.Places(out isTold)];
        marked = isTold ? [.. spans.Where(s => s.Kind == SpanKind.Date)] : [];
        for (var i = 0; i < dates.Length; i++)
        {
            var (start, length) = isTold ? (marked[i].Start, marked[i].Length) : reader.Place();
            var from = reader.Day();
            var days = reader.Number();
            dates[i] = new DateExpression(start, length, from, days > 0 ? from!.Value.AddDays(days - 1) : reader.Day());
        }

        var recurring = new DateExpression[reader.Places(out isTold)];
        marked = isTold ? [.. spans.Where(s => s.Kind == SpanKind.Recurring)] : [];
        for (var i = 0; i < recurring.Length; i++)
        {
            var (start, length) = isTold ? (marked[i].Start, marked[i].Length) : reader.Place();
            recurring[i] = new DateExpression(start, length, null, null, IsRecurring: true);
        }

        var figures = stored.Select(f => new Figure(f.Start, f.Length, f.Kind, (decimal)f.Low, (decimal)f.High, f.Unit, FigureBound.Exact)).ToArray();
        var bounds = reader.Count();
        for (var i = 0; i < bounds; i++)
        {
            var figure = reader.Number();
            figures[figure] = figures[figure] with { Bound = (FigureBound)reader.Number() };
        }

        var counted = new CountedNoun[reader.Count()];
        for (var (i, figure) = (0, -1); i < counted.Length; i++)
        {
            figure += reader.Signed() + 1;
            counted[i] = new CountedNoun(figure, figures[figure].End + reader.Signed(), reader.Number());
        }

        var changes = new FigureChange[reader.Count()];
        for (var i = 0; i < changes.Length; i++)
        {
            var (start, length) = reader.Place();
            changes[i] = new FigureChange(start, length, reader.Position(), reader.Position(), reader.Position(), (ChangeDirection)reader.Number());
        }

        return new TextLayers { Text = text, Entities = entities, Dates = dates, Recurring = recurring, Figures = figures, Counted = counted, Changes = changes };
    }

    private static Entity ReadEntity(ref DetailReader reader, string text, int start, int length, EntityKind kind)
    {
        var parts = reader.Number(PartsOrder);
        var entity = new Entity(start, length, kind) { Name = "" };
        entity = kind == EntityKind.Other ? entity with { KindCode = reader.Text() ?? "" } : entity;
        var above = (parts & LiesWhereItsCodeSays) != 0;
        entity = entity with
        {
            Name = (parts & HasName) != 0 ? reader.Text() ?? "" : text.Substring(start, length),
            Title = (parts & HasTitle) != 0 ? reader.Text() : null,
            Organization = (parts & HasOrganization) != 0 ? reader.Text() : null,
            Code = (parts & HasCode) != 0 ? reader.Code() : null,
            Parents = (parts & HasParents) != 0 ? reader.Texts() : [],
            Alternatives = (parts & HasAlternatives) != 0 ? reader.Codes() : [],
        };
        return above ? entity with { Parents = Above(entity.Code!) } : entity;
    }

    // The names of the divisions above that of a code.
    private static string[] Above(string code) => [.. Divisions.Of(code).SkipLast(1).Select(d => d.Name)];
}
