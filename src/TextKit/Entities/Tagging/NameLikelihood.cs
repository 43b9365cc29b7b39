using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Tagging;

/// <summary>
/// How much likelier a surname and the characters behind it are a person's name than the words that the segmenter sees there:
/// the logarithm of one chance over the other. Immutable, safe to share.
/// </summary>
internal sealed unsafe class NameLikelihood
{
    /// <summary>The first character that the tables cover, and how many they cover.</summary>
    public const char First = '\u3400';
    public const int Characters = 0xA000 - 0x3400;

    /// <summary>What one natural unit is in the tables.</summary>
    public const int Unit = 64;

    /// <summary>The tables: chances as a surname, as the first of two given characters, as the last one, and in running text.</summary>
    public const int Surname = 0;
    public const int Middle = 1;
    public const int Last = 2;
    public const int Text = 3;
    public const int Tables = 4;

    // One word in a hundred is a name; four names in five have two given characters.
    private const int OfName = (int)(-4.6 * Unit);
    private const int OfOneGiven = (int)(-1.6 * Unit);
    private const int OfLongSurname = -9 * Unit;

    // Longer words are runs that no dictionary knows, not text.
    private const int LongestWord = 64;
    private static readonly Lazy<NameLikelihood> Lazy = new(() => new NameLikelihood());
    private readonly short*[] tables = new short*[Tables];

    private NameLikelihood()
    {
        var table = EmbeddedTable.Open("name-characters.bin");
        for (var t = 0; t < Tables; t++)
        {
            tables[t] = table.Read<short>(out _);
        }
    }

    /// <summary>The embedded tables.</summary>
    public static NameLikelihood Default => Lazy.Value;

    /// <summary>True for a character that the tables cover.</summary>
    public static bool Covers(char c) => c is >= First and < (char)(First + Characters);

    /// <summary>The chance of a word that is in no dictionary, by its characters.</summary>
    public int OfUnknown(ReadOnlySpan<char> word)
    {
        var sum = -3 * Unit;
        foreach (var c in word)
        {
            sum += Of(Text, c);
        }

        return sum;
    }

    /// <summary>How much likelier the name is than the words: <paramref name="words"/> hold it whole, <paramref name="chances"/> are theirs; the least number in a run that is no text.</summary>
    public int Score(ReadOnlySpan<char> text, int at, int surname, int given, ReadOnlySpan<Token> words, ReadOnlySpan<int> chances)
    {
        var end = at + surname + given;
        var score = OfName + (surname == 1 ? Of(Surname, text[at]) : OfLongSurname) + Of(Last, text[end - 1]) + (given == 1 ? OfOneGiven : Of(Middle, text[end - 2]));
        for (var w = 0; w < words.Length && words[w].Start < end; w++)
        {
            if (words[w].Length > LongestWord)
            {
                return int.MinValue;
            }

            score -= chances[w];
            for (var i = words[w].Start; i < at; i++)
            {
                score += Of(Text, text[i]);
            }

            for (var i = Math.Max(end, words[w].Start); i < words[w].End; i++)
            {
                score += Of(Text, text[i]);
            }
        }

        return score;
    }

    /// <summary>A score as one of eight steps.</summary>
    public static int Step(int score) => (score / Unit) switch { < -9 => 0, < -5 => 1, < -2 => 2, < 0 => 3, < 2 => 4, < 5 => 5, < 9 => 6, _ => 7 };

    private int Of(int table, char c) => Covers(c) ? tables[table][c - First] : -12 * Unit;
}
