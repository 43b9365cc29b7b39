using System.Buffers;
using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>
/// Reads authors as newspapers print them: 本报记者 …, 本报通讯员 …, 新华社记者 … 摄, （记者… 通讯员…）, 本报讯 and a name, 文/… 图/…,
/// with full-width or half-width marks and with a bracket lost.
/// </summary>
internal static partial class BylineReader
{
    private const int LongestLine = 80;

    // Farther from the beginning the last character of 讯, 电 or 消息 does not stand.
    private const int LongestOpening = 48;
    private static readonly SearchValues<char> MarkEnds = SearchValues.Create("者员員摄攝讯訊生笔组組/／");
    private static readonly SearchValues<char> RoleEnds = SearchValues.Create("者员員生影文图");
    private static readonly SearchValues<char> OpeningEnds = SearchValues.Create("讯訊电電息");
    private const string Surnames =
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封储靳焦巴弓牧隗谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴闻党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀尚农温别庄晏柴瞿阎充慕连习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄东欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾沙养鞠丰关相查后荆红游竺权盖益桓公岳帅缑亢况有琴商佘佟言福肖涂闫丛覃资忻仝区隋付代亓邸苑矫麦冼粟揭苟迟牟逄仉逯晋巫栗阎郇訾綦";

    private const string RoleStart = @"[\s　、,，]*(?<agency>本[报報]|本刊|本社|本网|新[华華]社|中新社";
    private const string PaperName = @"|[\u4e00-\u9fff]{1,6}(?:日[报報]|晚[报報]|[时時][报報]|商[报報]|工[报報]|工人[报報]|新华网|中工网)";
    private const string RoleEnd = @")?[\s　]*(?:驻[\u4e00-\u9fff]{2,6}?)?(?<role>(?:首席|见习|实习|特约|特派|[摄攝]影)?[记記]者|(?:特约)?通[讯訊][员員]|[实實][习習]生|作者|[摄攝]影(?![报報]道)|(?<![\u4e00-\u9fff])文(?=[/／])|(?<![\u4e00-\u9fff])图(?=[/／]))[\s　:：/／]*";

    private static readonly HashSet<string> TwoCharacterSurnames =
    [
        "欧阳", "司马", "上官", "诸葛", "东方", "端木", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "司徒", "夏侯", "长孙", "司空", "轩辕", "钟离", "呼延",
        "闻人", "赫连", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "仲孙", "独孤", "南宫", "西门", "百里", "拓跋", "纳兰", "完颜", "叶赫",
    ];

    /// <summary>Reads a line that is nothing but a byline; false for any other line.</summary>
    public static bool TryReadLine(string line, List<Byline>? into)
    {
        if (line.Length > LongestLine || line.Length < 2 || !HoldsMark(line) || !Mark().IsMatch(line))
        {
            return false;
        }

        var text = line.Trim().TrimStart('□', '■', '◆', '▲', '●', '○', '△', '◎', '*', '—', '-', ' ', '　');
        text = text.TrimStart('（', '(', '【', '[').TrimEnd('）', ')', '】', ']').Trim();
        if (NewsAndName().Match(text) is { Success: true } plain && LooksLikeName(plain.Groups["name"].Value))
        {
            into?.Add(new Byline(plain.Groups["name"].Value, BylineRole.Correspondent, plain.Groups["agency"].Value));
            return true;
        }

        if (NamesAndWork().Match(text) is { Success: true } work)
        {
            return AddNames(work.Groups["names"].Value, BylineRole.Reporter, null, into);
        }

        return TryReadCredit(text, into);
    }

    /// <summary>True for a line that is one or two names and nothing else.</summary>
    public static bool IsNames(string line)
    {
        var parts = line.Split([' ', '　', '、'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 1 or 2 && parts.All(LooksLikeName);
    }

    /// <summary>Reads the names of a line for which <see cref="IsNames"/> holds.</summary>
    public static void ReadNames(string line, List<Byline> into) =>
        into.AddRange(line.Split([' ', '　', '、'], StringSplitOptions.RemoveEmptyEntries).Select(n => new Byline(n, BylineRole.Reporter, null)));

    /// <summary>True where a paragraph opens a news item: 本报讯, 新华社…电.</summary>
    public static bool IsOpening(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, LongestOpening)];
        return head.IndexOfAny(OpeningEnds) >= 0 && Opening().IsMatch(head);
    }

    /// <summary>Reads the opening of a paragraph, such as 本报讯（记者康勤）; returns its length, 0 where there is none.</summary>
    public static int ReadOpening(string paragraph, List<Byline>? into)
    {
        if (!IsOpening(paragraph))
        {
            return 0;
        }

        var text = paragraph[..Math.Min(paragraph.Length, LongestLine + 20)];
        var opening = Opening().Match(text);
        var agency = Agency(opening.Groups["agency"].Value);
        var end = opening.Length;
        var rest = text[end..];
        if (Bracketed().Match(rest) is { Success: true } bracketed && TryReadCredit(bracketed.Groups["credit"].Value, into, agency))
        {
            return end + bracketed.Length;
        }

        if (Reported().Match(rest) is { Success: true } reported && TryReadCredit(reported.Groups["credit"].Value, into, agency))
        {
            return end + reported.Length;
        }

        if (BareCredit().Match(rest) is { Success: true } bare && TryReadCredit(bare.Groups["credit"].Value, into, agency))
        {
            return end + bare.Length;
        }

        return end;
    }

    /// <summary>Reads a credit in brackets at the end of a paragraph: （新华社记者 … 摄）.</summary>
    public static void ReadEnding(string paragraph, List<Byline> into)
    {
        if (paragraph.Length < 4 || paragraph[^1] is not ('）' or ')'))
        {
            return;
        }

        var open = paragraph.AsSpan(0, paragraph.Length - 1).LastIndexOfAny('（', '(');
        if (open >= 0 && paragraph.Length - open < LongestLine)
        {
            TryReadCredit(paragraph[(open + 1)..^1], into);
        }
    }

    /// <summary>True where the text names a photographer.</summary>
    public static bool IsPhotoCredit(string text) => PhotoCredit().IsMatch(text);

    /// <summary>A quick look: what <see cref="Mark"/> finds ends in one of these.</summary>
    private static bool HoldsMark(ReadOnlySpan<char> line) => line.ContainsAny(MarkEnds);

    private static bool TryReadCredit(string text, List<Byline>? into, string? agency = null)
    {
        if (text.Length == 0)
        {
            return false;
        }

        var roles = Roles(text);
        var photo = text[^1] is '摄' or '攝' || text.Contains("摄影报道", StringComparison.Ordinal);
        if (roles.Count == 0)
        {
            var names = text[^1] is '摄' or '攝' ? text[..^1] : null;
            return names is not null && AddNames(names, BylineRole.Photographer, agency, into);
        }

        if (roles[0].Index > 0)
        {
            return false;
        }

        for (var i = 0; i < roles.Count; i++)
        {
            var role = roles[i];
            var end = i + 1 < roles.Count ? roles[i + 1].Index : text.Length;
            var names = Trailing().Replace(text[(role.Index + role.Length)..end], "");
            var own = role.Groups["agency"].Success && role.Groups["agency"].Length > 0 ? Agency(role.Groups["agency"].Value) : agency;
            var kind = RoleOf(role.Groups["role"].Value, photo && i == roles.Count - 1);
            if (!AddNames(names, kind, own, into))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Match> Roles(string text)
    {
        var roles = new List<Match>();
        var role = NamesPaper(text) ? Role() : RoleOfKnown();

        // Behind the last role are names: nothing is looked for in them.
        for (var at = 0; text.AsSpan(at).ContainsAny(RoleEnds);)
        {
            var match = role.Match(text, at);
            if (!match.Success)
            {
                break;
            }

            roles.Add(match);
            at = match.Index + match.Length;
        }

        return roles;
    }

    /// <summary>A quick look: the name of a paper, 本报 and 中工网 and the like apart, has 报 or 网 in it.</summary>
    private static bool NamesPaper(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny('报', '報', '网'); at >= 0; at = text.IndexOfAny('报', '報', '网'))
        {
            if (at > 0 && text[at - 1] != '本')
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;
    }

    private static BylineRole RoleOf(string role, bool photo) =>
        photo || role is "摄影" or "攝影" or "摄" or "图" ? BylineRole.Photographer
        : role.Contains('通') ? BylineRole.Correspondent
        : BylineRole.Reporter;

    private static bool AddNames(string text, BylineRole role, string? agency, List<Byline>? into)
    {
        var parts = text.Split([' ', '　', '、', ',', '，', ';', '；', '/', '：', ':', '\t', '（', '('], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 12)
        {
            return false;
        }

        // 王 伟: a name of two characters is set apart to the width of three.
        var names = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 1 && i + 1 < parts.Length && parts[i + 1].Length == 1)
            {
                names.Add(parts[i] + parts[++i]);
            }
            else
            {
                names.Add(parts[i]);
            }
        }

        if (!names.All(MayBeName))
        {
            return false;
        }

        into?.AddRange(names.Select(n => new Byline(n, role, agency)));
        return true;
    }

    private static string? Agency(string text) => text.Length == 0 ? null
        : text.StartsWith('据') ? text[1..] : text;

    private static bool MayBeName(string text) =>
        text.Length is >= 2 and <= 18 && (text.Contains('·') || text.Length <= 6) && text.All(c => Punctuation.IsHan(c) || c == '·');

    private static bool LooksLikeName(string text) =>
        MayBeName(text) && (text.Contains('·') || (text.Length <= 4 && (Surnames.Contains(text[0]) || (text.Length > 2 && TwoCharacterSurnames.Contains(text[..2])))));

    [GeneratedRegex("[记記]者|通[讯訊][员員]|[摄攝]|文/|文／|本[报報]讯|[实實][习習]生|作者|执笔|[报報]道组")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?<agency>本[报報]|本刊|本社)[讯訊][\s　:：]+(?<name>[\u4e00-\u9fff·]{2,12})$")]
    private static partial Regex NewsAndName();

    // 宋远航 文/图: words and pictures are by the same hand.
    [GeneratedRegex(@"^(?<names>[\u4e00-\u9fff·]{2,6}(?:[\s　、][\u4e00-\u9fff·]{1,6}){0,3})[\s　]*(?:文[/／]图|图[/／]文|文[/／]摄)$")]
    private static partial Regex NamesAndWork();

    [GeneratedRegex(RoleStart + PaperName + RoleEnd)]
    private static partial Regex Role();

    // Papers without a name of their own: the first character tells, so that names are skipped fast.
    [GeneratedRegex(RoleStart + RoleEnd)]
    private static partial Regex RoleOfKnown();

    [GeneratedRegex(@"[\s　]*(?:[摄攝]影[报報]道|联合[报報]道|综合[报報]道|[报報]道|文[/／]图|图[/／]文|文图|图文|文[/／]摄|[摄攝]影|摄)?[\s　:：]*$")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^[\s　]*(?<agency>本[报報]|本刊|本社|本网|中工网|据?新[华華]社|据?新华网|据?中新社|(?:据)?[\u4e00-\u9fff]{1,6}(?:日[报報]|晚[报報]|[时時][报報]|商[报報]|工[报報]|工人[报報])(?:[—\-－]{1,2}中工网)?)(?:[\u4e00-\u9fff]{0,10}?(?:[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日)?(?:专?[电電]|[讯訊]|消息)|[\u4e00-\u9fff]{2,8}专?[电電])[\s　:：]*")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[（(\[【][\s　]*(?<credit>[^）)\]】。]{2,60}?)[\s　]*[）)\]】]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<credit>(?:[\u4e00-\u9fff]{0,6}?(?:[记記]者|通[讯訊][员員])[^：:。]{2,50}?))(?:联合|综合|[摄攝]影)?[报報]道[：:]")]
    private static partial Regex Reported();

    // One bracket lost, or both: the names end at the first character that no name holds.
    [GeneratedRegex(@"^[（(]?[\s　]*(?<credit>(?:首席|见习|实习|特约)?(?:[记記]者|通[讯訊][员員])[\s　]*[\u4e00-\u9fff·]{2,4}(?:[、\s　]+(?:(?:特约)?通[讯訊][员員]|[记記]者)?[\s　]*(?!近日|日前|今[日年天]|昨[日天]|去年|从)[\u4e00-\u9fff·]{2,4})*)(?=[）)“”‘，,。\s　]|近|日|今|从|$)[）)]?")]
    private static partial Regex BareCredit();

    [GeneratedRegex(@"[摄攝](?:影[报報]道|影)?[\s　]*[）)]?[\s　]*$|[（(](?:图片|附图|照片)")]
    private static partial Regex PhotoCredit();
}
