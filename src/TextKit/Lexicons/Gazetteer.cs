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
