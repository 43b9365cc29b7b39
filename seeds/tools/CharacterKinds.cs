using System.Globalization;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>The kinds of characters, as Lucene's smartcn has them, and their classes for sentence breaks.</summary>
internal static class CharacterKinds
{
    /// <summary>The kind of a character.</summary>
    public static CharacterKind Of(char c) => c switch
    {
        _ when char.IsSurrogate(c) => CharacterKind.Surrogate,
        >= '\u4e00' and <= '\u9fa5' => CharacterKind.Han,
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => CharacterKind.Letter,
        >= '0' and <= '9' or >= '０' and <= '９' => CharacterKind.Digit,
        ' ' or '\t' or '\r' or '\n' or '\u3000' => CharacterKind.Space,
        >= '\u0021' and <= '\u00bb' or >= '\u2010' and <= '\u2642' or >= '\u3001' and <= '\u301e' or >= '\ufe30' and <= '\uff63' => CharacterKind.Delimiter,
        _ => CharacterKind.Other,
    };

    /// <summary>Writes a byte a character, then the classes of supplementary characters: each one where another begins, and its class.</summary>
    public static void Write(TableWriter table, string classFile)
    {
        var characters = new byte[1 << 16];
        for (var c = 0; c < characters.Length; c++)
        {
            characters[c] = (byte)Of((char)c);
        }

        var supplementary = new List<int> { 0, 0 };
        foreach (var fields in File.ReadLines(classFile).Select(line => line.Split('\t')))
        {
            var kind = (int)Enum.Parse<SentenceClass>(fields[0], ignoreCase: true);
            var (first, last) = (Hex(fields[1]), Hex(fields[2]));
            for (var c = first; c <= Math.Min(last, char.MaxValue); c++)
            {
                characters[c] |= (byte)(kind << BigramDictionary.ClassShift);
            }

            if (last > char.MaxValue)
            {
                supplementary.AddRange([first, kind, last + 1, 0]);
            }
        }

        table.Write<byte>(characters);
        table.Write<int>(Joined(supplementary));
    }

    /// <summary>Leaves out ranges of no character.</summary>
    private static int[] Joined(List<int> ranges)
    {
        var joined = new List<int>();
        for (var i = 0; i < ranges.Count; i += 2)
        {
            if (i + 2 == ranges.Count || ranges[i + 2] > ranges[i])
            {
                joined.AddRange([ranges[i], ranges[i + 1]]);
            }
        }

        return [.. joined];
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
