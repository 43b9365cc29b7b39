using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using TextKit.Search;

namespace TextKit.SearchTrials;

/// <summary>How well articles are found: known items by title, passages by questions.</summary>
internal static class Retrieval
{
    public static void KnownItem(string unionFolder, string[] folders)
    {
        var union = new Dictionary<string, string>();
        var titles = new Dictionary<string, string>();
        using var index = new TemporaryIndex();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            foreach (var file in folders.Prepend(unionFolder).SelectMany(f => Directory.GetFiles(f, "*.jsonl").Order(StringComparer.Ordinal)).Where(f => !f.EndsWith("_pages.jsonl", StringComparison.Ordinal)))
            {
                foreach (var article in Jsonl.Articles(file))
                {
                    writer.Add(article);
                    titles[article.Id] = article.Title ?? "";
                    if (Path.GetDirectoryName(file) == Path.GetDirectoryName(Path.Combine(unionFolder, "_")))
                    {
                        union[article.Id] = article.Title ?? "";
                    }
                }
            }

            writer.Commit();
        }

        var once = titles.GroupBy(t => t.Value).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet();
        using var searcher = ArticleSearcher.Open(index.Folder);
        foreach (var (name, form) in ((string, Func<string, string>)[])[("as words", t => QueryReader.Escape(t)), ("as typed", t => t)])
        {
            int asked = 0, first = 0, ten = 0, refused = 0;
            foreach (var (id, title) in union.Where(u => once.Contains(u.Value) && u.Value.Length > 0))
            {
                asked++;
                try
                {
                    var rank = searcher.Search(new ArticleQuery { Text = form(title), CountFacets = false }).Hits.ToList().FindIndex(h => h.Id == id);
                    first += rank == 0 ? 1 : 0;
                    ten += rank >= 0 ? 1 : 0;
                    if (rank != 0)
                    {
                        Console.Error.WriteLine($"{name}: {(rank < 0 ? "not in ten" : $"rank {rank + 1}")}: {title}");
                    }
                }
                catch (FormatException)
                {
                    refused++;
                }
            }

            Console.WriteLine($"titles {name}: {asked} asked of {searcher.ArticleCount} articles, first {100.0 * first / asked:F1} %, in ten {100.0 * ten / asked:F1} %, refused {refused}");
        }
    }

    public static void Passages(string passages, string[] queries)
    {
        using var index = new TemporaryIndex();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            foreach (var article in Jsonl.Articles(passages))
            {
                writer.Add(article with { Title = null });
            }

            writer.Commit();
        }

        using var searcher = ArticleSearcher.Open(index.Folder);
        var all = queries.SelectMany(Jsonl.Queries).ToList();
        Report("TextKit", q => searcher.Search(new ArticleQuery { Text = QueryReader.Escape(q), CountFacets = false }).Hits.Select(h => h.Id));
        Report("bigrams alone", q => Plain(q, IndexFields.BodyPairs, ChineseAnalysis.Bigrams));
        Report("words alone", q => Plain(q, IndexFields.BodyWords, ChineseAnalysis.Words));

        void Report(string name, Func<string, IEnumerable<string>> search)
        {
            double sum = 0;
            var first = 0;
            foreach (var (query, relevant) in all)
            {
                var rank = search(query).ToList().FindIndex(relevant.Contains);
                sum += rank >= 0 ? 1.0 / (rank + 1) : 0;
                first += rank == 0 ? 1 : 0;
            }

            Console.WriteLine($"{name}: MRR@10 {sum / all.Count:F4}, first {100.0 * first / all.Count:F1} % of {all.Count} questions over {searcher.ArticleCount} passages");
        }

        IEnumerable<string> Plain(string query, string field, ChineseAnalysis analysis) => searcher.Use(s =>
        {
            var any = new BooleanQuery(true);
            var folded = TextFolding.Fold(query);
            foreach (var term in ChineseAnalyzer.Cut(query, analysis).Select(t => folded.Substring(t.Start, t.Length)).Distinct())
            {
                any.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
            }

            return s.Search(any, 10).ScoreDocs.Select(d => s.Doc(d.Doc).Get(IndexFields.Id, CultureInfo.InvariantCulture)).ToList();
        });
    }
}
