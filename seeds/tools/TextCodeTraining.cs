using System.Globalization;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>
/// search/text-code.txt: the strings that an index stores as a prefix code (Huffman 1952), in the order of their codes,
/// the shortest first, behind a line that says how many codes there are of one bit, of two, and so on; an empty string
/// leads in a character that has no code. Words of up to four characters by their frequency in jieba's dictionary and in
/// the training part of corpus/articles, half and half. Another list is another index format: IndexFields.FormatVersion
/// goes up with it.
/// </summary>
internal static class TextCodeTraining
{
    private const int Strings = 32_640;
    private const int LongestString = 4, CommonCharacters = 6000;

    // A reader looks twelve bits up to know how long a code is.
    private const int LongestCode = 18, LookedUp = 12;

    // One character in so many has no code.
    private const double Escapes = 3000;

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

        // Every character that articles are written in has a code, traditional ones too.
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
        words[""] = words.Values.Sum() / Escapes;
        string[] all = [.. kept.Concat(strings).Append("").OrderByDescending(w => words.GetValueOrDefault(w)).ThenBy(w => w, StringComparer.Ordinal)];
        using var file = SeedFolder.Create(seeds, "search", "text-code.txt");
        file.WriteLine(string.Join(' ', CodesOfLength([.. all.Select(w => words.GetValueOrDefault(w))])));
        foreach (var text in all)
        {
            file.WriteLine(text == "\n" ? "\\n" : text);
        }
    }

    // How many codes there are of one bit, of two, and so on, for frequencies from the highest to the lowest.
    private static int[] CodesOfLength(double[] frequencies)
    {
        // What is rarer than the longest code says would get a longer one.
        for (var least = frequencies.Sum() / (1 << LongestCode); ; least *= 1.1)
        {
            var counts = new int[LongestCode + 1];
            var queue = new PriorityQueue<int, (double Frequency, int Order)>();
            var above = new int[frequencies.Length * 2];
            var sums = new double[frequencies.Length * 2];
            for (var i = 0; i < frequencies.Length; i++)
            {
                sums[i] = Math.Max(frequencies[i], least);
                queue.Enqueue(i, (sums[i], i));
            }

            var node = frequencies.Length;
            for (; queue.Count > 1; node++)
            {
                var (a, b) = (queue.Dequeue(), queue.Dequeue());
                (above[a], above[b], sums[node]) = (node, node, sums[a] + sums[b]);
                queue.Enqueue(node, (sums[node], node));
            }

            var depths = new int[node];
            for (var i = node - 2; i >= 0; i--)
            {
                depths[i] = depths[above[i]] + 1;
            }

            if (depths.AsSpan(0, frequencies.Length).ContainsAnyExceptInRange(0, LongestCode))
            {
                continue;
            }

            foreach (var depth in depths.AsSpan(0, frequencies.Length))
            {
                counts[depth]++;
            }

            // Codes of one length alone begin with any twelve bits.
            for (var length = LookedUp + 1; length < LongestCode; length++)
            {
                var over = counts[length] & ((1 << (length - LookedUp)) - 1);
                (counts[length], counts[length + 1]) = (counts[length] - over, counts[length + 1] + over);
            }

            return counts[1..];
        }
    }

    // As the index writes: always the longest that is known.
    private static Dictionary<string, double> Count(string seeds, Dictionary<string, double> words, HashSet<string> kept)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in SeedFolder.Articles(seeds).Where(a => a.Split == CorpusSplit.Train).Select(a => a.Text))
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
