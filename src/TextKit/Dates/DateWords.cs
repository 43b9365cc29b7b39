using System.Buffers;

namespace TextKit.Dates;

/// <summary>The words that dates are made of, looked up by the longest match.</summary>
internal static class DateWords
{
    private const byte StartsNumeral = 1;
    private const byte StartsWord = 2;
    private const byte IsUnit = 4;
    private const byte IsInNumeral = 8;

    private static readonly ushort[] Buckets = new ushort[char.MaxValue + 1];
    private static readonly DateWord[][] ByFirst = Build();
    private static readonly ulong[] SecondCharacters = [.. ByFirst.Select(SecondMask)];
    private static readonly byte[] Roles = FillRoles();

    /// <summary>Characters that a date may begin with; the one-character words that need a year before them are none.</summary>
    public static SearchValues<char> Starts { get; } = SearchValues.Create([.. Enumerable.Range(0, Roles.Length).Where(c => (Roles[c] & (StartsNumeral | StartsWord)) != 0).Select(c => (char)c)]);

    /// <summary>True where a word of the calendar may begin: a look at two characters, sometimes wrong in saying yes.</summary>
    public static bool MayBegin(char first, char second) =>
        (Roles[first] & StartsWord) != 0 && (SecondCharacters[Buckets[first]] & Bit(second)) != 0;

    /// <summary>True for what a numeral in a date may begin with.</summary>
    public static bool MayBeginNumeral(char c) => (Roles[c] & StartsNumeral) != 0;

    /// <summary>True inside a numeral.</summary>
    public static bool MayContinueNumeral(char c) => (Roles[c] & IsInNumeral) != 0;

    /// <summary>True for what follows a numeral that is a date or a length of time: 年, 月, 日, a colon, 至.</summary>
    public static bool MayFollowNumeral(char c) => (Roles[c] & IsUnit) != 0;

    /// <summary>The longest word of the calendar that the text begins with.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, out DateWord word)
    {
        if (!text.IsEmpty && Buckets[text[0]] is var bucket and > 0 && (SecondCharacters[bucket] & Bit(text.Length > 1 ? text[1] : '\0')) != 0)
        {
            foreach (ref readonly var candidate in ByFirst[bucket].AsSpan())
            {
                if (text.StartsWith(candidate.Text))
                {
                    word = candidate;
                    return true;
                }
            }
        }

        word = default;
        return false;
    }

    private static ulong Bit(char c) => 1UL << (c & 63);

    private static ulong SecondMask(DateWord[] words) => words.Aggregate(0UL, (mask, w) => mask | (w.Text.Length == 1 ? ulong.MaxValue : Bit(w.Text[1])));

    private static DateWord[][] Build()
    {
        var lists = new List<DateWord[]> { Array.Empty<DateWord>() };
        foreach (var group in CalendarVocabulary.All().GroupBy(w => w.Text[0]))
        {
            Buckets[group.Key] = (ushort)lists.Count;
            lists.Add([.. group.DistinctBy(w => w.Text).OrderByDescending(w => w.Text.Length)]);
        }

        return [.. lists];
    }

    private static byte[] FillRoles()
    {
        var roles = new byte[char.MaxValue + 1];
        Mark("0123456789０１２３４５６７８９〇零一二三四五六七八九十两几数多廿卅半壹贰叁肆伍陆柒捌玖拾", StartsNumeral);
        Mark("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千两几数多余廿卅半来壹贰叁肆伍陆柒捌玖拾佰仟", IsInNumeral);
        Mark("年月日号號天周週世时時点點:：至到—–－-~～─―‐/. 个個星季旬礼禮", IsUnit);
        foreach (var words in ByFirst)
        {
            // 春, 夏, 早, 晚 alone stand behind a year or before an hour.
            if (words.Length > 0 && words.Any(w => w.Text.Length > 1 || w.Kind is DateWordKind.Day or DateWordKind.Daypart or DateWordKind.Week))
            {
                roles[words[0].Text[0]] |= StartsWord;
            }
        }

        return roles;

        void Mark(string characters, byte role)
        {
            foreach (var c in characters)
            {
                roles[c] |= role;
            }
        }
    }
}
