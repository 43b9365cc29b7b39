using CsCheck;
using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class StoredFiguresTests
{
    private static readonly Gen<decimal> Value = Gen.OneOf(
        Gen.Int[-10_000, 1_000_000].Select(v => (decimal)v), Gen.Select(Gen.Int[0, 99_999], Gen.Int[0, 6]).Select((v, digits) => v / (decimal)Math.Pow(10, digits)),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[4, 20]).Select((v, zeros) => v * (decimal)Math.Pow(10, zeros)), Gen.Decimal);

    [Fact]
    public void Figures_come_back_with_every_digit_that_a_double_holds()
    {
        var figure = Gen.Select(Gen.Int[0, 2000], Gen.Int[1, 12], Gen.Enum<FigureKind>(), Value, Value, Gen.OneOf(Gen.Const("元"), Gen.Const("%"), Gen.Const(""), Gen.String[0, 5]))
            .Select((start, length, kind, low, high, unit) => new Figure(start, length, kind, low, high, unit, FigureBound.Exact));
        Gen.Select(figure.Array[0, 8], figure.Array[0, 3], Gen.Bool).Sample((body, title, inOrder) =>
        {
            body = inOrder ? [.. body.OrderBy(f => f.Start).ThenBy(f => f.Kind)] : body;
            var spans = StoredLayers.Spans(new TextLayers { Text = "", Figures = body });
            Assert.Equal(
                body.Select(f => (f, false)).Concat(title.Select(f => (f, true))).Select(f => new StoredFigure(f.f.Kind, f.f.Unit, (double)f.f.Low, (double)f.f.High, f.Item2, f.f.Start, f.f.Length)),
                StoredFigures.Read(StoredFigures.Write(body, title, spans), spans));
        });
    }

    [Fact]
    public void A_value_whose_zeros_behind_the_point_make_its_conversion_inexact_comes_back_as_converted()
    {
        const decimal Value = -1352342280736860000000000.0000m;
        Assert.Equal((double)Value, Assert.Single(StoredFigures.Read(StoredFigures.Write([new Figure(0, 4, FigureKind.Measure, Value, Value, "", FigureBound.Exact)], [], []), null)).Low);
    }

    [Fact]
    public void A_figure_of_a_newspaper_takes_few_bytes() =>
        Assert.InRange(StoredFigures.Write([new Figure(120, 5, FigureKind.Money, 2_000_000, 2_000_000, "元", FigureBound.Exact), new Figure(135, 5, FigureKind.Percent, 35.5m, 35.5m, "%", FigureBound.Exact)], [], []).Length, 1, 16);

    [Theory]
    [InlineData("money", true)]
    [InlineData("money(元)", true)]
    [InlineData("money(美元)", false)]
    [InlineData("mon", false)]
    [InlineData("count", false)]
    public void A_figure_is_asked_for_by_its_kind_or_by_its_kind_and_unit(string name, bool expected)
    {
        Assert.Equal(expected, new StoredFigure(FigureKind.Money, "元", 5, 5, false, 0, 2).Is(name));
        Assert.False(new StoredFigure(FigureKind.Money, "美元", 5, 5, false, 0, 3).Is("money"));
    }
}
