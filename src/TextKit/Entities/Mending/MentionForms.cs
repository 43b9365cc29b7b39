using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Mends mentions of the tagger whose form is known to be another.</summary>
internal static class MentionForms
{
    // What a union does that is taken together with its name.
    private static readonly WordSet Verbs = new("组织 联合 会同 连同 携手 召开 举办 启动 派出 邀请 走进 开展 选派 联手 推出 发放 请 牵线 联系 协调 支持 指导 帮助 走访 慰问");

    // 中国道路.
    private static readonly WordSet Doctrines = new("道路 力量 精神 特色 梦 方案 智慧 奇迹 模式 经验 故事 声音 速度 制造 式");
    private static readonly SearchValues<string> NamelessBodies = SearchValues.Create(["有家", "一家", "一间", "一所", "一座", "几家", "多家", "两家", "三家", "有个", "有座", "某"], StringComparison.Ordinal);
    private const string Dashes = "-—－–─";
    private static readonly SearchValues<char> Binding = SearchValues.Create("将把被让给向对");

    /// <summary>
    /// Appends a mention: two bodies where a verb stands behind the abbreviation of a union (甘肃省总组织兰州大学) or a conjunction
    /// joins them, a country and what a dash parts from it, a dateline and the body behind it, a works and the person printed behind it, a studio or a school called after a person, a body with its department (市总工会女职工部), a village where a person's name
    /// goes on so.
    /// </summary>
    public static void Add(ReadOnlySpan<char> text, Mention mention, List<Mention> tagged)
    {
        if (mention.Kind == EntityKind.Organization && Conjunction(text[mention.Start..mention.End]) is > 0 and var joint)
        {
            Add(text, mention with { End = mention.Start + joint }, tagged);
            mention = mention with { Start = mention.Start + joint + 1 };
        }

        // 郑州３月６日讯|中华全国总工会.
        if (mention.Kind == EntityKind.Organization && Datelines.LengthIn(text[mention.Start..mention.End]) is > 0 and var dateline)
        {
            if (Gazetteer.Default.Names.FindLongest(text[mention.Start..mention.End], 0, out _) is > 1 and var city)
            {
                tagged.Add(new Mention(mention.Start, mention.Start + city, EntityKind.Place));
            }

            mention = mention with { Start = mention.Start + dateline };
            if (mention.Length < 2)
            {
                return;
            }
        }

        // 中国共产党|南京钢铁联合有限公司第三次代表大会.
        const string Party = "中国共产党";
        if (mention.Kind == EntityKind.Organization && mention.Length > Party.Length + 4 && text[mention.Start..].StartsWith(Party) && text[(mention.End - 2)..mention.End] is "公司" or "集团" or "大学" or "医院")
        {
            tagged.Add(mention with { End = mention.Start + Party.Length });
            mention = mention with { Start = mention.Start + Party.Length };
        }

        // 中国-东盟 are two; of 中国-东盟教育交流周 the rest is an event.
        if (mention.Kind == EntityKind.Organization && text[mention.Start..mention.End].IndexOfAny(Dashes) is > 1 and var dash && Gazetteer.Default.IsCountry(text.Slice(mention.Start, dash)) && !DefinedNames.EndsLikeBody(text[mention.Start..mention.End]))
        {
            tagged.Add(new Mention(mention.Start, mention.Start + dash, EntityKind.Place));
            var rest = text[(mention.Start + dash)..mention.End].TrimStart(Dashes);
            var start = mention.End - rest.Length;
            if (Abbreviations.Known.LongestAt(rest, 0) is > 0 and var known)
            {
                tagged.Add(new Mention(start, start + known, EntityKind.Organization));
            }
            else if (rest.Length > 1 && Gazetteer.Default.Names.Find(rest) >= 0)
            {
                tagged.Add(new Mention(start, mention.End, EntityKind.Place));
            }

            return;
        }

        mention = WithFoundation(text, mention);

        // 特钢事业部大棒厂|张绫.
        if (mention.Kind == EntityKind.Organization && PersonBehind(text[mention.Start..mention.End]) is > 0 and var person)
        {
            tagged.Add(mention with { End = mention.End - person });
            mention = new Mention(mention.End - person, mention.End, EntityKind.Person);
        }

        // 从化法院成功将乐器公司 are two.
        if (mention.Kind == EntityKind.Organization && text[mention.Start..mention.End].IndexOfAny(Binding) is > 2 and var binding && Gazetteer.Default.Names.FindLongest(text, mention.Start + binding, out _) < 3 && DefinedNames.BodyIn(text.Slice(mention.Start, binding)) is > 0 and var whole)
        {
            tagged.Add(mention with { End = mention.Start + whole });
            mention = mention with { Start = mention.Start + binding + 1 };
            if (mention.Length < 3 || !DefinedNames.EndsLikeBody(text[mention.Start..mention.End]))
            {
                return;
            }
        }

        // 粤、滇、黔三省工会 are those of three provinces.
        if (mention.Kind == EntityKind.Organization && mention.Length > 3 && PlaceForms.IsOneOfSeveral(text[mention.Start..mention.End]))
        {
            mention = new Mention(mention.Start, mention.Start + 1, EntityKind.Place);
        }

        // 大连金普新区有家轴承厂 names the place alone.
        if (mention.Kind == EntityKind.Organization && text[mention.Start..mention.End].IndexOfAny(NamelessBodies) is > 1 and var place
            && Gazetteer.Default.Names.FindLongest(text, mention.Start, out _) > 1)
        {
            mention = new Mention(mention.Start, mention.Start + place, EntityKind.Place);
        }

        if (mention.Kind == EntityKind.Organization && UnionBeforeVerb(text[mention.Start..mention.End], out var verb) is > 0 and var union)
        {
            var end = mention.Start + union;
            tagged.Add(mention with { End = verb > 0 ? end : end + BodyParts.DepartmentBehind(text, end) });
            mention = mention with { Start = tagged[^1].End + verb };
            if (mention.Length > 2 && DefinedNames.EndsLikeBody(text[mention.Start..mention.End]))
            {
                Add(text, mention, tagged);
            }
        }
        else if (mention.Kind == EntityKind.Organization)
        {
            var end = mention.End + BodyParts.UnionBehind(text, mention.End);
            tagged.Add(mention with { End = end + Math.Max(BodyParts.DepartmentBehind(text, end), BodyParts.CentreBehind(text, end)) });
        }
        else if (mention.Kind == EntityKind.Place && text[mention.End - 1] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟' or '镇' or '乡' && BodyParts.UnionBehind(text, mention.End) is > 0 and var behind
            && !text[(mention.End + behind)..].StartsWith("干部"))
        {
            tagged.Add(new Mention(mention.Start, mention.End + behind + BodyParts.DepartmentBehind(text, mention.End + behind), EntityKind.Organization));
        }
        else if (mention.Kind == EntityKind.Person && mention.Length > 2 && mention.End < text.Length && text[mention.End] is '村' or '乡' or '镇')
        {
            tagged.Add(new Mention(mention.Start, mention.End + 1, EntityKind.Place));
        }
        else
        {
            tagged.Add(mention);
        }
    }

    /// <summary>The studio or the school that a person's name begins (叶传根技能大师工作室, 童晖小学), else the mention.</summary>
    public static Mention WithFoundation(ReadOnlySpan<char> text, Mention mention) =>
        mention.Kind == EntityKind.Person && Math.Max(BodyParts.StudioBehind(text, mention.End), BodyParts.SchoolBehind(text, mention.End)) is > 0 and var rest ? new Mention(mention.Start, mention.End + rest, EntityKind.Organization) : mention;

    /// <summary>
    /// The mention without what no name begins or ends with; false for what is none: everyday words taken for a person or a place, a
    /// name with figures in it, the union of a country's workers in general.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="mention">The mention, changed.</param>
    /// <param name="tokens">A buffer.</param>
    public static bool TryTidy(ReadOnlySpan<char> text, ref Mention mention, List<Token> tokens)
    {
        var name = text[mention.Start..mention.End];
        switch (mention.Kind)
        {
            case EntityKind.Organization:
                return BodyForms.TryTidy(text, ref mention, tokens);
            case EntityKind.Person when OrganizationScanner.IsEnterprise(name):
                mention = mention with { Kind = EntityKind.Organization };
                return true;
            case EntityKind.Person:
                return PersonForms.TryTidy(text, ref mention, tokens);
            case EntityKind.Place:
                if ((name is "中国" && (Doctrines.LongestAt(text, mention.End) > 0 || text[..mention.Start].EndsWith("新"))) || PlaceForms.IsCompound(name.EndsWith("地区") ? name[..^2] : name) || PlaceForms.IsNoName(text, mention))
                {
                    return false;
                }

                // A toll gate of a motorway bears no name of its own.
                mention = mention with { End = mention.End + (name.EndsWith("高速") ? 0 : PlaceKinds.LandmarkBehind(text, mention.End)) };
                return !(IsLatin(name) || name[^1] == '舰' || name.EndsWith("公里") || (Gazetteer.Default.Names.FindLongest(name, 0, out _) == 0 && EverydayWords.Are(name, tokens)));
            default:
                return true;
        }
    }

    /// <summary>Where 和, 与, 、 or, behind a federation, 同 joins two names of bodies (县总工会和县应急管理局), or 0; 住房和城乡建设局 is one.</summary>
    private static int Conjunction(ReadOnlySpan<char> name)
    {
        for (var i = 2; i < name.Length - 3; i++)
        {
            if ((name[i] is '和' or '与' or '、' || (name[i] == '同' && name[..i].EndsWith("联合会") && name[i + 1] != '业')) && EndsWhole(name[..i]) && (DefinedNames.EndsLikeBody(name[(i + 1)..]) || Abbreviations.Known.Contains(name[(i + 1)..])))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>Length of the person that a name of a works ends with, printed without a mark between, or 0.</summary>
    private static int PersonBehind(ReadOnlySpan<char> name)
    {
        if (name.Length < 5 || DefinedNames.EndsLikeBody(name))
        {
            return 0;
        }

        for (var length = 3; length > 1; length--)
        {
            var person = name[^length..];
            if ((name[^(length + 1)] is '厂' or '矿' || DefinedNames.EndsLikeBody(name[..^length])) && EntityLexicon.Default.Surnames.LongestAt(person, 0, out var kind) == 1 && kind == 0
                && !person.ContainsAny(EntityLexicon.NotInGivenName) && !WordClasses.IsOrdinary(WordClasses.Of(person)) && !WordClasses.IsOrdinary(WordClasses.Of(person[..2])))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>True of a name that ends like a body or like the abbreviation of a union (州总, 市经委), or is known by its abbreviation (国家经贸委).</summary>
    private static bool EndsWhole(ReadOnlySpan<char> name) =>
        (name is [.., var level, '总'] && EntityLexicon.IsLevel(level)) || (name is [var kind, _, '委'] && EntityLexicon.IsLevel(kind)) || Abbreviations.Known.Contains(name) || (name.Length > 2 && DefinedNames.EndsLikeBody(name));

    /// <summary>
    /// Where a union's name ends before a verb (中国海员建设工会|牵线|交通运输部海事局, 甘肃省总|组织|兰州大学), or 0. What ends like no body behind the
    /// abbreviation of a union begins with a verb too (怒江州总|帮社区).
    /// </summary>
    private static int UnionBeforeVerb(ReadOnlySpan<char> name, out int verb)
    {
        verb = 0;
        var at = name.IndexOf("工会") + 2;
        var isShort = at < 3;
        at = isShort ? name.IndexOf('总') + 1 : at;
        if (at < 2 || at == name.Length || (isShort && !EntityLexicon.IsLevel(name[at - 2])))
        {
            return 0;
        }

        // 组织部 is a department, 工会联合会 a union.
        verb = name.Length - at > 3 && Verbs.LongestAt(name, at) is > 0 and var length && name[at + length] is not ('部' or '会') ? length : 0;
        return verb > 0 || (isShort && !DefinedNames.EndsLikeBody(name[at..]) && !name.EndsWith("部")) ? at : 0;
    }

    private static bool IsLatin(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c >= '\u3400' && c is < '\uFF00' or > '\uFF5E')
            {
                return false;
            }
        }

        return true;
    }
}
