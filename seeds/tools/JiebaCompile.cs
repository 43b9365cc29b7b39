using System.Globalization;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>jieba.bin, the dictionary as a trie with frequencies and tags, and hmm.bin, the tables of the word HMM by the same codes.</summary>
internal static class JiebaCompile
{
    private const string States = "BMES";
    private const double Impossible = -3.14e100;

    public static void Run(string seeds)
    {
        var words = File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")).Select(line => line.Split(' '))
            .Select(f => (Word: f[0], Frequency: int.Parse(f[1], CultureInfo.InvariantCulture), Tag: f[2])).ToList();
        var model = File.ReadLines(Path.Combine(seeds, "jieba", "hmm.tsv")).Select(line => line.Split('\t')).ToList();
        var codes = Codes(words.Select(w => (w.Word, w.Frequency)), model.Where(f => f[0] == "emit").Select(f => f[1][1]));
        var total = words.Sum(w => (long)w.Frequency);

        // A word given twice keeps its last line, though both count for the total; one that no block can hold is never looked up.
        var last = words.Where(w => w.Word.All(c => codes[c] != 0)).GroupBy(w => w.Word).Select(g => g.Last()).ToList();
        var frequencies = last.Select(w => w.Frequency).Distinct().OrderDescending().Prepend(0).ToArray();
        var values = frequencies.Index().ToDictionary(p => p.Item, p => p.Index);
        var tags = last.Select(w => w.Tag).Distinct().Order(StringComparer.Ordinal).Prepend("x").Distinct().ToList();
        var builder = DoubleArrayBuilder.Build(codes, last.Select(w => (w.Word, values[w.Frequency], (byte)tags.IndexOf(w.Tag))));
        using var table = new TableWriter(seeds, "jieba.bin");
        table.Write<ushort>(codes);
        table.Write(builder.Nodes);
        table.Write(builder.Labels);
        table.Write<int>(frequencies);
        table.Write<double>(frequencies.Select(f => Math.Log(Math.Max(f, 1))).ToArray());
        table.Write<long>([total]);
        table.WriteStrings(tags);
        table.Write<int>([last.Max(w => w.Word.Length)]);
        WriteModel(seeds, codes, model);
    }

    /// <summary>A code for each character that can stand in a block: the most frequent of the dictionary first, 0 for all others.</summary>
    private static ushort[] Codes(IEnumerable<(string Word, int Frequency)> words, IEnumerable<char> model)
    {
        var counts = new long[1 << 16];
        foreach (var (word, frequency) in words)
        {
            foreach (var c in word)
            {
                counts[c] += 2L * frequency;
            }
        }

        foreach (var c in model)
        {
            counts[c]++;
        }

        var codes = new ushort[1 << 16];
        ushort next = 1;
        foreach (var c in Enumerable.Range(0, 1 << 16).Select(c => (char)c).Where(IsBlockCharacter).OrderByDescending(c => counts[c]))
        {
            codes[c] = next++;
        }

        return codes;
    }

    private static bool IsBlockCharacter(char c) => c is >= '\u4e00' and <= '\u9fd5' or '+' or '#' or '&' or '.' or '_' or '%' or '-' || char.IsAsciiLetterOrDigit(c);

    private static void WriteModel(string seeds, ushort[] codes, List<string[]> model)
    {
        var rows = model.Where(f => f[0] == "emit").Max(f => codes[f[1][1]]) + 1;
        var start = new double[4];
        var transition = new double[16];
        var emission = new double[4 * rows];
        Array.Fill(transition, Impossible);
        Array.Fill(emission, Impossible);
        foreach (var fields in model)
        {
            var value = double.Parse(fields[2], CultureInfo.InvariantCulture);
            var state = States.IndexOf(fields[1][0], StringComparison.Ordinal);
            switch (fields[0])
            {
                case "start":
                    start[state] = value;
                    break;
                case "trans":
                    transition[4 * state + States.IndexOf(fields[1][1], StringComparison.Ordinal)] = value;
                    break;
                case "emit" when codes[fields[1][1]] == 0:
                    break; // stands in no block
                default:
                    emission[4 * codes[fields[1][1]] + state] = value;
                    break;
            }
        }

        using var table = new TableWriter(seeds, "hmm.bin");
        table.Write<double>(start);
        table.Write<double>(transition);
        table.Write<double>(emission);
    }
}
