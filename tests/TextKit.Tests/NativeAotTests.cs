using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TextKit.Tests;

/// <summary>
/// Publishes tests/TextKit.AotTest natively and runs it. Asked for by <c>TEXTKIT_TEST_AOT=1</c>, as it takes minutes and the
/// compiler's package of the SDK's version, which not every feed has.
/// </summary>
public sealed class NativeAotTests
{
    [Fact]
    public void A_native_program_segments_and_tags_and_is_published_without_warnings()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TEXTKIT_TEST_AOT") == "1", "Publishing natively takes minutes: set TEXTKIT_TEST_AOT=1.");
        Assert.SkipUnless(Linkers.Any(IsOnPath), "No linker is here: neither clang nor gcc.");
        var folder = Directory.CreateTempSubdirectory("textkit-aot-");
        try
        {
            var (status, log) = Run(
                "dotnet", "publish", Path.Combine(RepositoryRoot.Path, "tests", "TextKit.AotTest"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "-p:PublishAot=true", "--artifacts-path", folder.FullName, "--nologo");
            Assert.SkipWhen(log.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase) && log.Contains("error NU1", StringComparison.Ordinal), "The ILCompiler package does not restore here.");
            Assert.True(status == 0, log);
            Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
            var program = Directory.EnumerateFiles(Path.Combine(folder.FullName, "publish"), "TextKit.AotTest*", SearchOption.AllDirectories).First(f => Path.GetFileName(f) is "TextKit.AotTest" or "TextKit.AotTest.exe");
            (status, log) = Run(program);
            Assert.Equal(0, status);
            Assert.Equal(
                """
                甘肃省 总工会 为 困难职工 送去 5 万余元 慰问金 ， 李小福 去 了 杭研 大厦 。
                甘肃省/ns 总工会/n 为/p 困难职工/l 送去/v 5/m 万余元/m 慰问金/n ，/x 李小福/nr 去/v 了/ul 杭/j 研/vn 大厦/n 。/x
                甘肃 甘肃省 总工 工会 总工会 为 困难 职工 困难职工 送 去 5万 余元 慰问 慰问金 李小福 去 了 杭研 大厦
                困难职工 慰问金 李小福
                """,
                log.TrimEnd());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Linkers => ["clang", "gcc"];

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)));

    private static (int Status, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
