using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Tells whether one name of a body is short for another of the same text.</summary>
internal static class NameShortening
{
    private const int FarthestBrand = 8;
    private static readonly SearchValues<char> Marks = SearchValues.Create("-—–·、，,“”《》 \u3000");
    private static readonly string[] Forms =
        ["集团股份有限公司", "集团有限责任公司", "控股集团有限公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司", "股份公司", "总公司", "公司", "集团"];

    private static readonly WordSet Groups = new("中车 中铁 中建 中冶 中交 中核 中航 中粮 国网 中国 华能 华电 大唐 国电");
    private static readonly string[] Kinds = ["公司", "集团", "总厂", "厂", "矿", "段", "银行", "农场", "林场"];

    /// <summary>
    /// True where <paramref name="name"/> is the end of <paramref name="whole"/> (人民法院), has its stem in another legal form,
    /// holds its brand and kind (飞岩公司, 泉州飞岩体育用品公司), or takes characters of it in order and the first (大船集团,
    /// 大连船舶重工集团有限公司).
    /// </summary>
    public static bool IsShortFor(ReadOnlySpan<char> name, ReadOnlySpan<char> whole)
    {
        if (whole.Length <= name.Length || name.Length < 2)
        {
            return false;
        }

        if (name.Length > 3 && whole.Length > name.Length + 1 && whole.EndsWith(name) && DefinedNames.EndsLikeBody(name) && !whole[..^name.Length].ContainsAny(Marks))
        {
            return true;
        }

        var stem = StemOf(name);
        var longStem = StemOf(whole);
        var isCompany = longStem.Length < whole.Length;
        if (stem.Length > 3 && isCompany && longStem.EndsWith(stem))
        {
            return true;
        }

        // 江南造船（集团）.
        if (isCompany && name.Length > 3 && longStem.StartsWith(name) && longStem[name.Length..] is ['（' or '(', ..])
        {
            return true;
        }

        if (IsSchoolOrHospital(name, whole))
        {
            return true;
        }

        // Bodies of the public are told by their places, enterprises by their brands.
        var kind = KindOf(name);
        return kind.IsEmpty ? (isCompany && (IsBrand(name, longStem) || LeavesOutTrade(name, longStem))) || (whole[^1] == '厂' && IsBrand(name, whole[..^1]))
            : IsOfKind(whole, kind) && name.Length - kind.Length > 1 && HoldsOrSpells(isCompany ? longStem : whole[..^kind.Length], name[..^kind.Length]);
    }

    /// <summary>True where a name leaves out characters in the middle of another alone and ends with the same two (人力中心, 人力资源服务中心).</summary>
    public static bool LeavesOutMiddle(ReadOnlySpan<char> name, ReadOnlySpan<char> whole) =>
        name.Length > 3 && whole.Length > name.Length && name[0] == whole[0] && name[^2..].SequenceEqual(whole[^2..]) && Spells(name, whole);

    /// <summary>
    /// True of a school or a hospital called by characters of its name: 西安交大, 佛科院 (佛山科学技术学院), 昆医附一院
    /// (昆明医科大学第一附属医院), 民大 (贵州民族大学).
    /// </summary>
    private static bool IsSchoolOrHospital(ReadOnlySpan<char> name, ReadOnlySpan<char> whole)
    {
        var isUniversity = name[^1] == '大' && whole.EndsWith("大学");
        if (name.Length > 6 || !(isUniversity || (name[^1] == '院' && (whole.EndsWith("学院") || whole.EndsWith("医院") || whole.EndsWith("研究院") || whole.EndsWith("设计院")))))
        {
            return false;
        }

        if (name.Length == 2)
        {
            return isUniversity && whole.Length > 3 && (name[0] == whole[0] || (whole.Length > 5 && name[0] == whole[^4]));
        }

        if (name[0] != whole[0] && name[0] != '附')
        {
            return false;
        }

        // 附一院 is 第一附属医院 as often as 附属第一医院.
        var swapped = name.IndexOf('附') is >= 0 and var at && at + 2 < name.Length ? string.Concat(string.Concat(name[..at], name.Slice(at + 1, 1)), "附", name[(at + 2)..]) : null;
        return Spells(name, whole) || (swapped is not null && Spells(swapped, whole));
    }

    /// <summary>A company's name without its form (西藏高争建材股份有限公司 and 西藏高争建材公司 have one stem).</summary>
    public static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> name)
    {
        foreach (var form in Forms)
        {
            if (name.EndsWith(form) && name.Length > form.Length)
            {
                return name[..^form.Length];
            }
        }

        return name;
    }

    private static ReadOnlySpan<char> KindOf(ReadOnlySpan<char> name)
    {
        foreach (var kind in Kinds)
        {
            if (name.EndsWith(kind))
            {
                return kind;
            }
        }

        return default;
    }

    private static bool IsOfKind(ReadOnlySpan<char> whole, ReadOnlySpan<char> kind) =>
        whole.EndsWith(kind) || (kind is "集团" && whole.Contains("集团", StringComparison.Ordinal)) || (kind is "公司" && whole.EndsWith("集团"));

    /// <summary>True for a name without a kind that stands near the head of a company's (天翼, 新疆天翼风电工程有限公司).</summary>
    private static bool IsBrand(ReadOnlySpan<char> name, ReadOnlySpan<char> stem) =>
        name.Length < 5 && stem.IndexOf(name) is > 0 and < FarthestBrand && EntityLexicon.Default.Suffixes.LongestBefore(name, name.Length, out _) == 0;

    /// <summary>True of a brand and a part of the trade behind it (远泽重工, 江苏远泽船舶重工; 恒捷供应链, 江苏恒捷供应链管理).</summary>
    private static bool LeavesOutTrade(ReadOnlySpan<char> name, ReadOnlySpan<char> stem)
    {
        var core = stem[Gazetteer.Default.Names.FindLongest(stem, 0, out _)..];
        return (name.Length == 4 && core.Length > 4 && core.StartsWith(name[..2]) && core.EndsWith(name[2..])) || (name.Length > 4 && core.StartsWith(name));
    }

    private static bool HoldsOrSpells(ReadOnlySpan<char> stem, ReadOnlySpan<char> brand)
    {
        if (stem.Length <= brand.Length)
        {
            return false;
        }

        // A place in front tells no company from another there (兰州公司); behind one it is a brand (浙江永昌阀门有限公司).
        if (stem.IndexOf(brand) is >= 0 and var at)
        {
            return at > 0 || Gazetteer.Default.Names.Find(brand) < 0;
        }

        // 株机公司, 中车株洲电力机车有限公司.
        stem = brand[0] == stem[0] ? stem : stem[Groups.LongestAt(stem, 0)..];
        return brand[0] == stem[0] && brand.Length < 5 && Gazetteer.Default.Names.Find(brand) < 0 && Spells(brand, stem);
    }

    /// <summary>True where a name has the characters of another in order.</summary>
    private static bool Spells(ReadOnlySpan<char> characters, ReadOnlySpan<char> name)
    {
        var at = 0;
        foreach (var c in name)
        {
            at += at < characters.Length && characters[at] == c ? 1 : 0;
        }

        return at == characters.Length;
    }
}
