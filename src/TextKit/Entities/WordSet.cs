using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Words with a kind, asked for the longest that begins or that ends at an offset. Safe to share.</summary>
internal sealed class WordSet
{
    // Each table is made when it is first asked: few lists are read from both ends. Two threads may make it twice.
    private NameTable? forward;
    private NameTable? backward;

    /// <param name="words">Words of one kind, 0, one space between.</param>
    public WordSet(string words)
        : this(words.Split(' ').Select(w => (w, 0)))
    {
    }

    public WordSet(IEnumerable<(string Word, int Kind)> words) => All = [.. words];

    /// <summary>The words of a list whose kind has a number of 0 or more; of a word of two kinds the first.</summary>
    public static WordSet Load(IEnumerable<(string Kind, string[] Words)> list, Func<string, int> kindOf)
    {
        var known = new HashSet<string>();
        var all = new List<(string, int)>();
        foreach (var (kind, words) in list)
        {
            var number = kindOf(kind);
            foreach (var word in words)
            {
                if (number >= 0 && known.Add(word))
                {
                    all.Add((word, number));
                }
            }
        }

        return new WordSet(all);
    }

    /// <summary>The words and their kinds.</summary>
    public IReadOnlyList<(string Word, int Kind)> All { get; }

    private NameTable Forward => forward ??= new NameTable(All);

    private NameTable Backward => backward ??= new NameTable([.. All.Select(w => (Reverse(w.Word), w.Kind))]);

    /// <summary>Length of the longest word that begins at an offset, 0 for none.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int at) => Forward.FindLongest(text, at, out _);

    /// <summary>Length of the longest word that begins at an offset, and its kind.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int at, out int kind)
    {
        var length = Forward.FindLongest(text, at, out var entry);
        kind = length == 0 ? -1 : Forward.Value(entry);
        return length;
    }

    /// <summary>Where the first word of a text begins, and its length; -1 for none.</summary>
    public int FindFirst(ReadOnlySpan<char> text, out int length)
    {
        for (var i = 0; i < text.Length; i++)
        {
            length = LongestAt(text, i);
            if (length > 0)
            {
                return i;
            }
        }

        length = 0;
        return -1;
    }

    /// <summary>Length of the longest word that ends at an offset, and its kind.</summary>
    public int LongestBefore(ReadOnlySpan<char> text, int end, out int kind)
    {
        Span<char> tail = stackalloc char[Backward.MaxLength];
        var count = Math.Min(tail.Length, end);
        for (var i = 0; i < count; i++)
        {
            tail[i] = text[end - 1 - i];
        }

        var length = Backward.FindLongest(tail[..count], 0, out var entry);
        kind = length == 0 ? -1 : Backward.Value(entry);
        return length;
    }

    public bool Contains(ReadOnlySpan<char> word) => Forward.Find(word) >= 0;

    private static string Reverse(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
