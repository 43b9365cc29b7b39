using System.Globalization;

namespace TextKit.Lexicons;

/// <summary>How firmly a name of a place stands for it.</summary>
internal enum PlaceNameForm : byte
{
    /// <summary>The name in full (靖远县), or an established other name.</summary>
    Full,
    /// <summary>The name without its kind (靖远).</summary>
    Short,
    /// <summary>A name that is an everyday word as well (和平, 城区).</summary>
    Common,
    /// <summary>A township without its kind (阿湖).</summary>
    TownshipShort,
    /// <summary>One character (甘).</summary>
    Letter,
}

/// <summary>
/// The places that are known by name: the divisions of China to township level with their short names, the countries
/// and well-known places of the world. Loaded from <c>seeds/entities</c>. Safe to share between threads.
/// </summary>
internal sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Lazy = new(() => new Gazetteer());
    private readonly List<Place> places = new(46_000);
    private readonly Dictionary<int, int> byCode = new(46_000);
    private readonly List<(string Name, int Value)> names = new(96_000);
    private readonly NameTable table;

    private Gazetteer()
        : this([])
    {
    }

    /// <summary>The embedded gazetteer and places of a user.</summary>
    /// <exception cref="ArgumentException">A code is not 6 or 9 digits, or a parent is unknown.</exception>
    public Gazetteer(IEnumerable<(string Name, string? Code, IReadOnlyList<string> Parents)> added)
    {
        var common = new HashSet<string>(SeedLists.Read("places-common.tsv"));
        foreach (var line in SeedLists.Lines("divisions.tsv"))
        {
            ReadDivision(line, common);
        }

        foreach (var (kind, words) in SeedLists.ReadKinds("places-world.tsv"))
        {
            foreach (var word in words)
            {
                ReadWorld(kind, word);
            }
        }

        foreach (var (name, code, parents) in added)
        {
            AddUserPlace(name, code, parents);
        }

        table = new NameTable(names);
    }

    /// <summary>The embedded gazetteer; loaded on first use in about 20 ms.</summary>
    public static Gazetteer Default => Lazy.Value;

    /// <summary>Names of places to name numbers: <see cref="PlaceOf"/> and <see cref="FormOf"/> read these.</summary>
    public NameTable Names => table;

    /// <summary>The place that a name number stands for.</summary>
    public static int PlaceOf(int value) => value >> 3;

    /// <summary>How firmly the name stands for it.</summary>
    public static PlaceNameForm FormOf(int value) => (PlaceNameForm)(value & 7);

    /// <summary>Count of places.</summary>
    public int Count => places.Count;

    public Place this[int place] => places[place];

    /// <summary>The place with a code of 6 or 9 digits, or -1.</summary>
    public int Find(int code) => byCode.GetValueOrDefault(code, -1);

    /// <summary>The place with a code of 6 or 9 digits, or -1.</summary>
    public int Find(ReadOnlySpan<char> code) => code.Length is 6 or 9 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Find(number) : -1;

    /// <summary>True where <paramref name="ancestor"/> is the place or stands above it.</summary>
    public bool IsWithin(int place, int ancestor)
    {
        for (; place >= 0; place = places[place].Parent)
        {
            if (place == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place itself or the place above it at a level, or -1.</summary>
    public int AtLevel(int place, PlaceLevel level)
    {
        for (; place >= 0; place = places[place].Parent)
        {
            if (places[place].Level == level)
            {
                return place;
            }
        }

        return -1;
    }

    private void ReadDivision(string line, HashSet<string> common)
    {
        var fields = line.Split('\t');
        var code = int.Parse(fields[0], CultureInfo.InvariantCulture);
        var level = code % 10000 == 0 ? PlaceLevel.Province : code % 100 == 0 ? PlaceLevel.City : PlaceLevel.County;
        var parent = level switch
        {
            PlaceLevel.Province => -1,
            PlaceLevel.City => byCode[code / 10000 * 10000],
            _ => byCode.TryGetValue(code / 100 * 100, out var city) ? city : byCode[code / 10000 * 10000],
        };
        var place = Add(fields[1], code, level, parent, common);
        if (fields.Length > 2)
        {
            foreach (var town in fields[2].Split(' '))
            {
                Add(town[3..], (code * 1000) + int.Parse(town.AsSpan(0, 3), CultureInfo.InvariantCulture), PlaceLevel.Township, place, common);
            }
        }
    }

    private int Add(string name, int code, PlaceLevel level, int parent, HashSet<string> common)
    {
        var place = places.Count;
        places.Add(new Place(name, code, level, parent));
        byCode[code] = place;
        // A district that only says what it is (城区, 开发区) names nothing by itself.
        var generic = name is "城区" or "矿区" or "郊区" or "东区" or "西区" or "新城区" or "市中区" or "城中区" || common.Contains(name);
        AddName(name, place, generic ? PlaceNameForm.Common : PlaceNameForm.Full);
        foreach (var (shortName, isBare) in ShortNames.Of(name, level))
        {
            AddName(shortName, place, !isBare ? PlaceNameForm.Full
                : level == PlaceLevel.Township ? PlaceNameForm.TownshipShort
                : common.Contains(shortName) && level != PlaceLevel.Province ? PlaceNameForm.Common : PlaceNameForm.Short);
        }

        return place;
    }

    /// <summary>Throws where a user's place would not be taken.</summary>
    /// <exception cref="ArgumentException">The code is not 6 or 9 digits, or a parent is unknown.</exception>
    public void Check(string name, string? code, IReadOnlyList<string> parents)
    {
        NumberOf(name, code);
        ParentOf(name, parents);
    }

    private static int NumberOf(string name, string? code) =>
        code is null ? 0
        : code.Length is 6 or 9 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentException($"'{code}' is no code of '{name}': 6 or 9 digits are expected.");

    private void AddUserPlace(string name, string? code, IReadOnlyList<string> parents)
    {
        var number = NumberOf(name, code);
        var place = number == 0 ? -1 : Find(number);
        if (place < 0)
        {
            place = places.Count;
            var parent = parents.Count > 0 ? ParentOf(name, parents) : Above(number);
            places.Add(new Place(name, number, PlaceLevel.Other, parent));
            if (number != 0)
            {
                byCode[number] = place;
            }
        }

        AddName(name, place, PlaceNameForm.Full);
    }

    /// <summary>The division that the last of the full names stands for, within those before it.</summary>
    private int ParentOf(string name, IReadOnlyList<string> parents)
    {
        var above = -1;
        foreach (var parent in parents)
        {
            var outer = above;
            above = -1;
            for (var i = 0; i < places.Count && above < 0; i++)
            {
                above = places[i].Name == parent && (outer < 0 || IsWithin(i, outer)) ? i : -1;
            }

            if (above < 0)
            {
                throw new ArgumentException($"'{parent}', a parent of '{name}', is no full name of a division{(outer < 0 ? "" : " in " + places[outer].Name)} that the gazetteer lists.");
            }
        }

        return above;
    }

    /// <summary>The listed division that a new code lies in, or -1.</summary>
    private int Above(int code)
    {
        foreach (var above in code > 999_999 ? (int[])[code / 1000, code / 100_000 * 100, code / 10_000_000 * 10_000] : [code / 100 * 100, code / 10_000 * 10_000])
        {
            if (above > 0 && Find(above) is >= 0 and var place)
            {
                return place;
            }
        }

        return -1;
    }

    private void AddName(string name, int place, PlaceNameForm form) => names.Add((name, (place << 3) | (int)form));

    private void ReadWorld(string kind, string word)
    {
        if (kind is "alias" or "short")
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            AddName(word[..at], byCode[int.Parse(word.AsSpan(at + 1), CultureInfo.InvariantCulture)], kind == "short" ? PlaceNameForm.Letter : PlaceNameForm.Full);
            return;
        }

        places.Add(new Place(word, 0, kind == "country" ? PlaceLevel.Country : PlaceLevel.Other, -1));
        AddName(word, places.Count - 1, PlaceNameForm.Full);
    }
}
