using TextKit.Entities.Scanning;

namespace TextKit.Entities.Tagging;

/// <summary>The marks of a text's characters, one array each.</summary>
internal readonly ref struct NameMarks(ReadOnlySpan<byte> place, ReadOnlySpan<byte> body, ReadOnlySpan<byte> person, ReadOnlySpan<byte> suffix, ReadOnlySpan<byte> cue, ReadOnlySpan<byte> word, ReadOnlySpan<byte> wordClass)
{
    public readonly ReadOnlySpan<byte> Place = place;
    public readonly ReadOnlySpan<byte> Body = body;
    public readonly ReadOnlySpan<byte> Person = person;
    public readonly ReadOnlySpan<byte> Suffix = suffix;
    public readonly ReadOnlySpan<byte> Cue = cue;
    public readonly ReadOnlySpan<byte> Word = word;
    public readonly ReadOnlySpan<byte> WordClass = wordClass;
}

/// <summary>
/// Tells the characters that may belong to a name from those that cannot: dictionary words that are no names and stand near
/// no place, surname or suffix of a body. The tagger passes the latter over.
/// </summary>
internal sealed class NameReach
{
    private const int BeforeSuffix = 16;
    private const int BeforeForm = 6;
    private const int BehindPlace = 8;
    private const int BehindBody = 6;
    private const int BehindSurname = 4;
    private const int BehindRole = 1;
    private const int LongSurname = 16 | 32;
    private const int Surname = 4 | 8 | 16 | 32;
    private bool[] within = [];
    private bool[] plain = [];

    /// <summary>True where a name may stand.</summary>
    public bool this[int at] => within[at];

    /// <summary>The first offset from <paramref name="at"/> on where no name can stand, at most <paramref name="end"/>.</summary>
    public int RunEnd(int at, int end)
    {
        var length = within.AsSpan(at, end - at).IndexOf(false);
        return length < 0 ? end : at + length;
    }

    /// <summary>Reads a text, what begins at its characters and its marks.</summary>
    public void Fill(ReadOnlySpan<char> text, NameCues cues, in NameMarks marks)
    {
        if (within.Length < text.Length)
        {
            within = new bool[Math.Max(text.Length, 4096)];
            plain = new bool[within.Length];
        }

        var left = 0;
        for (var i = 0; i < text.Length; i++)
        {
            plain[i] = IsPlain(text[i], marks, i);
            left = cues[i].Is(CharacterUse.End) ? 0 : Math.Max(left - 1, Forward(text[i], marks, i));
            within[i] = left > 0;
        }

        left = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            left = cues[i].Is(CharacterUse.End) ? 0 : Math.Max(left - 1, Backward(cues[i], marks, i));
            within[i] |= left > 0;
        }
    }

    /// <summary>Adds a character that may stand in a name.</summary>
    public void Add(int at) => within[at] = true;

    private int Forward(char c, in NameMarks marks, int i)
    {
        if (marks.Place[i] != 0)
        {
            return 1 + BehindPlace;
        }

        if (marks.Body[i] != 0 || marks.Suffix[i] != 0)
        {
            return 1 + BehindBody;
        }

        if (marks.Person[i] != 0)
        {
            return 3;
        }

        var cue = marks.Cue[i];
        return (cue & (BehindRole | LongSurname)) != 0 && c >= '\u3400' ? BehindSurname
            : plain[i] ? 0
            : (cue & Surname) != 0 ? 1 + BehindSurname : 2;
    }

    private int Backward(in NameCue cue, in NameMarks marks, int i)
    {
        if (marks.Suffix[i] != 0)
        {
            return 1 + BeforeSuffix;
        }

        if (marks.Place[i] != 0 || marks.Body[i] != 0 || marks.Person[i] != 0)
        {
            return 3;
        }

        return plain[i] ? 0 : cue.Is(CharacterUse.Form) ? 1 + BeforeForm : 2;
    }

    /// <summary>True for a character of a word that the dictionary knows and that names nothing.</summary>
    private static bool IsPlain(char c, in NameMarks marks, int i) =>
        c < '\u3400' ? c is not ('·' or '•') && !char.IsAsciiLetter(c)
        : c is >= '\uFF00' || (marks.Word[i] >= 8 ? WordClasses.IsOrdinary(marks.WordClass[i]) : WordClasses.IsFunction(marks.WordClass[i]));
}
