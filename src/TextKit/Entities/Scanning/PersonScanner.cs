using System.Buffers;

namespace TextKit.Entities.Scanning;

/// <summary>
/// Finds persons by what stands beside them: bylines, a role in front, a verb of speech or a title behind, and names
/// joined by a middle dot. Every further occurrence of a name found so is a person too.
/// </summary>
internal static class PersonScanner
{
    private const int MostParts = 3;
    private static readonly EntityLexicon Lexicon = EntityLexicon.Default;
    private static readonly SearchValues<string> Parts = SearchValues.Create([.. Lexicon.NameParts.All.Select(p => p.Word)], StringComparison.Ordinal);
    private static readonly SearchValues<char> Dots = SearchValues.Create("·•‧・");
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \u3000");
    private static readonly SearchValues<string> Cues = SearchValues.Create(["记者", "通讯员", "摄", "撰文", "图"], StringComparison.Ordinal);

    /// <summary>Appends the persons that their surroundings give away.</summary>
    public static void Scan(ReadOnlySpan<char> text, NameCues cues, List<Mention> found)
    {
        for (var i = 0; text[i..].IndexOfAny(Dots) is >= 0 and var next; i += next + 1)
        {
            AddDotted(text, i + next, found);
        }

        for (var i = 0; i < text.Length; i++)
        {
            ref readonly var cue = ref cues[i];
            if (cue.Role > 1)
            {
                AddAfterRole(text, i, cue.Role, found);
            }
            else if (cue.Surname > 0 && (i == 0 || cues[i - 1].Is(CharacterUse.Break)))
            {
                AddBeforeVerb(text, i, found);
            }
        }
    }

    /// <summary>Appends the names that printers space out to three characters' width (记者　李　想), where the line is of the kind that holds such names.</summary>
    public static void ScanSpaced(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOf('\n') is >= 0 and var end ? end : text.Length - start;
            var line = text.Slice(start, length);
            if (line.ContainsAny(Spaces) && line.ContainsAny(Cues))
            {
                for (var i = start; i < start + length; i++)
                {
                    if (SpacedLength(text, i) is > 0 and var name)
                    {
                        found.Add(new Mention(i, i + name, EntityKind.Person));
                        i += name - 1;
                    }
                }
            }

            start += length + 1;
        }
    }

    /// <summary>Appends Tibetan, Mongol and Yi names of two parts or more (扎西顿珠, 乌云其木格).</summary>
    public static void ScanParts(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var i = 0; text[i..].IndexOfAny(Parts) is >= 0 and var next; i++)
        {
            i += next;
            if (PartsEnd(text, i) is > 0 and var end)
            {
                found.Add(new Mention(i, end, EntityKind.Person));
                i = end - 1;
            }
        }
    }

    /// <summary>Length of the name of a surname, a space and one given character at an offset, or 0; words that are spaced out are none (安 全 生 产).</summary>
    public static int SpacedLength(ReadOnlySpan<char> text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] is not (' ' or '\u3000') || !EntityLexicon.IsHan(text[at + 2]) || Lexicon.Surnames.LongestAt(text, at, out _) != 1)
        {
            return 0;
        }

        var end = at + 3;
        var begins = at == 0 || EntityLexicon.Breaks.Contains(text[at - 1]) || "员工师手长委者人".Contains(text[at - 1], StringComparison.Ordinal) || Lexicon.Roles.LongestBefore(text, at, out _) > 0;
        var ends = end == text.Length || EntityLexicon.Breaks.Contains(text[end]) || text[end] == '摄' || text[end..].StartsWith("文/");
        var goesOn = end + 2 < text.Length && text[end] == text[at + 1] && text[end + 2] == text[end] && EntityLexicon.IsHan(text[end + 1]);
        var isGoneOn = at >= 3 && text[at - 1] == text[at + 1] && text[at - 3] == text[at - 1];
        return begins && ends && !goesOn && !isGoneOn ? 3 : 0;
    }

    /// <summary>Length of the name that begins with a surname at an offset, 0 for none; the longest that may be one.</summary>
    public static int NameLength(ReadOnlySpan<char> text, int at)
    {
        var surname = Lexicon.Surnames.LongestAt(text, at, out _);
        if (surname == 0)
        {
            return 0;
        }

        var given = 0;
        while (given < 2 && at + surname + given < text.Length && IsGiven(text[at + surname + given]))
        {
            given++;
        }

        if (given == 2 && !EndsHere(text, at + surname + 2) && EndsHere(text, at + surname + 1))
        {
            given = 1;
        }

        return given == 0 ? 0 : surname + given;
    }

    /// <summary>Length of a person's name: one character more where a name of two ends before a character that given names are made of, and a title stands behind that (薛振虎书记).</summary>
    public static int LengthBeforeTitle(ReadOnlySpan<char> text, Mention person) =>
        person.Length == 2 && person.End < text.Length && Lexicon.Given.Contains(text[person.End]) && NameLength(text, person.Start) == 3
            && Lexicon.After.LongestAt(text, person.End) == 0 && Lexicon.Roles.LongestAt(text, person.End + 1) > 1 ? 3 : person.Length;

    /// <summary>Where a person's name begins: a character earlier where two given characters stand behind a surname that stands behind nothing.</summary>
    public static int StartWithSurname(ReadOnlySpan<char> text, Mention person)
    {
        var at = person.Start - 1;
        var isCut = person.Length == 2 && at >= 0 && Lexicon.Surnames.LongestAt(text, at, out var kind) == 1 && kind <= 1 && !EntityLexicon.Breaks.Contains(text[at])
            && Lexicon.Surnames.LongestAt(text, person.Start) == 0 && (at == 0 || EntityLexicon.Breaks.Contains(text[at - 1]) || Lexicon.Roles.LongestBefore(text, at, out _) > 1 || text[at - 1] is '人' or '员' or '师');
        return isCut ? at : person.Start;
    }

    /// <summary>The end of a run of two parts or more, or 0.</summary>
    private static int PartsEnd(ReadOnlySpan<char> text, int start)
    {
        var (end, count) = (start, 0);
        for (int length; count < MostParts && (length = Lexicon.NameParts.LongestAt(text, end)) > 0; count++)
        {
            end += length;
        }

        return count > 1 && !text[start..].StartsWith("扎西德勒") ? end : 0;
    }

    private static bool IsGiven(char c) => EntityLexicon.IsHan(c) && !EntityLexicon.NotInGivenName.Contains(c);

    private static bool EndsHere(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || EntityLexicon.Breaks.Contains(text[at]) || Lexicon.After.LongestAt(text, at) > 0;

    private static void AddAfterRole(ReadOnlySpan<char> text, int at, int role, List<Mention> found)
    {
        var isByline = text.Slice(at, role) is "记者" or "通讯员" or "摄影" or "实习生" or "见习记者" or "特约记者" or "编辑";
        var i = at + role;
        while (i < text.Length)
        {
            var start = i;
            while (isByline && start < text.Length && text[start] is ' ' or '　' or '：' or ':')
            {
                start++;
            }

            var length = NameLength(text, start);
            if (length == 0)
            {
                return;
            }

            found.Add(new Mention(start, start + length, EntityKind.Person));
            i = start + length;
            if (i >= text.Length || text[i] is not ('、' or ' ' or '　') || Lexicon.Roles.LongestAt(text, i + 1) > 0)
            {
                return;
            }

            i++;
        }
    }

    private static void AddBeforeVerb(ReadOnlySpan<char> text, int at, List<Mention> found)
    {
        var length = NameLength(text, at);
        if (length == 0)
        {
            return;
        }

        var end = at + length;
        if (Lexicon.After.LongestAt(text, end) > 1 || (end < text.Length && text[end] is '说' or '摄'))
        {
            found.Add(new Mention(at, end, EntityKind.Person));
        }
    }

    private static void AddDotted(ReadOnlySpan<char> text, int dot, List<Mention> found)
    {
        var start = dot;
        while (start > 0 && dot - start < 8 && EntityLexicon.Spelling.Contains(text[start - 1]))
        {
            start--;
        }

        var end = dot + 1;
        while (end < text.Length && end - dot <= 7 && EntityLexicon.Spelling.Contains(text[end]) && !(end + 1 < text.Length && text[end + 1] is '着' or '了' or '过'))
        {
            end++;
        }

        for (var i = Math.Max(0, start - 6); i < dot; i++)
        {
            if (Lexicon.Roles.LongestAt(text, i) is > 1 and var role && i + role > start && i + role < dot)
            {
                start = i + role;
                i = start - 1;
            }
        }

        if (dot - start >= 2 && end - dot >= 3)
        {
            found.Add(new Mention(start, end, EntityKind.Person));
        }
    }

    /// <summary>Where the second of two names or more begins that are printed without a mark between (姜启荣赵家宽), or 0.</summary>
    public static int SecondAt(ReadOnlySpan<char> name)
    {
        const int Longest = 18;
        if (name.Length > Longest || name.Contains('·') || EntityLexicon.Default.Surnames.LongestAt(name, 0, out var first) != 1 || first > 1)
        {
            return 0;
        }

        for (var i = 3; i >= 2; i--)
        {
            if (name.Length - i > 1 && EntityLexicon.Default.Surnames.LongestAt(name, i, out var kind) == 1 && (kind == 0 || (kind == 1 && name.Length > 6)) && (name.Length - i < 4 || SecondAt(name[i..]) > 0))
            {
                return i;
            }
        }

        return 0;
    }
}
