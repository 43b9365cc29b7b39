using Spectre.Console;
using TextKit.Cli.Output;

namespace TextKit.Cli.Tests;

public sealed class KwicTableTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(200)]
    public void A_line_of_a_concordance_takes_one_line_of_the_terminal_with_the_match_in_the_middle(int width)
    {
        List<string[]> rows =
        [
            ["维护农民工劳动保障权益。\n在建设领域和其他容易发生", "欠薪", "的行业推行工资保证金制度，探索建立欠薪应急周转金制度，落实", "国务院常务会议部署进一步做好为农民工服务工作", "2014-07-30"],
            ["老杨", "欠薪", "", "", ""],
            ["𠮷林公司2019年", "欠薪", "12,500元\t，", "短", "2019-01-02"],
        ];
        KwicTable.Fit(rows, width);
        var contexts = rows.Select(r => r[0].GetCellWidth()).Distinct().ToList();
        Assert.Single(contexts);
        Assert.All(rows, row => Assert.InRange(row.Sum(c => c.GetCellWidth()) + 16, 0, width));
        Assert.All(rows, row => Assert.DoesNotContain(row, c => c.Any(char.IsControl)));
        Assert.EndsWith("容易发生", rows[0][0], StringComparison.Ordinal);
        Assert.StartsWith("的行业", rows[0][2], StringComparison.Ordinal);
        Assert.EndsWith("…", rows[0][3], StringComparison.Ordinal);
        Assert.EndsWith("  老杨", rows[1][0], StringComparison.Ordinal);
        Assert.Equal("短", rows[2][3]);
    }
}
