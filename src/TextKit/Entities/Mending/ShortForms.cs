using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>
/// Finds short forms of bodies that stand as words of their own: those everyone knows (最高检), and those that schools and
/// companies named in the text are called by (辽科大 of 辽宁科技大学, 飞隼体育 of 福建飞隼体育用品有限公司).
/// </summary>
internal static class ShortForms
{
    private const int MostNamed = 64;
    private const int Brand = 4;
    private static readonly WordSet Associations = new("行业协会 行业工会 同业公会 联合工会");
    private static readonly WordSet TownBodies = new("政府 党委 人大 卫生院 中心卫生院 文化站 中心校 派出所 司法所 敬老院 信用社 畜牧站 农技站 便民服务中心 综治办 妇联 团委 财政所 劳动保障所 人社所 商会");
    private static readonly WordSet Owners = new("公司 集团 集团公司 厂 总厂 矿 段 总段 项目部 所 局 路局 铁路局 林业局 油田 农场 林场 校 学校 院 医院 学院 师 港 镇 乡");
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789一二三四五六七八九〇零十百");
    private static readonly WordSet Parts = new("女工委 女职工委员会 女工部 女职工部 委员会");

    /// <summary>Appends the abbreviations of the list that stand between word boundaries.</summary>
    public static void ScanKnown(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> found)
    {
        foreach (var word in features.Words)
        {
            var start = BeginsInside(text, word) ? word.Start + 1 : word.Start;
            if (Abbreviations.Known.LongestAt(text, start) is > 0 and var length && (features.BeginsWord(start + length) || EntityLexicon.Default.Roles.LongestAt(text, start + length) > 1) && !(text[start] == '全' && OrganizationScanner.EndsSafety(text[..start])))
            {
                var body = WithUnion(text, start, start + length);
                found.Add(body with { End = body.End + BodyParts.DepartmentBehind(text, body.End) });
            }
        }
    }

    /// <summary>True where an abbreviation begins with the second character of a word that its end reaches over (发布会上人|社部公布).</summary>
    private static bool BeginsInside(ReadOnlySpan<char> text, Token word) =>
        word.Length == 2 && text[word.Start] is '上' or '由' or '据' or '与' or '和' or '向' or '对' or '经' or '将' or '受' or '被' or '为' && Abbreviations.Known.LongestAt(text, word.Start + 1) > 2;

    /// <summary>Appends what the text calls bodies by that <paramref name="named"/> holds in full, and what a village or a town that it names has one of, in places that no name covers yet.</summary>
    public static void ScanDerived(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> named, List<Mention> found)
    {
        var count = 0;
        var (speaksOfVillage, speaksOfTown) = (false, false);
        foreach (var mention in named)
        {
            speaksOfVillage |= mention.Kind == EntityKind.Place && mention.Length > 2 && text[mention.End - 1] == '村';
            speaksOfTown |= mention.Length > 2 && text[(mention.Start + 1)..mention.End].ContainsAny('镇', '乡');
            if (mention.Kind == EntityKind.Organization && mention.Length > 3 && count < MostNamed)
            {
                var name = text[mention.Start..mention.End];
                if (name.IndexOf("大学") is > 1 and var university)
                {
                    AddSchool(text, features, name[..university], '大', found);
                    count++;
                }
                else if (name.EndsWith("学院"))
                {
                    AddSchool(text, features, name[..^2], '院', found);
                    count++;
                }
                else if (NameShortening.StemOf(name) is var stem && stem.Length < name.Length)
                {
                    AddBrand(text, features, stem, found);
                    count++;
                }
            }
        }

        if (speaksOfVillage)
        {
            AddAll(text, features, "村委会", found);
        }

        if (speaksOfTown)
        {
            AddTownBodies(text, features, found);
        }
    }

    /// <summary>Appends what a town has one of, called by the level alone (镇文化站).</summary>
    private static void AddTownBodies(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOfAny('镇', '乡') is >= 0 and var next; from += next + 1)
        {
            var at = from + next;
            if (Math.Max(TownBodies.LongestAt(text, at + 1), AssociationBehind(text, at + 1)) is > 0 and var length && Stands(text, features, at) && !IsOneOfMany(text, at))
            {
                found.Add(new Mention(at, at + 1 + length, EntityKind.Organization));
            }
        }
    }

    /// <summary>Length of the association of a trade that stands at an offset (羊毛衫行业协会), or 0.</summary>
    private static int AssociationBehind(ReadOnlySpan<char> text, int at)
    {
        const int Farthest = 10;
        var behind = text[at..Math.Min(text.Length, at + Farthest)];
        return Associations.FindFirst(behind, out var length) is > 1 and var trade && !behind[..trade].ContainsAny(EntityLexicon.Breaks) ? trade + length : 0;
    }

    /// <summary>Appends the unions of enterprises and towns that are called by their trade or level (公司工会, 厂工会, 镇工会).</summary>
    public static void ScanUnions(ReadOnlySpan<char> text, TaggerFeatures features, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOf("工会") is >= 0 and var next; from += next + 2)
        {
            var at = from + next;
            if (Owners.LongestBefore(text, at, out _) is > 0 and var length && (features.BeginsWord(at - length) || text[at - length - 1] is '到' or '在') && Stands(text, features, at - length) && !IsOneOfMany(text, at - length))
            {
                var end = at + 2 + Parts.LongestAt(text, at + 2);
                if (text[at - 1] is '镇' or '乡' || EntityLexicon.Default.Roles.LongestAt(text, end) == 0)
                {
                    found.Add(new Mention(at - length, end, EntityKind.Organization));
                }
            }
        }
    }

    /// <summary>Appends the regiments of the production corps and their companies (一四九团, 143团五连) where the text speaks of the corps.</summary>
    public static void ScanRegiments(ReadOnlySpan<char> text, List<Mention> found)
    {
        if (!text.Contains("兵团", StringComparison.Ordinal))
        {
            return;
        }

        for (var from = 0; text[from..].IndexOf('团') is >= 0 and var next; from += next + 1)
        {
            var at = from + next;
            var start = at;
            while (start > 0 && Numerals.Contains(text[start - 1]))
            {
                start--;
            }

            var number = text[(at + 1)..].IndexOfAnyExcept(Numerals);
            var end = number > 0 && text[at + 1 + number] == '连' ? at + 2 + number : at + 1;
            if (at - start > 1 && (start == 0 || text[start - 1] is not ('第' or '师')) && !text[end..].StartsWith("队"))
            {
                found.Add(new Mention(start, end, EntityKind.Organization));
            }
        }
    }

    /// <summary>Appends the committee and the government of a division that stand side by side (市委、市政府).</summary>
    public static void ScanPairs(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOf("委、") is >= 0 and var next; from += next + 2)
        {
            var at = from + next;
            if (at > 0 && EntityLexicon.IsLevel(text[at - 1]) && at + 4 < text.Length && text[at + 2] == text[at - 1] && text[(at + 3)..].StartsWith("政府"))
            {
                found.Add(new Mention(at - 1, at + 1, EntityKind.Organization));
                found.Add(new Mention(at + 2, at + 5, EntityKind.Organization));
            }
        }
    }

    /// <summary>True of a body that stands for all of them (各镇工会, 各林业局工会; of a town's 街道、镇总工会) or for that of the speakers (我们镇工会).</summary>
    private static bool IsOneOfMany(ReadOnlySpan<char> text, int at) =>
        at > 0 && (text[at - 1] is '各' or '每' || (text[at] is '镇' or '乡' && text[at - 1] is '、' or '们'));

    /// <summary>True where what stands before is no part of a name: a mark, a word that binds or a verb.</summary>
    private static bool Stands(ReadOnlySpan<char> text, TaggerFeatures features, int at)
    {
        if (at == 0 || !EntityLexicon.IsHan(text[at - 1]) || EntityLexicon.Breaks.Contains(text[at - 1]))
        {
            return true;
        }

        var word = features.WordAt(at - 1);
        var kind = WordClasses.Of(text[word.Start..word.End]);
        return WordClasses.IsFunction(kind) || WordClasses.IsVerb(kind);
    }

    /// <summary>辽宁科技 gives 辽科大, 安徽 安大, 贵州民族 民大 and 贵民大, 柳州职业技术 柳职院.</summary>
    private static void AddSchool(ReadOnlySpan<char> text, TaggerFeatures features, ReadOnlySpan<char> name, char end, List<Mention> found)
    {
        var place = Gazetteer.Default.Names.FindLongest(name, 0, out _);
        Span<char> form = stackalloc char[3];
        form[0] = name[0];
        if (end == '大')
        {
            form[1] = end;
            AddAll(text, features, form[..2], found);
        }

        if (place < 2 || place == name.Length)
        {
            return;
        }

        (form[1], form[2]) = (name[place], end);
        AddAll(text, features, form, found);
        if (end == '大')
        {
            form[0] = name[place];
            form[1] = end;
            AddAll(text, features, form[..2], found);
        }
    }

    /// <summary>福建飞隼体育用品 gives 飞隼体育, and the forms below.</summary>
    private static void AddBrand(ReadOnlySpan<char> text, TaggerFeatures features, ReadOnlySpan<char> stem, List<Mention> found)
    {
        var core = stem[Gazetteer.Default.Names.FindLongest(stem, 0, out _)..];
        if (core.Length < Brand || core.ContainsAny('（', '('))
        {
            return;
        }

        AddAll(text, features, core[..Brand], found);

        // 福建圣农发展 gives 圣农 where no dictionary holds that.
        if (EntityLexicon.Default.Surnames.LongestAt(core, 0) == 0 && Gazetteer.Default.Names.Find(core[..2]) < 0 && WordClasses.Of(core[..2]) == WordClasses.Unknown && !EverydayWords.IsWord(core[..2]))
        {
            AddAll(text, features, core[..2], found);
        }

        if (core.Length == Brand)
        {
            return;
        }

        // 恒捷供应链管理 gives 恒捷供应链, 锡矿山闪星锑业 gives 闪星锑业.
        AddAll(text, features, core, found);
        AddAll(text, features, core[..^2], found);
        if (!EverydayWords.IsWord(core[^Brand..^2]) && !EverydayWords.Is(core[^Brand..]))
        {
            AddAll(text, features, core[^Brand..], found);
        }
    }

    /// <summary>The body, with its union where that stands right behind (太钢工会).</summary>
    private static Mention WithUnion(ReadOnlySpan<char> text, int start, int end) =>
        new(start, end + (text[(end - 1)..].StartsWith("会工会") ? 0 : text[end..].StartsWith("工会") ? 2 : 0), EntityKind.Organization);

    private static void AddAll(ReadOnlySpan<char> text, TaggerFeatures features, ReadOnlySpan<char> form, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOf(form) is >= 0 and var next; from += next + form.Length)
        {
            var start = from + next;
            if ((form.Length >= Brand || features.BeginsWord(start)) && features.BeginsWord(start + form.Length))
            {
                found.Add(WithUnion(text, start, start + form.Length));
            }
        }
    }
}
