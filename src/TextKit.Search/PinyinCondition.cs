using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>A condition on pinyin: syllables in a row, or the initials of a word or name.</summary>
internal static class PinyinCondition
{
    private const int LongestValue = 60;
    private const int MostReadings = 16;

    /// <summary>The query for letters such as <c>gonghui</c>, <c>xi'an</c> or <c>gh</c>; null where they are no letters.</summary>
    /// <param name="value">Letters without tones; v or ü alike; spaces and apostrophes part syllables.</param>
    /// <param name="matches">Receives what to highlight: the words that are read so.</param>
    public static Query? Read(string value, MatchFinder matches)
    {
        var letters = value.ToLowerInvariant().Replace('ü', 'v');
        string[] parts = letters.Split([' ', '\'', '’'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || letters.Length > LongestValue || Array.Exists(parts, p => p.AsSpan().ContainsAnyExceptInRange('a', 'z')))
        {
            return null;
        }

        var any = new BooleanQuery(true);
        foreach (var syllables in Readings(parts))
        {
            any.Add(Phrase(syllables), Occur.SHOULD);
            matches.Words.Add(word => Occurs(word, syllables));
        }

        if (parts is [{ Length: > 1 } initials])
        {
            any.Add(new TermQuery(new Term(IndexFields.PinyinInitials, initials)), Occur.SHOULD);
            matches.Words.Add(word => HasInitials(word, initials));
        }

        return new ConstantScoreQuery(any);
    }

    private static List<ushort[]> Readings(string[] parts)
    {
        var readings = new List<ushort[]> { Array.Empty<ushort>() };
        foreach (var part in parts)
        {
            var split = PinyinTable.Default.Split(part, MostReadings);
            readings = [.. readings.SelectMany(r => split.Select(s => (ushort[])[.. r, .. s])).Take(MostReadings)];
        }

        return readings;
    }

    private static Query Phrase(ushort[] syllables)
    {
        var terms = Array.ConvertAll(syllables, s => new Term(IndexFields.Pinyin, PinyinTable.Default[s]));
        if (terms.Length == 1)
        {
            return new TermQuery(terms[0]);
        }

        var phrase = new PhraseQuery();
        Array.ForEach(terms, phrase.Add);
        return phrase;
    }

    private static bool Occurs(ReadOnlySpan<char> word, ushort[] syllables) =>
        MemoryMarshal.Cast<ushort, char>(ReadWord(word)).IndexOf(MemoryMarshal.Cast<ushort, char>(syllables)) >= 0;

    private static bool HasInitials(ReadOnlySpan<char> word, string initials) =>
        word.Length == initials.Length && PinyinTable.Default.Initials(ReadWord(word)) == initials;

    private static ushort[] ReadWord(ReadOnlySpan<char> word)
    {
        var read = new ushort[word.Length];
        PinyinTable.Default.Read(word, read);
        return read;
    }
}
