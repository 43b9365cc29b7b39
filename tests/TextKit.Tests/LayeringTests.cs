using System.Text.RegularExpressions;

namespace TextKit.Tests;

/// <summary>Holds floors 1 to 4 of the architecture: each folder uses only the folders below it.</summary>
public sealed partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Lexicons"] = [],
        ["Numerals"] = [],
        ["Figures"] = ["Numerals"],
        ["Dates"] = ["Numerals"],
        ["Segmentation"] = ["Lexicons"],
        ["Articles"] = ["Segmentation", "Lexicons"],
        ["Entities"] = ["Segmentation", "Lexicons"],
        ["Keywords"] = ["Segmentation", "Lexicons"],
        ["Evaluation"] = ["Articles", "Entities", "Figures", "Dates", "Segmentation", "Lexicons", "Numerals", "Keywords"],
    };

    public static TheoryData<string> Folders => new(Directory.GetDirectories(Source).Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj")));

    private static string Source => Path.Combine(RepositoryRoot.Path, "src", "TextKit");

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_floors_below_it(string folder)
    {
        Assert.True(Allowed.ContainsKey(folder), $"src/TextKit/{folder} has no floor: add it to the architecture and to this test.");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories))
        {
            var used = Sibling().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)
                .Where(n => Allowed.ContainsKey(n) && n != folder).Distinct();
            Assert.DoesNotContain(used, n => !Allowed[folder].Contains(n));
        }
    }

    [Theory]
    [InlineData("Scanning")]
    [InlineData("Tagging", "Scanning")]
    [InlineData("Mending", "Scanning", "Tagging")]
    [InlineData("Naming", "Scanning", "Mending")]
    public void The_rooms_of_entities_stand_in_the_way_of_the_data(string room, params string[] before)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "Entities", room), "*.cs"))
        {
            Assert.DoesNotContain(Room().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value), n => n != room && !before.Contains(n));
        }
    }

    [GeneratedRegex(@"\bTextKit\.Entities\.([A-Z]\w+)")]
    private static partial Regex Room();

    [GeneratedRegex(@"\bTextKit\.([A-Z]\w+)")]
    private static partial Regex Sibling();
}
