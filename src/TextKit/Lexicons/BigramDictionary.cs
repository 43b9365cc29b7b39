namespace TextKit.Lexicons;

/// <summary>
/// The core dictionary of ICTCLAS with its pairs of words. Words are numbered; what a word costs before another stands in a
/// sparse matrix laid into one array: the entry of a pair is at the row of the first plus the number of the second, and holds
/// the first, so that an entry of another row is told at once. Immutable; read in place from the mapped assembly.
/// </summary>
internal sealed unsafe class BigramDictionary
{
    /// <summary>Where the class of a character for sentence breaks stands above its kind.</summary>
    public const int ClassShift = 4;

    /// <summary>Masks the kind of a character.</summary>
    public const int KindMask = (1 << ClassShift) - 1;

    /// <summary>Where the number of a first word stands in the record of a word and in an entry of the matrix.</summary>
    public const int FirstShift = 16;

    /// <summary>Where the row stands in the record of a word.</summary>
    public const int RowShift = 32;

    /// <summary>The length of the longest word that routes have room for, characters.</summary>
    public const int MaxWordLength = 15;

    /// <summary>Stands in <see cref="HanCodes"/> for what is no Han character.</summary>
    public const ushort NotHan = ushort.MaxValue;

    private static readonly Lazy<BigramDictionary> Lazy = new(() => new BigramDictionary());

    private readonly int* ranges;
    private readonly int rangeCount;

    private BigramDictionary()
    {
        var table = EmbeddedTable.Open("bigram.bin");
        Trie = DoubleArrayTrie.Read(ref table);
        HanCodes = table.Read<ushort>(out _);
        Characters = table.Read<byte>(out _);
        ranges = table.Read<int>(out var count);
        rangeCount = count / 2;
        Words = table.Read<ulong>(out _);
        Entries = table.Read<uint>(out _);
        Costs = table.Read<double>(out _);
        var numbers = table.Read<int>(out _);
        (Text, Number, Begin, End, Unknown, Delimiter) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        MostWordsAtOnce = numbers[6];
        StandAlone = new string(table.Read<char>(out count), 0, count);
    }

    /// <summary>The dictionary; opened on first use.</summary>
    public static BigramDictionary Default => Lazy.Value;

    /// <summary>The words of Han characters, and the delimiters that are in pairs; a value is the number of a word.</summary>
    public DoubleArrayTrie Trie { get; }

    /// <summary>65,536 characters: the code of a Han character, 0 for one in no word; <see cref="NotHan"/> for others.</summary>
    public ushort* HanCodes { get; }

    /// <summary>65,536 characters: the kind and, above it, the class for sentence breaks.</summary>
    public byte* Characters { get; }

    /// <summary>
    /// For each word its row (upper 32 bits), its number as the first of pairs (16) and the place in <see cref="Costs"/> of what
    /// it costs before a word that it makes no pair with (16).
    /// </summary>
    public ulong* Words { get; }

    /// <summary>The matrix: the number of the first word (upper 16 bits, 0 for none) and the place of the cost in <see cref="Costs"/>.</summary>
    public uint* Entries { get; }

    /// <summary>What words can cost.</summary>
    public double* Costs { get; }

    /// <summary>The number that stands for any Latin word or unknown symbol.</summary>
    public int Text { get; }

    /// <summary>The number that stands for any number.</summary>
    public int Number { get; }

    /// <summary>The number of the beginning of a sentence.</summary>
    public int Begin { get; }

    /// <summary>The number of the end of a sentence.</summary>
    public int End { get; }

    /// <summary>The number of a character that no word of the dictionary begins with.</summary>
    public int Unknown { get; }

    /// <summary>The number of a delimiter that is in no pair.</summary>
    public int Delimiter { get; }

    /// <summary>The greatest number of words that begin at one place, the single character counted.</summary>
    public int MostWordsAtOnce { get; }

    /// <summary>The Han characters that are words by themselves more often than parts of longer words.</summary>
    public string StandAlone { get; }

    /// <summary>The kind of a character.</summary>
    public CharacterKind Kind(char c) => (CharacterKind)(Characters[c] & KindMask);

    /// <summary>The class for sentence breaks of a supplementary character.</summary>
    public int SupplementaryClass(int codePoint)
    {
        var (low, high) = (0, rangeCount);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[2 * middle] <= codePoint ? (middle, high) : (low, middle);
        }

        return ranges[2 * low + 1];
    }
}
