using System.Runtime.InteropServices;
using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>What a character is used for in names and beside them; the highest bits are marks of the tagger.</summary>
[Flags]
internal enum CharacterUse : byte
{
    /// <summary>Stands between names.</summary>
    Break = 1,
    /// <summary>A word of the lists that is longer than the character begins with it.</summary>
    Begins = 2,
    /// <summary>A name that <see cref="OrganizationScanner"/> finds may begin with it, where no place does.</summary>
    BeginsBody = 4,
    /// <summary>Ends a clause.</summary>
    End = 8,
    /// <summary>Ends names of villages, streets and bodies.</summary>
    Form = 16,
    /// <summary>Given names are made of it.</summary>
    Given = 64,
    /// <summary>Spells out foreign names.</summary>
    Spelling = 128,
}

/// <summary>The longest words of each list that begin at a character, by their lengths, 0 for none; and the character's own use.</summary>
internal struct NameCue
{
    public byte Suffix;
    public byte SuffixKind;
    public byte Role;
    public byte After;
    public byte Surname;
    public byte SurnameKind;
    public CharacterUse Use;

    public readonly bool Is(CharacterUse use) => (Use & use) != 0;
}

/// <summary>Suffixes of bodies, roles, words behind names and surnames of a text, looked up once for all who ask.</summary>
internal sealed class NameCues
{
    public const string Ends = "。！？；，\n";

    // Last characters of villages, streets and rivers, and of bodies that no list holds.
    public const string Forms = "村镇乡街路巷河湖山岛沟湾桥港站园区县市省州旗寨屯坝滩峡岭江寺楼厦场城口社局厅委院校所厂矿店馆报网队团会行部办公司";
    private static readonly NameTable Longer;
    private static readonly ushort[] Numbers = new ushort[char.MaxValue + 1];
    private static readonly List<NameCue> Single = [default];
    private NameCue[] all = [];

    static NameCues()
    {
        var lexicon = EntityLexicon.Default;
        var longer = new List<(string, int)>();
        Take(CueList.Suffixes, lexicon.Suffixes, longer);
        Take(CueList.Roles, lexicon.Roles, longer);
        Take(CueList.After, lexicon.After, longer);
        Take(CueList.Surnames, lexicon.Surnames, longer);
        Longer = new NameTable(longer);
        Take(Longer.Beginnings(), CharacterUse.Begins);
        Take(OrganizationScanner.Beginnings(), CharacterUse.BeginsBody);
        Take(EntityLexicon.BreakCharacters, CharacterUse.Break);
        Take(EntityLexicon.SpellingCharacters, CharacterUse.Spelling);
        Take(lexicon.GivenCharacters, CharacterUse.Given);
        Take(Ends, CharacterUse.End);
        Take(Forms, CharacterUse.Form);
    }

    private enum CueList
    {
        Suffixes,
        Roles,
        After,
        Surnames,
    }

    /// <summary>What begins at an offset.</summary>
    public ref readonly NameCue this[int at] => ref all[at];

    /// <summary>Reads a text.</summary>
    public void Fill(ReadOnlySpan<char> text)
    {
        if (all.Length < text.Length)
        {
            all = new NameCue[Math.Max(text.Length, 4096)];
        }

        Span<int> found = stackalloc int[Longer.MaxLength + 1];
        var single = CollectionsMarshal.AsSpan(Single);
        for (var i = 0; i < text.Length; i++)
        {
            ref var cue = ref all[i];
            cue = single[Numbers[text[i]]];
            if (!cue.Is(CharacterUse.Begins))
            {
                continue;
            }

            var longest = Longer.FindAll(text, i, found);
            for (var length = 2; length <= longest; length++)
            {
                for (var entry = found[length]; entry >= 0; entry = Longer.Next(entry))
                {
                    Set(ref cue, Longer.Value(entry), (byte)length);
                }
            }
        }
    }

    private static void Take(CueList list, WordSet words, List<(string Word, int Value)> longer)
    {
        foreach (var (word, kind) in words.All)
        {
            var value = (int)list | (kind << 2);
            if (word.Length == 1)
            {
                Set(ref Of(word[0]), value, 1);
            }
            else
            {
                longer.Add((word, value));
            }
        }
    }

    private static void Take(IEnumerable<char> characters, CharacterUse use)
    {
        foreach (var c in characters)
        {
            Of(c).Use |= use;
        }
    }

    private static ref NameCue Of(char c)
    {
        if (Numbers[c] == 0)
        {
            Numbers[c] = (ushort)Single.Count;
            Single.Add(default);
        }

        return ref CollectionsMarshal.AsSpan(Single)[Numbers[c]];
    }

    private static void Set(ref NameCue cue, int value, byte length)
    {
        var kind = (byte)(value >> 2);
        switch ((CueList)(value & 3))
        {
            case CueList.Suffixes:
                (cue.Suffix, cue.SuffixKind) = (length, kind);
                break;
            case CueList.Roles:
                cue.Role = length;
                break;
            case CueList.After:
                cue.After = length;
                break;
            default:
                (cue.Surname, cue.SurnameKind) = (length, kind);
                break;
        }
    }
}
