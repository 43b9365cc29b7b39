using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Writes the divisions in front of the names of bodies in full. Safe to share.</summary>
internal sealed class DivisionNames(Gazetteer gazetteer)
{
    /// <summary>True of a body that its division is named with in full: a union, an organ, a court, not an enterprise.</summary>
    public bool IsPublic(int place, ReadOnlySpan<char> surface, ReadOnlySpan<char> rest)
    {
        var here = gazetteer[place];
        if (here.Level <= PlaceLevel.Township && Abbreviations.BeginsWithOrgan(rest))
        {
            return true;
        }

        if (here.Level <= PlaceLevel.County && (rest.StartsWith("总工会") || rest is "委组织部" or "委宣传部" or "委统战部" or "委政法委" or "委党校"))
        {
            return true;
        }

        var isPublic = rest.Contains("工会", StringComparison.Ordinal) || rest.Contains('总') || rest.EndsWith("局") || rest.EndsWith("委") || rest.EndsWith("会") || rest.EndsWith("院") || rest.EndsWith("厅") || rest.EndsWith("协") || rest.EndsWith("联") || rest.EndsWith("办") || rest.EndsWith("办事处") || rest.EndsWith("中心") || rest.EndsWith("馆")
            || ((here.Level == PlaceLevel.Township || here.Name.EndsWith("自治县", StringComparison.Ordinal)) && (rest.EndsWith("学") || rest.EndsWith("学校")));
        return isPublic && here.Level <= PlaceLevel.Township && (surface[^1] == here.Name[^1] || rest.StartsWith("区总"));
    }

    /// <summary>The full name of the division that a body's name begins with as <paramref name="surface"/>.</summary>
    public string Head(int place, ReadOnlySpan<char> surface)
    {
        var here = gazetteer[place];
        var name = FullName(place);

        // Another name that is no shorter form (金普新区) stays, with what lies above it.
        if (here.Name[^1] == '区' && here.Parent >= 0 && surface.Length > here.Name.Length && !surface.EndsWith(here.Name) && surface.StartsWith(here.Name.AsSpan(0, 1)))
        {
            return string.Concat(gazetteer[here.Parent].Name, surface);
        }

        var top = gazetteer[TopOf(place)].Name;
        if (surface.StartsWith(top.AsSpan(0, 2), StringComparison.Ordinal) && here.Level != PlaceLevel.Province && !top.EndsWith('市') && surface.Length > 3 && !name.StartsWith(top.AsSpan(0, 2), StringComparison.Ordinal))
        {
            name = top + name;
        }

        // 包头市达尔罕茂明安联合旗 says more than the name of the banner.
        return name.Length < surface.Length ? surface.ToString() : name;
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
