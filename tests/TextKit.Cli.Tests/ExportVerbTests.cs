using System.Diagnostics;
using System.Text;
using TextKit.Tests;

namespace TextKit.Cli.Tests;

/// <summary>An index of two articles, one of them not harmless.</summary>
public sealed class ExportedIndex : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ExportedIndex()
    {
        const string Articles = "{\"id\":\"a\",\"title\":\"讨回欠薪\",\"text\":\"=1+1，区总工会帮96名职工讨回210万元欠薪。\\u001b[31m\",\"date\":\"2019-08-27\"}\n{\"id\":\"b\",\"text\":\"市总工会举办运动会。\"}\n";
        Tool.RunWith(Articles, "index", "-", "--into", Path);
    }

    public string Path => System.IO.Path.Combine(folder.Path, "index");

    public void Dispose() => folder.Dispose();
}

public sealed class ExportVerbTests(ExportedIndex exported) : IClassFixture<ExportedIndex>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string index = exported.Path;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("csv", "\"id\",\"title\"")]
    [InlineData("jsonl", "{\"id\":\"a\"")]
    [InlineData("conllu", "# newdoc id = a")]
    [InlineData("tei", "<?xml version=\"1.0\" encoding=\"utf-8\"?><teiCorpus")]
    public void What_a_query_finds_comes_out_in_every_form(string form, string beginning)
    {
        var run = Tool.Run("export", index, "欠薪", "--to", form, "--figure", "money>=2000000");
        Assert.Equal(0, run.Status);
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("运动会", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 articles", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_issue_date_is_asked_for_by_until_since_to_is_the_form()
    {
        Assert.Single(Tool.Run("export", index, "--to", "jsonl", "--from", "2019-08-01", "--until", "2019-08-27").Lines);
        Assert.Empty(Tool.Run("export", index, "--to", "jsonl", "--until", "2019-08-26").Lines);
        foreach (var option in (string[])["--to", "--until"])
        {
            Assert.Single(Tool.Run("search", index, option, "2019-08-26").Lines);
            Assert.Equal(2, Tool.Run("search", index, option, "2019-08-27").Lines.Count);
        }
    }

    [Fact]
    public void What_was_exported_as_JSON_can_be_indexed_again()
    {
        var file = Path.Combine(folder.Path, "out.jsonl");
        Assert.Equal(0, Tool.Run("export", index, "--to", "jsonl", "--out", file).Status);
        var again = Path.Combine(folder.Path, "again");
        Assert.Equal(0, Tool.Run("index", file, "--into", again).Status);
        Assert.Equal(File.ReadAllText(file).Replace("\"source\":\"-\"", $"\"source\":\"{file}\"", StringComparison.Ordinal).Replace(file, "-", StringComparison.Ordinal), Tool.Run("export", again, "--to", "jsonl").Output.Replace(file, "-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_for_Excel_has_a_byte_order_mark_and_no_formula()
    {
        var file = Path.Combine(folder.Path, "out.csv");
        Assert.Equal(0, Tool.Run("export", index, "欠薪", "--to", "csv", "--bom", "--out", file).Status);
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(file)[..3]);
        Assert.Contains("\"'=1+1，", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_half_written_is_left_where_an_export_fails()
    {
        var file = folder.Write("out.tei", "旧的");
        var run = Tool.Run("export", index, "(欠薪", "--to", "tei", "--out", file);
        Assert.Equal(2, run.Status);
        Assert.Contains("character 1", run.Errors, StringComparison.Ordinal);
        Assert.Equal("旧的", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Equal(3, Tool.Run("export", Path.Combine(folder.Path, "none"), "--to", "csv").Status);
        Assert.Equal(2, Tool.Run("export", index, "--to", "pdf").Status);
        Assert.Equal(2, Tool.Run("export", index).Status);
    }

    [Fact]
    public void A_terminal_is_not_steered_by_what_is_exported()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) makes the terminal, and is not here");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qefc", $"dotnet '{Tool.Path}' export '{index}' 欠薪 --to csv", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var screen = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Contains("讨回210万元欠薪。 [31m", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexes_are_merged_and_a_bad_one_is_refused_by_name()
    {
        var (second, merged) = (Path.Combine(folder.Path, "second"), Path.Combine(folder.Path, "merged"));
        Tool.Run("index", Path.Combine(RepositoryRoot.Path, "corpus", "pages", "page-01.txt"), "--into", second);
        var run = Tool.Run("merge", index, second, "--into", merged);
        Assert.Equal(0, run.Status);
        Assert.Equal((2, 0), (run.Lines[0].GetProperty("articles").GetInt32(), run.Lines[0].GetProperty("replaced").GetInt32()));
        var total = Tool.Run("search", merged).Lines[^1].GetProperty("total").GetInt32();
        Assert.Equal(2 + run.Lines[1].GetProperty("articles").GetInt32(), total);
        Assert.Equal(2, Tool.Run("merge", index, "--into", merged).Lines[0].GetProperty("replaced").GetInt32());
        Assert.Equal(total, Tool.Run("search", merged).Lines[^1].GetProperty("total").GetInt32());
        var bad = Tool.Run("merge", index, folder.Path, "--into", merged);
        Assert.Equal(3, bad.Status);
        Assert.Contains(folder.Path, bad.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("merge", merged, "--into", merged).Status);
    }
}
