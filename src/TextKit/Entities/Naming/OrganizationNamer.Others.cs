using TextKit.Entities.Scanning;

namespace TextKit.Entities.Naming;

/// <content>Bodies that are named by others of the text: parts and short forms, most of them of enterprises.</content>
internal sealed partial class OrganizationNamer
{
    // 一四九团, not 集团.
    private static readonly string[] Regiments = [.. "一二三四五六七八九十〇零0123456789".Select(c => $"{c}团")];

    // What an enterprise is called by itself (公司工会, 厂工会), and how names of such enterprises end.
    private static readonly (string Word, string[] Ends)[] Trades =
    [
        ("集团公司", ["集团"]), ("集团公司", ["公司"]), ("局集团", ["局集团有限公司"]), ("公司", ["公司", "集团"]), ("集团", ["集团"]), ("集团", ["公司"]), ("总厂", ["总厂"]), ("分厂", ["分厂"]), ("厂", ["厂"]), ("矿", ["矿"]), ("段", ["段"]),
        ("油田", ["油田", "公司"]), ("农场", ["农场"]), ("林场", ["林场"]), ("医院", ["医院"]), ("学校", ["学校", "中学", "小学", "学院"]), ("学院", ["学院"]), ("站", ["站"]), ("港", ["港"]),
        ("总段", ["总段"]), ("项目部", ["项目部"]), ("所", ["研究所", "设计所"]), ("局", ["林业局", "矿务局", "公路局", "管理局"]), ("路局", ["铁路局", "局集团有限公司"]), ("铁路局", ["铁路局", "局集团有限公司"]), ("林业局", ["林业局"]), ("师", ["师"]), ("团", Regiments), ("校", ["学校", "中学", "小学", "学院", "大学"]), ("院", ["医院", "学院", "研究院", "设计院"]),
    ];

    // Mines, and what the names of companies hold that have several.
    private static readonly WordSet Mines = new("一矿 二矿 三矿 四矿 五矿 六矿 七矿 八矿 九矿 十矿 煤矿 铁矿 铜矿 金矿 铅锌矿 露天矿 矿");
    private static readonly WordSet MiningCompanies = new("矿业 矿务局 煤业 煤电 精煤 煤炭 煤集团 有色金属 冀中能源 山东能源 晋能控股 开滦 潞安");

    // What stands behind the owner of a part that one character names (大佛寺矿|综采一队).
    private static readonly WordSet Parts = new("第 一 二 三 四 五 六 七 八 九 十 工会 党委 车间 工区 分厂 线路 综采 综掘 掘进 采煤 机电 运输 通风 开拓 选矿 安监 信号 运转 养护 职工 班组 项目部");
    private static readonly WordSet Crews = new("车间 工区 工段 班组 供电所");
    private static readonly WordSet OilWorks = new("采油 采气 采输 钻井 井下作业 测井 试采");

    // What power companies, sections of railways and works have in many places.
    private static readonly (string Word, string[] Owners)[] Stations = [("供电所", ["供电公司"]), ("线路车间", ["段"]), ("线路工区", ["段"]), ("分厂", ["公司", "集团"])];
    private static readonly WordSet LegalForms = new("有限公司 有限责任公司 股份有限公司 公司");

    // What an enterprise has of its own (公司工会, 矿党委).
    private static readonly WordSet OwnParts = new("工会 党委 团委 人力资源部 医院 职工医院 女工委 女职工委员会 计财科 宣传部 组织部 安监部");

    /// <summary>A part of a body that the text names (第六采油厂 of an oil field's company, a branch of a court).</summary>
    private string? PartOf(int position, string name)
    {
        if (name.Length > 2 && name[^1] is '团' or '连' && (char.IsAsciiDigit(name[0]) || "一二三四五六七八九".Contains(name[0], StringComparison.Ordinal)))
        {
            return OfRegiment(position, name);
        }

        if (name[0] == '第' && name.EndsWith("管理区", StringComparison.Ordinal))
        {
            return NearestOwner(position, 2, ["农场"]) is { } farm ? farm + name : null;
        }

        if (name.Length < 8 && (name.EndsWith("事业部", StringComparison.Ordinal) || name.EndsWith("工区", StringComparison.Ordinal)))
        {
            return NearestOwner(position, 2, ["公司", "集团", "矿"]) is { } company ? Joined(company, name) : null;
        }

        if (OilWorks.LongestAt(name, 0) > 0 && NearestOwner(position, 2, ["油田"]) is { } field)
        {
            return field + name;
        }

        if (name.Length == 3 && name.EndsWith("学院", StringComparison.Ordinal))
        {
            return NearestOwner(position, name.Length, ["大学", "学院"]) is { } university ? university + name : null;
        }

        var isBranch = name.EndsWith("法庭", StringComparison.Ordinal);
        if (!isBranch && !(name[0] == '第' && (name[^1] is '厂' or '矿' || name.EndsWith("分公司", StringComparison.Ordinal))))
        {
            return null;
        }

        return (isBranch ? NearestOwner(position, 0, ["法院"]) : NearestOwner(position, 2, ["公司", "集团"])) is { } owner ? owner + name : null;
    }

    /// <summary>A mine called by its own name, behind the mining company that the text names before it (火烧铺矿 of 盘江精煤); null for none, and where a place stands before it.</summary>
    private string? OfMine(int position, string name, int place)
    {
        if (place >= 0)
        {
            return null;
        }

        // 白马铁矿|选矿车间.
        var mine = OwnerOf(name);
        var part = mine.EndsWith("车间") || mine.EndsWith("队") ? mine.IndexOf('矿') : -1;
        mine = part > 1 ? mine[..(part + 1)] : mine;
        if (mine.Length < 3 || Mines.LongestBefore(mine, mine.Length, out _) == 0 || MiningCompanies.FindFirst(mine, out _) >= 0)
        {
            return null;
        }

        for (var other = position - 1; other >= Math.Max(0, position - NearestFirst.Reach); other--)
        {
            var owner = OwnerOf(named[other].Name);
            owner = HeadEnd(owner) is > 0 and var head && Mines.LongestBefore(owner, owner.Length, out _) > 0 ? owner[..head] : owner;
            if (MiningCompanies.FindFirst(owner, out _) > 0 && EndsWithAny(owner, "公司", "集团", "矿务局"))
            {
                var whole = Joined(owner.ToString(), name);
                named[position] = named[position] with { Name = whole };
                return whole;
            }
        }

        return null;
    }

    /// <summary>A branch called by its place alone (鸡西分公司), in the company of which the text names a branch (龙煤集团双鸭山分公司), else in that which it names last before; null for none.</summary>
    private string? OfBranch(int position, string name, int placeLength)
    {
        const string Branch = "分公司";
        const int Longest = 8;
        if (name.Length > Longest || name.IndexOf(Branch, StringComparison.Ordinal) is not (> 1 and var own) || HeadEnd(name) > 0 || (placeLength > 0 && placeLength != own))
        {
            return null;
        }

        foreach (var other in new NearestFirst(position, named.Count))
        {
            var whole = named[other].Name;
            if (whole.IndexOf(Branch, StringComparison.Ordinal) is > 3 and var at && CompanyLength(whole.AsSpan(0, at)) is > 1 and var company && at - company < Longest)
            {
                return string.Concat(whole.AsSpan(0, company), name);
            }
        }

        // 邮政分公司 is another's.
        var isPlace = gazetteer.Names.Find(name.AsSpan(0, own)) >= 0 || (own < 3 && !EverydayWords.Is(name.AsSpan(0, own)));
        for (var other = position - 1; isPlace && other >= Math.Max(0, position - NearestFirst.Reach); other--)
        {
            if (EndsWithAny(named[other].Name, "公司", "集团") && !named[other].Name.EndsWith(Branch, StringComparison.Ordinal))
            {
                return named[other].Name + name;
            }
        }

        return null;
    }

    /// <summary>Length of the company that a branch's name begins with, before the branch's place (龙煤集团|双鸭山, 海南橡胶|阳江), or 0.</summary>
    private int CompanyLength(ReadOnlySpan<char> branch)
    {
        if (Math.Max(branch.LastIndexOf("集团"), branch.LastIndexOf("公司")) is > 0 and var form)
        {
            return form + 2;
        }

        for (var i = 2; i < branch.Length - 1; i++)
        {
            if (gazetteer.Names.Find(branch[i..]) >= 0)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>
    /// The fuller name that the text itself prints of an enterprise, or of its union, which a list knows by a shorter one (柳工 of 广西柳工机械股份有限公司, listed as
    /// 广西柳工集团有限公司); null for none.
    /// </summary>
    private string? OfPrinted(int position, string surface, string listed)
    {
        const int Longest = 4;
        var company = OwnerOf(listed);
        var stem = NameShortening.StemOf(company);
        if (OwnerOf(surface).Length > Longest || stem.Length == company.Length)
        {
            return null;
        }

        string? longer = null;
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var printed = NameShortening.StemOf(named[other].Surface);

            // 本钢 is 辽宁本钢集团公司 rather than 本钢板材股份有限公司.
            if (printed.Length > stem.Length && printed.EndsWith(stem) && gazetteer.Names.Find(printed[..^stem.Length]) >= 0 && printed.Length < named[other].Surface.Length)
            {
                return string.Concat(named[other].Name, listed.AsSpan(company.Length));
            }

            if (longer is null && printed.Length > stem.Length && printed.Length < named[other].Surface.Length && printed.StartsWith(stem) && !named[other].Surface.EndsWith("分公司", StringComparison.Ordinal))
            {
                longer = string.Concat(named[other].Name, listed.AsSpan(company.Length));
            }
        }

        return longer;
    }

    /// <summary>A part behind its owner, which it may name again (阳煤集团一矿, 一矿通风工区).</summary>
    private static string Joined(string owner, string part)
    {
        var shared = Math.Min(owner.Length, part.Length);
        while (shared > 0 && !owner.AsSpan().EndsWith(part.AsSpan(0, shared)))
        {
            shared--;
        }

        return string.Concat(owner, part.AsSpan(shared));
    }

    /// <summary>A regiment of the production corps behind the division that the text names (第八师 and 一四九团), or behind the corps.</summary>
    private string? OfRegiment(int position, string name)
    {
        const string Corps = EnterpriseNames.Corps;
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var whole = named[other].Name;
            if (whole.StartsWith(Corps, StringComparison.Ordinal) && whole.AsSpan(Corps.Length).IndexOf('师') is > 1 and < 9 and var end)
            {
                var regiment = string.Concat(whole.AsSpan(0, Corps.Length + end + 1), name);
                named[position] = named[position] with { Name = regiment };
                return regiment;
            }
        }

        return Corps + name;
    }

    /// <summary>A part called by its place (海岛供电所, 红花铺线路车间), behind the nearest body that has such parts; null for none.</summary>
    private string? OfStation(int position, string name)
    {
        var (_, owners) = Array.Find(Stations, s => name.EndsWith(s.Word, StringComparison.Ordinal));
        return owners is not null && name.Length < 9 && NearestOwner(position, 2, owners) is { } owner ? Joined(owner, name) : null;
    }

    /// <summary>The nearest name, longer than so many characters, that ends so or goes on behind the first of the ends, without what stands behind that, by its full name; null for none.</summary>
    private string? NearestOwner(int position, int longerThan, string[] ends)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var owner = OwnerOf(named[other].Name);

            var end = EndsWithAny(owner, ends) ? owner.Length : EndOf(owner, ends[0]);
            if (end > longerThan)
            {
                return Settled(other, owner[..end]);
            }
        }

        return null;
    }

    /// <summary>Where the owner of a kind ends that a name goes on behind (国网霞浦县供电公司|海岛供电所, 商丘工务段|民权线路车间), or 0.</summary>
    private static int EndOf(ReadOnlySpan<char> name, string kind)
    {
        if (name.LastIndexOf(kind) is not (> 1 and var at))
        {
            return 0;
        }

        var end = at + kind.Length;
        end += LegalForms.LongestAt(name, end);
        return kind.Length > 1 || end == name.Length || Parts.LongestAt(name, end) > 0 || Crews.LongestBefore(name, name.Length, out _) > 0 ? end : 0;
    }

    /// <summary>A part of a body by the short form that the text defines for that (烟台农商行莱山支行).</summary>
    private string? OfDefined(string surface)
    {
        foreach (var (shortForm, definer) in defined)
        {
            if (surface.StartsWith(shortForm, StringComparison.Ordinal) && surface != named[definer].Surface)
            {
                return string.Concat(Settle(definer, null, -1), surface.AsSpan(shortForm.Length));
            }
        }

        return null;
    }

    /// <summary>What an enterprise has of its own, called by its trade (公司工会, 矿党委): that of the nearest enterprise of that trade.</summary>
    private string? OfTrade(int position, string name)
    {
        var body = name.StartsWith('该') || name.StartsWith('本') ? name.AsSpan(1) : name;
        foreach (var (word, ends) in Trades)
        {
            if (body.StartsWith(word) && OwnParts.LongestAt(body, word.Length) > 0 && NearestOwner(position, word.Length + 1, ends) is { } owner)
            {
                return string.Concat(owner, body[word.Length..]);
            }
        }

        return null;
    }

    /// <summary>True of what an enterprise has of its own and is called by its trade (公司工会, 厂党委).</summary>
    public static bool IsOfUnnamed(ReadOnlySpan<char> surface)
    {
        foreach (var (word, _) in Trades)
        {
            if (surface.StartsWith(word) && OwnParts.LongestAt(surface, word.Length) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (name.EndsWith(end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name without the union behind it: 西藏高争建材公司工会 gives the company.</summary>
    private static ReadOnlySpan<char> OwnerOf(string name) => name.IndexOf("工会", StringComparison.Ordinal) is > 0 and var at ? name.AsSpan(0, at) : name;

    private string Settled(int position, ReadOnlySpan<char> owner) => Longer(position, owner) ?? owner.ToString();

    /// <summary>The union or a department of a body whose full name the text gives elsewhere.</summary>
    private string? OfBase(int position, string name)
    {
        var owner = OwnerOf(name);
        var department = owner.Length < name.Length ? 0 : EntityLexicon.Default.Departments.LongestBefore(name, name.Length, out _);
        owner = owner[..^department];
        if (owner.Length == name.Length && HeadEnd(name) is > 0 and var group)
        {
            // 鹤煤集团|总医院.
            owner = owner[..group];
        }

        return owner.Length < name.Length && owner.Length > (department > 0 ? 2 : 1) && !name.AsSpan(owner.Length).StartsWith("工会联合会") && Longer(position, owner) is { } longer && (!owner.EndsWith("集团") || EndsWithAny(longer, "集团", "公司")) ? string.Concat(longer, name.AsSpan(owner.Length)) : null;
    }

    /// <summary>The nearest name, those before first, that a name is short for.</summary>
    private string? Longer(int position, ReadOnlySpan<char> name)
    {
        if (defined.Count > 0 && defined.TryGetValue(name.ToString(), out var definer))
        {
            return Settle(definer, null, -1);
        }

        foreach (var other in new NearestFirst(position, named.Count))
        {
            var whole = named[other].Name;
            if (HeadEnd(whole) is > 0 and var head && NameShortening.IsShortFor(name, whole.AsSpan(0, head)))
            {
                return whole[..head];
            }

            // 华丰煤矿 of 新汶矿业集团华丰煤矿综采一队.
            if (name.Length > 3 && whole.AsSpan().IndexOf(name) is > 0 and var inside && inside + name.Length < whole.Length && (DefinedNames.EndsLikeBody(name) || name[^1] == '段'))
            {
                return whole[..(inside + name.Length)];
            }

            if (NameShortening.IsShortFor(name, whole) || (named[other].PlaceLength is > 0 and var place && whole.Length - name.Length == place && whole.AsSpan(place).SequenceEqual(name)))
            {
                return whole;
            }

            var owner = OwnerOf(whole);
            owner = owner.Length < whole.Length ? owner : owner[..^EntityLexicon.Default.Departments.LongestBefore(whole, whole.Length, out _)];
            if (owner.Length < whole.Length && NameShortening.IsShortFor(name, owner))
            {
                return owner.ToString();
            }
        }

        return null;
    }

    /// <summary>Where the university, the group of companies or the company ends that a name begins with and goes on behind (新汶矿业集团|华丰煤矿), or 0.</summary>
    private static int HeadEnd(ReadOnlySpan<char> name)
    {
        var end = name.IndexOf("大学") is > 0 and var university ? university + 2
            : name.IndexOf("公司") is > 0 and var company ? company + 2 : name.IndexOf("集团") + 2;
        return end > 2 && end < name.Length && (name[end..].StartsWith("工会") || name[end..].StartsWith("总医院") || name[end] is not ('公' or '有' or '股' or '控' or '总' or '工')) ? end : 0;
    }
}
