using System.Globalization;
using TextKit.Evaluation;
using TextKit.Keywords;
using TextKit.Tests;

namespace TextKit.SegmentationTrials;

/// <summary>Compares the keywords of all corpus articles with those of python3-jieba's <c>jieba.analyse</c>.</summary>
internal static class KeywordComparison
{
    /// <summary>The program that writes the reference: an article's keywords a line, word U+001F weight, U+001E between them.</summary>
    public const string Python = """
        import json, sys, jieba.analyse as analyse
        nouns = ('n', 'ns', 'nr', 'vn')
        results = {
            'tf-idf': lambda t: analyse.extract_tags(t, topK=50, withWeight=True),
            'tf-idf-nouns': lambda t: analyse.extract_tags(t, topK=50, withWeight=True, allowPOS=nouns),
            'textrank': lambda t: analyse.textrank(t, topK=50, withWeight=True),
            'textrank-nouns': lambda t: analyse.textrank(t, topK=50, withWeight=True, allowPOS=nouns),
        }
        result, texts, out = sys.argv[1:]
        with open(texts, encoding='utf-8', newline='\n') as lines, open(out, 'w', encoding='utf-8', newline='\n') as to:
            for line in lines:
                to.write('\x1e'.join(word + '\x1f' + repr(weight) for word, weight in results[result](json.loads(line))) + '\n')
        """;

    private const double Tolerance = 1e-9;
    private static readonly string[] Nouns = ["n", "ns", "nr", "vn"];

    /// <summary>Writes the articles' texts as JSON strings, one a line.</summary>
    public static void Write(string path)
    {
        using var writer = TextSource.Writer(path);
        foreach (var text in Texts())
        {
            writer.WriteLine(System.Text.Json.JsonSerializer.Serialize(text));
        }
    }

    /// <summary>Compares and prints the first differences.</summary>
    /// <returns>How many articles differ.</returns>
    public static int Run(string result, string reference)
    {
        var extractor = KeywordExtractor.Create(new KeywordExtractorOptions
        {
            Method = result.StartsWith("textrank", StringComparison.Ordinal) ? KeywordMethod.TextRank : KeywordMethod.TfIdf,
            Tags = result.EndsWith("nouns", StringComparison.Ordinal) ? Nouns : null,
        });
        var (articles, keywords, differing, greatest) = (0, 0, 0, 0.0);
        foreach (var (text, line) in Texts().Zip(File.ReadLines(reference)))
        {
            articles++;
            var expected = line.Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Select(k => k.Split('\u001f'))
                .Select(f => new Keyword(f[0], double.Parse(f[1], CultureInfo.InvariantCulture))).ToList();
            var actual = extractor.Extract(text, 50);
            keywords += actual.Count;
            var far = expected.Zip(actual).Select(p => Math.Abs(p.First.Weight - p.Second.Weight)).DefaultIfEmpty().Max();
            greatest = Math.Max(greatest, far);
            if ((far > Tolerance || !expected.Select(k => k.Word).SequenceEqual(actual.Select(k => k.Word))) && ++differing <= 10)
            {
                Console.WriteLine($"{text[..Math.Min(20, text.Length)]}…\n  reference {string.Join(' ', expected)}\n  ours      {string.Join(' ', actual)}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result}: {articles} articles, {keywords} keywords, {differing} articles differ, weights by {greatest:0.0e+0} at most"));
        return differing;
    }

    private static IEnumerable<string> Texts() => GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Select(a => a.Text);
}
