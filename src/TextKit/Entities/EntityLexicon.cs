using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>The word lists that the scanners read: suffixes of bodies, surnames, words beside names.</summary>
internal sealed class EntityLexicon
{
    public const string BreakCharacters = "的了在是到由与和及或从向被把为对将等给让就也都还又正于以并但而则其该这那哪每各某我你他她它们着过已曾即、，。；：？！“”‘’（）《》〈〉【】『』「」—…,.;:?!\"'()<>[]{}|/\\ \t\r\n　·•";
    public const string SpellingCharacters = "阿艾埃爱安奥巴白拜班邦保鲍贝本比彼毕别宾波玻伯勃博卜布采蔡查茨次达戴丹德邓狄迪第蒂丁东杜敦顿多厄恩尔法凡范菲费芬丰冯佛夫弗福富盖甘冈戈格葛根贡古瓜哈海汉豪赫黑亨胡华怀惠霍基吉济加贾江杰金津九卡坎康考科克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷里丽利莉连廉良列林琳龙卢鲁路伦罗洛吕马麦迈曼芒茅梅门蒙米密敏明莫默姆木穆娜纳乃奈南内嫩尼妮宁牛纽努诺欧帕派潘庞培佩彭皮平珀普奇契恰钱强乔切琴秦琼丘让热仁日荣茹瑞若撒萨塞赛桑瑟森沙珊尚绍舍申圣施什史士舒朔斯丝思司松苏孙索塔泰坦汤唐陶特滕提田廷汀通图托娃瓦万汪旺威韦维魏温文翁沃乌吾伍武西希锡夏香肖谢辛欣兴休许雅亚延扬耶叶依伊易逊因英永尤于约扎泽曾詹珍朱兹卓孜祖则合吐肉守古迪地力牙斤巧娅提宛坎拜迭玉素甫汗坤麻且莎肯尔江格玛旦增珠措赞姆坚荪";
    private static readonly Lazy<EntityLexicon> Lazy = new(() => new EntityLexicon());

    /// <summary>True of a Chinese character that stands in names.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>True of the last character of the divisions that have unions, organs and committees of their own.</summary>
    public static bool IsLevel(char c) => c is '省' or '市' or '县' or '区' or '州' or '旗' or '盟';

    /// <summary>Characters that stand between names, seldom in them.</summary>
    public static readonly SearchValues<char> Breaks = SearchValues.Create(BreakCharacters);

    /// <summary>Characters that seldom stand in a given name of a Chinese person.</summary>
    public static readonly SearchValues<char> NotInGivenName = SearchValues.Create("的了在是到由与和及或从向被把对将等给让就也都还又着过已曾即说告介表回拿带们这那个不没很有以于为用会能要去来做看听想问笑称提指强调主副任长部处局科工所省市县区镇乡村街路号年月日第十百千万亿两几个自此满意付");

    /// <summary>Characters that spell out foreign and Turkic names.</summary>
    public static readonly SearchValues<char> Spelling = SearchValues.Create(SpellingCharacters);

    private EntityLexicon()
    {
        var bodies = SeedLists.ReadKinds("organization-suffixes.tsv").ToArray();
        var titles = SeedLists.ReadKinds("titles.tsv").ToArray();
        Suffixes = WordSet.Load(bodies, k => Array.IndexOf(SuffixKinds, k));
        Departments = new WordSet(bodies.Where(k => k.Kind == "department").SelectMany(k => k.Words).Concat(["组织部", "宣传部", "办公室", "机关党委", "机关纪委", "经审会"]).Distinct().Select(w => (w, 0)));
        Roles = WordSet.Load(titles, k => k == "before" ? 0 : -1);
        After = WordSet.Load(titles, k => k == "after" ? 0 : -1);
        var names = SeedLists.ReadKinds("given-names.tsv").ToLookup(k => k.Kind, k => k.Words);
        GivenCharacters = string.Concat(names["given"].SelectMany(w => w));
        NameParts = new WordSet(names["part"].SelectMany(w => w).Select(w => (w, 0)));
        Given = SearchValues.Create(GivenCharacters);
        Surnames = WordSet.Load(SeedLists.ReadKinds("surnames.tsv"), k => Array.IndexOf(SurnameKinds, k));
    }

    public static readonly string[] SuffixKinds = ["union", "company", "organ", "school", "hospital", "media", "group", "department"];
    public static readonly string[] SurnameKinds = ["common", "middle", "compound", "minority"];

    public static EntityLexicon Default => Lazy.Value;

    public WordSet Suffixes { get; }

    /// <summary>Departments, whose names stand behind that of the body they belong to.</summary>
    public WordSet Departments { get; }
    public WordSet Roles { get; }
    public WordSet After { get; }
    public WordSet Surnames { get; }

    /// <summary>Characters that given names are made of.</summary>
    public SearchValues<char> Given { get; }

    /// <summary>The same one by one.</summary>
    public string GivenCharacters { get; }

    /// <summary>What Tibetan, Yi and Mongol names are made of, each a name of its own as well.</summary>
    public WordSet NameParts { get; }
}
