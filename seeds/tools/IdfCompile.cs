using System.Globalization;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>idf.bin: the inverse document frequency of each word by way of a trie; value 0 is the median.</summary>
internal static class IdfCompile
{
    public static void Run(string seeds)
    {
        var words = new Dictionary<string, double>();
        foreach (var line in File.ReadLines(Path.Combine(seeds, "jieba", "idf.txt")))
        {
            var fields = line.Trim().Split(' ');
            words[fields[0]] = double.Parse(fields[1], CultureInfo.InvariantCulture);
        }

        var median = words.Values.Order().ElementAt(words.Count / 2);
        double[] values = [median, .. words.Values.Distinct().Order()];
        var places = values.Index().Skip(1).ToDictionary(p => p.Item, p => p.Index);
        var codes = CharacterCodes.ByFrequency(words.Keys);
        var builder = DoubleArrayBuilder.Build(codes, words.Select(w => (w.Key, places[w.Value], (byte)0)));
        using var table = new TableWriter(seeds, "idf.bin");
        table.Write<ushort>(codes);
        table.Write(builder.Nodes);
        table.Write<byte>([]);
        table.Write<double>(values);
    }
}
