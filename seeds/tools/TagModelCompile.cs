using System.Globalization;

namespace TextKit.Seeds;

/// <summary>posseg.bin: the tables of jieba's tag HMM, its states numbered in Python's order of (letter, tag).</summary>
internal static class TagModelCompile
{
    private const double Impossible = -3.14e100;

    public static void Run(string seeds)
    {
        var rows = File.ReadLines(Path.Combine(seeds, "jieba", "posseg.tsv")).Select(line => line.Split('\t')).ToLookup(f => f[0]);
        var names = rows["start"].Select(f => f[1]).Order(StringComparer.Ordinal).ToList();
        var states = names.Index().ToDictionary(p => p.Item, p => p.Index);
        var start = new double[names.Count];
        foreach (var fields in rows["start"])
        {
            start[states[fields[1]]] = Number(fields[2]);
        }

        var transition = new double[names.Count * names.Count];
        Array.Fill(transition, double.NegativeInfinity);
        foreach (var fields in rows["trans"])
        {
            var pair = fields[1].Split(' ');
            transition[states[pair[1]] * names.Count + states[pair[0]]] = Number(fields[2]);
        }

        using var table = new TableWriter(seeds, "posseg.bin");
        table.WriteStrings(names);
        table.Write<double>(start);
        table.Write<double>(transition);
        WriteEmissions(table, rows, states);
    }

    private static void WriteEmissions(TableWriter table, ILookup<string, string[]> rows, Dictionary<string, int> states)
    {
        // A character's own states come first, then those that emit it all the same.
        var own = rows["states"].ToDictionary(f => f[1][0], f => f[2].Split(' ').Select(s => states[s]).ToHashSet());
        var emissions = rows["emit"].Select(f => (State: states[f[1].Split(' ')[0]], Character: f[1].Split(' ')[1][0], Value: Number(f[2])))
            .ToLookup(e => e.Character);
        var places = new ushort[1 << 16];
        var (firsts, counts, stateList, values) = (new List<int> { 0 }, new List<int> { 0 }, new List<byte>(), new List<double>());
        foreach (var character in own.Keys.Union(emissions.Select(e => e.Key)).Order())
        {
            var ownStates = own.GetValueOrDefault(character, []);
            var entries = emissions[character].ToDictionary(e => e.State, e => e.Value);
            foreach (var state in ownStates)
            {
                entries.TryAdd(state, Impossible);
            }

            places[character] = (ushort)counts.Count;
            counts.Add(ownStates.Count);
            foreach (var (state, value) in entries.OrderBy(e => !ownStates.Contains(e.Key)).ThenBy(e => e.Key))
            {
                stateList.Add((byte)state);
                values.Add(value);
            }

            firsts.Add(values.Count);
        }

        table.Write<ushort>(places);
        table.Write<int>(firsts.ToArray());
        table.Write<int>(counts.ToArray());
        table.Write<byte>(stateList.ToArray());
        table.Write<double>(values.ToArray());
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
