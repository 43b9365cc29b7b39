using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>Makes names of people, companies and foreign places from jieba's dictionary and our lists.</summary>
internal sealed class NameMaker
{
    private const string Rare = "朵麦瓜糖默凳灯钉窗锁渔帆灶米豆舟夜早迟晚闹晴旱雾阵途渡守望等忆念问答读写听看买过坐站走跑搬运缝织染磨";
    private readonly Random random;
    private readonly string[][] surnames;
    private readonly Dictionary<string, string[]> parts;
    private readonly string[] persons;
    private readonly string[] givenWords;
    private readonly string[] nameWords;
    private readonly string[] foreign;
    private readonly string[] foreignPlaces;
    private readonly string spelling;

    public NameMaker(string seeds, Random random)
    {
        this.random = random;
        surnames = [.. SeedLists.ReadKinds("surnames.tsv").Select(k => k.Words)];
        parts = SeedLists.ReadKinds("given-names.tsv").ToDictionary(k => k.Kind, k => k.Words);
        var words = File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")).Select(l => l.Split(' ')).ToArray();
        var common = surnames[0].ToHashSet();
        persons = [.. words.Where(w => w[2] == "nr" && w[0].Length == 3 && common.Contains(w[0][..1]) && !WordClasses.IsMistagged(w[0])).Select(w => w[0])];
        givenWords = [.. words.Where(w => w[2] is "n" or "v" or "a" or "vn" && w[0].Length == 2 && w[1].Length > 1 && w[0].All(NameLikelihood.Covers)).Select(w => w[0])];
        nameWords = [.. givenWords.Where(w => common.Contains(w[..1]))];
        foreign = [.. words.Where(w => w[2] is "nrt" or "nrfg" && w[0].Length is > 1 and < 6 && IsSpelled(w[0]) && !WordClasses.IsMistagged(w[0])).Select(w => w[0])];
        foreignPlaces = [.. words.Where(w => w[2] == "ns" && w[0].Length is > 2 and < 6 && IsSpelled(w[0]) && !WordClasses.IsMistagged(w[0]) && Gazetteer.Default.Names.Find(w[0]) < 0).Select(w => w[0])];
        spelling = string.Concat(foreign).Length > 0 ? string.Concat(foreign) : throw new InvalidDataException("jieba/dict.txt holds no foreign names");
    }

    /// <summary>A Chinese name of two or three characters, now and then four; a few are everyday words (高峰, 江山).</summary>
    public string Person() => random.Next(24) == 0 ? Pick(nameWords) : random.Next(3) == 0 ? Pick(persons) : Surname() + Given(random.Next(4) == 0 ? 1 : 2);

    /// <summary>A name of the nationalities, in one part, in two, or with a dot.</summary>
    public string Minority() => random.Next(3) switch
    {
        0 => Pick(parts["part"]),
        1 => Pick(parts["part"]) + Pick(parts["part"]),
        _ => $"{Pick(parts["dotted"])}·{Pick(parts["dotted"])}",
    };

    /// <summary>A transliterated name, with or without dots.</summary>
    public string Foreign() => random.Next(3) switch
    {
        0 => $"{OneForeign()}·{OneForeign()}",
        _ => OneForeign(),
    };

    public string ForeignPlace() => Pick(foreignPlaces);

    public string Brand() => Pick(parts["brand"]) + Pick(parts["brand"]);

    /// <summary>Characters that spell foreign names, as often as the dictionary's names have them.</summary>
    public string Spelled(int least, int most)
    {
        var length = random.Next(least, most + 1);
        return string.Concat(Enumerable.Range(0, length).Select(_ => spelling[random.Next(spelling.Length)]));
    }

    public string Surname()
    {
        var draw = random.Next(100);
        return Pick(surnames[draw < 55 ? 0 : draw < 95 ? 1 : 2]);
    }

    /// <summary>A given name; now and then it is a word, or a character is of the kind that parents seldom choose.</summary>
    public string Given(int length) => length == 2 && random.Next(10) == 0 ? Pick(givenWords) : string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(24) == 0 ? Rare[random.Next(Rare.Length)].ToString() : Pick(parts["given"])));

    private string OneForeign() => random.Next(3) == 0 ? Spelled(2, 5) : Pick(foreign);

    private static bool IsSpelled(string word) => word.All(c => EntityLexicon.Spelling.Contains(c));

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
