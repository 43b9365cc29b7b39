using System.Globalization;
using TextKit.Articles;

namespace TextKit.Seeds;

/// <summary>
/// Counts how often two and three characters of Chinese stand together, inside the words of the jieba dictionary and in
/// running text, and turns the counts into the mutual information that <see cref="JunctionTable"/> holds.
/// </summary>
internal sealed class JunctionCounts
{
    // The dictionary counts some 60 million words; a text of our own weighs as much as its share of running text.
    private const double TextWeight = 200;
    private readonly Dictionary<(char, char), double> pairs = [];
    private readonly Dictionary<(char, char, char), double> triples = [];
    private readonly Dictionary<char, double> singles = [];
    private double total;

    public void AddDictionary(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var fields = line.Split(' ');
            Add(fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture));
        }
    }

    public void AddText(string text) => Add(text, TextWeight);

    public JunctionCounts Copy()
    {
        var copy = new JunctionCounts { total = total };
        foreach (var (key, value) in pairs)
        {
            copy.pairs[key] = value;
        }

        foreach (var (key, value) in triples)
        {
            copy.triples[key] = value;
        }

        foreach (var (key, value) in singles)
        {
            copy.singles[key] = value;
        }

        return copy;
    }

    public JunctionTable ToTable()
    {
        var table = new JunctionTable();
        foreach (var ((a, b), count) in pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Key))
        {
            table.SetPair(a, b, Math.Log(count * total / (singles[a] * singles[b])));
        }

        foreach (var ((a, b, c), count) in triples.OrderByDescending(t => t.Value).ThenBy(t => t.Key))
        {
            table.SetTriple(a, b, c, Math.Log(count * total * total / (singles[a] * singles[b] * singles[c])) / 2);
        }

        return table;
    }

    private void Add(ReadOnlySpan<char> text, double weight)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Punctuation.IsHan(text[i]))
            {
                continue;
            }

            total += weight;
            singles[text[i]] = singles.GetValueOrDefault(text[i]) + weight;
            if (i > 0 && Punctuation.IsHan(text[i - 1]))
            {
                var pair = (text[i - 1], text[i]);
                pairs[pair] = pairs.GetValueOrDefault(pair) + weight;
                if (i > 1 && Punctuation.IsHan(text[i - 2]))
                {
                    var triple = (text[i - 2], text[i - 1], text[i]);
                    triples[triple] = triples.GetValueOrDefault(triple) + weight;
                }
            }
        }
    }
}
