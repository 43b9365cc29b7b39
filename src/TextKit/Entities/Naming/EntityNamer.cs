using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <summary>Names what was found in one text after the other: full names of bodies, codes of places, roles of persons.</summary>
internal sealed class EntityNamer(Gazetteer gazetteer, UserLexicon users, PlaceScanner placeScanner, PlaceResolver resolver)
{
    // How far behind a place a body may stand that is called by its level alone (萝北县的县人社局).
    private const int Clause = 5;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？；，：\n");
    private readonly OrganizationNamer bodyNamer = new(gazetteer, users, resolver);
    private readonly PlaceNamer placeNamer = new(gazetteer, placeScanner, resolver);
    private readonly List<int> candidates = [];

    // Of each mention: the division that it stands for or begins with, or -1, and how it is written.
    private readonly List<int> divisions = [];
    private readonly List<string> surfaces = [];

    /// <summary>Adds the entities that a text's mentions stand for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">Its mentions, sorted, none overlapping another.</param>
    /// <param name="kinds">The kinds that the model knows.</param>
    /// <param name="entities">Where the entities are added, one for each mention but the unions of enterprises that the text never names.</param>
    public void Name(ReadOnlySpan<char> text, KeptMentions mentions, IReadOnlyList<string> kinds, List<Entity> entities)
    {
        Take(text, mentions);
        Entity? before = null;
        var body = 0;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            before = mention.Kind switch
            {
                EntityKind.Organization => Body(text, mention, before, body++, i > 0 ? divisions[i - 1] : -1),
                EntityKind.Person => PersonRoles.Describe(text, mention, surfaces[i], before),
                EntityKind.Place => placeNamer.Describe(mention, surfaces[i], text[mention.End..], i, divisions, ListedBefore(text, mentions, i), before is { Kind: EntityKind.Place } && mention.Start - before.End < 2 && divisions[i - 1] >= 0),
                _ => new Entity(mention.Start, mention.Length, EntityKind.Other)
                {
                    Name = surfaces[i],
                    KindCode = kinds[mention.Kind - EntityKind.Other],
                },
            };
            if (!(before.Kind == EntityKind.Organization && before.Name == surfaces[i] && OrganizationNamer.IsOfUnnamed(surfaces[i])))
            {
                entities.Add(before);
            }
        }
    }

    /// <summary>Reads all mentions once, for a name may stand in full behind its short form only.</summary>
    private void Take(ReadOnlySpan<char> text, KeptMentions mentions)
    {
        bodyNamer.Clear();
        placeNamer.Clear();
        divisions.Clear();
        surfaces.Clear();
        var (before, lastBody) = (default(Mention), default(Mention));
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            var surface = text.Slice(mention.Start, mention.Length).ToString();
            surfaces.Add(surface);
            var between = text[before.End..mention.Start];
            if (between.ContainsAny(SentenceEnds))
            {
                bodyNamer.BeginSentence(between.Contains('\n'));
            }

            switch (mention.Kind)
            {
                case EntityKind.Place:
                    TakePlace(text, mention, surface, ListedBefore(text, mentions, i));
                    break;
                case EntityKind.Organization:
                    TakeBody(surface, before == lastBody && DefinedNames.Defines(text, lastBody, mention));
                    lastBody = mention;
                    break;
                default:
                    divisions.Add(-1);
                    break;
            }

            before = mention;
        }
    }

    private void TakePlace(ReadOnlySpan<char> text, Mention mention, string surface, int listed)
    {
        var place = placeNamer.Take(text, mention, surface, divisions.Count, listed);
        bodyNamer.AddPlace(surface, place);
        divisions.Add(Heard(place));
        if (place < 0)
        {
            return;
        }

        if (HeadsItem(text, mention))
        {
            bodyNamer.BeginItem(place);
        }
        else if (mention.Start == 0 || SentenceEnds.Contains(text[mention.Start - 1]))
        {
            bodyNamer.BeginTopic(place);
        }
    }

    private void TakeBody(string surface, bool isDefined)
    {
        candidates.Clear();
        var known = placeScanner.TryParse(surface, candidates, out var head) && head.Form < PlaceNameForm.Common;
        var place = known ? resolver.Choose(head, candidates) : -1;

        // 石城镇|社区卫生服务中心.
        var length = !known ? 0 : head.Length > 4 && surface.AsSpan(head.Length - 2).StartsWith("社区卫生") && surface[head.Length - 3] is '镇' or '乡' or '道' ? head.Length - 2 : head.Length;
        bodyNamer.Add(surface, place, length, isDefined);
        if (place >= 0)
        {
            placeNamer.TakeVillageOf(surface, place, length);
        }

        divisions.Add(Heard(place));
    }

    private int Heard(int place)
    {
        if (place >= 0)
        {
            resolver.Hear(place);
        }

        return place;
    }

    /// <summary>The division of the mention before one where the two are listed (仙龙、吉安), or -1.</summary>
    private int ListedBefore(ReadOnlySpan<char> text, KeptMentions mentions, int position) =>
        position > 0 && mentions[position].Start - mentions[position - 1].End == 1 && text[mentions[position].Start - 1] is '、' or '和' or '与' or '及' ? divisions[position - 1] : -1;

    /// <summary>The body, with the division that the mention before stands for or -1.</summary>
    private Entity Body(ReadOnlySpan<char> text, Mention mention, Entity? before, int position, int divisionBefore)
    {
        (string, int)? listHead = null;
        if (before is { Kind: EntityKind.Organization } && mention.Start - before.End is 1 or 2 && text[before.End] is '、' or '和' or '与' or '及' or '以')
        {
            candidates.Clear();
            listHead = (before.Name, placeScanner.TryParse(before.Name, candidates, out var head) && head.Form == PlaceNameForm.Full ? head.Length : 0);
        }

        var isOfPlace = before is { Kind: EntityKind.Place } && mention.Start - before.End < Clause && (!text[before.End..mention.Start].ContainsAny(ClauseEnds) || IsTopic(text, before));
        return new Entity(mention.Start, mention.Length, mention.Kind) { Name = bodyNamer.Name(position, listHead, isOfPlace ? divisionBefore : -1) };
    }

    /// <summary>True of a place that a line begins with and a mark parts from the rest (■嵊泗　贻贝开捕, 饶河：鱼皮画里有新年).</summary>
    private static bool HeadsItem(ReadOnlySpan<char> text, Mention place)
    {
        var start = place.Start > 0 && text[place.Start - 1] != '\n' && !EntityLexicon.IsHan(text[place.Start - 1]) ? place.Start - 1 : place.Start;
        return (start == 0 || text[start - 1] == '\n') && place.End < text.Length && text[place.End] is '\n' or ' ' or '\u3000' or '：' or ':' or '·' or '】' or '|' or '丨';
    }

    /// <summary>True of a place that a sentence begins with (在唐山，市总工会…).</summary>
    private static bool IsTopic(ReadOnlySpan<char> text, Entity place) =>
        text[place.End] == '，' && place.Start > 0 && text[place.Start - 1] == '在' && (place.Start == 1 || SentenceEnds.Contains(text[place.Start - 2]));
}
