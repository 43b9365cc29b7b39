using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>Tells everyday words from names. Safe to share.</summary>
internal static class EverydayWords
{
    private static readonly WordSet KnownPersons = new(SeedLists.ReadKinds("given-names.tsv").Where(k => k.Kind == "known").SelectMany(k => k.Words).Select(w => (w, 0)));

    /// <summary>
    /// True of a run of everyday words, each longer than a character (爱岗敬业, 奥运冠军). The one dictionary calls many of them
    /// names of persons, so the other is asked as well.
    /// </summary>
    public static bool Are(ReadOnlySpan<char> name, List<Token> tokens)
    {
        if (KnownPersons.Contains(name))
        {
            return false;
        }

        if (name.Length > 1 && (Is(name) || (name.Length == 4 && IsWord(name[..2]) && IsWord(name[2..]) && EntityLexicon.Default.Surnames.LongestAt(name, 0, out _) < 2)))
        {
            return true;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name, tokens);
        foreach (var token in tokens)
        {
            var word = name.Slice(token.Start, token.Length);
            if (token.Length < 2 || !Is(word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True of a person whom everyone knows by a name that is a word or too short to tell (汪洋, 乔石).</summary>
    public static bool IsKnownPerson(ReadOnlySpan<char> name) => KnownPersons.Contains(name);

    public static bool Is(ReadOnlySpan<char> word) => IsWord(word) || WordClasses.IsOrdinary(WordClasses.Of(word));

    /// <summary>True of a word that is no name, and that both dictionaries hold or the one not as a rare one.</summary>
    public static bool IsCommon(ReadOnlySpan<char> word) => WordClasses.Of(word) is var kind && WordClasses.IsOrdinary(kind) && (!WordClasses.IsRare(kind) || IsWord(word));

    public static bool IsWord(ReadOnlySpan<char> word) => BigramDictionary.Default.Trie.Find(word) > 0;

    public static bool IsVerb(ReadOnlySpan<char> word) => WordClasses.IsVerb(WordClasses.Of(word));
}
