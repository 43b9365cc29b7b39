using System.Text;
using TextKit.Entities;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>
/// Fills the open sentences of <c>training/entity-sentences.txt</c> with names of the gazetteer, of jieba's dictionary and of our
/// lists, so that the tagger meets the world beyond union papers.
/// </summary>
internal sealed class EntitySentences
{
    private static readonly string[] Latin = ["Karl", "Anna Weber", "John H.", "Pierre", "Luis G.", "Maria"];
    private static readonly string[] Dynasties = ["唐朝", "北宋", "明朝", "清朝", "南朝", "元朝", "后汉", "东晋"];
    private static readonly string[] Trades = ["科技", "电气", "食品", "航空", "汽车", "钢铁", "网络", "医药", "纺织", "能源", "置业", "重工", "电子", "物流"];
    private static readonly string[] Industries =
    [
        "水泥", "造纸", "机床", "酒瓶", "公交", "客运", "煤电", "煤业", "化工", "机修", "纺织", "棉纺", "茶叶", "制药", "建材", "电缆", "铸造", "轴承", "物流", "环卫", "热电", "供水", "燃气", "港务", "装卸", "铁路客运",
        "航空维修", "环保科技", "乳业", "糖业", "盐化", "轮胎", "家具", "印刷", "风电", "光伏", "电子", "机车", "船舶重工", "地质勘探", "路桥", "建工", "园林", "物业", "家政服务", "快递", "食品", "服饰", "陶瓷", "矿业",
    ];

    private readonly Random random;
    private readonly NameMaker names;
    private readonly Gazetteer gazetteer = Gazetteer.Default;
    private readonly string[] templates;
    private readonly Dictionary<string, string[]> world;
    private readonly ILookup<PlaceLevel, Place> divisions;
    private readonly string[] roles;
    private readonly string[] departments;
    private readonly string[] clinics;
    private readonly ILookup<(string Tag, int Length), string> words;

    public EntitySentences(string seeds, NameMaker names, Random random)
    {
        (this.names, this.random) = (names, random);
        templates = [.. File.ReadLines(Path.Combine(seeds, "training", "entity-sentences.txt")).Where(l => l.Length > 0 && l[0] != '#')];
        world = PlacesCompile.ReadWorld(seeds).ToDictionary(k => k.Kind, k => k.Words);
        divisions = Enumerable.Range(0, gazetteer.Count).Select(p => gazetteer[p]).ToLookup(p => p.Level);
        roles = SeedLists.ReadKinds("titles.tsv").First(k => k.Kind == "before").Words;
        var suffixes = SeedLists.ReadKinds("organization-suffixes.tsv").First(k => k.Kind == "department").Words;
        clinics = [.. suffixes.Where(d => d[^1] == '科')];
        departments = [.. suffixes.Except(clinics), "组织部", "办公室"];
        words = OrdinaryWords(seeds).ToLookup(w => (w.Tag, w.Word.Length), w => w.Word);
    }

    /// <summary>A text of some sentences, a line each, and the entities in it.</summary>
    public TrainingText Make(int count)
    {
        var text = new StringBuilder();
        var entities = new List<Entity>();
        for (var n = 0; n < count; n++)
        {
            var template = Pick(templates);
            for (var i = 0; i < template.Length; i++)
            {
                if (template[i] != '{')
                {
                    text.Append(template[i]);
                    continue;
                }

                var close = template.IndexOf('}', i);
                var slot = template[(i + 1)..close];
                if (slot is "department" or "clinic")
                {
                    // A department belongs to the name of the body in front of it.
                    var part = Pick(slot == "clinic" ? clinics : departments);
                    entities[^1] = entities[^1] with { Length = entities[^1].Length + part.Length, Name = entities[^1].Name + part };
                    text.Append(part);
                    i = close;
                    continue;
                }

                var (name, kind) = Fill(slot);
                if (kind is { } known)
                {
                    entities.Add(new Entity(text.Length, name.Length, known) { Name = name });
                }

                text.Append(name);
                i = close;
            }

            text.Append('\n');
        }

        return new TrainingText(text.ToString(), entities);
    }

    private (string Name, EntityKind? Kind) Fill(string slot) => slot switch
    {
        "latin" => (Pick(Latin), null),
        "dynasty" => (Pick(Dynasties), null),
        "person" => (names.Person(), EntityKind.Person),
        "foreign" => (names.Foreign(), EntityKind.Person),
        "king" => (names.Foreign() + Pick(["一世", "二世", "三世"]), EntityKind.Person),
        "country" => (Pick(world["country"]), EntityKind.Place),
        "worldcity" => (random.Next(3) > 0 ? Pick(world["city"]) : names.ForeignPlace(), EntityKind.Place),
        "region" => (Pick(world[random.Next(3) switch { 0 => "continent", 1 => "region", _ => "water" }]), EntityKind.Place),
        "river" => (random.Next(2) == 0 ? Pick(world["water"]) : names.Brand() + Pick(["河", "江", "湖", "溪"]), EntityKind.Place),
        "province" => (Division(PlaceLevel.Province), EntityKind.Place),
        "city" => (Division(PlaceLevel.City), EntityKind.Place),
        "county" => (Division(PlaceLevel.County), EntityKind.Place),
        "town" => (FullName(PlaceLevel.Township), EntityKind.Place),
        "minority" => (names.Minority(), EntityKind.Person),
        "spaced" => (names.Surname() is { Length: 1 } surname ? surname + Pick([" ", "\u3000"]) + names.Given(1) : names.Person(), EntityKind.Person),
        "role" => (Pick(roles), null),
        "noun" => (Word("n", 2), null),
        "verb" => (Word("v", 2), null),
        "verb1" => (Word("v", 1), null),
        "adverb" => (Word("d", 2), null),
        "village" => (Village(), EntityKind.Place),
        "street" => (Pick(["", Division(PlaceLevel.City), Division(PlaceLevel.County)]) + Pick([names.Brand(), names.Brand(), Short(PlaceLevel.City)]) + Pick(["路", "街", "大道", "巷", "中路", "东街", "北路"]), EntityKind.Place),
        "park" => (Pick(["", Division(PlaceLevel.City), Division(PlaceLevel.County)]) + names.Brand() + Pick(["山", "湖", "河", "水库", "广场", "公园", "大桥", "工业园", "产业园", "菜市场", "码头"]), EntityKind.Place),
        "station" => (Short(PlaceLevel.City) + Pick(["西站", "南站", "火车站", "机场"]), EntityKind.Place),
        _ => (Body(slot), EntityKind.Organization),
    };

    private string Body(string slot) => slot switch
    {
        "works" => Works(),
        "union" => random.Next(6) switch
        {
            0 => Pick(["市", "县", "区", "省", "州"]) + "总工会",
            1 => Any(PlaceLevel.Province).Name + FullName(PlaceLevel.City) + "总工会",
            _ => FullName((PlaceLevel)(1 + random.Next(3))) + "总工会",
        } + (random.Next(5) == 0 ? Pick(departments) : ""),
        "shortunion" => random.Next(2) == 0 ? Pick(["市", "县", "区", "省", "州"]) + "总" : FullName((PlaceLevel)(1 + random.Next(3))) + "总",
        "bureau" => Pick([FullName(PlaceLevel.County), FullName(PlaceLevel.City), Pick(["市", "县", "区"])])
            + Pick(["人社局", "教育局", "应急管理局", "住建局", "文旅局", "农业农村局", "人力资源和社会保障局", "医保局", "卫健局", "民政局", "总工会", "工信局", "科技局", "妇联", "团委", "交通运输局", "市场监管局"]),
        "university" => Home() + Pick(["大学", "师范大学", "理工大学", "医学院", "学院", "音乐学院", "职业技术学院", "农业大学"]),
        "publisher" => (random.Next(2) == 0 ? Home() : names.Brand()) + Pick(["出版社", "人民出版社", "文艺出版社", "教育出版社"]),
        "company" => random.Next(4) switch
        {
            0 => names.Spelled(2, 4) + Pick(["公司", "集团", "航空公司", "汽车公司"]),
            1 => Short(PlaceLevel.City) + names.Brand() + Pick(Trades) + Pick(["有限公司", "股份有限公司", "集团有限公司", "有限责任公司"]),
            2 => names.Brand() + Pick(Trades) + Pick(["有限公司", "公司", "集团", "股份"]),
            _ => names.Brand() + Pick(["集团", "公司", "控股", Pick(Trades)]),
        },
        "bank" => random.Next(2) == 0 ? Pick(["中国", "国家"]) + Pick(["农业银行", "建设银行", "工商银行", "开发银行"]) : names.Brand() + "银行",
        "branch" => Pick(["农行", "工行", "建行", "中行", "邮储银行", "农商银行"]) + Short(PlaceLevel.County) + Pick(["支行", "分行"]),
        "ministry" => Pick(["国家", ""]) + Pick(["财政部", "教育部", "外交部", "国防部", "商务部", "水利部", "铁道部", "卫生部", "气象局", "统计局", "林业局", "文物局"]),
        "court" => FullName(random.Next(2) == 0 ? PlaceLevel.City : PlaceLevel.County) + Pick(["人民法院", "中级人民法院"]),
        "hospital" => Home() + Pick(["医院", "人民医院", "第一人民医院", "中医院", "中心医院"]),
        "museum" => Home() + Pick(["博物馆", "图书馆", "美术馆", "档案馆"]),
        "newspaper" => Short(PlaceLevel.City) + Pick(["日报社", "晚报社", "电视台"]),
        "agency" => Pick(["新华社", "中新社", "法新社", "路透社", "美联社", "共同社", "塔斯社"]),
        "team" => (random.Next(3) == 0 ? Short(PlaceLevel.City) : Pick(world["country"])) + "队",
        "association" => Pick([FullName(PlaceLevel.Province), FullName(PlaceLevel.City), "中国", "国际"]) + Pick(["作家协会", "足球协会", "物理学会", "商会", "红十字会", "登山协会", "美术家协会", "茶叶协会"]),
        _ => throw new InvalidDataException($"training/entity-sentences.txt: '{{{slot}}}' is no slot"),
    };

    /// <summary>A works, mine, farm or transport company, often with the place it lies in.</summary>
    private string Works()
    {
        var place = random.Next(4) switch { 0 => "", 1 => Short(PlaceLevel.Province), 2 => Short(PlaceLevel.City), _ => Short(random.Next(2) == 0 ? PlaceLevel.City : PlaceLevel.County) };
        var brand = place.Length == 0 || random.Next(2) == 0 ? names.Brand() : "";
        return place + brand + Pick(Industries) + Pick(["厂", "公司", "公司", "总厂", "矿", "集团", "有限公司", "分公司", "集团公司"]);
    }

    private string Village() => random.Next(4) switch
    {
        0 => FullName(PlaceLevel.County) + FullName(PlaceLevel.Township) + names.Brand() + "村",
        1 => FullName(PlaceLevel.Township) + names.Brand() + "村",
        2 => names.Spelled(2, 4) + "村",
        _ => names.Brand() + Pick(["村", "社区", "屯", "寨", "庄"]),
    };

    private string Word(string tag, int length)
    {
        var pool = words[(tag, length)];
        return pool.ElementAt(random.Next(pool.Count()));
    }

    /// <summary>Nouns, verbs and adverbs of jieba's dictionary that are no places, no ends of bodies and no roles; single verbs only the frequent ones.</summary>
    private IEnumerable<(string Word, string Tag)> OrdinaryWords(string seeds) =>
        from fields in File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")).Select(l => l.Split(' '))
        let word = fields[0]
        where fields[2] is "n" or "v" or "d" && fields[1].Length > (word.Length == 1 ? 3 : 2) && word.Length < 3 && word != "为" && word != "是"
            && gazetteer.Names.Find(word) < 0 && EntityLexicon.Default.Suffixes.LongestBefore(word, word.Length, out _) == 0 && !roles.Contains(word)
        select (word, fields[2]);

    private string Home() => random.Next(4) == 0 ? Pick(world["city"]) : random.Next(5) == 0 ? Pick(world["country"]) : Short(random.Next(3) == 0 ? PlaceLevel.Province : PlaceLevel.City);

    private string Division(PlaceLevel level) => random.Next(2) == 0 ? FullName(level) : Short(level);

    private string FullName(PlaceLevel level) => Any(level).Name;

    private string Short(PlaceLevel level)
    {
        var place = Any(level);
        return ShortNames.Of(place.Name, level).FirstOrDefault(n => n.IsBare).Name ?? place.Name;
    }

    private Place Any(PlaceLevel level)
    {
        var pool = divisions[level];
        return pool.ElementAt(random.Next(pool.Count()));
    }

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
