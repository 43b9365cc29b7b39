using TextKit.Lexicons;

namespace TextKit.Entities.Mending;

/// <summary>Finds what stands behind a body and belongs to its name: its union, departments, faculties, clinics, centres. Safe to share.</summary>
internal static class BodyParts
{
    private static readonly WordSet Faculties = new("系 学院 研究院 研究所 研究中心");
    private static readonly WordSet Clinics = new("科 医学科 医学中心");
    private static readonly WordSet Chambers = new("执行局 立案庭 刑庭 民庭 行政庭 劳动争议审判庭 审判庭");
    private static readonly WordSet Channels = new("频道 频率");
    private static readonly WordSet Committees = new("女职委 女工委 青年委员会 女职工委员会 工作委员会 专业委员会");
    private static readonly WordSet Schools = new("小学 中学 学校 幼儿园 纪念馆");
    private static readonly WordSet StudioKinds = new("创新 大师 劳模 工匠 名师 技能 技师 调解 首席");
    private static readonly WordSet Founding = new("带领 走进 牵头 创建 创办 成立 建起 来到 参观 领衔 组建 所在 加入 率领 主持");
    private static readonly WordSet Posts = new("养护站 养护中心 管理站 管护站 监察大队 执法大队");
    private static readonly WordSet Districts = new("管理区 分场");
    private static readonly WordSet Served = new("职工 困难职工 法律援助 帮扶 女职工 农民工 劳动争议");
    private static readonly WordSet Sites = new("工地 项目 项目部 车间 分厂 机关");

    /// <summary>Length of the union, or of the branch of one, that stands behind the name of its enterprise or division, or 0.</summary>
    public static int UnionBehind(ReadOnlySpan<char> text, int end) =>
        text[end..].StartsWith("分会") && !(end + 2 < text.Length && text[end + 2] is '场' or '长') ? 2 : Sites.LongestAt(text, end) is > 0 and var site && text[(end + site)..].StartsWith("工会") ? site + 2 : text[end..].StartsWith("工会") || text[end..].StartsWith("总工会") ? EntityLexicon.Default.Suffixes.LongestAt(text, end) : 0;

    /// <summary>Length of the department that stands behind a body, or 0; 组织部分职工 is none.</summary>
    public static int DepartmentBehind(ReadOnlySpan<char> text, int end)
    {
        var length = EntityLexicon.Default.Departments.LongestAt(text, end);
        length = Math.Max(length, PartBehind(text, end));
        return length > 0 && end + length < text.Length && text[end + length] is '分' or '门' or '署' or '队' or '长' or '件' or '委' or '学' or '技' ? 0 : length;
    }

    /// <summary>Length of the faculty, clinic, chamber, channel or committee that stands behind a body of its kind (深圳大学社会学系), or 0.</summary>
    private static int PartBehind(ReadOnlySpan<char> text, int end)
    {
        const int Longest = 10;
        var body = text[..end];
        var kinds = body.EndsWith("大学") || body.EndsWith("学院") ? Faculties : body.EndsWith("医院") ? Clinics : body.EndsWith("法院") ? Chambers : body.EndsWith("电视台") || body.EndsWith("电台") || body.EndsWith("央视") || body.EndsWith("卫视") ? Channels
            : body.EndsWith("工会") || body.EndsWith("联合会") || body.EndsWith("协会") || body is [.., '省' or '市' or '区' or '县' or '州', '总'] ? Committees : body.EndsWith("农场") ? Districts : body.EndsWith("局") ? Posts : null;

        // 中国海员建设工会海南委员会.
        if (kinds == Committees && Gazetteer.Default.Names.FindLongest(text, end, out _) is > 1 and var place && text[(end + place)..].StartsWith("委员会"))
        {
            return place + "委员会".Length;
        }

        for (var i = end; kinds is not null && i < text.Length && i - end < Longest; i++)
        {
            if (kinds.LongestAt(text, i) is > 0 and var length && (i - end > 1 || length > 2) && (i + length == text.Length || text[i + length] is not ('统' or '列' or '员' or '技' or '学' or '生' or '长')))
            {
                return i + length - end;
            }

            if (text[i] < '\u3400' || (kinds == Posts && text[i] is '省' or '市' or '县' or '区' or '联' or '会') || (EntityLexicon.Breaks.Contains(text[i]) && !(text[i] == '与' && Gazetteer.Default.Names.FindLongest(text, i + 1, out _) < 2)) || text[i] is '附' or '第' && kinds != Districts)
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>True of a name that ends like a post of an authority (九道养护站).</summary>
    public static bool EndsLikePost(ReadOnlySpan<char> name) => Posts.LongestBefore(name, name.Length, out _) > 0;

    /// <summary>Length of the rest of a studio that bears the name of a person (劳模创新工作室), or 0.</summary>
    public static int StudioBehind(ReadOnlySpan<char> text, int end)
    {
        const int Farthest = 9;
        const string Studio = "工作室";
        var behind = text[end..Math.Min(text.Length, end + Farthest + Studio.Length)];
        return behind.IndexOf(Studio) is >= 0 and var at && !behind[..at].ContainsAny(EntityLexicon.Breaks) && (at == 0 || StudioKinds.LongestBefore(behind, at, out _) > 0) && Founding.LongestAt(behind, 0) == 0 ? at + Studio.Length : 0;
    }

    /// <summary>Length of the word for a school or a museum that stands behind the person it is called after (童晖|小学), or 0.</summary>
    public static int SchoolBehind(ReadOnlySpan<char> text, int end) =>
        Schools.LongestAt(text, end) is > 0 and var length && !IsOfLearner(text, end) ? length : 0;

    /// <summary>True where a word for a school says how long one has learnt (王秀英|小学毕业).</summary>
    public static bool IsOfLearner(ReadOnlySpan<char> text, int school) =>
        Schools.LongestAt(text, school) is > 0 and var length && school + length < text.Length && text[school + length] is '毕' or '文' or '时' or '没' or '生' or '老' or '教' or '读' or '念' or '上' or '就' or '同';

    /// <summary>Length of a union's centre for workers behind its name (职工心理服务中心, 法律援助中心), or 0.</summary>
    public static int CentreBehind(ReadOnlySpan<char> text, int end)
    {
        const int Farthest = 8;
        if (Served.LongestAt(text, end) == 0)
        {
            return 0;
        }

        var between = text.Slice(end, Math.Min(Farthest + 2, text.Length - end));
        var at = between.IndexOf("中心");
        return at > 1 && !between[..at].ContainsAny(EntityLexicon.Breaks) ? at + 2 : 0;
    }
}
