using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>Finds the names that stand by themselves where papers print authors, whatever words they are (空青, 木棉).</summary>
internal static class BylineNames
{
    private const int LongestName = 6;
    private const int LongestAgency = 8;
    private const int LongestCredit = 4;
    private const int LongestPair = 7;
    private const int LeastAuthors = 3;
    private static readonly EntityLexicon Lexicon = EntityLexicon.Default;
    private static readonly SearchValues<char> CreditEnds = SearchValues.Create(" \u3000、）)\n");
    private static readonly SearchValues<string> Writers = SearchValues.Create(["记者", "通讯员"], StringComparison.Ordinal);

    // What stands behind a writer's title and names no one (记者手记).
    private static readonly string[] NoNames = ["手记", "札记", "日记", "观察", "调查", "综合", "整理", "报道", "采写", "采访", "摄影", "供稿", "供图", "来稿", "来信", "获悉", "协会", "之家", "证件"];

    /// <summary>Appends the names of bylines (（记者空青　通讯员木棉）, 本报记者 蓝天放 摄), of the lines of a contents list (秋天的门槛……游子吟), of the line below a headline and of the credits behind items.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        AddWriters(text, found);
        AddContents(text, found);
        AddBelowHeadline(text, found);
        AddCredits(text, found);
    }

    /// <summary>Appends the authors in brackets behind an item: a full stop before, the end of the line behind (。（高原 于秀敏）).</summary>
    private static void AddCredits(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var from = 0; text[from..].IndexOfAny('（', '(') is >= 0 and var next;)
        {
            from += next + 1;
            if (!IsBehindItem(text, from))
            {
                continue;
            }

            var (count, at) = (found.Count, from);
            while (CreditLength(text, at, at > from ? 1 : 0, out var start) is > 0 and var length)
            {
                found.Add(new Mention(start, start + length, EntityKind.Person));
                at = start + length;
            }

            // （黄世坤胡更生摄）.
            if (at == from && TwoNames(text, from) is (> 0 and var second, var both))
            {
                found.Add(new Mention(from, from + second, EntityKind.Person));
                found.Add(new Mention(from + second, from + both, EntityKind.Person));
                at = from + both + (text[from + both] == '摄' ? 1 : 0);
            }

            var isClosed = at < text.Length && text[at] is '）' or ')';
            if (!isClosed || (at + 1 < text.Length && text[at + 1] is not ('\n' or '\r' or '■' or '●' or '▲' or '◆' or '【')))
            {
                found.RemoveRange(count, found.Count - count);
            }
        }
    }

    /// <summary>True behind a bracket that opens right behind the end of a sentence, as before the author of an item.</summary>
    public static bool IsBehindItem(ReadOnlySpan<char> text, int at) => at > 1 && text[at - 1] is '（' or '(' && text[at - 2] is '。' or '！' or '？' or '”';

    /// <summary>Length of a name of a surname, no rarer than a kind, and one or two more characters between blanks or brackets, or 0.</summary>
    private static int CreditLength(ReadOnlySpan<char> text, int at, int rarest, out int start)
    {
        for (start = at; start < text.Length && text[start] is ' ' or '\u3000' or '、';)
        {
            start++;
        }

        var length = text[start..Math.Min(text.Length, start + LongestCredit)].IndexOfAny(CreditEnds);
        return length is 2 or 3 && Lexicon.Surnames.LongestAt(text, start, out var kind) == 1 && kind <= rarest && !IsNoName(text.Slice(start, length)) ? length : 0;
    }

    /// <summary>Where the second of two names begins that fill a credit without a mark between, and where it ends; 0 for none.</summary>
    private static (int Second, int End) TwoNames(ReadOnlySpan<char> text, int at)
    {
        var end = text[at..Math.Min(text.Length, at + LongestPair)].IndexOfAny('摄', '）', ')');
        return end > LongestCredit - 1 && !text.Slice(at, end).ContainsAny(EntityLexicon.Breaks) ? (PersonScanner.SecondAt(text.Slice(at, end)), end) : default;
    }

    private static void AddWriters(ReadOnlySpan<char> text, List<Mention> found)
    {
        var (last, isCredit) = (0, false);
        for (var from = 0; text[from..].IndexOfAny(Writers) is >= 0 and var next;)
        {
            from += next;
            isCredit = (isCredit && last <= from && IsBlank(text[last..from])) || BeginsCredit(text, from);
            from += text[from] == '记' ? 2 : 3;
            last = from;
            for (var at = from; NameLength(text, at, isCredit, out var start) is > 0 and var length; at = last)
            {
                found.Add(new Mention(start, start + length, EntityKind.Person));
                last = start + length;
            }
        }
    }

    /// <summary>True of a writer's title that opens a credit in brackets behind 讯 or 电, or a line of authors: only names follow.</summary>
    private static bool BeginsCredit(ReadOnlySpan<char> text, int title)
    {
        var start = title;
        while (start > 0 && title - start < LongestAgency && EntityLexicon.IsHan(text[start - 1]))
        {
            start--;
        }

        var hasAgency = title - start > 1 && text[start..title].ContainsAny('本', '社', '报');
        return start == 0 || text[start - 1] == '\n' ? hasAgency
            : text[start - 1] is '（' or '(' && (hasAgency || (start > 1 && text[start - 2] is '讯' or '电'));
    }

    /// <summary>Appends the authors at the ends of two or more lines of a contents list; among four or more also those whose names are words (高远).</summary>
    private static void AddContents(ReadOnlySpan<char> text, List<Mention> found)
    {
        var count = found.Count;
        AddContents(text, found, isCredit: false);
        if (found.Count - count > LeastAuthors)
        {
            found.RemoveRange(count, found.Count - count);
            AddContents(text, found, isCredit: true);
        }
    }

    private static void AddContents(ReadOnlySpan<char> text, List<Mention> found, bool isCredit)
    {
        var count = found.Count;
        for (var from = 0; text[from..].IndexOf('…') is >= 0 and var next;)
        {
            from += next;
            from += text[from..].IndexOfAnyExcept('…') is >= 0 and var dots ? dots : text.Length - from;
            for (var at = from; AuthorLength(text, at, isCredit, out var start) is > 0 and var length; at = from)
            {
                from = start + length;
                found.Add(new Mention(start, from, EntityKind.Person));
            }

            if (from < text.Length && text[from] != '\n' && found.Count > count && found[^1].End == from)
            {
                found.RemoveAt(found.Count - 1);
            }
        }

        if (found.Count == count + 1)
        {
            found.RemoveAt(count);
        }
    }

    /// <summary>Length of a name between marks behind an offset, in a credit also of a word of two or three characters that begins with a common surname; 0 for none.</summary>
    private static int AuthorLength(ReadOnlySpan<char> text, int at, bool isCredit, out int start)
    {
        if (NameLength(text, at, isCredit: false, out start) is > 0 and var known)
        {
            return known;
        }

        var length = isCredit ? NameLength(text, at, isCredit: true, out start) : 0;
        return length is 2 or 3 && Lexicon.Surnames.LongestAt(text, start, out var kind) == 1 && kind == 0 ? length : 0;
    }

    /// <summary>Appends the author who stands alone on the line between a headline and the first paragraph.</summary>
    private static void AddBelowHeadline(ReadOnlySpan<char> text, List<Mention> found)
    {
        const int ShortestHeadline = 6;
        const int ShortestParagraph = 30;
        var line = text.IndexOf('\n') + 1;
        if (line > ShortestHeadline && NameLength(text, line, isCredit: false, out var start) is > 0 and var length && start + length < text.Length && text[start + length] == '\n'
            && !Gazetteer.Default.IsNameOf(text.Slice(start, length), PlaceLevel.Province, PlaceLevel.City)
            && text[(start + length + 1)..] is { Length: >= ShortestParagraph } rest && !rest[..ShortestParagraph].Contains('\n'))
        {
            found.Add(new Mention(start, start + length, EntityKind.Person));
        }
    }

    /// <summary>Length of a name between marks behind an offset, 0 for none: in a credit of any characters, elsewhere a surname with one or two more that is no word.</summary>
    private static int NameLength(ReadOnlySpan<char> text, int at, bool isCredit, out int start)
    {
        for (start = at; start < text.Length && text[start] is ' ' or '\u3000' or '：' or ':' or '、';)
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start <= LongestName && EntityLexicon.IsHan(text[end]) && text[end] != '摄')
        {
            end++;
        }

        var name = text[start..end];
        var surname = name.IsEmpty ? 0 : Lexicon.Surnames.LongestAt(text, start, out _);
        var stands = end == text.Length || text[end] is ' ' or '\u3000' or '、' or '）' or ')' or '\n' or '\r' or '摄' or '/';
        var isName = surname > 0 && name.Length - surname is 1 or 2 && !WordClasses.IsOrdinary(WordClasses.Of(name)) && !Abbreviations.Known.Contains(name);
        return stands && (isName || (isCredit && name.Length is > 1 and <= LongestName && !IsNoName(name))) && Lexicon.Roles.LongestAt(text, start) == 0 ? name.Length : 0;
    }

    private static bool IsNoName(ReadOnlySpan<char> word)
    {
        foreach (var other in NoNames)
        {
            if (word.StartsWith(other))
            {
                return true;
            }
        }

        return word.ContainsAny(Writers) || word is ['周', '一' or '二' or '三' or '四' or '五' or '六' or '日' or '末'] || word[^1] is '社' or '报' or '站' or '组' or '部' or '网' or '台';
    }

    private static bool IsBlank(ReadOnlySpan<char> between)
    {
        between = between.Trim(" \u3000、");
        return between.IsEmpty || between is "本报" or "本刊" or "本社";
    }
}
