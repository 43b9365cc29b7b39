namespace TextKit.Search;

/// <summary>
/// Ties the short form of a division's name to its full one: 甘肃 finds 甘肃省 and back, while 吉林市 does not find 吉林省. A
/// full name is indexed as stem and level (甘肃|1).
/// </summary>
internal static class PlaceNames
{
    /// <summary>Digits of the code of a province, city or county.</summary>
    public const int CodeLength = 6;
    private const int TownshipCodeLength = 9;
    private static readonly string[] Municipalities = ["北京", "天津", "上海", "重庆"];
    private static readonly string[] RegionPeoples = ["壮族", "回族", "维吾尔"];

    /// <summary>
    /// The terms under which a division is indexed: its stem with its level from 1, province, to 3, county, and its name
    /// where whoever asks for that does not ask for the stem with this level as well.
    /// </summary>
    public static IEnumerable<string> Terms(string name, int level)
    {
        var stem = Stem(name);
        var hasLevel = level is >= 1 and <= 3;
        if (hasLevel)
        {
            yield return $"{stem}|{level}";
        }

        if (!hasLevel || !CanBe(name, stem, level))
        {
            yield return name;
        }
    }

    /// <summary>The terms that a place asked for may be indexed under.</summary>
    public static IEnumerable<string> Asked(string name)
    {
        yield return name;
        var stem = Stem(name);
        for (var level = 1; level <= 3; level++)
        {
            if (CanBe(name, stem, level))
            {
                yield return $"{stem}|{level}";
            }
        }
    }

    /// <summary>Patterns, ? for any character, of the codes of a division and of what lies in it: 6201?? and 6201????? for 620100.</summary>
    public static IEnumerable<string> CodesWithin(string code)
    {
        var own = code[..(2 * Level(code))];
        yield return own.PadRight(CodeLength, '?');
        yield return own.PadRight(TownshipCodeLength, '?');
    }

    /// <summary>The level that a code of 6 or more digits names: 1 province, 2 city, 3 county, 4 below.</summary>
    public static int Level(string code) =>
        code.Length > 6 ? 4 : code.EndsWith("0000", StringComparison.Ordinal) ? 1 : code.EndsWith("00", StringComparison.Ordinal) ? 2 : 3;

    /// <summary>True where a name is that of a division, its last part left out or not: 甘肃 and 甘肃省 for 甘肃省.</summary>
    public static bool IsShortFor(string name, string full) => full.StartsWith(name, StringComparison.Ordinal) && Stem(name) == Stem(full);

    private static bool CanBe(string name, string stem, int level) => name.AsSpan(stem.Length) switch
    {
        "" => true,
        "市" => level > 1 || Array.IndexOf(Municipalities, stem) >= 0,
        "省" => level == 1,
        "县" or "区" or "旗" => level == 3,
        "自治州" or "盟" or "地区" => level == 2,
        "自治县" or "自治旗" => level == 3,
        _ => level == 1,
    };

    private static string Stem(string name)
    {
        if (name.EndsWith("自治区", StringComparison.Ordinal))
        {
            var people = Array.Find(RegionPeoples, p => name.EndsWith(p + "自治区", StringComparison.Ordinal));
            return name[..^(3 + (people?.Length ?? 0))];
        }

        foreach (var suffix in (ReadOnlySpan<string>)["特别行政区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "旗", "盟"])
        {
            // 辽县 and the like lose too much without their suffix.
            if (name.EndsWith(suffix, StringComparison.Ordinal) && name.Length >= suffix.Length + 2)
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }
}
