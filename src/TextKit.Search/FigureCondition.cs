using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>
/// A condition on a figure: a name (kind, or kind with unit) and the range its value must touch. A range in the text
/// (3至5名) meets it where the two overlap; a bounded figure (1500余名) by the value it states.
/// </summary>
internal sealed partial record FigureCondition(string Name, double Low, double High, bool LowIncluded, bool HighIncluded)
{
    private const string Figure = @"\G(?<name>(money|count|measure|percent|age|duration|times)(\([^()\s]{1,20}\))?)";

    /// <summary>Reads a condition that begins at a place of a text; null where none does.</summary>
    public static FigureCondition? Read(string text, int at, out int length)
    {
        var match = Form().Match(text, at);
        length = match.Length;
        if (!match.Success)
        {
            return null;
        }

        var name = IndexFields.FigureName(match.Groups["name"].Value);
        var value = Number(match.Groups["value"], match.Groups["times"]);
        return match.Groups["op"].Value switch
        {
            ">=" => new FigureCondition(name, value, double.PositiveInfinity, true, true),
            ">" => new FigureCondition(name, value, double.PositiveInfinity, false, true),
            "<=" => new FigureCondition(name, double.NegativeInfinity, value, true, true),
            "<" => new FigureCondition(name, double.NegativeInfinity, value, true, false),
            _ => new FigureCondition(name, value, match.Groups["to"].Success ? Number(match.Groups["to"], match.Groups["toTimes"]) : value, true, true),
        };
    }

    public bool Holds(StoredFigure figure) => figure.Is(Name) && Above(figure.High) && Below(figure.Low);

    public Query ToQuery()
    {
        double? low = double.IsInfinity(Low) ? null : Low;
        double? high = double.IsInfinity(High) ? null : High;
        var single = Range(IndexFields.FigureValue(Name), low, high);
        Query spread;
        if (low is null)
        {
            spread = Range(IndexFields.FigureLow(Name), null, high);
        }
        else if (high is null)
        {
            spread = Range(IndexFields.FigureHigh(Name), low, null);
        }
        else
        {
            // The two ends might come from two figures of one article.
            var both = new BooleanQuery(true)
            {
                { Range(IndexFields.FigureLow(Name), null, high), Occur.MUST },
                { Range(IndexFields.FigureHigh(Name), low, null), Occur.MUST },
            };
            spread = CheckingFilter.Narrow(both, (layers, doc) => layers.Figures(doc).Exists(Holds));
        }

        var any = new BooleanQuery(true) { { single, Occur.SHOULD }, { spread, Occur.SHOULD } };
        return new ConstantScoreQuery(any);
    }

    /// <summary>The length of a figure's name and the comparison behind it, which only a condition begins with; 0 where none stands.</summary>
    public static int BeginningAt(string text, int at) => Beginning().Match(text, at).Length;

    [GeneratedRegex(Figure + "[<>=]=?", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(Figure + @"(?:(?<op>>=|<=|>|<|=)(?<value>-?\d{1,18}(\.\d{1,9})?)(?<times>[百千]?[万萬]?[亿億]?)%?|(?<op>=)(?<value>-?\d{1,18}(\.\d{1,9})?)(?<times>[百千]?[万萬]?[亿億]?)\.\.(?<to>-?\d{1,18}(\.\d{1,9})?)(?<toTimes>[百千]?[万萬]?[亿億]?))(?![\d.百千万萬亿億])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    // 150万, 1.5亿: as decimals, in which the product is that of the digits.
    private static double Number(Group digits, Group times)
    {
        var value = decimal.Parse(digits.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var factor = 1m;
        foreach (var c in times.ValueSpan)
        {
            factor *= c switch { '百' => 100, '千' => 1000, '万' or '萬' => 10_000, _ => 100_000_000 };
        }

        return Math.Abs(value) < decimal.MaxValue / factor ? (double)(value * factor) : (double)value * (double)factor;
    }

    private NumericRangeQuery<double> Range(string field, double? low, double? high) =>
        NumericRangeQuery.NewDoubleRange(field, IndexFields.FigurePrecisionStep, low, high, LowIncluded, HighIncluded);

    private bool Above(double high) => LowIncluded ? high >= Low : high > Low;

    private bool Below(double low) => HighIncluded ? low <= High : low < High;
}
