using System.Text.RegularExpressions;

namespace TextKit.Seeds;

/// <summary>
/// The pinyin of characters, words and surnames, of npm pinyin-pro, without tones: of a character its commonest reading,
/// and of words those that are read otherwise than character by character.
/// </summary>
internal static partial class PinyinImport
{
    private const string Package = "pinyin-pro";
    private const string Version = "3.29.4";
    private const string Marked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹnḿmmm";
    private const string Bare = "aeiouvnm";
    private static readonly string[] WordTables = ["dict2", "dict3", "dict4", "dict5"];

    public static void Run(SourcePackages packages, string seeds)
    {
        var characters = new SortedDictionary<char, string>();
        foreach (Match row in CharacterRow().Matches(Read("dict1")))
        {
            var first = Plain(row.Groups["reading"].Value.Split(' ')[0]);
            foreach (Match character in Quoted().Matches(row.Groups["characters"].Value))
            {
                // Characters beyond the first plane are in no word of the table.
                if (character.Groups[1].Value is [var c])
                {
                    characters.TryAdd(c, first);
                }
            }
        }

        using (var writer = SeedFolder.Create(seeds, "pinyin", "characters.tsv"))
        {
            foreach (var group in characters.GroupBy(c => c.Value, c => c.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                writer.WriteLine($"{group.Key}\t{string.Concat(group)}");
            }
        }

        Write("words.tsv", WordTables.SelectMany(f => Words(Read(f))));
        Write("surnames.tsv", Words(Read("surname")));

        string Read(string name) => File.ReadAllText(packages.NpmFile(Package, Version, $"dist/esm/data/{name}.mjs"));

        void Write(string name, IEnumerable<(string Word, string[] Syllables)> words)
        {
            using var writer = SeedFolder.Create(seeds, "pinyin", name);
            foreach (var (word, syllables) in words.Where(w => w.Word.Length == w.Syllables.Length).DistinctBy(w => w.Word).OrderBy(w => w.Word, StringComparer.Ordinal))
            {
                if (word.Index().Any(c => characters.GetValueOrDefault(c.Item) != syllables[c.Index]))
                {
                    writer.WriteLine($"{word}\t{string.Join(' ', syllables)}");
                }
            }
        }
    }

    private static IEnumerable<(string Word, string[] Syllables)> Words(string table) =>
        WordRow().Matches(table).Select(m => (m.Groups["word"].Value, m.Groups["reading"].Value.Split(' ').Select(Plain).ToArray()));

    // The tone marks go, and ü becomes the v that is typed for it.
    private static string Plain(string syllable) => string.Concat(syllable.ToLowerInvariant().Select(c => Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Bare[at / 4] : c == 'ü' ? 'v' : c).Where(char.IsAsciiLetter));

    [GeneratedRegex(@"^\s*['""]?(?<reading>[\p{L}\p{M} ]+?)['""]?:\s*\[(?<characters>[^\]]*)\]", RegexOptions.Multiline)]
    private static partial Regex CharacterRow();

    [GeneratedRegex(@"['""]([^'""]+)['""]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*['""]?(?<word>\p{L}+)['""]?:\s*['""](?<reading>[\p{L}\p{M} ]+)['""]", RegexOptions.Multiline)]
    private static partial Regex WordRow();
}
