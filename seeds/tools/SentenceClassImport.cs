using System.Globalization;

namespace TextKit.Seeds;

/// <summary>
/// The classes of characters that Java 17's sentence iterator tells apart, from the Unicode character database: the general
/// categories of Unicode 13.0, later characters counting as unassigned.
/// </summary>
internal static class SentenceClassImport
{
    private const string Package = "unicode-data";
    private const string Root = "usr/share/unicode/";
    private const int CodePoints = 0x110000;
    private const decimal Version = 13.0m;

    /// <summary>A nonspacing mark in Unicode 13.0, a spacing one since 14.0.</summary>
    private const int HanunooPamudpod = 0x1734;

    public static void Run(SourcePackages packages, string seeds)
    {
        var categories = Categories(packages.File(Package, Root + "UnicodeData.txt"));
        foreach (var (first, last, age) in Ages(packages.File(Package, Root + "DerivedAge.txt")))
        {
            if (age > Version)
            {
                categories.AsSpan(first, last + 1 - first).Fill("Cn");
            }
        }

        categories[HanunooPamudpod] = "Mn";
        using var writer = SeedFolder.Create(seeds, "bigram", "sentence-classes.tsv");
        for (int first = 0, next; first < CodePoints; first = next)
        {
            var name = Class(first, categories[first]);
            for (next = first + 1; next < CodePoints && Class(next, categories[next]) == name;)
            {
                next++;
            }

            if (name is not null)
            {
                writer.WriteLine($"{name}\t{first:X4}\t{next - 1:X4}");
            }
        }
    }

    /// <summary>The class of a character; null for what may begin a sentence without being a letter.</summary>
    private static string? Class(int character, string category) => (character, category) switch
    {
        (_, "Mn" or "Me" or "Cf") => "ignored",
        (',', _) => "comma",
        (0x2029, _) => "paragraph",
        ('.' or '．', _) => "period",
        ('"' or '\'', _) => "quote",
        ('!' or '?' or '。' or '！' or '？', _) => "terminator",
        (0x0964 or 0x0965, _) => "danda",
        ('\t' or '\r' or '\f' or '\n' or 0x2028, _) or (_, "Zs") => "space",
        (_, "Ll") => "lower",
        (_, "Ps" or "Pi") => "open",
        (_, "Pe" or "Pf") => "close",
        _ => category[0] switch { 'L' => "letter", 'N' => "digit", _ => null },
    };

    private static string[] Categories(string file)
    {
        var categories = new string[CodePoints];
        Array.Fill(categories, "Cn");
        var first = 0;
        foreach (var fields in File.ReadLines(file).Select(line => line.Split(';')))
        {
            var character = Hex(fields[0]);
            first = fields[1].EndsWith("Last>", StringComparison.Ordinal) ? first : character;
            categories.AsSpan(first, character + 1 - first).Fill(fields[2]);
        }

        return categories;
    }

    private static IEnumerable<(int First, int Last, decimal Age)> Ages(string file) =>
        from line in File.ReadLines(file)
        let fields = line.Split('#')[0].Split(';')
        where fields.Length == 2
        let range = fields[0].Trim().Split("..")
        select (Hex(range[0]), Hex(range[^1]), decimal.Parse(fields[1], CultureInfo.InvariantCulture));

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
