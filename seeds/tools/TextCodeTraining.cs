using System.Globalization;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>
/// search/text-code.txt: the strings that an index stores as one byte or two, in the order of their codes. Words of up
/// to four characters by their frequency in jieba's dictionary and in the training part of corpus/articles, half and half.
/// Another list is another index format: IndexFields.FormatVersion goes up with it.
/// </summary>
internal static class TextCodeTraining
{
    private const int Singles = 128, Strings = Singles + (127 << 8);
    private const int LongestString = 4, LongestSingle = 2, CommonCharacters = 6000;

    public static void Run(string seeds)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        var characters = new Dictionary<char, double>();
        foreach (var line in File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")))
        {
            var fields = line.Split(' ');
            var count = double.Parse(fields[1], CultureInfo.InvariantCulture);
            foreach (var c in fields[0])
            {
                characters[c] = characters.GetValueOrDefault(c) + count;
            }

            if (fields[0].Length <= LongestString)
            {
                words[fields[0]] = count;
            }
        }

        // Every character that articles are written in takes two bytes at most, traditional ones too.
        var traditional = File.ReadLines(Path.Combine(seeds, "opencc", "TSCharacters.txt")).Where(l => l.Length > 1 && l[1] == '\t').Select(l => l[0]);
        HashSet<string> kept = [.. Enumerable.Range(' ', 95).Select(c => ((char)c).ToString()), .. "\n　，。、；：？！“”‘’（）《》〈〉【】—…·％".Select(c => c.ToString()),
            .. characters.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(CommonCharacters).Select(c => c.Key).Union(traditional).Select(c => c.ToString())];
        var inCorpus = Count(seeds, words, kept);
        var share = words.Values.Sum() / inCorpus.Values.Sum();
        foreach (var (word, count) in inCorpus)
        {
            words[word] = words.GetValueOrDefault(word) + (count * share);
        }

        var strings = words.Where(w => !kept.Contains(w.Key)).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Strings - kept.Count).Select(w => w.Key);
        string[] all = [.. kept.Concat(strings).OrderByDescending(w => words.GetValueOrDefault(w)).ThenBy(w => w, StringComparer.Ordinal)];
        string[] singles = [.. all.Where(w => w.Length <= LongestSingle).Take(Singles)];
        using var file = SeedFolder.Create(seeds, "search", "text-code.txt");
        foreach (var text in singles.Concat(all.Except(singles)))
        {
            file.WriteLine(text == "\n" ? "\\n" : text);
        }
    }

    // As the index writes: always the longest that is known.
    private static Dictionary<string, double> Count(string seeds, Dictionary<string, double> words, HashSet<string> kept)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in GoldArticle.LoadFolder(Path.Combine(seeds, "..", "corpus", "articles")).Where(a => a.Split == CorpusSplit.Train).Select(a => a.Text))
        {
            for (int at = 0, length; at < text.Length; at += length)
            {
                length = Math.Min(LongestString, text.Length - at);
                while (length > 1 && !words.ContainsKey(text.Substring(at, length)))
                {
                    length--;
                }

                var word = text.Substring(at, length);
                if (length > 1 || kept.Contains(word))
                {
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }
            }
        }

        return counts;
    }
}
