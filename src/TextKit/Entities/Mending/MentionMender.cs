using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Entities.Mending;

/// <summary>Mends the mentions that the tagger found in a text and drops those that name nothing. One text at a time.</summary>
internal sealed class MentionMender
{
    private static readonly SearchValues<string> PlaceEnds = SearchValues.Create(["：", ":", "乘车", "乘坐", "乘地铁", "乘公交", "乘船", "乘火车"], StringComparison.Ordinal);
    private static readonly WordSet BodyEnds = new("局 室 厅 所 院 校 站 社 厂 工作室 服务局 管理局 事务局 保障局 服务中心 管理中心");
    private readonly TaggerFeatures features;
    private readonly MentionTidier tidier;
    private readonly BodyBounds bodyBounds;
    private readonly PlaceBounds placeBounds;
    private readonly TownNames towns;
    private readonly List<Mention> mended = [];

    public MentionMender(TaggerFeatures features, Gazetteer gazetteer, PlaceScanner places, PlaceResolver resolver)
    {
        this.features = features;
        tidier = new MentionTidier(features, places, resolver);
        bodyBounds = new BodyBounds(features, gazetteer, places, resolver);
        placeBounds = new PlaceBounds(features, gazetteer, places);
        towns = new TownNames(features, gazetteer, resolver, bodyBounds);
    }

    /// <summary>Changes mentions, which stand in text order and overlap nowhere; <c>features</c> and <c>resolver</c> have read the text.</summary>
    public void Mend(ReadOnlySpan<char> text, List<Mention> tagged)
    {
        AddBehindTitles(text, tagged);
        Part(text, tagged);
        tidier.Tidy(text, tagged);
        DropOverlaps(tagged);
        AddListed(text, tagged);
    }

    /// <summary>Drops what a mended end of the mention before has come to cover.</summary>
    private static void DropOverlaps(List<Mention> tagged)
    {
        var (left, end) = (0, 0);
        for (var i = 0; i < tagged.Count; i++)
        {
            if (tagged[i].Start >= end)
            {
                tagged[left++] = tagged[i];
                end = tagged[left - 1].End;
            }
        }

        tagged.RemoveRange(left, tagged.Count - left);
    }

    /// <summary>Adds what stands between two persons or two places of a list, whatever word it is (李建军、汪洋、王秀英; 集宁、大同和张家口), and the city that one comes to from a place.</summary>
    private void AddListed(ReadOnlySpan<char> text, List<Mention> tagged)
    {
        mended.Clear();
        for (var i = 0; i < tagged.Count; i++)
        {
            if (tagged[i].Kind == EntityKind.Person)
            {
                AddPerson(text, tagged, i);
            }
            else
            {
                mended.Add(tagged[i]);
            }

            var next = i + 1 < tagged.Count ? tagged[i + 1].Start : text.Length;
            if (tagged[i].Kind == EntityKind.Place && placeBounds.CityReached(text[..next], tagged[i].End) is > 0 and var city)
            {
                mended.Add(new Mention(tagged[i].End + 1, tagged[i].End + 1 + city, EntityKind.Place));
            }

            if (i + 1 == tagged.Count || tagged[i].Kind != tagged[i + 1].Kind || text[tagged[i].End..tagged[i + 1].Start] is not { Length: > 2 and < 8 } between)
            {
                continue;
            }

            if (tagged[i].Kind == EntityKind.Person ? IsListedName(between) : tagged[i].Kind == EntityKind.Place && placeBounds.IsListedDivision(between))
            {
                mended.Add(new Mention(tagged[i].End + 1, tagged[i + 1].Start - 1, tagged[i].Kind));
            }
        }

        Replace(tagged);
    }

    /// <summary>Adds a person, and the names beside it that the tagger passed over or cut: the first of a list, the second of a line, one that is printed together with it.</summary>
    private void AddPerson(ReadOnlySpan<char> text, List<Mention> tagged, int index)
    {
        var person = tagged[index];
        if (FirstOfList(text, index > 0 ? tagged[index - 1].End : 0, person.Start) is > 0 and var first)
        {
            mended.Add(new Mention(person.Start - 1 - first, person.Start - 1, EntityKind.Person));
        }

        if (index + 1 < tagged.Count && CutBetween(text, person, tagged[index + 1]) is > 0 and var cut)
        {
            mended.Add(person with { End = person.Start + cut });
            person = new Mention(person.Start + cut, tagged[index + 1].Start, EntityKind.Person);
            tagged[index] = person;
        }

        mended.Add(person);
        if (RestOfLine(text, person) is > 0 and var rest)
        {
            mended.Add(new Mention(person.End, person.End + rest, EntityKind.Person));
        }
    }

    /// <summary>Adds the likely names behind a body and a title (甘肃省总工会经济部副部长靖靖分析说) that the tagger passed over.</summary>
    private void AddBehindTitles(ReadOnlySpan<char> text, List<Mention> tagged)
    {
        mended.Clear();
        for (var i = 0; i < tagged.Count; i++)
        {
            while (tagged[i].Kind == EntityKind.Organization && Abbreviations.SecondKnown(text[tagged[i].Start..tagged[i].End]) is > 0 and var second)
            {
                mended.Add(tagged[i] with { End = tagged[i].Start + second });
                tagged[i] = tagged[i] with { Start = tagged[i].Start + second };
            }

            mended.Add(tagged[i]);
            var at = tagged[i].Kind == EntityKind.Organization ? PersonRoles.RolesEnd(text, tagged[i].End) : tagged[i].End;
            var length = at > tagged[i].End ? features.LikelyName(at) : 0;
            if (length > 0 && (i + 1 == tagged.Count || tagged[i + 1].Start >= at + length))
            {
                mended.Add(new Mention(at, at + length, EntityKind.Person));
            }
        }

        Replace(tagged);
    }

    /// <summary>Appends the towns of one county that a text lists without their kind.</summary>
    public void AddListedTowns(ReadOnlySpan<char> text, List<Mention> found) => towns.ScanLists(text, found);

    /// <summary>Appends the towns and villages that a text calls without their kind, once <see cref="Mend"/> has read it.</summary>
    public void AddTowns(ReadOnlySpan<char> text, List<Mention> tagged, List<Mention> found)
    {
        towns.ScanVillages(text, Mention.FirstOf(tagged), found);
        towns.Scan(text, found);
    }

    /// <summary>True of what was taken for a person and has the name of a village or of a town of a county that the text names (苏溪).</summary>
    private bool IsTown(ReadOnlySpan<char> text, Mention mention)
    {
        var name = text[mention.Start..mention.End];
        if (PlaceBounds.IsFamilysVillage(name) || PlaceBounds.IsDescribed(text[..mention.Start]))
        {
            return true;
        }

        if (EntityLexicon.Default.Roles.LongestBefore(text, mention.Start, out _) > 0)
        {
            return false;
        }

        return (name is [_, '村'] && mention.Start > 1 && text[mention.Start - 1] is '和' or '、' && text[mention.Start - 2] is '村' or '镇' or '乡')
            || (name.Length > 2 && (name[^1] is '站' or '村' || (name[^1] == '庄' && mention.Start > 0 && text[mention.Start - 1] is '到' or '往')))
            || (towns.IsTown(name) && (EntityLexicon.Default.After.LongestAt(text, mention.End) == 0 || text[mention.End] == '的'));
    }

    /// <summary>Parts places from bodies and from each other, and joins them to the bodies that they begin.</summary>
    private void Part(ReadOnlySpan<char> text, List<Mention> tagged)
    {
        mended.Clear();
        for (var i = 0; i < tagged.Count; i++)
        {
            var mention = tagged[i];
            if (i + 1 < tagged.Count && BodyBounds.IsHeadOf(text, mention, tagged[i + 1]))
            {
                mention = tagged[i + 1] with { Start = mention.Start };
            }
            else if (i + 1 < tagged.Count && BodyBounds.BranchEnd(text, mention, tagged[i + 1]) is > 0 and var branch)
            {
                mention = mention with { End = branch };
            }

            mention = mention with { End = mention.End + BodyBounds.OutpostBehind(text, mention) };
            if (mended.Count > 0 && mention.Start < mended[^1].End)
            {
                continue;
            }

            var before = mention.Kind;
            mention = OfItsKind(text, tagged, mention);
            if (before == EntityKind.Place && mention.Kind == EntityKind.Place)
            {
                // 济源市沁园路|济源市职工服务中心.
                var isWhole = i + 1 < tagged.Count && tagged[i + 1] is { Kind: EntityKind.Organization } body && body.Start == mention.End && bodyBounds.BeginsAnew(text[mention.Start..mention.End], text[body.Start..body.End]);
                mention = MendPlace(text, mention, isWhole);
            }

            // 姜启荣赵家宽 are two.
            while (mention.Kind == EntityKind.Person && mention.Length > 4 && PersonScanner.SecondAt(text[mention.Start..mention.End]) is > 0 and var second)
            {
                mended.Add(mention with { End = mention.Start + second });
                mention = mention with { Start = mention.Start + second };
            }

            if (mention.Kind == EntityKind.Place && PlaceBounds.IsInLaw(text, mention))
            {
                continue;
            }

            if (mention.Kind == EntityKind.Organization && bodyBounds.PlaceBefore(text[mention.Start..mention.End], out var between) is > 0 and var length)
            {
                mended.Add(new Mention(mention.Start, mention.Start + length, EntityKind.Place));
                mention = mention with { Start = mention.Start + length + between };
            }

            if (mended.Count > 0 && bodyBounds.IsNested(text, mended[^1], mention))
            {
                mention = mention with { Start = mended[^1].Start };
            }

            if (mention.Kind is EntityKind.Organization or EntityKind.Place)
            {
                mention = bodyBounds.WithBracket(text, BodyBounds.WithBank(text, mention));
                while (mended.Count > 0 && mended[^1].End > mention.Start)
                {
                    mended.RemoveAt(mended.Count - 1);
                }
            }

            if (!PlaceBounds.IsKind(text[mention.Start..mention.End], mention.Kind) || (mention.Kind == EntityKind.Organization && IsPartOfAnother(text, tagged, mention)))
            {
                mended.Add(mention);
            }
        }

        Replace(tagged);
    }

    /// <summary>The mention with the kind that its form has: a person, a body or a place that is another.</summary>
    private Mention OfItsKind(ReadOnlySpan<char> text, List<Mention> tagged, Mention mention)
    {
        var name = text[mention.Start..mention.End];
        return mention.Kind switch
        {
            EntityKind.Person when TownNames.VillageAt(text, Mention.FirstOf(tagged), mention.Start) is var village && village > name.Length => new Mention(mention.Start, mention.Start + village, EntityKind.Place),
            EntityKind.Place when TownNames.WholeVillage(text, Mention.FirstOf(tagged), mention) is { } village => village,
            EntityKind.Person when IsTown(text, mention) || IsVillage(text, tagged, name) => mention with { Kind = EntityKind.Place },
            EntityKind.Person when name is ['居' or '在' or '到' or '赴' or '离', _, _] && Gazetteer.Default.IsNameOf(name[1..], PlaceLevel.Province, PlaceLevel.City) => new Mention(mention.Start + 1, mention.End, EntityKind.Place),
            EntityKind.Person when placeBounds.IsLine(text, mention) => mention with { Kind = EntityKind.Place },
            EntityKind.Person when name.Length > 2 && name[^1] is '矿' or '厂' => mention with { Kind = EntityKind.Organization },
            EntityKind.Person when name is [_, _, '家'] && IsHome(text, mention) => mention with { End = mention.End - 1 },
            EntityKind.Place when BodyForms.IsNationsTeam(text, mention) => mention with { End = mention.End + 1, Kind = EntityKind.Organization },
            EntityKind.Place when PlaceBounds.IsCredit(text, mention) || placeBounds.IsHost(text, mention) => mention with { Kind = EntityKind.Person },
            EntityKind.Place when name is [_, _, '家'] && IsHome(text, mention) && EntityLexicon.Default.Surnames.LongestAt(name, 0) == 1 => new Mention(mention.Start, mention.End - 1, EntityKind.Person),
            EntityKind.Organization when EndsInsideWord(text, mention) => mention with { End = mention.End - 1 },
            EntityKind.Organization when BodyBounds.NumberedBehind(text, mention) is > 0 and var works => mention with { End = mention.End + works },
            EntityKind.Organization when MissingEnd(text, mention) is > 0 and var missing => mention with { End = mention.End + missing },
            EntityKind.Organization when placeBounds.IsDivision(name) => mention with { Kind = EntityKind.Place },
            EntityKind.Place when name.EndsWith("公司") || BodyBounds.EndsLikeBody(name) => mention with { Kind = EntityKind.Organization },
            _ => mention,
        };
    }

    /// <summary>Parts a place from others before it, which are kept, and mends its ends; a body or a person where it is a part of that.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The place.</param>
    /// <param name="isWhole">True where a body that begins with the place anew stands right behind it.</param>
    private Mention MendPlace(ReadOnlySpan<char> text, Mention place, bool isWhole)
    {
        while (text[place.Start..place.End].IndexOf('、') is > 0 and var mark)
        {
            mended.Add(place with { End = place.Start + mark });
            place = place with { Start = place.Start + mark + 1 };
        }

        // 长江边|十二圩镇.
        if (text[place.Start..place.End].IndexOf('边') is > 1 and var bank && place.Length - bank > 2 && text[place.Start + bank - 1] is '江' or '河' or '湖' or '海')
        {
            mended.Add(place with { End = place.Start + bank });
            place = place with { Start = place.Start + bank + 1 };
        }

        // 沿海经济开发区|地处|洋口镇.
        if (text[place.Start..place.End].IndexOf("地处") is > 1 and var lies && place.Length - lies > 3)
        {
            mended.Add(place with { End = place.Start + lies });
            place = place with { Start = place.Start + lies + 2 };
        }

        // 北京|上海.
        if (placeBounds.SecondDivision(text[place.Start..place.End]) is > 0 and var second)
        {
            mended.Add(place with { End = place.Start + second });
            place = place with { Start = place.Start + second };
        }

        // 青年大街|乘地铁2号线.
        if (text[place.Start..place.End].IndexOfAny(PlaceEnds) is > 1 and var end)
        {
            place = place with { End = place.Start + end };
        }

        place = place with { End = place.Start + Math.Max(Math.Max(placeBounds.WorldLength(text, place.Start), 1), text[place.Start..place.End].TrimEnd("-—－–").Length) };
        place = placeBounds.WithoutVerb(text, place);
        place = place with { End = place.End + placeBounds.MissingEnd(text, place) };

        place = new Mention(place.Start - towns.MissingStart(text, place), place.End + towns.LengthAt(text, place.End), place.Kind);
        var known = bodyBounds.PlaceBeforeBody(text, place);
        if (known > 0 && bodyBounds.BodyEnd(text, place with { Start = place.Start + known }, isNamed: true) is var bodyEnd && bodyEnd > place.End)
        {
            mended.Add(place with { End = place.Start + known });
            return new Mention(place.Start + known, bodyEnd, EntityKind.Organization);
        }

        place = !isWhole && bodyBounds.BodyEnd(text, place) is var begun && begun > place.End ? new Mention(place.Start, begun, EntityKind.Organization) : placeBounds.Bare(text, place);
        return placeBounds.WithSurname(text, place);
    }

    private void Replace(List<Mention> tagged)
    {
        tagged.Clear();
        tagged.AddRange(mended);
    }

    /// <summary>True of a person's name and 家 behind a word of coming or being there (在张日家).</summary>
    private static bool IsHome(ReadOnlySpan<char> text, Mention mention) =>
        mention.Start > 0 && text[mention.Start - 1] is '在' or '到' or '往' or '进' or '去' && (mention.End == text.Length || EntityLexicon.Breaks.Contains(text[mention.End]) || text[mention.End] is '里' or '中');

    /// <summary>True of a body that ends with the first character of a word (中国人民解放军|军事).</summary>
    private bool EndsInsideWord(ReadOnlySpan<char> text, Mention mention)
    {
        var name = text[mention.Start..(mention.End - 1)];
        return features.WordAt(mention.End - 1) is { Length: > 1 } word && word.Start == mention.End - 1 && (Abbreviations.Known.Contains(name) || (name.Length > 3 && DefinedNames.EndsLikeBody(name)));
    }

    /// <summary>Length of the end that stands behind a body that lacks it (市糖业发展|局, 创新工作|室, 县就业创业|服务局), or 0.</summary>
    private int MissingEnd(ReadOnlySpan<char> text, Mention mention) =>
        BodyEnds.LongestAt(text, mention.End) is > 0 and var length && features.BeginsWord(mention.End + length) && !DefinedNames.EndsLikeBody(text[mention.Start..mention.End])
        && (length > 1 || text[mention.End] == '局' || DefinedNames.EndsLikeBody(text[mention.Start..(mention.End + 1)])) ? length : 0;

    /// <summary>True of what was taken for a person and is a village that the text names in full elsewhere (罗古箐).</summary>
    private bool IsVillage(ReadOnlySpan<char> text, List<Mention> tagged, ReadOnlySpan<char> name) =>
        towns.IsNamed(text, Mention.FirstOf(tagged), name);

    /// <summary>True where a longer name of the text ends like a body that is called by its kind alone (鞍山第二轧钢厂, 轧钢厂).</summary>
    private static bool IsPartOfAnother(ReadOnlySpan<char> text, List<Mention> tagged, Mention body)
    {
        var name = text[body.Start..body.End];
        foreach (var other in Mention.FirstOf(tagged))
        {
            if (other.Kind == EntityKind.Organization && other.Length > body.Length && text[other.Start..other.End].EndsWith(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the second of two names begins of which the last character was left out before a third (李鹏乔|石|朱镕基), or 0.</summary>
    private static int CutBetween(ReadOnlySpan<char> text, Mention person, Mention next) =>
        next.Kind == EntityKind.Person && person.End + 1 == next.Start && person.Length > 2 && EntityLexicon.IsHan(text[person.End]) && !EntityLexicon.Breaks.Contains(text[person.End])
        && (EverydayWords.IsKnownPerson(text[person.Start..(person.End - 1)]) || EverydayWords.IsKnownPerson(text[(person.End - 1)..next.Start])) ? person.Length - 1 : 0;

    /// <summary>Length of the second name of a line that two fill without a mark between (陶立华|王力), or 0.</summary>
    private static int RestOfLine(ReadOnlySpan<char> text, Mention person)
    {
        const int Longest = 3;
        var rest = text[person.End..Math.Min(text.Length, person.End + Longest + 1)];
        var length = rest.IndexOf('\n');
        return length is 2 or Longest && person.Start > 0 && text[person.Start - 1] == '\n' && PersonScanner.SecondAt(text.Slice(person.Start, person.Length + length)) == person.Length && !WordClasses.IsOrdinary(WordClasses.Of(rest[..length])) ? length : 0;
    }

    /// <summary>Length of the likely name that a sentence begins with and a list goes on behind with a person (罗干、|任建新), or 0.</summary>
    private static int FirstOfList(ReadOnlySpan<char> text, int end, int person)
    {
        const int Longest = 3;
        var room = person > 0 && text[person - 1] == '、' ? person - 1 - end : 0;
        for (var length = Math.Min(room, Longest); length > 1; length--)
        {
            var at = person - 1 - length;
            if (at == 0 || text[at - 1] is '。' or '，' or '\n' or '：' or '“' or '；')
            {
                var name = text.Slice(at, length);
                return EntityLexicon.Default.Surnames.LongestAt(name, 0, out var kind) == 1 && kind < 2 && !name.ContainsAny(EntityLexicon.Breaks) && !EverydayWords.IsCommon(name) && EntityLexicon.Default.Roles.LongestAt(name, 0) == 0 && Gazetteer.Default.Names.Find(name) < 0 ? length : 0;
            }
        }

        return 0;
    }

    /// <summary>True of what stands between two persons of a list and begins with a surname (李建军、汪洋、王秀英).</summary>
    private static bool IsListedName(ReadOnlySpan<char> between) =>
        between is ['、', _, _, '、'] or ['、', _, _, _, '、'] && !between[1..^1].ContainsAny(EntityLexicon.Breaks) && EntityLexicon.Default.Surnames.LongestAt(between, 1) == 1;
}
