using TextKit.Articles;

namespace TextKit.Seeds;

/// <summary>What is counted over articles: how characters hold together, what paragraphs begin with, what all articles share.</summary>
internal sealed class PageCounts
{
    private const double CommonShare = 0.06;
    private readonly Dictionary<char, double> starts;
    private readonly Dictionary<int, float> rarity;
    private readonly JunctionTable table;

    public PageCounts(IReadOnlyList<Article> articles, JunctionCounts dictionary)
    {
        var counts = dictionary.Copy();
        foreach (var paragraph in articles.SelectMany(a => a.Sections).SelectMany(s => s.Paragraphs))
        {
            counts.AddText(paragraph.Text);
        }

        table = counts.ToTable();
        starts = Starts(articles);
        rarity = Rarity(articles);
    }

    public ContinuationModel ToModel(float[] weights, ConfidenceTable? confidence = null) =>
        new(new JunctionWeights(weights), starts, rarity, table, confidence ?? new ConfidenceTable([], []));

    /// <summary>The log-odds of each character to begin a paragraph, against standing inside one.</summary>
    private static Dictionary<char, double> Starts(IReadOnlyList<Article> articles)
    {
        var inside = new Dictionary<char, int>();
        var first = new Dictionary<char, int>();
        int insides = 0, firsts = 0;
        foreach (var text in articles.SelectMany(a => a.Sections).SelectMany(s => s.Paragraphs).Select(p => p.Text))
        {
            for (var i = 0; i < text.Length; i++)
            {
                // A sentence begins much as a paragraph does.
                if (i == 0 || text[i - 1] == '。')
                {
                    first[text[i]] = first.GetValueOrDefault(text[i]) + 1;
                    firsts++;
                }
                else
                {
                    inside[text[i]] = inside.GetValueOrDefault(text[i]) + 1;
                    insides++;
                }
            }
        }

        return inside.Keys.Union(first.Keys).Where(c => inside.GetValueOrDefault(c) + first.GetValueOrDefault(c) >= 20)
            .ToDictionary(c => c, c => Math.Round(Math.Log(((first.GetValueOrDefault(c) + 0.3) / firsts) / ((inside.GetValueOrDefault(c) + 3.0) / insides)), 3));
    }

    /// <summary>Pairs of characters that stand in more than one article; those in many say nothing when they are shared.</summary>
    private static Dictionary<int, float> Rarity(IReadOnlyList<Article> articles)
    {
        var where = new Dictionary<int, int>();
        foreach (var article in articles)
        {
            var seen = new HashSet<int>();
            var text = article.ComposeText();
            for (var i = 1; i < text.Length; i++)
            {
                if (Punctuation.IsHan(text[i - 1]) && Punctuation.IsHan(text[i]))
                {
                    seen.Add((text[i - 1] << 16) | text[i]);
                }
            }

            foreach (var pair in seen)
            {
                where[pair] = where.GetValueOrDefault(pair) + 1;
            }
        }

        var common = Math.Max(3, CommonShare * articles.Count);
        return where.Where(w => w.Value > 1).ToDictionary(w => w.Key, w => w.Value >= common ? 0
            : (float)Math.Round(Math.Log(common / w.Value) / Math.Log(common), 1));
    }
}
