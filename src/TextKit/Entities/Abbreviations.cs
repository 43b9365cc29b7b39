using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Writes out what is abbreviated in the names of bodies: whole names, beginnings, ends, and organs that leave out 人民.</summary>
internal static class Abbreviations
{
    private static readonly ILookup<string, string[]> Pairs =
        SeedLists.ReadKinds("organization-names.tsv").SelectMany(k => k.Words.Select(w => (k.Kind, Pair: w.Split('=')))).ToLookup(w => w.Kind, w => w.Pair);

    private static readonly Dictionary<string, string> Wholes = Of("whole");
    private static readonly Dictionary<string, string> Ends = Of("end");
    private static readonly Dictionary<string, string> Starts = Of("start");
    private static readonly Dictionary<string, string> Organs = Of("organ");
    private static readonly WordSet EndWords = new(Ends.Keys.Where(k => k.Length > 2 && k[^1] is '局' or '委' or '厅').Select(k => (k, 0)));
    private static readonly WordSet StartWords = new(Starts.Keys.Select(k => (k, 0)));
    private static readonly WordSet PartyOrgans = new("组织部 宣传部 统战部 政法委 办公室 办公厅 党校 老干部局 网信办 编办 台港澳办");
    private static readonly WordSet OrganWords = new(Organs.Keys.Select(k => (k, 0)));

    /// <summary>The abbreviations that stand for one body whatever is around them.</summary>
    public static WordSet Known { get; } = new(Wholes.Keys.Select(k => (k, 0)));

    /// <summary>The full name of a body that is known by its abbreviation alone (全总), or of the union of such a company (南钢工会); null for none.</summary>
    public static string? Whole(string surface)
    {
        const string Union = "工会";
        return Wholes.GetValueOrDefault(surface)
            ?? (surface.EndsWith(Union, StringComparison.Ordinal) && Wholes.GetValueOrDefault(surface[..^Union.Length]) is { } company && company.EndsWith("公司", StringComparison.Ordinal) ? company + Union : null);
    }

    /// <summary>True of an abbreviation that names of bodies end with, alone (建委, 地税局).</summary>
    public static bool IsEnd(string surface) => Ends.ContainsKey(surface);

    /// <summary>The name with an abbreviation in front written out (全总办公厅, 农行茂县支行), or null.</summary>
    public static string? ExpandStart(string surface)
    {
        var length = StartWords.LongestAt(surface, 0);
        if (length == 0)
        {
            return null;
        }

        // An enterprise may have daughters of its brand: 本钢板材股份有限公司 is none of its parts.
        var whole = Starts[surface[..length]];
        var rest = surface.AsSpan(length);

        // 解放军报 is a paper, 鞍钢股份炼铁总厂 a works of another company than 鞍钢.
        if (rest is "报" || rest.StartsWith("股份") || rest.StartsWith("集团"))
        {
            return null;
        }

        // 中科院昆明动物所.
        if (whole is "中国科学院" && rest.Length > 3 && rest[^1] == '所' && !rest.EndsWith("研究所"))
        {
            return string.Concat(whole, rest[..^1], "研究所");
        }

        var isPart = rest.IsEmpty || rest.StartsWith("工会") || rest.StartsWith("党委") || rest.EndsWith("分公司") || rest.EndsWith("支公司") || rest.EndsWith("厂");

        // 西安交大二附院, 中南大学附二院.
        return rest is [var number, '附', '院'] ? string.Concat(whole, "第", $"{number}附属医院")
            : rest is ['附', var other, '院'] ? string.Concat(whole, "附属第", $"{other}医院")
            : isPart || !whole.EndsWith("公司", StringComparison.Ordinal) ? string.Concat(whole, rest) : null;
    }

    /// <summary>The name with the abbreviation that it ends with written out (市人社局), and that of a union with a department behind (市总办公室).</summary>
    public static string ExpandEnd(string surface)
    {
        for (var i = 0; i < surface.Length - 1; i++)
        {
            if (Ends.TryGetValue(surface[i..], out var full) && !(i > 0 && (surface[i - 1] == '合' || (full[0] == '中' && "一二三四五".Contains(surface[i - 1], StringComparison.Ordinal)))))
            {
                surface = string.Concat(surface.AsSpan(0, i), full);
                break;
            }

            // 邯郸市人社局养老保险处.
            if (i > 0 && EndWords.LongestAt(surface, i) is > 0 and var length && i + length + 1 < surface.Length && surface[^1] is '处' or '科' or '室' or '庭' or '队' or '站' or '所')
            {
                surface = string.Concat(surface.AsSpan(0, i), Ends[surface.Substring(i, length)], surface.AsSpan(i + length));
                break;
            }
        }

        var at = surface.IndexOf('总', StringComparison.Ordinal);
        return at > 0 && at + 1 < surface.Length && EntityLexicon.IsLevel(surface[at - 1]) && surface[at + 1] is not ('工' or '队' or '公' or '局' or '厂' or '商' or '医' or '站')
            ? string.Concat(surface.AsSpan(0, at), "总工会", surface.AsSpan(at + 1)) : surface;
    }

    /// <summary>The name of an organ of the Communist Party or the Youth League with theirs in front (赣州市委 is 中共赣州市委员会), or of a division's consultative conference.</summary>
    public static string OfParty(string name)
    {
        const string Party = "中共";
        if (name.EndsWith("团委", StringComparison.Ordinal) && name.Length > 4 && EntityLexicon.IsLevel(name[^3]))
        {
            return string.Concat("共青团", name.AsSpan(0, name.Length - 2), "委员会");
        }

        if (name.EndsWith("政协", StringComparison.Ordinal) && name.Length > 3 && EntityLexicon.IsLevel(name[^3]))
        {
            return string.Concat("中国人民政治协商会议", name.AsSpan(0, name.Length - 2), "委员会");
        }

        if (name.EndsWith("直属机关工作委员会", StringComparison.Ordinal) && name.Length > 9 && !name.StartsWith(Party, StringComparison.Ordinal))
        {
            return Party + name;
        }

        var at = name.IndexOf('委', StringComparison.Ordinal);
        if (at < 2 || name.StartsWith(Party, StringComparison.Ordinal) || name.Contains('团') || !EntityLexicon.IsLevel(name[at - 1] == '纪' || name[at - 1] == '党' ? name[at - 2] : name[at - 1]))
        {
            return name;
        }

        var rest = name.AsSpan(at + 1);
        return name[at - 1] == '纪' ? rest.IsEmpty ? string.Concat(Party, name.AsSpan(0, at - 1), "纪律检查委员会") : name
            : rest.IsEmpty ? string.Concat(Party, name.AsSpan(0, name[at - 1] == '党' ? at - 1 : at), "委员会")
            : PartyOrgans.LongestAt(rest, 0) == rest.Length ? Party + name : name;
    }

    /// <summary>Where the second of two bodies begins that stand side by side and are known by these names (民政部公安部), or 0.</summary>
    public static int SecondKnown(ReadOnlySpan<char> name)
    {
        const int Shortest = 3;
        for (var i = Shortest; i <= name.Length - Shortest && name.Length < 4 * Shortest; i++)
        {
            if (name[i - 1] is '部' or '委' or '央' && Known.Contains(name[..i]) && (name[i..].StartsWith("国务院") || Known.Contains(name[i..])))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>What stands behind a division's name or level, with the organ that it begins with written out: 法院 is 人民法院 there, 中院 中级人民法院.</summary>
    public static string ExpandOrgan(ReadOnlySpan<char> rest) =>
        OrganLength(rest) is > 0 and var length ? string.Concat(Organs[rest[..length].ToString()], rest[length..]) : rest.ToString();

    /// <summary>True where a name begins with an organ that short names of divisions stand before too (太原中院).</summary>
    public static bool BeginsWithOrgan(ReadOnlySpan<char> rest) => OrganLength(rest) > 0;

    /// <summary>The full name of an organ that is called by its short name alone (三中院), else the name.</summary>
    public static string OfOrgan(string name) => Organs.GetValueOrDefault(name, name);

    private static int OrganLength(ReadOnlySpan<char> rest)
    {
        var length = OrganWords.LongestAt(rest, 0);

        // 二中队 is no school.
        return length > 0 && rest[length - 1] == '中' && length < rest.Length ? 0 : length;
    }

    private static Dictionary<string, string> Of(string kind) => Pairs[kind].ToDictionary(p => p[0], p => p[1]);
}
