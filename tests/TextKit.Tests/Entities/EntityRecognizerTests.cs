using CsCheck;
using TextKit.Entities;
using TextKit.Entities.Mending;
using TextKit.Entities.Scanning;
using TextKit.Evaluation;

namespace TextKit.Tests.Entities;

public sealed class EntityRecognizerTests
{
    private static readonly EntityRecognizer Recognizer = EntityRecognizer.Default;

    [Theory]
    [InlineData("棚顶上的冰西瓜\n本报记者 蓝天放 摄\n7月14日，地里的瓜熟了。", "蓝天放")]
    [InlineData("地下的“潜水员”\n本报记者 商秦岭　通讯员 仝小雨\n从井口下去要走半小时。", "商秦岭", "仝小雨")]
    [InlineData("一纸判决\n本报记者 上官怡　本报通讯员 车大为\n3月17日，法槌落下。", "上官怡", "车大为")]
    public void Names_that_stand_alone_in_a_byline_are_persons_whatever_words_are_in_them(string text, params string[] names) =>
        Assert.Equal(names, EntityRecognizer.Default.Recognize(text).Where(e => e.Kind == EntityKind.Person).Select(e => e.Name));

    [Fact]
    public void What_reporters_do_is_no_name() =>
        Assert.DoesNotContain(EntityRecognizer.Default.Recognize("本报记者 综合报道\n记者高兴地说，记者就此、记者随机采访了三位职工。记者常说，联合卫健部门建站。"), e => e.Kind == EntityKind.Person);

    [Theory]
    [InlineData("济南市总工会办的农民工子女夏令营开营了。")]
    [InlineData("戈壁滩上种出的西瓜，工会一车车往外运。")]
    [InlineData("请把麦克风往职工那头挪一挪。")]
    public void Words_that_begin_with_a_surname_are_no_persons(string text) =>
        Assert.DoesNotContain(EntityRecognizer.Default.Recognize(text), e => e.Kind == EntityKind.Person);

    [Theory]
    [InlineData("西瓜", true)]
    [InlineData("夏令营", true)]
    [InlineData("孙中山", false)]
    [InlineData("工会", false)]
    public void A_word_that_the_dictionary_tags_as_a_name_is_known_to_be_none(string word, bool isMistagged) =>
        Assert.Equal(isMistagged, WordClasses.IsMistagged(word));

    [Theory]
    [InlineData("日前，甘肃省总在兰州举办培训班。", "甘肃省总", "甘肃省总工会")]
    [InlineData("新疆区总派出工作队。", "新疆区总", "新疆维吾尔自治区总工会")]
    [InlineData("全总召开主席会议。", "全总", "中华全国总工会")]
    [InlineData("临夏州总工会送来农具。", "临夏州总工会", "临夏回族自治州总工会")]
    [InlineData("通道县总工会走访职工。", "通道县总工会", "通道侗族自治县总工会")]
    [InlineData("杨浦区总工会把他列入档案。", "杨浦区总工会", "上海市杨浦区总工会")]
    [InlineData("宝鸡市总工会主席到会。", "宝鸡市总工会", "宝鸡市总工会")]
    [InlineData("西安多家企业建会。市总工会派人指导。", "市总工会", "西安市总工会")]
    [InlineData("南通市崇川区人社局介入后，职工拿到了工资。", "南通市崇川区人社局", "南通市崇川区人力资源和社会保障局")]
    public void An_abbreviated_body_has_its_full_name(string text, string surface, string name) =>
        Assert.Equal(name, Assert.Single(Find(text, EntityKind.Organization), e => text[e.Start..e.End] == surface).Name);

    [Theory]
    [InlineData("他在新疆阿图什市阿湖乡托格拉克村养羊。", "新疆阿图什市阿湖乡托格拉克村", "653001202")]
    [InlineData("职工来自广西柳州。", "广西柳州", "450200")]
    [InlineData("工作队驻克孜勒苏。", "克孜勒苏", "653000")]
    [InlineData("他们在从化设点。", "从化", "440117")]
    [InlineData("兰州很热，城关区的工友领到了水。", "城关区", "620102")]
    [InlineData("拉萨天凉，城关区的工友领到了茶。", "城关区", "540102")]
    [InlineData("海南的职工先到。", "海南", "460000")]
    public void A_chain_of_places_is_one_place_with_the_code_of_its_last_division(string text, string surface, string code) =>
        Assert.Equal(code, Assert.Single(Find(text, EntityKind.Place), e => text[e.Start..e.End] == surface).Code);

    [Fact]
    public void An_ambiguous_place_keeps_its_alternatives_and_names_its_parents()
    {
        const string text = "兰州很热，城关区的工友领到了水。";
        var place = Assert.Single(Find(text, EntityKind.Place), e => text[e.Start..e.End] == "城关区");
        Assert.Equal(["甘肃省", "兰州市"], place.Parents);
        Assert.Contains("540102", place.Alternatives);
    }

    [Fact]
    public void A_town_of_many_counties_has_no_code_where_nothing_says_which_it_is()
    {
        var town = Assert.Single(Find("文化下乡小分队到了城关镇，台下坐满了人。", EntityKind.Place));
        Assert.Null(town.Code);
        Assert.Contains("620121100", town.Alternatives);
        Assert.DoesNotContain(Find("学员在漕河泾开发区写代码。", EntityKind.Place), p => p.Code is not null);
        Assert.DoesNotContain(Find("职工在经济开发区打工，住在集体宿舍。", EntityKind.Place), p => p.Code is not null);
    }

    [Theory]
    [InlineData("本报讯（记者郑怀远 通讯员叶粤明）昨天下雨。", "郑怀远", "叶粤明")]
    [InlineData("致富带头人玉素甫江·卡斯木建起车间。", "玉素甫江·卡斯木")]
    [InlineData("市总工会主席薛振虎说，要多走访。薛振虎还去了矿上。", "薛振虎", "薛振虎")]
    public void A_person_is_known_by_what_stands_beside_the_name(string text, params string[] names) =>
        Assert.Equal(names, Find(text, EntityKind.Person).Select(e => text[e.Start..e.End]));

    [Fact]
    public void A_person_carries_the_title_and_the_body_that_the_text_gives()
    {
        var person = Assert.Single(Find("昨天，明珠工业园总工会主席邓本森告诉记者，欠薪已经到账。", EntityKind.Person));
        Assert.Equal(("邓本森", "主席", "明珠工业园总工会"), (person.Name, person.Title, person.Organization));
    }

    [Theory]
    [InlineData("昨天，靖远县总工会党组书记、常务副主席薛振虎到会。", "薛振虎", "党组书记、常务副主席", "靖远县总工会")]
    [InlineData("靖远县总工会主席薛振虎、副主席叶粤明到会。", "叶粤明", "副主席", "靖远县总工会")]
    [InlineData("薛振虎书记说，要多走访。", "薛振虎", "书记", null)]
    public void Roles_join_and_a_list_of_persons_shares_its_body(string text, string name, string title, string? body)
    {
        var person = Assert.Single(Find(text, EntityKind.Person), e => e.Name == name);
        Assert.Equal((title, body), (person.Title, person.Organization));
    }

    [Theory]
    [InlineData("金川高争建材公司停产。工人说，甘肃金川高争建材股份有限公司欠薪三个月。", "金川高争建材公司", "甘肃金川高争建材股份有限公司")]
    [InlineData("宝鸡市委组织部、统战部派人参加。", "统战部", "中共宝鸡市委统战部")]
    public void A_short_name_is_completed_by_the_other_names_of_the_text(string text, string surface, string name) =>
        Assert.Equal(name, Assert.Single(Find(text, EntityKind.Organization), e => text[e.Start..e.End] == surface).Name);

    [Theory]
    [InlineData("南通市总工会女职工部走访了三家工厂。", "南通市总工会女职工部")]
    [InlineData("海南省人民医院急诊科的医生来了。", "海南省人民医院急诊科")]
    [InlineData("电话打到了大连市总工会职工心理服务中心。", "大连市总工会职工心理服务中心")]
    [InlineData("南通市总工会组织部分职工体检。", "南通市总工会")]
    public void A_department_belongs_to_the_name_of_its_body(string text, string surface) =>
        Assert.Equal(surface, Assert.Single(Find(text, EntityKind.Organization)).Name);

    [Theory]
    [InlineData("去年年底，县总工会和县应急管理局约定了奖金。", "县总工会", "县应急管理局")]
    [InlineData("靖远县住房和城乡建设局开了会。", "靖远县住房和城乡建设局")]
    [InlineData("怒江州总帮社区成立合作社。", "怒江州总")]
    [InlineData("酒钢工会主席来了，嘉峪关市总工会也来了。", "酒钢工会", "嘉峪关市总工会")]
    public void Bodies_that_a_conjunction_joins_are_two_and_a_verb_belongs_to_none(string text, params string[] surfaces) =>
        Assert.Equal(surfaces, Find(text, EntityKind.Organization).Select(e => text[e.Start..e.End]));

    [Theory]
    [InlineData("河北港口集团隆重召开大会", 10, EntityKind.Organization, "河北港口集团")]
    [InlineData("日讯新华社记者", 5, EntityKind.Organization, "新华社")]
    [InlineData("北辰公司和", 5, EntityKind.Organization, "北辰公司")]
    [InlineData("杨勇等一批人", 3, EntityKind.Person, "杨勇")]
    public void A_mention_that_is_too_long_is_mended(string text, int end, EntityKind kind, string name)
    {
        var mention = new Mention(0, end, kind);
        Assert.True(MentionForms.TryTidy(text, ref mention, []));
        Assert.Equal(name, text[mention.Start..mention.End]);
    }

    [Fact]
    public void A_dateline_alone_is_no_body()
    {
        var mention = new Mention(0, 2, EntityKind.Organization);
        Assert.False(MentionForms.TryTidy("日电（记者", ref mention, []));
    }

    [Fact]
    public void A_storm_is_no_person()
    {
        var mention = new Mention(3, 6, EntityKind.Person);
        Assert.False(MentionForms.TryTidy("台风“威马逊”登陆。", ref mention, []));
    }

    [Fact]
    public void A_body_without_a_name_gives_its_place_alone()
    {
        // The tagger's mention as it came.
        const string text = "大连金普新区有家轴承厂停了产。";
        var mentions = new List<Mention>();
        MentionForms.Add(text, new Mention(0, 11, EntityKind.Organization), mentions);
        Assert.Equal(new Mention(0, 6, EntityKind.Place), Assert.Single(mentions));
    }

    [Theory]
    [InlineData("本报讯（记者　王　沛　通讯员　赵　颖　田儒军）昨天下雨。", "王沛", "赵颖", "田儒军")]
    [InlineData("图①：李　想在调机床。图②：评委吴　越为选手打分。", "李想", "吴越")]
    [InlineData("安 全 生 产 记 者 行")]
    public void A_name_that_printers_space_out_is_one_name(string text, params string[] names) =>
        Assert.Equal(names, Find(text, EntityKind.Person).Select(e => e.Name));

    [Theory]
    [InlineData("段三保来了。段三保烫伤了脚。", 3, 2)]
    [InlineData("熊远贵来了。熊远贵正忙。", 3, 4)]
    [InlineData("汪寿华来了。汪寿华英勇牺牲。", 3, 5)]
    public void One_person_ends_at_one_character_throughout_a_text(string text, int first, int second)
    {
        // The tagger's mentions as they came: one too short, one too long.
        var name = text[..3];
        var at = text.LastIndexOf(name, StringComparison.Ordinal);
        List<Mention> mentions = [new(0, first, EntityKind.Person), new(at, at + second, EntityKind.Person)];
        new RepeatedPersons().Agree(text, mentions);
        Assert.All(mentions, m => Assert.Equal(name, text[m.Start..m.End]));
    }

    [Fact]
    public void A_short_form_that_the_text_defines_counts_wherever_it_stands()
    {
        const string text = "老职工所在的广州某乐器公司（下称“乐器公司”）停产，职工将乐器公司告上法庭。";
        Assert.Equal(2, Find(text, EntityKind.Organization).Count(e => text[e.Start..e.End] == "乐器公司"));
    }

    [Fact]
    public void Entities_stand_in_order_inside_any_text_and_never_overlap() =>
        Gen.OneOf(Gen.Char, Gen.Char["省市总工会王·新疆区\uD800\uDC00"]).Array[0, 60].Select(c => new string(c)).Sample(text =>
        {
            var end = 0;
            foreach (var entity in Recognizer.Recognize(text))
            {
                Assert.True(entity.Start >= end && entity.Length > 0 && entity.End <= text.Length);
                end = entity.End;
            }
        });

    [Theory]
    [InlineData("局")]
    [InlineData("城关镇")]
    [InlineData("（（")]
    [InlineData("a1")]
    [InlineData("王·")]
    [InlineData("简称“")]
    [InlineData("1")]
    [InlineData("q")]
    [InlineData("\uD800")]
    [InlineData("主席、")]
    [InlineData("市总工会、统战部、")]
    [InlineData("【《（{[")]
    [InlineData("市总工会联合")]
    [InlineData("海信（广东）有限公司将")]
    [InlineData("义乌后宅、廿三里、")]
    [InlineData("云南省勐海县")]
    [InlineData("本报记者王")]
    [InlineData("……王伟")]
    [InlineData("兵团一四九团")]
    public void A_long_run_of_one_piece_is_read_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Recognizer.Recognize(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{piece}: {watch.Elapsed}");
    }

    [Fact]
    public void A_million_times_one_suffix_neither_hangs_nor_fails()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Recognizer.Recognize(new string('局', 1_000_000));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Nothing_is_allocated_beyond_the_result()
    {
        const string text = "这一年雨水多，大家把沟渠清了又清，谁也没有怨言。\n天晴以后，晒谷场上铺满了新收的稻子。";
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions());
        var found = new List<Entity>();
        var least = long.MaxValue;
        for (var i = 0; i < 200; i++)
        {
            // Another thread's garbage collection may charge this one for a rest of its buffer.
            var before = GC.GetAllocatedBytesForCurrentThread();
            recognizer.Recognize(text, found);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Empty(found);
        Assert.Equal(0, least);
    }

    [Fact]
    public void Threads_share_one_recognizer()
    {
        const string text = "西安市总工会主席薛振虎来到陕西省岐山县。";
        var expected = Recognizer.Recognize(text);
        Parallel.For(0, 64, _ => Assert.Equal(expected.Select(e => (e.Start, e.Name)), Recognizer.Recognize(text).Select(e => (e.Start, e.Name))));
    }

    [Fact]
    public void The_development_part_of_the_corpus_is_recognized_well_enough()
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Where(a => a.Split == CorpusSplit.Dev);
        var rows = EntityScore.Evaluate(articles).ToDictionary(r => r.Name, r => r.F1);
        Assert.True(rows["organization"] > 0.85 && rows["place"] > 0.85 && rows["person"] > 0.9, string.Join(", ", rows));
    }

    private static IEnumerable<Entity> Find(string text, EntityKind kind) => Recognizer.Recognize(text).Where(e => e.Kind == kind);
}
