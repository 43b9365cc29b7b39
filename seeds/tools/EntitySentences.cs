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
    private readonly Random random;
    private readonly NameMaker names;
    private readonly Gazetteer gazetteer = Gazetteer.Default;
    private readonly string[] templates;
    private readonly Dictionary<string, string[]> world;
    private readonly ILookup<PlaceLevel, Place> divisions;

    public EntitySentences(string seeds, NameMaker names, Random random)
    {
        (this.names, this.random) = (names, random);
        templates = [.. File.ReadLines(Path.Combine(seeds, "training", "entity-sentences.txt")).Where(l => l.Length > 0 && l[0] != '#')];
        world = PlacesCompile.ReadWorld(seeds).ToDictionary(k => k.Kind, k => k.Words);
        divisions = Enumerable.Range(0, gazetteer.Count).Select(p => gazetteer[p]).ToLookup(p => p.Level);
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
                var (name, kind) = Fill(template[(i + 1)..close]);
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
        "country" => (Pick(world["country"]), EntityKind.Place),
        "worldcity" => (random.Next(3) > 0 ? Pick(world["city"]) : names.ForeignPlace(), EntityKind.Place),
        "region" => (Pick(world[random.Next(3) switch { 0 => "continent", 1 => "region", _ => "water" }]), EntityKind.Place),
        "river" => (random.Next(2) == 0 ? Pick(world["water"]) : names.Brand() + Pick(["河", "江", "湖", "溪"]), EntityKind.Place),
        "province" => (Division(PlaceLevel.Province), EntityKind.Place),
        "city" => (Division(PlaceLevel.City), EntityKind.Place),
        "county" => (Division(PlaceLevel.County), EntityKind.Place),
        "town" => (FullName(PlaceLevel.Township), EntityKind.Place),
        "station" => (Short(PlaceLevel.City) + Pick(["西站", "南站", "火车站", "机场"]), EntityKind.Place),
        _ => (Body(slot), EntityKind.Organization),
    };

    private string Body(string slot) => slot switch
    {
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
        "association" => Pick([FullName(PlaceLevel.Province), FullName(PlaceLevel.City), "中国", "国际"]) + Pick(["作家协会", "足球协会", "物理学会", "商会", "红十字会", "登山协会", "美术家协会", "茶叶协会"]),
        _ => throw new InvalidDataException($"training/entity-sentences.txt: '{{{slot}}}' is no slot"),
    };

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
