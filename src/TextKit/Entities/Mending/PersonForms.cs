using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Mends the ends of persons, and tells what only looks like one. Safe to share.</summary>
internal static class PersonForms
{
    private const int LongestSpelled = 6;
    private static readonly SearchValues<char> NotBehindSpelled = SearchValues.Create("·村乡镇县山寺湖河路街区岗沟滩桥站族家");

    // What names a storm, not a person: 台风“威马逊”.
    private static readonly WordSet Storms = new("台风 飓风 热带风暴 强热带风暴 气旋");
    private static readonly WordSet Addresses = new("女士 先生 小姐 太太 老人 阿姨 大娘 大爷 大妈 大叔 大婶 大嫂 大哥 大姐 奶奶 爷爷 婆婆 师傅 老师 老板 将军 医生 教授 书记 主席 主任");
    private static readonly WordSet Posts = new("主席 副主席 书记 副书记 主任 副主任 经理 总经理 董事长 局长 处长 科长 部长 厅长 省长 市长 县长 区长 镇长 乡长 村长 校长 院长 所长 站长 队长 班长 组长 厂长 矿长 段长 行长 社长 会长 秘书长 律师 法官 检察官 警官 工程师 总编 总裁 总监");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoPersons =
        SeedLists.ReadKinds("not-persons.tsv").SelectMany(k => k.Words).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the names of two parts or more (扎西顿珠) that no place, site or family is called by.</summary>
    public static void AddStanding(ReadOnlySpan<char> text, List<Mention> spelled, List<Mention> found)
    {
        foreach (var name in spelled)
        {
            if (name.End == text.Length || !NotBehindSpelled.Contains(text[name.End]))
            {
                found.Add(name);
            }
        }
    }

    /// <summary>The person without what no name ends with (王燕便对照, 王震将军); false for what is none.</summary>
    public static bool TryTidy(ReadOnlySpan<char> text, ref Mention mention, List<Token> tokens)
    {
        var name = text[mention.Start..mention.End];
        var space = PersonScanner.SpacedLength(text, mention.Start) == name.Length ? -1 : name.IndexOfAny(' ', '\u3000');
        name = space > 0 ? name[..space] : name;

        // 娜地热·阿|地里: a part of a spelled name has two characters or more.
        if (name.Length > 2 && name[^2] == '·')
        {
            var more = text[mention.End..Math.Min(text.Length, mention.End + LongestSpelled)].IndexOfAnyExcept(EntityLexicon.Spelling);
            name = text[mention.Start..(mention.End + (more < 0 ? 0 : more))];
        }
        else if (name.Contains('·') && mention.Start + name.Length < text.Length && text[mention.Start + name.Length] == '里')
        {
            // 娜地热·阿地|里: no one is a place to be in.
            name = text[mention.Start..(mention.Start + name.Length + 1)];
        }

        // 吉火木|呷.
        if (name.Length > 2 && mention.Start + name.Length < text.Length && text[mention.Start + name.Length] == '呷')
        {
            name = text[mention.Start..(mention.Start + name.Length + 1)];
        }

        // 吾守尔拉着: the verb is no part of a spelled name.
        name = name.Contains('·') && mention.Start + name.Length < text.Length && text[mention.Start + name.Length] is '着' or '了' or '过' ? name[..^1] : name;

        // 工艺美术师|余敏.
        if (name is ['师', _, _] && mention.Start > 1 && text[mention.Start - 1] is '术' or '程' or '技' or '律' or '教' or '药' or '导' or '厨' or '计' && EntityLexicon.Default.Surnames.LongestAt(name, 1) == 1)
        {
            mention = mention with { Start = mention.Start + 1 };
            name = name[1..];
        }

        // 朱阿姨 is called by her surname, 王震将军 by his name.
        if (Addresses.LongestBefore(name, name.Length, out _) is > 0 and var address && address < name.Length)
        {
            name = name[..^address];
        }

        // 杨勇等一批人, 王燕便对照.
        name = name.Length > 2 && name[^1] is '等' or '便' or '则' or '却' or '也' or '又' or '就' or '还' or '都' or '已' ? name[..^1] : name;
        mention = mention with { End = mention.Start + name.Length };
        return name.Length > 1 && !IsNoPerson(name) && !IsOfKin(name) && !IsRestOfWord(text[..mention.Start], name) && !PlaceForms.IsInCompound(text, mention) && !NamesStorm(text[..mention.Start]) && !HasDigit(name) && !PointsAway(name) && (!EverydayWords.Are(name, tokens) || (name.Length < 4 && IsIntroduced(text, mention)));
    }

    /// <summary>True of a surname with a rank among kin (余四爷, 步二嫂).</summary>
    private static bool IsOfKin(ReadOnlySpan<char> name) => name is [_, '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '大' or '老' or '小', '爷' or '嫂' or '叔' or '伯' or '婶' or '哥' or '姐' or '娘' or '妈' or '奶' or '婆' or '姑' or '舅' or '爹'];

    /// <summary>党中央, 徐副总, 胡家, 复兴·英雄: what only begins like a person's name.</summary>
    private static bool IsNoPerson(ReadOnlySpan<char> name) =>
        NoPersons.Contains(name) || name is [_, '某'] or [_, '某', '某'] || (name.Length > 2 && Posts.Contains(name[1..])) || name.EndsWith("中央") || name[^1] == '舰' || name.EndsWith("副总") || (name.Length == 2 && name[1] == '家')
        || (name.IndexOf('·') is > 1 and var dot && name[(dot + 1)..] is { Length: > 1 } rest && WordClasses.IsOrdinary(WordClasses.Of(name[..dot])) && WordClasses.IsOrdinary(WordClasses.Of(rest)));

    /// <summary>True of a numeral that goes on behind a digit (12.4万群众) and of a word to be in (在贺信中).</summary>
    private static bool IsRestOfWord(ReadOnlySpan<char> before, ReadOnlySpan<char> name) =>
        before is [.., var last] && ((char.IsDigit(last) && name[0] is '万' or '亿' or '千') || (last == '在' && name is [_, _, '中' or '里' or '上'] && EverydayWords.IsWord(name[..2])));

    /// <summary>Appends where a text names a storm between quotation marks (台风“艾云尼”).</summary>
    public static void ScanStorms(ReadOnlySpan<char> text, List<Mention> found)
    {
        const int LongestName = 6;
        for (int at = 0, next; (next = text[at..].IndexOf("风“")) >= 0; at += next + 2)
        {
            var start = at + next + 2;
            var length = text[start..Math.Min(text.Length, start + LongestName + 1)].IndexOf('”');
            if (length > 1 && NamesStorm(text[..start]))
            {
                found.Add(new Mention(start, start + length, EntityKind.Other));
            }
        }
    }

    private static bool NamesStorm(ReadOnlySpan<char> before) => before.TrimEnd("“‘\"") is var word && Storms.LongestBefore(word, word.Length, out _) > 0;

    /// <summary>那头, 那天: no name of the family 那 begins so.</summary>
    private static bool PointsAway(ReadOnlySpan<char> name) => name is ['那', '头' or '边' or '里' or '天' or '年' or '时' or '样' or '些' or '个' or '么' or '位' or '种', ..];

    /// <summary>True where a role stands in front of a name or a word of speech behind: 记者 米粒 摄.</summary>
    private static bool IsIntroduced(ReadOnlySpan<char> text, Mention person)
    {
        var before = text[..person.Start].TrimEnd(" \u3000：:（(");
        var behind = text[person.End..].TrimStart(" \u3000");
        return EntityLexicon.Default.Roles.LongestBefore(before, before.Length, out _) > 0 || (EntityLexicon.Default.After.LongestAt(behind, 0) > 1 && !EverydayWords.IsWord(text[person.Start..person.End])) || behind is ['摄' or '说', ..];
    }

    private static bool HasDigit(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
