namespace TextKit.Entities;

/// <content>Bodies that are named by others of the text: parts and short forms, most of them of enterprises.</content>
internal sealed partial class OrganizationNamer
{
    // What an enterprise is called by itself (公司工会, 厂工会), and how names of such enterprises end.
    private static readonly (string Word, string[] Ends)[] Trades =
    [
        ("集团公司", ["集团", "公司"]), ("公司", ["公司", "集团"]), ("集团", ["集团", "公司"]), ("总厂", ["总厂"]), ("厂", ["厂"]), ("矿", ["矿"]), ("段", ["段"]),
        ("油田", ["油田", "公司"]), ("农场", ["农场"]), ("林场", ["林场"]), ("医院", ["医院"]), ("学校", ["学校", "中学", "小学", "学院"]), ("学院", ["学院"]), ("站", ["站"]), ("港", ["港"]),
        ("路局", ["铁路局", "局集团有限公司"]), ("铁路局", ["铁路局", "局集团有限公司"]), ("林业局", ["林业局"]), ("师", ["师"]), ("校", ["学校", "中学", "小学", "学院", "大学"]), ("院", ["医院", "学院", "研究院", "设计院"]),
    ];

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

        var isBranch = name.EndsWith("法庭", StringComparison.Ordinal);
        if (!isBranch && !(name[0] == '第' && (name[^1] is '厂' or '矿' || name.EndsWith("分公司", StringComparison.Ordinal))))
        {
            return null;
        }

        return (isBranch ? NearestOwner(position, 0, ["法院"]) : NearestOwner(position, 2, ["公司", "集团"])) is { } owner ? owner + name : null;
    }

    /// <summary>A regiment of the production corps behind the division that the text names (第八师 and 一四九团), or behind the corps.</summary>
    private string? OfRegiment(int position, string name)
    {
        const string Corps = EnterpriseNames.Corps;
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var whole = named[other].Name;
            if (whole.StartsWith(Corps, StringComparison.Ordinal) && whole.AsSpan(Corps.Length).IndexOf('师') is > 1 and < 5 and var end)
            {
                return string.Concat(whole.AsSpan(0, Corps.Length + end + 1), name);
            }
        }

        return Corps + name;
    }

    /// <summary>The nearest name, longer than so many characters, that ends so, without the union behind it, by its full name; null for none.</summary>
    private string? NearestOwner(int position, int longerThan, string[] ends)
    {
        foreach (var other in new NearestFirst(position, named.Count))
        {
            var owner = OwnerOf(named[other].Name);
            if (owner.Length > longerThan && EndsWithAny(owner, ends))
            {
                return Settled(other, owner);
            }
        }

        return null;
    }

    /// <summary>A part of a body by the short form that the text defines for that (烟台农商行莱山支行).</summary>
    private string? OfDefined(string surface)
    {
        foreach (var (shortForm, definer) in defined)
        {
            if (surface.StartsWith(shortForm, StringComparison.Ordinal))
            {
                return string.Concat(Settle(definer, null, -1), surface.AsSpan(shortForm.Length));
            }
        }

        return null;
    }

    /// <summary>The union of an enterprise that is called by its trade (公司工会, 厂工会): the nearest enterprise of that trade.</summary>
    private string? OfTrade(int position, string name)
    {
        var body = name.StartsWith('该') || name.StartsWith('本') ? name.AsSpan(1) : name;
        foreach (var (word, ends) in Trades)
        {
            if (body.StartsWith(word) && body[word.Length..].StartsWith("工会") && NearestOwner(position, word.Length + 1, ends) is { } owner)
            {
                return string.Concat(owner, body[word.Length..]);
            }
        }

        return null;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] ends)
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
        return owner.Length < name.Length && owner.Length > 2 && Longer(position, owner) is { } longer ? string.Concat(longer, name.AsSpan(owner.Length)) : null;
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
            if (NameShortening.IsShortFor(name, whole) || (named[other].PlaceLength is > 0 and var place && whole.Length - name.Length == place && whole.AsSpan(place).SequenceEqual(name)))
            {
                return whole;
            }

            var university = whole.IndexOf("大学", StringComparison.Ordinal) + 2;
            if (university > 2 && university < whole.Length && NameShortening.IsShortFor(name, whole.AsSpan(0, university)))
            {
                return whole[..university];
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
}
