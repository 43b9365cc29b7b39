using System.Globalization;

namespace TextKit.Figures;

/// <summary>How choosy a unit is about the numeral before it.</summary>
internal enum UnitRule
{
    /// <summary>Any numeral.</summary>
    Any,
    /// <summary>Arabic digits, or a Chinese numeral above ten: the word has other uses behind a small one (两头, 三面).</summary>
    Strict,
    /// <summary>日: only before 内.</summary>
    Within,
    /// <summary>度: not behind 一 or a bare scale (一度, 百度).</summary>
    Degree,
    /// <summary>两: not before another unit.</summary>
    Liang,
    /// <summary>晚, 夜: not behind 一 and not inside a word.</summary>
    Plain,
    /// <summary>上午, 下午: only behind 一, 整 and 半.</summary>
    Half,
    /// <summary>下: only where no word begins with it (响了五下).</summary>
    Ending,
    /// <summary>号: only before 人.</summary>
    Heads,
    /// <summary>级: behind Arabic digits and 两, and behind the levels that it sums up (市、县、乡三级).</summary>
    Level,
    /// <summary>口: behind a small Chinese numeral only before what it counts.</summary>
    Mouth,
}

/// <summary>A unit as it is printed: what it measures, the main unit it is given in, how many of that it makes, and words that only begin like it: behind small Chinese numerals, behind any numeral.</summary>
internal sealed record FigureUnit(string Text, FigureKind Kind, decimal Factor, string Main, UnitRule Rule, string[] NotBefore, string[] NeverBefore);

/// <summary>The units of seeds/figures/units.tsv, looked up by the longest match. Immutable.</summary>
internal sealed class FigureUnitTable
{
    private static readonly Lazy<FigureUnitTable> Lazy = new(Load);
    private readonly ushort[] buckets = new ushort[char.MaxValue + 1];
    private readonly List<FigureUnit[]> byFirst = [[]];

    private FigureUnitTable(IEnumerable<FigureUnit> units)
    {
        foreach (var group in units.GroupBy(u => u.Text[0]))
        {
            buckets[group.Key] = (ushort)byFirst.Count;
            byFirst.Add([.. group.OrderByDescending(u => u.Text.Length)]);
        }
    }

    public static FigureUnitTable Default => Lazy.Value;

    /// <summary>块 as a measure word, where it is no money.</summary>
    public FigureUnit Piece { get; } = new("块", FigureKind.Count, 1, "块", UnitRule.Any, [], []);

    /// <summary>The longest unit that the text begins with; null for none.</summary>
    public FigureUnit? Match(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        foreach (var unit in byFirst[buckets[text[0]]])
        {
            if (text.StartsWith(unit.Text) && !(char.IsAsciiLetter(unit.Text[^1]) && unit.Text.Length < text.Length && char.IsAsciiLetterOrDigit(text[unit.Text.Length])))
            {
                return unit;
            }
        }

        return null;
    }

    private static FigureUnitTable Load()
    {
        using var stream = typeof(FigureUnitTable).Assembly.GetManifestResourceStream("TextKit.figures.units.tsv")
            ?? throw new InvalidOperationException("The resource TextKit.figures.units.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var units = new List<FigureUnit>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var fields = text.Split('\t');
            if (fields.Length != 5 || !Enum.TryParse<FigureKind>(fields[1], ignoreCase: true, out var kind)
                || !decimal.TryParse(fields[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor)
                || !Enum.TryParse<UnitRule>(fields[4].Length == 0 ? nameof(UnitRule.Any) : fields[4], ignoreCase: true, out var rule))
            {
                throw new InvalidDataException($"units.tsv:{line}: '{text}' is not unit, kind, factor, main unit, rule");
            }

            units.Add(new FigureUnit(fields[0], kind, factor, fields[3], rule, FigureExceptions.Default.WordsOf(fields[0]), FigureExceptions.Default.FirmWordsOf(fields[0])));
        }

        return new FigureUnitTable(units);
    }
}
