namespace TextKit.Seeds;

/// <summary>Dense codes of the characters of a list of words.</summary>
internal static class CharacterCodes
{
    /// <summary>65,536 codes from 1, the most frequent characters first; 0 for those in no word.</summary>
    public static ushort[] ByFrequency(IEnumerable<string> words)
    {
        var counts = new int[1 << 16];
        foreach (var c in words.SelectMany(w => w))
        {
            counts[c]++;
        }

        var codes = new ushort[1 << 16];
        foreach (var (index, c) in Enumerable.Range(0, 1 << 16).Where(c => counts[c] > 0).OrderByDescending(c => counts[c]).Index())
        {
            codes[c] = (ushort)(index + 1);
        }

        return codes;
    }
}
