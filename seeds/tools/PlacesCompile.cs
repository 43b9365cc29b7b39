using System.Globalization;
using System.Runtime.InteropServices;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>
/// places.bin: the divisions of China and the places of the world, a row each; the characters of their names; a trie of all
/// names, full and short, whose values are the entries of a name counted from 1; the entries (place, form, a mark on the last of
/// a name); the length of the longest name.
/// </summary>
internal sealed class PlacesCompile
{
    private readonly List<PlaceRow> places = [];
    private readonly List<char> pool = [];
    private readonly Dictionary<int, int> byCode = [];
    private readonly Dictionary<string, List<int>> names = [];
    private readonly HashSet<string> common;

    private PlacesCompile(string seeds)
    {
        common = [.. SeedLists.Lines(Seed(seeds, "places-common.tsv"))];
        foreach (var line in SeedLists.Lines(Seed(seeds, "divisions.tsv")))
        {
            ReadDivision(line);
        }

        foreach (var (kind, words) in ReadWorld(seeds))
        {
            foreach (var word in words)
            {
                ReadWorld(kind, word);
            }
        }

        AddFormerNames();
    }

    public static void Run(string seeds)
    {
        var all = new PlacesCompile(seeds);
        var entries = new List<int>();
        var words = new List<(string, int, byte)>();
        foreach (var (name, values) in all.names)
        {
            words.Add((name, entries.Count + 1, 0));
            entries.AddRange(values);
            entries[^1] |= PlaceNames.Last;
        }

        var codes = CharacterCodes.ByFrequency(all.names.Keys);
        using var table = new TableWriter(seeds, "places.bin");
        table.Write<PlaceRow>(all.places.ToArray());
        table.Write<char>(all.pool.ToArray());
        table.Write<ushort>(codes);
        table.Write(DoubleArrayBuilder.Build(codes, words).Nodes);
        table.Write<byte>([]);
        table.Write<int>(entries.ToArray());
        table.Write<int>([all.names.Keys.Max(n => n.Length)]);
    }

    /// <summary>The places of the world by kind.</summary>
    public static IEnumerable<(string Kind, string[] Words)> ReadWorld(string seeds) => SeedLists.Kinds(SeedLists.Lines(Seed(seeds, "places-world.tsv")));

    private static StreamReader Seed(string seeds, string file) => new(Path.Combine(seeds, "entities", file));

    private void ReadDivision(string line)
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
        var place = AddDivision(fields[1], code, level, parent);
        if (fields.Length > 2)
        {
            foreach (var town in fields[2].Split(' '))
            {
                AddDivision(WithoutCounty(town[3..], fields[1]), (code * 1000) + int.Parse(town.AsSpan(0, 3), CultureInfo.InvariantCulture), PlaceLevel.Township, place);
            }
        }
    }

    /// <summary>A subdistrict or town that the list names together with its county (济源市沁园街道), by its own name.</summary>
    private static string WithoutCounty(string town, string county) =>
        town.Length > county.Length + 2 && town.StartsWith(county, StringComparison.Ordinal) && (town.EndsWith("街道", StringComparison.Ordinal) || town[^1] is '镇' or '乡') ? town[county.Length..] : town;

    private int AddDivision(string name, int code, PlaceLevel level, int parent)
    {
        var place = Add(name, code, level, parent);

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

    /// <summary>
    /// Adds what papers before today's list call its districts and cities: a district was a county or a city (从化市), a city of a county's rank a
    /// county (沙湾县). Names that other places have stay theirs.
    /// </summary>
    private void AddFormerNames()
    {
        var present = names.Keys.ToHashSet();
        for (var place = 0; place < places.Count; place++)
        {
            var row = places[place];
            var name = CollectionsMarshal.AsSpan(pool).Slice(row.NameAt, row.NameLength).ToString();
            string[] kinds = row.Level != (ushort)PlaceLevel.County ? [] : name[^1] == '区' ? ["县", "市"] : name[^1] == '市' ? ["县"] : [];
            foreach (var (stem, _) in ShortNames.Of(name, PlaceLevel.County).Where(s => s.IsBare && (name[^1] == '市' || !common.Contains(s.Name))))
            {
                foreach (var kind in kinds.Where(k => !present.Contains(stem + k)))
                {
                    AddName(stem + kind, place, PlaceNameForm.Full);
                }
            }
        }
    }

    private int Add(string name, int code, PlaceLevel level, int parent)
    {
        places.Add(new PlaceRow(pool.Count, code, parent, (ushort)name.Length, (ushort)level));
        pool.AddRange(name);
        if (code != 0)
        {
            byCode[code] = places.Count - 1;
        }

        return places.Count - 1;
    }

    private void AddName(string name, int place, PlaceNameForm form)
    {
        if (!names.TryGetValue(name, out var values))
        {
            names[name] = values = [];
        }

        values.Add((place << 3) | (int)form);
    }

    private void ReadWorld(string kind, string word)
    {
        if (kind is "alias" or "short")
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            AddName(word[..at], byCode[int.Parse(word.AsSpan(at + 1), CultureInfo.InvariantCulture)], kind == "short" ? PlaceNameForm.Letter : PlaceNameForm.Full);
            return;
        }

        AddName(word, Add(word, 0, kind == "country" ? PlaceLevel.Country : PlaceLevel.Other, -1), PlaceNameForm.Full);
    }
}
