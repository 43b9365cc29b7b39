using TextKit.Entities;

namespace TextKit.Tests.Entities;

/// <summary>Where bylines, places and bodies begin and end, in both tiers.</summary>
public sealed class NameBoundsTests
{
    private static readonly EntityRecognizer Accurate = EntityRecognizer.Create(new EntityRecognizerOptions { Tier = EntityTier.Accurate });

    [Theory]
    [InlineData("本报讯（记者青禾　通讯员白露）货架上摆的不是商品，是工友的旧书。", "青禾", "白露")]
    [InlineData("老厂区的灯\n本报记者 山月　本报通讯员 远帆\n夜班的人都认得那盏灯，它亮了三十年。", "山月", "远帆")]
    [InlineData("本报讯（记者于海涛　通讯员娜仁其木格）草原上的职工书屋昨天开门。", "于海涛", "娜仁其木格")]
    [InlineData("■卷首语\n门前的台阶……游子衿\n■深度\n骑手入会一百天……苗望舒\n", "游子衿", "苗望舒")]
    [InlineData("职工书屋不能只“挂牌”\n游不惊\n一块牌子挂上墙，容易；让工友走进来、坐得住、读得下去，才算真功夫。", "游不惊")]
    public void Who_stands_in_a_byline_is_a_person_whatever_word_the_name_is(string text, params string[] names) =>
        Assert.All(Both(text), entities => Assert.Equal(names, entities.Where(e => e.Kind == EntityKind.Person).Select(e => text[e.Start..e.End])));

    [Theory]
    [InlineData("本报讯（记者手记）这一天走了四个工地。")]
    [InlineData("本报记者综合\n昨天，各地工会送清凉到工地，工友们都说好。")]
    public void What_is_no_name_in_a_byline_is_no_person(string text) =>
        Assert.All(Both(text), entities => Assert.DoesNotContain(entities, e => e.Kind == EntityKind.Person));

    [Theory]
    [InlineData("有意者请到合肥市包河区安徽省职工文学创作中心报名。", "place:合肥市包河区", "organization:安徽省职工文学创作中心")]
    [InlineData("材料寄至西安市莲湖区莲湖路省总法律工作部，逾期不收。", "place:西安市莲湖区莲湖路", "organization:省总法律工作部")]
    [InlineData("记者走访福建惠安、晋江的石雕厂，请工友谈安全。", "place:福建惠安", "place:晋江")]
    [InlineData("这条路从港口城市蒙巴萨通到首都内罗毕。", "place:蒙巴萨", "place:内罗毕")]
    [InlineData("他查到了河南宏远国际劳务有限公司，地址是假的。", "organization:河南宏远国际劳务有限公司")]
    public void Places_and_bodies_part_where_a_new_name_begins(string text, params string[] names) =>
        Assert.All(Both(text), entities => Assert.Equal(names, entities.Select(e => $"{e.KindCode}:{text[e.Start..e.End]}")));

    [Theory]
    [InlineData("浙江义乌的快递网点密布，后宅、廿三里、苏溪等地最多。", "廿三里")]
    [InlineData("诸暨市总工会派人下乡。大唐七成的袜子出自家庭工场。", "大唐")]
    [InlineData("当年，唐山、赵各庄、马家沟的矿工一齐停工。", "马家沟")]
    public void A_town_without_its_kind_is_a_place_where_the_text_speaks_of_its_county(string text, string town) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => e.Kind == EntityKind.Place && text[e.Start..e.End] == town));

    [Theory]
    [InlineData("深圳市南山区总工会在桃源村布点，骑手可以歇脚。", "桃源村", "440305")]
    [InlineData("宁夏平罗县总工会在玉皇阁公园为环卫工设了歇脚点。", "玉皇阁公园", "640221")]
    [InlineData("材料交到邯郸市丛台区人民路的服务大厅。", "邯郸市丛台区人民路", "130403")]
    public void A_landmark_lies_in_the_county_that_the_text_speaks_of_whatever_its_name_recalls(string text, string surface, string code) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => text[e.Start..e.End] == surface && e.Code == code));

    [Theory]
    [InlineData("材料请报各市总工会和省直产业工会。", "市总工会")]
    [InlineData("黔岭矿业安全总监到会，当场表态。", "全总")]
    public void Bodies_of_many_places_and_parts_of_titles_are_none(string text, string word) =>
        Assert.All(Both(text), entities => Assert.DoesNotContain(entities, e => text[e.Start..e.End] == word));

    [Theory]
    [InlineData("武汉地铁运营有限公司的站务员提了建议。公司工会拨款让他们试。", "公司工会", "武汉地铁运营有限公司工会")]
    [InlineData("哈密的工区建在乌鲁木齐铁路局的风口。路局工会送来跑步机。", "路局工会", "乌鲁木齐铁路局工会")]
    public void The_union_of_an_enterprise_of_the_text_is_called_by_its_trade(string text, string surface, string name) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => text[e.Start..e.End] == surface && e.Name == name));

    private static List<Entity>[] Both(string text) => [EntityRecognizer.Default.Recognize(text), Accurate.Recognize(text)];
}
