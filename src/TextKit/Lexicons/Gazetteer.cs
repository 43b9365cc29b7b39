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
/// and well-known places of the world. Read in place from the mapped assembly. Safe to share between threads.
/// </summary>
internal sealed unsafe class Gazetteer
{
    private static readonly Lazy<Gazetteer> Lazy = new(() => new Gazetteer());
    private readonly PlaceRow* rows;
    private readonly char* pool;

    // Rows and names together with those of a user, which are not mapped.
    private readonly (PlaceRow[] Rows, char[] Pool)? owned;
    private readonly string?[] names;
    private readonly Lazy<Dictionary<int, int>> byCode;

    private Gazetteer()
    {
        var table = EmbeddedTable.Open("places.bin");
        rows = table.Read<PlaceRow>(out var count);
        pool = table.Read<char>(out var characters);
        Count = count;
        PoolLength = characters;
        Names = new PlaceNames(ref table);
        names = new string?[count];
        byCode = new Lazy<Dictionary<int, int>>(NumbersByCode);
    }

    /// <summary>The embedded gazetteer and places of a user.</summary>
    /// <exception cref="ArgumentException">A code is not 6 or 9 digits, or a parent is unknown.</exception>
    public Gazetteer(IReadOnlyCollection<(string Name, string? Code, IReadOnlyList<string> Parents)> added)
    {
        var listed = Default;
        owned = (GC.AllocateUninitializedArray<PlaceRow>(listed.Count + added.Count, pinned: true), GC.AllocateUninitializedArray<char>(listed.PoolLength + added.Sum(a => a.Name.Length), pinned: true));
        new ReadOnlySpan<PlaceRow>(listed.rows, listed.Count).CopyTo(owned.Value.Rows);
        new ReadOnlySpan<char>(listed.pool, listed.PoolLength).CopyTo(owned.Value.Pool);
        rows = (PlaceRow*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref owned.Value.Rows[0]);
        pool = (char*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref owned.Value.Pool[0]);
        (Count, PoolLength) = (listed.Count, listed.PoolLength);
        byCode = new Lazy<Dictionary<int, int>>(NumbersByCode);
        names = new string?[listed.Count + added.Count];
        var values = new List<(string Name, int Value)>(added.Count);
        foreach (var (name, code, parents) in added)
        {
            values.Add((name, (AddUserPlace(name, code, parents) << 3) | (int)PlaceNameForm.Full));
        }

        Names = new PlaceNames(listed.Names, values);
    }

    /// <summary>The embedded gazetteer.</summary>
    public static Gazetteer Default => Lazy.Value;

    /// <summary>Names of places to name numbers: <see cref="PlaceOf"/> and <see cref="FormOf"/> read these.</summary>
    public PlaceNames Names { get; }

    /// <summary>The place that a name number stands for.</summary>
    public static int PlaceOf(int value) => value >> 3;

    /// <summary>How firmly the name stands for it.</summary>
    public static PlaceNameForm FormOf(int value) => (PlaceNameForm)(value & 7);

    /// <summary>Count of places.</summary>
    public int Count { get; private set; }

    private int PoolLength { get; set; }

    public Place this[int place] => new(this, place);

    /// <summary>The level of the place that an entry of <see cref="Names"/> stands for.</summary>
    public PlaceLevel LevelOf(int entry) => (PlaceLevel)rows[PlaceOf(Names.Value(entry))].Level;

    /// <summary>True of a name of a place at one of some levels, from a highest to a lowest.</summary>
    public bool IsNameOf(ReadOnlySpan<char> name, PlaceLevel highest, PlaceLevel lowest)
    {
        for (var entry = Names.Find(name); entry >= 0; entry = Names.Next(entry))
        {
            if (LevelOf(entry) is var level && level >= highest && level <= lowest)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True of the name of a country.</summary>
    public bool IsCountry(ReadOnlySpan<char> name) => IsNameOf(name, PlaceLevel.Country, PlaceLevel.Country);

    /// <summary>Length of the names that a name begins with, one behind the other, as far as more than so many characters are left.</summary>
    public int NamesLength(ReadOnlySpan<char> name, int left)
    {
        var at = 0;
        while (Names.FindLongest(name, at, out _) is > 1 and var length && at + length < name.Length - left)
        {
            at += length;
        }

        return at;
    }

    /// <summary>The place as the table holds it.</summary>
    public ref readonly PlaceRow Row(int place) => ref rows[place];

    /// <summary>The characters of a place's full name, where the table holds them.</summary>
    public ReadOnlySpan<char> Letters(int place) => new(pool + rows[place].NameAt, rows[place].NameLength);

    /// <summary>The full name of a place.</summary>
    public string NameOf(int place) => names[place] ??= Letters(place).ToString();

    /// <summary>The place with a code of 6 or 9 digits, or -1.</summary>
    public int Find(int code) => byCode.Value.GetValueOrDefault(code, -1);

    /// <summary>The place with a code of 6 or 9 digits, or -1.</summary>
    public int Find(ReadOnlySpan<char> code) => code.Length is 6 or 9 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Find(number) : -1;

    /// <summary>How many places stand above a place.</summary>
    public int Depth(int place)
    {
        var depth = 0;
        for (place = rows[place].Parent; place >= 0; place = rows[place].Parent)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>True where <paramref name="ancestor"/> is the place or stands above it.</summary>
    public bool IsWithin(int place, int ancestor)
    {
        for (; place >= 0; place = rows[place].Parent)
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
        for (; place >= 0; place = rows[place].Parent)
        {
            if (rows[place].Level == (ushort)level)
            {
                return place;
            }
        }

        return -1;
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

    /// <summary>Of two places with one code the later has it.</summary>
    private Dictionary<int, int> NumbersByCode()
    {
        var numbers = new Dictionary<int, int>(Count);
        for (var place = 0; place < Count; place++)
        {
            if (rows[place].Code != 0)
            {
                numbers[rows[place].Code] = place;
            }
        }

        return numbers;
    }

    private int AddUserPlace(string name, string? code, IReadOnlyList<string> parents)
    {
        var number = NumberOf(name, code);
        var place = number == 0 ? -1 : Find(number);
        if (place < 0)
        {
            var parent = parents.Count > 0 ? ParentOf(name, parents) : Above(number);
            place = Count++;
            rows[place] = new PlaceRow(PoolLength, number, parent, (ushort)name.Length, (ushort)PlaceLevel.Other);
            name.CopyTo(new Span<char>(pool + PoolLength, name.Length));
            PoolLength += name.Length;
            if (number != 0)
            {
                byCode.Value[number] = place;
            }
        }

        return place;
    }

    /// <summary>The division that the last of the full names stands for, within those before it.</summary>
    private int ParentOf(string name, IReadOnlyList<string> parents)
    {
        var above = -1;
        foreach (var parent in parents)
        {
            var outer = above;
            above = -1;
            for (var i = 0; i < Count && above < 0; i++)
            {
                above = Letters(i).SequenceEqual(parent) && (outer < 0 || IsWithin(i, outer)) ? i : -1;
            }

            if (above < 0)
            {
                throw new ArgumentException($"'{parent}', a parent of '{name}', is no full name of a division{(outer < 0 ? "" : " in " + NameOf(outer))} that the gazetteer lists.");
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
}
