using TextKit.Entities;
using TextKit.Entities.Scanning;

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
    [InlineData("门前的台阶……游子衿\n码头工人收回租界前后……高远\n扳道房（散文）……程步涛\n新公章放在哪儿……仲夏阳\n骑手入会一百天……苗望舒\n", "游子衿", "高远", "程步涛", "仲夏阳", "苗望舒")]
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
    [InlineData("记者走访福建惠安、晋江的石雕厂，请工友讲安全。", "place:福建惠安", "place:晋江")]
    [InlineData("这条路从港口城市蒙巴萨通到首都内罗毕。", "place:蒙巴萨", "place:内罗毕")]
    [InlineData("他查到了河南宏远国际劳务有限公司，地址是假的。", "organization:河南宏远国际劳务有限公司")]
    [InlineData("代表团在云南省勐海县勐海布朗山茶业有限公司考察。", "place:云南省勐海县", "organization:勐海布朗山茶业有限公司")]
    [InlineData("代表团在青岛参观海尔集团公司，看了两条生产线。", "place:青岛", "organization:海尔集团公司")]
    [InlineData("受到表彰的有海信（广东）空调有限公司、江门市中心血站。", "organization:海信（广东）空调有限公司", "organization:江门市中心血站")]
    [InlineData("孩子们在济南市职工子女活动中心学游泳。", "organization:济南市职工子女活动中心")]
    [InlineData("中国海员建设工会牵线交通运输部海事局，打通了十个港口。", "organization:中国海员建设工会", "organization:交通运输部海事局")]
    [InlineData("从湖南郴州拉蔬菜来的司机在工会驿站歇脚，明天开往磨憨口岸。", "place:湖南郴州", "place:磨憨口岸")]
    [InlineData("工会请深圳大学社会学系的老师到青海大学附属医院眼科看望职工。", "organization:深圳大学社会学系", "organization:青海大学附属医院眼科")]
    [InlineData("工会慰问团沿兰新铁路看望职工，到了红其拉甫口岸。", "place:兰新铁路", "place:红其拉甫口岸")]
    [InlineData("洛阳轴承厂放了假，厂工会连同生技科开了会，省总女职委派人参加。", "organization:洛阳轴承厂", "organization:厂工会", "organization:生技科", "organization:省总女职委")]
    [InlineData("6月8日，在新疆洛浦县洛浦红枣农场，女工们忙着采摘。", "place:新疆洛浦县", "organization:洛浦红枣农场")]
    [InlineData("退休工人都住在建设六村，离厂不远。", "place:建设六村")]
    [InlineData("记者：党中央、国务院为纺织作了哪些部署？", "organization:党中央", "organization:国务院")]
    [InlineData("近日纺织总会会长石万鹏说，会议由国家经贸委和纺织总会联合召开。", "organization:纺织总会", "person:石万鹏", "organization:国家经贸委", "organization:纺织总会")]
    [InlineData("特钢事业部大棒厂张绫的两篇作品荣获奖项。", "organization:特钢事业部大棒厂", "person:张绫")]
    [InlineData("各单位按照《中国人民解放军军事训练条例（试行）》组织训练。", "organization:中国人民解放军")]
    [InlineData("节目今晚在央视综艺频道播出。", "organization:央视综艺频道")]
    [InlineData("慰问组走出村口，在张日家，他们坐了半晌。", "person:张日")]
    [InlineData("她走过长江边十二圩镇的老街，给工友送药。", "place:长江", "place:十二圩镇")]
    [InlineData("从化法院成功将乐器公司的设备拍卖，职工拿到了工资。", "organization:从化法院", "organization:乐器公司")]
    [InlineData("友谊农场和石炭井洗煤厂的职工比技能。", "organization:友谊农场", "organization:石炭井洗煤厂")]
    [InlineData("司机下了沪昆高速，要转京港澳高速，再走325国道。", "place:沪昆高速", "place:京港澳高速", "place:325国道")]
    [InlineData("沪宜高速两侧的厂房重新开工，职工回到了窑口。", "place:沪宜高速")]
    [InlineData("党中央国务院高度重视，这是党中央治国理政的鲜明特点。", "organization:党中央", "organization:国务院", "organization:党中央")]
    [InlineData("当晚，中共中央决定组织行动委员会，领导罢工。", "organization:中共中央")]
    [InlineData("李鹏乔石朱镕基李瑞环等出席座谈会。", "person:李鹏", "person:乔石", "person:朱镕基", "person:李瑞环")]
    [InlineData("材料交到济源市沁园路济源市职工服务中心三楼，逾期不候。", "place:济源市沁园路", "organization:济源市职工服务中心")]
    [InlineData("小结送至石家庄市长安区石家庄市总工会法律援助中心，下月笔试。", "place:石家庄市长安区", "organization:石家庄市总工会法律援助中心")]
    [InlineData("民政局的多吉才让走访了牧民次仁卓玛。", "organization:民政局", "person:多吉才让", "person:次仁卓玛")]
    [InlineData("春运中，北京上海铁路部门加开列车。", "place:北京", "place:上海")]
    [InlineData("文昌队赢了琼海队，工友们鼓掌。", "place:文昌", "place:琼海")]
    [InlineData("亳州工会送药下厂，郑州地铁的工友收到了。", "place:亳州", "place:郑州")]
    [InlineData("（中国人民银行江西金溪县支行周小琴）", "organization:中国人民银行江西金溪县支行", "person:周小琴")]
    [InlineData("以他名字命名的“张长海创新工作室”挂牌。", "organization:张长海创新工作室")]
    [InlineData("她来自庆云煤矿，家在浙江丽水市区。", "organization:庆云煤矿", "place:浙江丽水")]
    [InlineData("职工书屋昨天开门。（凌云）", "person:凌云")]
    [InlineData("广州从化区工会请来了律师。", "organization:广州从化区工会")]
    [InlineData("王建军带领工作室的徒弟攻关，李建国参观大师工作室。", "person:王建军", "person:李建国")]
    [InlineData("女工张亚军和保安刘冠军领了奖，王秀英小学毕业就进厂。", "person:张亚军", "person:刘冠军", "person:王秀英")]
    [InlineData("西吉县人民法院将台堡人民法庭开庭。", "organization:西吉县人民法院将台堡人民法庭")]
    [InlineData("他是房县公路管理局九道养护站站长。", "organization:房县公路管理局九道养护站")]
    [InlineData("职工书屋昨天开门。（高原 于秀敏）\n夜校下周开课。", "person:高原", "person:于秀敏")]
    [InlineData("丹东市福春小学队战胜沈阳市童晖小学队。", "organization:丹东市福春小学", "organization:沈阳市童晖小学")]
    [InlineData("数字是感德镇茶业工会联合会同镇茶叶同业公会谈成的。", "organization:感德镇茶业工会联合会", "organization:镇茶叶同业公会")]
    [InlineData("雨量超过百毫米的有麻城三河口、大悟宣化店。", "place:麻城三河口", "place:大悟宣化店")]
    [InlineData("市民可从沈阳市青年大街乘地铁2号线前往。", "place:沈阳市青年大街")]
    [InlineData("去年临时压价，镇里碾砣村的妇女撂了挑子。", "place:碾砣村")]
    [InlineData("在佛山一间陶瓷厂的饭堂里，女工们抢票。", "place:佛山")]
    [InlineData("崇左市总工会与市糖业发展局联合办了赛。", "organization:崇左市总工会", "organization:市糖业发展局")]
    [InlineData("河北工人报讯（记者贾立峰）平乡县的童车厂有了统一工价。", "person:贾立峰", "place:平乡县")]
    [InlineData("道班上的扎西顿珠抄起铁锹，副主席乌云其木格带人来了。", "person:扎西顿珠", "person:乌云其木格")]
    [InlineData("固始县总工会驻苏州农民工维权服务站接到了求助。", "organization:固始县总工会驻苏州农民工维权服务站")]
    [InlineData("拾到者请与上海海洋大学钱老师联系。", "organization:上海海洋大学")]
    [InlineData("从罗甸大山里出来的王安贵当了电工。", "place:罗甸", "person:王安贵")]
    [InlineData("九江码头工人的后代来到省城。", "place:九江")]
    [InlineData("福建张峰建材有限公司发了工资，老板张峰说，不欠一分。", "organization:福建张峰建材有限公司", "person:张峰")]
    [InlineData("名单由各林业局工会汇总，七十一岁的余四爷也在。")]
    [InlineData("《江苏工运》没有登，《海南工运》登了。")]
    [InlineData("黄陵矿业有限公司一号煤矿开了会，综采二队的代表先发言。", "organization:黄陵矿业有限公司一号煤矿")]
    [InlineData("诸暨市店口镇总工会近日联合镇司法所谈妥了工价。", "organization:诸暨市店口镇总工会", "organization:镇司法所")]
    [InlineData("本报郑州３月６日讯中华全国总工会昨天来信祝贺。", "place:郑州", "organization:中华全国总工会")]
    [InlineData("本报长春１１月２日电新华社记者李志民报道：煤够烧一冬。", "place:长春", "organization:新华社", "person:李志民")]
    [InlineData("“宜昌”舰和洛阳舰靠了码头，船厂的职工登舰检修。")]
    [InlineData("获奖的有中外合资光华制药有限公司。", "organization:光华制药有限公司")]
    [InlineData("记者见到人社部公布的名单，他上人社部公布栏看过。", "organization:人社部", "organization:人社部")]
    [InlineData("他在仪征链条厂干了二十年，又去诸城皮鞋厂当师傅。", "organization:仪征链条厂", "organization:诸城皮鞋厂")]
    [InlineData("慰问送到门口\n安徽\n本报合肥电记者刘杰报道：近日工友收到了年货。", "place:安徽", "place:合肥", "person:刘杰")]
    [InlineData("罗干、任建新今天看望民警。", "person:罗干", "person:任建新")]
    [InlineData("工艺美术师余敏的作品得了奖。", "person:余敏")]
    [InlineData("女工下岗后卖菜。（黄世坤胡更生摄）", "person:黄世坤", "person:胡更生")]
    [InlineData("免检岗\n陶立华王力\n如何使在岗职工干得好，本厂想了办法，请工友来评。", "person:陶立华", "person:王力")]
    [InlineData("中央文明委表彰了一批企业。", "organization:中央文明委")]
    [InlineData("河南淅川县九重镇是渠首。", "place:河南淅川县九重镇")]
    [InlineData("日本舰只来访，码头工人忙了一夜。", "place:日本")]
    [InlineData("他是西藏普兰县多油村的电工。", "place:西藏普兰县多油村")]
    [InlineData("本报北京 1月14日讯，今天降温，工友注意保暖。", "place:北京")]
    [InlineData("本报记者王伟1月14日讯，今天降温。", "person:王伟")]
    [InlineData("仪征推行厂务公开，昆山实行厂务公开。", "place:仪征", "place:昆山")]
    [InlineData("中国-某皮鞋厂。", "place:中国")]
    [InlineData("李建华请王志强喝茶，张春林教刘小军看图纸。", "person:李建华", "person:王志强", "person:张春林", "person:刘小军")]
    [InlineData("中国共产党太原重工机械有限公司第三次代表大会召开。", "organization:中国共产党", "organization:太原重工机械有限公司")]
    [InlineData("会上，全国医药管理局长会议的文件发到了车间。")]
    [InlineData("白山市多渠道安置下岗职工。", "place:白山市")]
    [InlineData("中国-东盟技能竞赛在南宁举行。", "place:中国", "organization:东盟", "place:南宁")]
    [InlineData("王进、韩正等人到会。韩正在厂里干过十年。", "person:王进", "person:韩正", "person:韩正")]
    public void Places_and_bodies_part_where_a_new_name_begins(string text, params string[] names) =>
        Assert.All(Both(text), entities => Assert.Equal(names, entities.Select(e => $"{e.KindCode}:{text[e.Start..e.End]}")));

    [Theory]
    [InlineData("浙江义乌的快递网点密布，后宅、廿三里、苏溪等地最多。", "廿三里")]
    [InlineData("诸暨市总工会派人下乡。大唐七成的袜子出自家庭工场。", "大唐")]
    [InlineData("罗古箐的“妈妈向导队”\n在云南省兰坪白族普米族自治县通甸镇罗古箐村，十名妇女当上向导。", "罗古箐")]
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
    [InlineData("按照《河南省企业民主管理条例》，职代会每年开一次。", "河南省")]
    [InlineData("中国汉口北商品交易会在武汉举行，职工志愿者到会服务。", "中国汉口北商品交易会")]
    [InlineData("会上公司表态，今后每月开一次恳谈会。", "公司")]
    [InlineData("听取市委书记和所有县区委书记的发言。", "县区委")]
    [InlineData("民政部、自治区和市里的领导都来了。", "自治区")]
    [InlineData("十二个省、市、自治区对营业性歌厅征收调节费。", "自治区对营业性歌厅")]
    [InlineData("第十三届中国国际儿童电影节在厂区俱乐部闭幕。", "中国国际儿童")]
    [InlineData("近年来，中美关系和中国电信事业都有发展。", "中美关系")]
    [InlineData("台风“艾云尼”将在广东登陆，“艾云尼”的强度逐渐减弱。", "艾云尼")]
    [InlineData("首届世界赣商大会在南昌开幕，职工志愿者到会服务。", "赣商大会")]
    [InlineData("四川省劳动部门的同志说，培训不收费。", "四川省劳动部")]
    [InlineData("父母都在大城市打工，孩子留在村里。", "大城市")]
    [InlineData("老人们说，为共和国流过汗，值得。", "共和国")]
    [InlineData("意大利、日本等国海军的舰艇来访，码头工人忙了一夜。", "国海军")]
    [InlineData("中国国际自行车展览会在厂区门口设了摊位。", "中国国际")]
    [InlineData("他从太原矿机集团退休。矿工会主席来看他。", "矿工会")]
    [InlineData("全市十八个乡镇党委、政府出面，职工都有了着落。", "政府")]
    [InlineData("建设小城镇，办乡镇企业，工人有了出路。", "小城镇")]
    [InlineData("活动领导小组昨天碰了头，由工会牵头。", "领导小组")]
    [InlineData("轧钢厂的七号队员带球突破，看台上一片叫好。", "轧钢厂")]
    public void Bodies_of_many_places_and_parts_of_titles_are_none(string text, string word) =>
        Assert.All(Both(text), entities => Assert.DoesNotContain(entities, e => text[e.Start..e.End] == word));

    [Theory]
    [InlineData("武汉地铁运营有限公司的站务员提了建议。公司工会拨款让他们试。", "公司工会", "武汉地铁运营有限公司工会")]
    [InlineData("哈密的工区建在乌鲁木齐铁路局的风口。路局工会送来跑步机。", "路局工会", "乌鲁木齐铁路局工会")]
    public void The_union_of_an_enterprise_of_the_text_is_called_by_its_trade(string text, string surface, string name) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => text[e.Start..e.End] == surface && e.Name == name));

    [Theory]
    [InlineData("新疆生产建设兵团第八师总工会派出体检车。车停在143团五连的晒场上。", "143团五连", "新疆生产建设兵团第八师143团五连")]
    [InlineData("工会驻村工作队来到新疆阿图什市阿湖乡托格拉克村。工作队筹措资金，重新整修村委会院子，职工捐了桌椅。", "村委会", "阿图什市阿湖乡托格拉克村村民委员会")]
    public void A_part_is_named_with_the_body_of_the_text_that_it_belongs_to(string text, string surface, string name) =>
        Assert.All(Both(text), entities => Assert.Contains(entities, e => text[e.Start..e.End] == surface && e.Name == name));

    [Fact]
    public void Two_persons_printed_without_a_mark_between_are_two() =>
        Assert.Equal(3, PersonScanner.SecondAt("姜启荣赵家宽"));

    private static List<Entity>[] Both(string text) => [EntityRecognizer.Default.Recognize(text), Accurate.Recognize(text)];
}
