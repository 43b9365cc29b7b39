using TextKit.Entities;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>
/// The terms of the pinyin fields of an article: each character's syllable at its place, and the initials of words and
/// names. One thread at a time.
/// </summary>
internal sealed class PinyinTerms
{
    private const int LongestName = 30;
    private readonly PinyinTable table = PinyinTable.Default;
    private readonly HashSet<string> initials = new(StringComparer.Ordinal);
    private ushort[] read = [];
    private int place;

    /// <summary>The initials of words and names of two and more characters in all texts since <see cref="Begin"/>.</summary>
    public IReadOnlyCollection<string> Initials => initials;

    /// <summary>Begins an article.</summary>
    public void Begin()
    {
        initials.Clear();
        place = 0;
    }

    /// <summary>Reads a text; hands out each syllable with its place.</summary>
    public void Add(ReadOnlySpan<char> folded, IReadOnlyList<Token> words, IReadOnlyList<Entity> entities, Action<string, int> take)
    {
        if (read.Length < folded.Length)
        {
            read = new ushort[Math.Max(folded.Length, read.Length * 2)];
        }

        table.Read(folded, read);
        foreach (var entity in entities.Where(e => e.Length is > 1 and <= LongestName))
        {
            var name = folded.Slice(entity.Start, entity.Length);
            if (entity.Kind == EntityKind.Person)
            {
                table.ReadName(name, read.AsSpan(entity.Start));
            }

            AddInitials(entity.Start, entity.Length);
        }

        foreach (var word in words)
        {
            if (word.Length > 1)
            {
                AddInitials(word.Start, word.Length);
            }
        }

        for (var i = 0; i < folded.Length; i++)
        {
            if (read[i] != 0)
            {
                take(table[read[i]], place + i);
            }
        }

        // A phrase does not run from one text into the next.
        place += folded.Length + 1;
    }

    private void AddInitials(int start, int length)
    {
        if (table.Initials(read.AsSpan(start, length)) is { } letters)
        {
            initials.Add(letters);
        }
    }
}
