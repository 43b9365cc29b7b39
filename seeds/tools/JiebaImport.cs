using System.Globalization;

namespace TextKit.Seeds;

/// <summary>The dictionary, the IDF table and the tables of both hidden Markov models of python3-jieba.</summary>
internal static class JiebaImport
{
    private const string Package = "python3-jieba";
    private const string Root = "usr/lib/python3/dist-packages/jieba/";

    public static void Run(SourcePackages packages, string seeds)
    {
        Directory.CreateDirectory(Path.Combine(seeds, "jieba"));
        File.Copy(packages.File(Package, Root + "dict.txt"), Path.Combine(seeds, "jieba", "dict.txt"), overwrite: true);
        File.Copy(packages.File(Package, Root + "analyse/idf.txt"), Path.Combine(seeds, "jieba", "idf.txt"), overwrite: true);
        WriteWordModel(packages, seeds);
        WriteTagModel(packages, seeds);
    }

    private static void WriteWordModel(SourcePackages packages, string seeds)
    {
        var start = Table("start").ToDictionary(p => (string)p.Key, p => (double)p.Value);
        var transition = Table("trans").ToDictionary(p => (string)p.Key, p => Pairs(p.Value));
        var emission = Table("emit").ToDictionary(p => (string)p.Key, p => Pairs(p.Value));
        using var writer = SeedFolder.Create(seeds, "jieba", "hmm.tsv");
        foreach (var state in new[] { "B", "M", "E", "S" })
        {
            writer.WriteLine($"start\t{state}\t{Number(start[state])}");
            foreach (var (to, value) in transition[state])
            {
                writer.WriteLine($"trans\t{state}{to}\t{Number(value)}");
            }

            foreach (var (character, value) in emission[state])
            {
                writer.WriteLine($"emit\t{state}{character}\t{Number(value)}");
            }
        }

        List<KeyValuePair<object, object>> Table(string name) => PythonTable.Read(packages.File(Package, $"{Root}finalseg/prob_{name}.py"));
    }

    private static void WriteTagModel(SourcePackages packages, string seeds)
    {
        using var writer = SeedFolder.Create(seeds, "jieba", "posseg.tsv");
        foreach (var (state, value) in Table("prob_start"))
        {
            writer.WriteLine($"start\t{State(state)}\t{Number(value)}");
        }

        foreach (var (from, row) in Table("prob_trans"))
        {
            foreach (var (to, value) in (List<KeyValuePair<object, object>>)row)
            {
                writer.WriteLine($"trans\t{State(from)} {State(to)}\t{Number(value)}");
            }
        }

        foreach (var (state, row) in Table("prob_emit"))
        {
            foreach (var (character, value) in Pairs(row))
            {
                writer.WriteLine($"emit\t{State(state)} {character}\t{Number(value)}");
            }
        }

        foreach (var (character, states) in Table("char_state_tab"))
        {
            writer.WriteLine($"states\t{character}\t{string.Join(' ', ((object[])states).Select(State))}");
        }

        List<KeyValuePair<object, object>> Table(string name) => PythonTable.Read(packages.File(Package, $"{Root}posseg/{name}.py"));
    }

    /// <summary>A state of the tag model: its letter, then its tag.</summary>
    private static string State(object state) => string.Concat((object[])state);

    private static IEnumerable<(string Key, double Value)> Pairs(object table) =>
        ((List<KeyValuePair<object, object>>)table).Select(p => ((string)p.Key, (double)p.Value));

    private static string Number(object value) => ((double)value).ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e+", StringComparison.Ordinal);
}
