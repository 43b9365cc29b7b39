using System.Globalization;
using System.IO.Compression;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>
/// The core dictionary of ICTCLAS and its word pairs, as Lucene's smartcn finds them. Lucene keeps a pair as a 64-bit FNV hash
/// only, so each pair of words is hashed here and looked up; the words of frequency 0 are in none, as all pairs are accounted
/// for without them.
/// </summary>
internal static class BigramImport
{
    private const string Package = "liblucene8-java";
    private const string Jar = "usr/share/java/lucene-analyzers-smartcn-8.7.0.jar";
    private const string Folder = "org/apache/lucene/analysis/cn/smart/hhmm/";

    /// <summary>What stands for Latin words, numbers and the ends of a sentence.</summary>
    private static readonly string[] Asked = ["未##串", "未##数", "始##始", "末##末"];

    /// <summary>What stands for names and other unknown words, which Lucene does not look for.</summary>
    private static readonly string[] NeverAsked = ["未##人", "未##地", "未##团", "未##专", "未##时", "未##它"];

    public static void Run(SourcePackages packages, string seeds)
    {
        using var jar = ZipFile.OpenRead(packages.File(Package, Jar));
        var words = new SmartChineseWords(Open(jar, "coredict.mem"));
        var frequencies = Enumerable.Range('\u4e00', 0x9FA6 - 0x4E00).SelectMany(c => words.From((char)c))
            .Concat(Asked.Select(word => (Word: word, Frequency: words.Frequency(word)))).ToList();
        using (var writer = SeedFolder.Create(seeds, "bigram", "words.tsv"))
        {
            foreach (var (word, frequency) in frequencies)
            {
                writer.WriteLine($"{word}\t{frequency.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        var pairs = new SmartChinesePairs(Open(jar, "bigramdict.mem"));
        var candidates = frequencies.Where(f => f.Frequency > 0).Select(f => f.Word).Concat(words.Others()).Concat(NeverAsked).Concat(SmartChinesePairs.Delimiters())
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        var found = pairs.Among(candidates).ToList();
        if (found.Count != pairs.Count)
        {
            throw new InvalidDataException($"{pairs.Count} pairs are hashed, and {found.Count} pairs of words account for them.");
        }

        using var pairWriter = SeedFolder.Create(seeds, "bigram", "pairs.tsv");
        var never = NeverAsked.Concat(words.Others().Where(w => w.Length > 1 || CharacterKinds.Of(w[0]) != CharacterKind.Delimiter)).Except(Asked).ToHashSet();
        foreach (var (first, second, frequency) in found.Where(p => !never.Contains(p.First) && !never.Contains(p.Second)))
        {
            pairWriter.WriteLine($"{first}\t{second}\t{frequency.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static JavaArrays Open(ZipArchive jar, string name)
    {
        using var stream = jar.GetEntry(Folder + name)?.Open() ?? throw new InvalidDataException($"{Jar} holds no {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new JavaArrays(memory.ToArray());
    }
}
