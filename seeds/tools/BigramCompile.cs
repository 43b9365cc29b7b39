using System.Globalization;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>bigram.bin: the words of ICTCLAS numbered in a trie, what each costs before another, and the kinds of characters.</summary>
internal static class BigramCompile
{
    private const int MaxFrequency = 2159997;

    /// <summary>Names, which no word of the trie can have, of what is in no pair.</summary>
    private const string Unknown = "unknown";
    private const string Delimiter = "delimiter";

    private static readonly string[] Special = ["未##串", "未##数", "始##始", "末##末", Unknown, Delimiter];

    public static void Run(string seeds)
    {
        var folder = Path.Combine(seeds, "bigram");
        var frequencies = File.ReadLines(Path.Combine(folder, "words.tsv")).Select(line => line.Split('\t')).ToDictionary(f => f[0], f => Number(f[1]));
        var pairs = File.ReadLines(Path.Combine(folder, "pairs.tsv")).Select(line => line.Split('\t'))
            .Select(f => (First: f[0], Second: f[1], Frequency: Number(f[2]))).ToList();
        frequencies[Unknown] = 0;
        frequencies[Delimiter] = MaxFrequency;
        foreach (var word in pairs.SelectMany(p => (string[])[p.First, p.Second]).Where(w => w.Length == 1))
        {
            // Lucene gives every delimiter the greatest frequency; a character that is no word of the dictionary has none.
            frequencies[word] = CharacterKinds.Of(word[0]) == CharacterKind.Delimiter ? MaxFrequency : frequencies.GetValueOrDefault(word, 0);
        }


        // What is second in most pairs has the least number, so that the rows of the matrix are dense in front.
        var seconds = pairs.CountBy(p => p.Second).ToDictionary();
        var words = frequencies.Keys.OrderByDescending(w => seconds.GetValueOrDefault(w)).ThenByDescending(w => frequencies[w]).ThenBy(w => w, StringComparer.Ordinal).ToArray();
        var numbers = words.Index().ToDictionary(p => p.Item, p => p.Index + 1);
        var listed = words.Where(w => !Special.Contains(w)).ToList();
        var builder = DoubleArrayBuilder.Build(Codes(listed, frequencies), listed.Select(w => (w, numbers[w], (byte)0)));
        using var table = new TableWriter(seeds, "bigram.bin");
        table.Write<ushort>(Enumerable.Range(0, 1 << 16).Select(c => builder.Code((char)c)).ToArray());
        table.Write(builder.Nodes);
        table.Write(builder.Labels);
        table.Write<ushort>(Enumerable.Range(0, 1 << 16).Select(c => CharacterKinds.Of((char)c) == CharacterKind.Han ? builder.Code((char)c) : BigramDictionary.NotHan).ToArray());
        CharacterKinds.Write(table, Path.Combine(folder, "sentence-classes.tsv"));
        WriteCosts(table, words, numbers, frequencies, pairs);
        if (listed.Find(w => w.Length > BigramDictionary.MaxWordLength) is { } longWord)
        {
            throw new InvalidDataException($"The word {longWord} is longer than {BigramDictionary.MaxWordLength} characters.");
        }

        table.Write<int>([.. Special.Select(s => numbers[s]), MostAtOnce(listed.ToHashSet())]);
        table.Write<char>(StandAlone(listed, frequencies));
    }

    private static void WriteCosts(TableWriter table, string[] words, Dictionary<string, int> numbers, Dictionary<string, int> frequencies, List<(string First, string Second, int Frequency)> pairs)
    {
        var placement = new RowPlacement();
        var rows = pairs.GroupBy(p => p.First).Select(g => (Word: g.Key, Pairs: g.OrderBy(p => numbers[p.Second]).ToArray())).OrderByDescending(r => r.Pairs.Length)
            .ToDictionary(r => r.Word, r => (r.Pairs, Row: placement.Place(r.Pairs.Select(p => numbers[p.Second]).ToArray())));

        // A cost before words that make no pair is asked for most, so these stand in front.
        var costs = frequencies.Values.Distinct().Order().Select(f => Cost(f, 0))
            .Concat(pairs.CountBy(p => Cost(frequencies[p.First], p.Frequency)).OrderByDescending(c => c.Value).Select(c => c.Key)).Distinct().ToArray();
        var places = costs.Index().ToDictionary(p => p.Item, p => checked((ushort)p.Index));
        var firsts = rows.Keys.OrderByDescending(w => frequencies[w]).Index().ToDictionary(p => p.Item, p => (ushort)(p.Index + 1));
        var entries = new uint[rows.Values.Max(r => r.Row) + words.Length + 1];
        foreach (var (word, (pairsOfWord, row)) in rows)
        {
            foreach (var (_, second, frequency) in pairsOfWord)
            {
                entries[row + numbers[second]] = (uint)firsts[word] << BigramDictionary.FirstShift | places[Cost(frequencies[word], frequency)];
            }
        }

        var records = words.Select(w => (ulong)(rows.TryGetValue(w, out var r) ? r.Row : 0) << BigramDictionary.RowShift
            | (ulong)firsts.GetValueOrDefault(w, ushort.MaxValue) << BigramDictionary.FirstShift | places[Cost(frequencies[w], 0)]);
        table.Write<ulong>([0, .. records]);
        table.Write<uint>(entries);
        table.Write<double>(costs);
    }

    /// <summary>What a word costs before one with which it makes a pair of some frequency; the operations are in Lucene's order.</summary>
    private static double Cost(int frequency, int pair)
    {
        const double Smoothing = 0.1;
        const double Tiny = 1.0 / MaxFrequency;
        return -JavaMath.Log(Smoothing * (1.0 + frequency) / MaxFrequency + (1.0 - Smoothing) * ((1.0 - Tiny) * pair / (1.0 + frequency) + Tiny));
    }

    /// <summary>The Han characters that are words by themselves more often than parts of longer words.</summary>
    private static char[] StandAlone(List<string> words, Dictionary<string, int> frequencies)
    {
        var counts = new Dictionary<char, long>();
        foreach (var word in words.Where(w => CharacterKinds.Of(w[0]) == CharacterKind.Han))
        {
            foreach (var c in word)
            {
                counts[c] = counts.GetValueOrDefault(c) + frequencies[word];
            }
        }

        return [.. counts.Keys.Where(c => frequencies.GetValueOrDefault(c.ToString()) * 2L > counts[c]).Order()];
    }

    /// <summary>Dense codes, the most frequent characters first.</summary>
    private static ushort[] Codes(List<string> words, Dictionary<string, int> frequencies)
    {
        var counts = new long[1 << 16];
        foreach (var word in words)
        {
            foreach (var c in word)
            {
                counts[c] += 1 + frequencies[word];
            }
        }

        var codes = new ushort[1 << 16];
        foreach (var (index, c) in Enumerable.Range(0, 1 << 16).Where(c => counts[c] > 0).OrderByDescending(c => counts[c]).Index())
        {
            codes[c] = (ushort)(index + 1);
        }

        return codes;
    }

    /// <summary>The greatest number of words of which each begins another, the single character counted even where it is none.</summary>
    private static int MostAtOnce(HashSet<string> words) =>
        words.Max(w => 1 + Enumerable.Range(2, Math.Max(0, w.Length - 1)).Count(length => words.Contains(w[..length])));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
