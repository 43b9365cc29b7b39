using System.Globalization;
using System.Text;
using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>
/// jieba tags many a word as a name that is none (西瓜, 麦克风, 夏令营). LAC is asked about each in two sentences, and two tables are made.
/// ordinary-words.bin: a bit for each node of the dictionary, set for a word that LAC takes for a name in neither.
/// name-characters.bin: how likely a character is as a surname, as the first of two given characters, as the last one, by the words
/// that LAC takes for persons in both, each counted once; and in running text, by the other words' frequencies.
/// </summary>
internal static class NameWordsCompile
{
    private const double Unseen = 0.1;
    private const int Batch = 200;
    private static readonly (string Before, string Behind)[] Carriers = [("他说起", "的事。\n"), ("我们看到了", "，很高兴。\n")];

    public static void Run(string seeds)
    {
        var words = File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")).Select(l => l.Split(' ')).Select(f => (Word: f[0], Frequency: int.Parse(f[1], CultureInfo.InvariantCulture), Tag: f[2])).ToArray();
        var asked = words.Where(w => w.Tag is "nr" or "ns" or "nt" or "nz" or "nrt" or "nrfg" && w.Word.Length > 1 && w.Word.All(NameLikelihood.Covers)).Select(w => w.Word).ToArray();
        var (names, persons) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var (before, behind) in Carriers)
        {
            foreach (var batch in asked.Chunk(Batch))
            {
                Ask(batch, before, behind, names, persons);
            }
        }

        WriteOrdinary(seeds, asked.Where(w => !names.ContainsKey(w)));
        WriteCharacters(seeds, persons.Where(p => p.Value == Carriers.Length).Select(p => p.Key), words.Where(w => !persons.ContainsKey(w.Word)));
    }

    private static void Ask(string[] words, string before, string behind, Dictionary<string, int> names, Dictionary<string, int> persons)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(before).Append(word).Append(behind);
        }

        var tags = new byte[text.Length];
        LacTagger.Default.Tag(text.ToString(), tags);
        var at = 0;
        foreach (var word in words)
        {
            var of = tags.AsSpan(at + before.Length, word.Length);
            var isName = of.ToArray().Any(IsName);
            var isPerson = LacTags.KindOf(of[0]) == EntityKind.Person && !of[1..].ContainsAnyExcept((byte)(of[0] | 1));
            if (isName)
            {
                names[word] = names.GetValueOrDefault(word) + 1;
            }

            if (isPerson)
            {
                persons[word] = persons.GetValueOrDefault(word) + 1;
            }

            at += before.Length + word.Length + behind.Length;
        }
    }

    private static void WriteOrdinary(string seeds, IEnumerable<string> ordinary)
    {
        var trie = WordDictionary.Jieba.Trie;
        var bits = new byte[(trie.Count + 7) / 8];
        foreach (var slot in ordinary.Select(w => trie.FindSlot(w)).Where(s => s >= 0))
        {
            bits[slot >> 3] |= (byte)(1 << (slot & 7));
        }

        using var table = new TableWriter(seeds, "ordinary-words.bin");
        table.Write<byte>(bits);
    }

    private static void WriteCharacters(string seeds, IEnumerable<string> persons, IEnumerable<(string Word, int Frequency, string Tag)> others)
    {
        var surnames = SeedLists.ReadKinds("surnames.tsv").SelectMany(k => k.Words).Where(w => w.Length == 1).Select(w => w[0]).ToHashSet();
        var counts = new double[NameLikelihood.Tables][];
        for (var t = 0; t < counts.Length; t++)
        {
            counts[t] = new double[NameLikelihood.Characters];
            Array.Fill(counts[t], Unseen);
        }

        foreach (var surname in surnames)
        {
            counts[NameLikelihood.Surname][surname - NameLikelihood.First]++;
        }

        foreach (var name in persons.Where(n => n.Length is 2 or 3 && surnames.Contains(n[0])))
        {
            counts[NameLikelihood.Surname][name[0] - NameLikelihood.First]++;
            counts[NameLikelihood.Last][name[^1] - NameLikelihood.First]++;
            if (name.Length == 3)
            {
                counts[NameLikelihood.Middle][name[1] - NameLikelihood.First]++;
            }
        }

        foreach (var (word, frequency, _) in others.Where(w => w.Word.All(NameLikelihood.Covers)))
        {
            foreach (var c in word)
            {
                counts[NameLikelihood.Text][c - NameLikelihood.First] += frequency;
            }
        }

        using var table = new TableWriter(seeds, "name-characters.bin");
        foreach (var row in counts)
        {
            var sum = row.Sum();
            table.Write<short>([.. row.Select(n => (short)Math.Round(Math.Log(n / sum) * NameLikelihood.Unit))]);
        }
    }

    /// <summary>True for the tags of names of any sort.</summary>
    private static bool IsName(byte tag) => LacTagger.Default.TagNames[tag].Split('-')[0] is "PER" or "LOC" or "ORG" or "nr" or "ns" or "nt" or "nz";
}
