using System.Globalization;
using TextKit.Lexicons;

namespace TextKit.Tests.Lexicons;

public class GazetteerTests
{
    private static readonly Gazetteer Places = Gazetteer.Default;

    [Fact]
    public void Every_division_of_the_seeds_is_found_by_its_code_and_its_full_name()
    {
        var rows = 0;
        foreach (var line in Lines("divisions.tsv"))
        {
            var fields = line.Split('\t');
            AssertListed(fields[1], int.Parse(fields[0], CultureInfo.InvariantCulture));
            rows++;
            foreach (var town in fields.Length > 2 ? fields[2].Split(' ') : [])
            {
                // 成武县孙寺镇 stands there with its county.
                var isWithCounty = town.Length > fields[1].Length + 5 && town[3..].StartsWith(fields[1], StringComparison.Ordinal) && (town.EndsWith("街道", StringComparison.Ordinal) || town[^1] is '镇' or '乡');
                var name = town[(isWithCounty ? 3 + fields[1].Length : 3)..];
                AssertListed(name, (int.Parse(fields[0], CultureInfo.InvariantCulture) * 1000) + int.Parse(town.AsSpan(0, 3), CultureInfo.InvariantCulture));
                rows++;
            }
        }

        Assert.Equal(rows, Enumerable.Range(0, Places.Count).Count(p => Places[p].Code != 0));
    }

    [Fact]
    public void Every_place_of_the_world_is_found_by_its_name()
    {
        foreach (var word in Lines("places-world.tsv").SelectMany(l => l.Split('\t')[1].Split(' ')))
        {
            Assert.True(Places.Names.Find(word.Split('=')[0]) >= 0, word);
        }
    }

    [Fact]
    public void A_common_word_names_a_place_less_firmly() =>
        Assert.All(Lines("places-common.tsv").Where(w => Places.Names.Find(w) >= 0 && !Meanings(w).Any(m => Places[m.Place].Level is PlaceLevel.Province or > PlaceLevel.Township)),
            w => Assert.DoesNotContain(Meanings(w), m => m.Form == PlaceNameForm.Short));

    [Fact]
    public void A_name_that_a_user_adds_keeps_its_listed_meanings_first()
    {
        var own = new Gazetteer([("鼓楼", "350102", []), ("望江楼上", null, ["福建省", "福州市"])]);
        var meanings = Meanings("鼓楼", own).ToArray();
        Assert.Equal([.. Meanings("鼓楼"), (own.Find(350102), PlaceNameForm.Full)], meanings);
        Span<int> found = stackalloc int[own.Names.MaxLength + 1];
        Assert.Equal(4, own.Names.FindAll("望江楼上的灯", 0, found));
        Assert.Equal("望江楼上", own[Gazetteer.PlaceOf(own.Names.Value(found[4]))].Name);
        Assert.Equal("福州市", own[own[Gazetteer.PlaceOf(own.Names.Value(found[4]))].Parent].Name);
        Assert.Equal(3, own.Names.FindLongest("鼓楼区委", 0, out _));
    }

    private static IEnumerable<(int Place, PlaceNameForm Form)> Meanings(string name, Gazetteer? of = null)
    {
        var names = (of ?? Places).Names;
        for (var entry = names.Find(name); entry >= 0; entry = names.Next(entry))
        {
            yield return (Gazetteer.PlaceOf(names.Value(entry)), Gazetteer.FormOf(names.Value(entry)));
        }
    }

    private static void AssertListed(string name, int code)
    {
        var place = Places.Find(code);
        Assert.True(place >= 0, $"{code} {name}");
        Assert.Equal(name, Places[place].Name);
        Assert.Contains(Meanings(name), m => m.Place == place);
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "seeds", "entities", file)).Where(l => l.Length > 0 && l[0] != '#');
}
