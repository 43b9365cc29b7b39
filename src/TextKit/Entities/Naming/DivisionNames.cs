using TextKit.Lexicons;

namespace TextKit.Entities.Naming;

/// <summary>Writes the divisions in front of the names of bodies in full. Safe to share.</summary>
internal sealed class DivisionNames(Gazetteer gazetteer)
{
    // Leagues that are cities today, by what they were called for short.
    private static readonly Dictionary<string, string> Leagues = new()
    {
        ["哲盟"] = "哲里木盟", ["伊盟"] = "伊克昭盟", ["昭盟"] = "昭乌达盟", ["乌盟"] = "乌兰察布盟", ["呼盟"] = "呼伦贝尔盟", ["巴盟"] = "巴彦淖尔盟",
    };

    // Words that end like divisions.
    private static readonly WordSet NoDivisions = new("地区 工业区 园区 开发区 景区 社区 矿区 林区 校区 厂区 城区 郊区 小区 山区 库区 灾区 港区 牧区 农区 县区");
    private static readonly WordSet PublicEnds = new("局 委 会 院 厅 协 联 办 办事处 中心 馆 联社 大队 文化宫 行署 人民政府");

    /// <summary>True of a body that its division is named with in full: a union, an organ, a court, a district's school, a province's academy, and of an autonomous county whatever is no company (阜蒙县农机修造厂).</summary>
    public bool IsPublic(int place, ReadOnlySpan<char> surface, ReadOnlySpan<char> rest)
    {
        var here = gazetteer[place];
        if ((here.Level <= PlaceLevel.Township && Abbreviations.BeginsWithOrgan(rest))
            || (here.Level <= PlaceLevel.County && (rest.StartsWith("总工会") || rest is "委组织部" or "委宣传部" or "委统战部" or "委政法委" or "委党校"))
            || (here.Level == PlaceLevel.Province && rest is "农业科学院" or "农科院"))
        {
            return true;
        }

        var isPublic = rest.Contains("工会", StringComparison.Ordinal) || rest.Contains('总') || PublicEnds.LongestBefore(rest, rest.Length, out _) > 0
            || (here.Level == PlaceLevel.Township && (rest.EndsWith("所") || rest.EndsWith("学") || rest.EndsWith("学校")))
            || (here is { Level: PlaceLevel.County, Name: [.., '区'] } && (rest.EndsWith("中学") || rest.EndsWith("小学") || rest.EndsWith("学校") || rest.EndsWith("幼儿园")))
            || (surface[^1] is '县' or '州' && here.Name.Contains("自治", StringComparison.Ordinal) && !rest.EndsWith("公司") && !rest.EndsWith("集团"));
        return isPublic && here.Level <= PlaceLevel.Township && (surface[^1] == here.Name[^1] || rest.StartsWith("区总") || IsFormer(place, surface));
    }

    /// <summary>The full name of the division that a body's name begins with as <paramref name="surface"/>.</summary>
    public string Head(int place, ReadOnlySpan<char> surface)
    {
        var here = gazetteer[place];
        if (IsFormer(place, surface))
        {
            return Leagues.TryGetValue(surface.ToString(), out var league) ? league : surface[^1] == '区' && here.Parent >= 0 ? string.Concat(gazetteer[here.Parent].Name, surface) : surface.ToString();
        }

        // Another name that is no shorter form (金普新区) stays, with what lies above it.
        if (here.Name[^1] == '区' && here.Parent >= 0 && surface.Length > here.Name.Length && !surface.EndsWith(here.Name) && surface.StartsWith(here.Name.AsSpan(0, 1)))
        {
            return string.Concat(gazetteer[here.Parent].Name, surface);
        }

        var name = FullName(place);
        var top = gazetteer[TopOf(place)].Name;
        if (surface.StartsWith(top.AsSpan(0, 2), StringComparison.Ordinal) && here.Level != PlaceLevel.Province && !top.EndsWith('市') && surface.Length > 3 && !name.StartsWith(top.AsSpan(0, 2), StringComparison.Ordinal))
        {
            name = top + name;
        }

        // 包头市达尔罕茂明安联合旗 says more than the name of the banner.
        return name.Length < surface.Length ? surface.ToString() : name;
    }

    /// <summary>True of what a city, a county or a district was called before (沙湾县 of 沙湾市, 翠峦区 of 乌翠区).</summary>
    public bool IsFormer(int place, ReadOnlySpan<char> surface)
    {
        var here = gazetteer[place];
        return here.Level is PlaceLevel.City or PlaceLevel.County && surface[^1] is '县' or '区' or '市' or '盟' && surface.Length < 5 && NoDivisions.LongestBefore(surface, surface.Length, out _) == 0 && !surface.EndsWith(here.Name) && !here.Name.AsSpan().StartsWith(surface)
            && (surface[^1] != here.Name[^1] || (surface[^1] is '县' or '区' && !here.Name.Contains("自治", StringComparison.Ordinal) && !here.Name.AsSpan().StartsWith(surface[..^1])));
    }

    /// <summary>A division's name with as much above it as tells it from others: a district with its city, a town with its county.</summary>
    public string FullName(int place)
    {
        var here = gazetteer[place];
        var needsParent = here.Parent >= 0 && (here.Level == PlaceLevel.Township || (here.Level == PlaceLevel.County && here.Name[^1] == '区'));
        return !needsParent || here.Name.StartsWith(gazetteer[here.Parent].Name.AsSpan(0, gazetteer[here.Parent].Name.Length - 1), StringComparison.Ordinal)
            ? here.Name : FullName(here.Parent) + here.Name;
    }

    private int TopOf(int place)
    {
        while (gazetteer[place].Parent >= 0)
        {
            place = gazetteer[place].Parent;
        }

        return place;
    }
}
