using System.Text;

namespace TextKit.Search;

/// <summary>
/// The pinyin of simplified text, without tones, ü written v. A word of the table (重庆, 银行) is read as it says, longest
/// first; any other character as it is commonest read. From npm pinyin-pro (MIT); loaded on first use. Safe to share
/// between threads.
/// </summary>
internal sealed class PinyinTable
{
    private static readonly Lazy<PinyinTable> Lazy = new(() => new PinyinTable());
    private readonly ushort[] ofCharacter = new ushort[char.MaxValue + 1];
    private readonly List<string> syllables = [""];
    private readonly Dictionary<string, ushort> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly Dictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> surnames;
    private readonly bool[] beginsWord = new bool[char.MaxValue + 1];
    private readonly int longestWord;
    private readonly int longestSyllable;

    private PinyinTable()
    {
        foreach (var (reading, characters) in Rows("characters"))
        {
            foreach (var c in characters)
            {
                ofCharacter[c] = Number(reading);
            }
        }

        var all = Rows("words").ToDictionary(r => r.First, r => Array.ConvertAll(r.Second.Split(' '), Number), StringComparer.Ordinal);
        words = all.GetAlternateLookup<ReadOnlySpan<char>>();
        surnames = Rows("surnames").ToDictionary(r => r.First, r => Array.ConvertAll(r.Second.Split(' '), Number), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        longestWord = all.Keys.Max(w => w.Length);
        foreach (var word in all.Keys)
        {
            beginsWord[word[0]] = true;
        }

        // What is typed as lue and nue is lve and nve.
        numbers.TryAdd("lue", Number("lve"));
        numbers.TryAdd("nue", Number("nve"));
        longestSyllable = numbers.Keys.Max(s => s.Length);
    }

    public static PinyinTable Default => Lazy.Value;

    /// <summary>A syllable by its number; 0 is none.</summary>
    public string this[int syllable] => syllables[syllable];

    /// <summary>Reads folded text: the number of a syllable for each character, 0 where it has none.</summary>
    public void Read(ReadOnlySpan<char> folded, Span<ushort> read)
    {
        for (var i = 0; i < folded.Length;)
        {
            var length = beginsWord[folded[i]] ? Word(folded[i..], read[i..]) : 0;
            if (length == 0)
            {
                read[i] = ofCharacter[folded[i]];
                length = 1;
            }

            i += length;
        }
    }

    /// <summary>Reads a person's name: a surname may be read otherwise than the word (单, 仇, 万俟).</summary>
    public void ReadName(ReadOnlySpan<char> folded, Span<ushort> read)
    {
        Read(folded, read);
        for (var length = Math.Min(2, folded.Length - 1); length > 0; length--)
        {
            if (surnames.TryGetValue(folded[..length], out var surname))
            {
                surname.CopyTo(read);
                return;
            }
        }
    }

    /// <summary>The first letters of syllables that were read; null where not every character has one.</summary>
    public string? Initials(ReadOnlySpan<ushort> read)
    {
        var initials = new StringBuilder(read.Length);
        foreach (var syllable in read)
        {
            if (syllable == 0)
            {
                return null;
            }

            initials.Append(syllables[syllable][0]);
        }

        return initials.ToString();
    }

    /// <summary>Every way to take letters apart into syllables (xian: xian, xi an), at most so many.</summary>
    public List<ushort[]> Split(string letters, int most)
    {
        var found = new List<ushort[]>();
        Split(letters, 0, [], found, most);
        return found;
    }

    private void Split(string letters, int at, List<ushort> taken, List<ushort[]> found, int most)
    {
        if (at == letters.Length)
        {
            found.Add([.. taken]);
            return;
        }

        // Long syllables first: gong hui before go ng.
        for (var length = Math.Min(longestSyllable, letters.Length - at); length > 0 && found.Count < most; length--)
        {
            if (numbers.TryGetValue(letters.Substring(at, length), out var syllable))
            {
                taken.Add(syllable);
                Split(letters, at + length, taken, found, most);
                taken.RemoveAt(taken.Count - 1);
            }
        }
    }

    private int Word(ReadOnlySpan<char> folded, Span<ushort> read)
    {
        for (var length = Math.Min(longestWord, folded.Length); length > 1; length--)
        {
            if (words.TryGetValue(folded[..length], out var word))
            {
                word.CopyTo(read);
                return length;
            }
        }

        return 0;
    }

    private ushort Number(string syllable)
    {
        if (!numbers.TryGetValue(syllable, out var number))
        {
            numbers[syllable] = number = (ushort)syllables.Count;
            syllables.Add(syllable);
        }

        return number;
    }

    private static IEnumerable<(string First, string Second)> Rows(string name)
    {
        using var reader = new StreamReader(typeof(PinyinTable).Assembly.GetManifestResourceStream($"TextKit.Search.pinyin.{name}.tsv")!);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return (line[..tab], line[(tab + 1)..]);
        }
    }
}
