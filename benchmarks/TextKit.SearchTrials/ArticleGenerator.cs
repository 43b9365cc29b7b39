using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TextKit.Evaluation;
using TextKit.Segmentation;

namespace TextKit.SearchTrials;

/// <summary>
/// Makes articles of about 800 characters: sentences of the corpus in random order, of whose words of two characters and
/// more every fourth is replaced by one of the same length from the corpus and whose digits are drawn anew. The same
/// count gives the same articles.
/// </summary>
internal static class ArticleGenerator
{
    private const int ArticleLength = 800;
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string corpus, int count, string file)
    {
        var gold = GoldArticle.LoadFolder(corpus);
        var sentences = gold.SelectMany(g => g.Text.Split('\n')).SelectMany(l => l.Split('。')).Where(s => s.Length is > 8 and < 120)
            .Select(s => (Text: s + "。", Words: WordSegmenter.Default.Segment(s + "。"))).ToList();
        var titles = gold.Select(g => g.Article.Title).OfType<string>().ToList();
        var words = sentences.SelectMany(s => s.Words.Select(w => s.Text.Substring(w.Start, w.Length))).Where(w => w.Length > 1).ToLookup(w => w.Length);
        var byLength = words.ToDictionary(g => g.Key, g => g.ToArray());
        var random = new Random(20191129);
        using var output = new StreamWriter(file);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            while (text.Length < ArticleLength)
            {
                var (sentence, tokens) = sentences[random.Next(sentences.Count)];
                foreach (var token in tokens)
                {
                    var word = sentence.AsSpan(token.Start, token.Length);
                    if (token.Length > 1 && random.Next(4) == 0)
                    {
                        word = byLength[token.Length][random.Next(byLength[token.Length].Length)];
                    }

                    // A date stays one: its days and months are few, other numbers are any.
                    var isDate = token.End < sentence.Length && sentence[token.End] is '年' or '月' or '日' or '时' or '点';
                    foreach (var c in word)
                    {
                        text.Append(char.IsAsciiDigit(c) && !isDate ? (char)('1' + random.Next(9)) : c);
                    }
                }

                if (random.Next(4) == 0)
                {
                    text.Append('\n');
                }
            }

            var date = new DateOnly(2010, 1, 1).AddDays(random.Next(3650));
            output.WriteLine(JsonSerializer.Serialize(new { id = $"g{i:0000000}", title = titles[random.Next(titles.Count)], date = date.ToString("yyyy-MM-dd"), text = text.ToString() }, Unescaped));
        }
    }
}
