namespace TextKit.Entities.Naming;

/// <content>Bodies that are called by the level of their division alone (市总工会, 团区委).</content>
internal sealed partial class OrganizationNamer
{
    private static readonly WordSet NoDistricts = new("自治区 地区 高新区 开发区 经开区 保税区 园区");

    /// <summary>What a sentence stands in: positions among the bodies and the places taken.</summary>
    /// <param name="FirstBody">Position of its first body.</param>
    /// <param name="FirstPlace">Position of its first place.</param>
    /// <param name="PlaceEnd">Position behind the last place named so far.</param>
    /// <param name="ParagraphPlace">Position of the first place of its paragraph.</param>
    /// <param name="ParagraphBody">Position of the first body of its paragraph.</param>
    /// <param name="Item">The division, counted from 1, that the item of a digest is headed by; 0 for none.</param>
    /// <param name="Topic">The division, counted from 1, that it begins with; 0 for none.</param>
    private readonly record struct Sentence(int FirstBody, int FirstPlace, int PlaceEnd, int ParagraphPlace, int ParagraphBody, int Item, int Topic = 0);

    /// <summary>Begins a sentence, or a paragraph with it: what is taken from here on stands in another than what was.</summary>
    public void BeginSentence(bool isParagraph) => sentence = new Sentence(named.Count, places.Count, places.Count, isParagraph ? places.Count : sentence.ParagraphPlace, isParagraph ? named.Count : sentence.ParagraphBody, sentence.Item);

    /// <summary>Begins an item of a digest that is headed by a place (■嵊泗　贻贝开捕).</summary>
    public void BeginItem(int division) => sentence = sentence with { Item = division + 1 };

    /// <summary>Tells the division that a sentence begins with (霞浦走的是另一条路，县总工会…).</summary>
    public void BeginTopic(int division) => sentence = sentence with { Topic = division + 1 };

    /// <summary>A body called by its level (市总工会), with the division that its sentence, its item, its paragraph or its text tells.</summary>
    private string Leveled(int position, string name, string level)
    {
        // 县医院 is the county's people's hospital, 市医院协会 none of its parts.
        var own = name.AsSpan(level.Length);
        var isHospital = own is "医院" || (own.StartsWith("医院") && own[^1] == '科');
        var rest = isHospital ? string.Concat("人民", own) : Abbreviations.ExpandOrgan(own);
        var sentence = named[position].Sentence;
        var division = HeadInSentence(position, level) ?? PlaceInSentence(sentence, level) ?? Headed(sentence.Topic, level) ?? PlaceInParagraph(sentence, level) ?? Headed(sentence.Item, level) ?? HeadOfSame(position, level, rest) ?? FormerPlace(level) ?? MostNamed(level);
        if (division is null)
        {
            return Longer(position, name) ?? name;
        }

        if (rest is "军区" or "军分区")
        {
            return string.Concat("中国人民解放军", division, rest);
        }

        // 延庆区医院, where the text prints that.
        return isHospital && IsPrinted(position, division, own) ? string.Concat(division, own) : Remember(position, division, rest);
    }

    /// <summary>True where the text prints the body of a division by a name near a position (北京市延庆区, 医院: 延庆区医院).</summary>
    private bool IsPrinted(int position, string division, ReadOnlySpan<char> body)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var surface = named[other].Surface.AsSpan();
            if (surface.Length > body.Length + 1 && surface.EndsWith(body) && division.AsSpan().EndsWith(surface[..^body.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The division of a level that the bodies of a sentence before one begin with, the nearest first; null for none.</summary>
    private string? HeadInSentence(int position, string level)
    {
        for (var other = position - 1; other >= Math.Max(named[position].Sentence.FirstBody, position - NearestFirst.Reach); other--)
        {
            if (EndsWithLevel(named[other], level))
            {
                return HeadOf(other);
            }
        }

        return null;
    }

    /// <summary>The division of a level that heads a sentence or the item of a digest, or null.</summary>
    private string? Headed(int head, string level) =>
        head > 0 && resolver.OfKind(head - 1, level) is >= 0 and var division ? divisions.FullName(division) : null;

    /// <summary>
    /// The division of a body of the same kind: of those before in its paragraph and of all in its text the first, for what a text is about it names
    /// first (市总工会 of 迁安, though its last paragraph names that of 唐山), in a long text the nearest; null for none.
    /// </summary>
    private string? HeadOfSame(int position, string level, string rest)
    {
        if (FirstSame(named[position].Sentence.ParagraphBody, position, level, rest) is >= 0 and var own)
        {
            return HeadOf(own);
        }

        if (FirstSame(0, named.Count, level, rest) is >= 0 and var main)
        {
            return HeadOf(main);
        }

        foreach (var other in new NearestFirst(position, named.Count))
        {
            if (IsSameOf(named[other], level, rest))
            {
                return HeadOf(other);
            }
        }

        return null;
    }

    /// <summary>The first place of a text by a name of that level that no list of today holds, or null.</summary>
    private string? FormerPlace(string level)
    {
        foreach (var (surface, place) in FirstPlaces)
        {
            if (place >= 0 && FormerOf(surface, place, level) is { } former)
            {
                return former;
            }
        }

        return null;
    }

    private string? MostNamed(string level)
    {
        var division = resolver.MostNamed(level);
        division = division < 0 && level == "区" ? resolver.MostNamed("自治区") : division;
        return division < 0 ? null : divisions.FullName(division);
    }

    private string HeadOf(int position) => named[position].Name[..named[position].Head];

    /// <summary>The full name of the division of a level that a sentence named last (江西省多层次开展送温暖活动，省委书记舒惠国), or null.</summary>
    private string? PlaceInSentence(Sentence sentence, string level)
    {
        for (var other = sentence.PlaceEnd - 1; other >= Math.Max(sentence.FirstPlace, sentence.PlaceEnd - NearestFirst.Reach); other--)
        {
            if (NamedOf(places[other], level) is { } last)
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>The full name of the division of a level that a paragraph named first, before a sentence; null for none.</summary>
    private string? PlaceInParagraph(Sentence sentence, string level)
    {
        for (var other = sentence.ParagraphPlace; other < Math.Min(sentence.FirstPlace, sentence.ParagraphPlace + NearestFirst.Reach); other++)
        {
            if (NamedOf(places[other], level) is { } first)
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>The full name of the division of a level that a place names with its kind, or null.</summary>
    private string? NamedOf((string Surface, int Place) named, string level)
    {
        var (surface, place) = named;
        if (place < 0 || !surface.Contains(level, StringComparison.Ordinal))
        {
            return null;
        }

        if (resolver.OfKind(place, level) is >= 0 and var above && surface.Contains(gazetteer[above].Name, StringComparison.Ordinal))
        {
            return divisions.FullName(above);
        }

        return FormerOf(surface, place, level);
    }

    /// <summary>The full name of a division by which no list of today knows it, where a place ends with that (哲里木盟, 伊春市翠峦区), or null.</summary>
    private string? FormerOf(string surface, int place, string level)
    {
        for (var i = 0; surface.EndsWith(level, StringComparison.Ordinal) && i < surface.Length - 1; i++)
        {
            if (gazetteer.Names.Find(surface.AsSpan(i)) >= 0)
            {
                return divisions.IsFormer(place, surface.AsSpan(i)) ? divisions.Head(place, surface.AsSpan(i)) : null;
            }
        }

        return null;
    }

    /// <summary>Position of the first body from one on, before another, of the same kind as one that is called by its level; -1 for none.</summary>
    private int FirstSame(int from, int end, string level, string rest)
    {
        for (var other = from; other < Math.Min(end, from + NearestFirst.Reach); other++)
        {
            if (IsSameOf(named[other], level, rest))
            {
                return other;
            }
        }

        return -1;
    }

    /// <summary>True of a body of the same kind as one that is called by its level (市总工会, 西安市总工会).</summary>
    private static bool IsSameOf(Body body, string level, string rest) =>
        EndsWithLevel(body, level) && body.Name.Length >= body.Head + 2 && rest.AsSpan().StartsWith(body.Name.AsSpan(body.Head, 2));

    /// <summary>True of a body with a division of a level in front; a region or a zone is no district.</summary>
    private static bool EndsWithLevel(Body body, string level)
    {
        var head = body.Name.AsSpan(0, body.Head);
        return head.Length > level.Length && head.EndsWith(level) && (level != "区" || NoDistricts.LongestBefore(head, head.Length, out _) == 0);
    }

    /// <summary>The name of a body called by its level, kept for those behind it that are called so too.</summary>
    private string Remember(int position, string division, string rest)
    {
        var name = string.Concat(division, rest);
        named[position] = named[position] with { Name = name, Head = division.Length };
        return Fuller(position, name, division.Length) ?? name;
    }

    /// <summary>A committee of the Youth League, 团 in front of its level: 团区委.</summary>
    private string? OfYouthLeague(int position, string name)
    {
        if (name is not ['团', .. { Length: > 0 } level, '委'] || !LevelWords.Contains(level))
        {
            return null;
        }

        var committee = Leveled(position, level + "委员会", level);
        return committee.Length > level.Length + 3 ? "共青团" + committee : null;
    }
}
