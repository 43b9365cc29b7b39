using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>
/// Counts, on the training part of corpus/articles as it stands and with other names, which labels go with three neighbouring
/// classes of tags, and writes how much likelier the classes make each label. Gives the same bytes every time.
/// </summary>
internal static class EvidenceTraining
{
    private const int Rounds = 6;
    private const int LabelCount = 7;
    private const int Classes = LacEvidence.Classes;

    /// <summary>How many characters a class by itself counts for where three were seen together.</summary>
    private const double Prior = 8;

    /// <summary>Units of the tagger's scores, and how far the evidence is trusted.</summary>
    private const double Scale = 24;
    private const double Trust = 0.6;
    private const int Most = 240;

    public static void Run(string seeds)
    {
        using var table = new TableWriter(seeds, "lac-evidence.bin");
        table.Write<short>(Rows(Counts(seeds), Prior, Trust));
    }

    internal static double[,] Counts(string seeds)
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(seeds, "..", "corpus", "articles")).Where(a => a.Split == CorpusSplit.Train).ToArray();
        var renamer = new EntityRenamer(articles, seeds, new NameMaker(seeds, new Random(11)), new Random(11));
        var counts = new double[Classes * Classes * Classes, LabelCount];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var article in articles)
            {
                var (text, entities) = round % 3 == 0 ? (article.Text, article.Entities) : renamer.Rename(article);
                Count(text, entities, counts);
            }
        }

        return counts;
    }

    private static void Count(string text, IReadOnlyList<Entity> entities, double[,] counts)
    {
        var classOf = LacEvidence.ClassesOf(LacTagger.Default.TagNames);
        var tags = new byte[text.Length];
        LacTagger.Default.Tag(text, tags);
        var labels = EntityTraining.Labels(text, entities);
        for (var i = 0; i < text.Length; i++)
        {
            counts[LacEvidence.RowOf(i == 0 ? 0 : classOf[tags[i - 1]], classOf[tags[i]], i + 1 < tags.Length ? classOf[tags[i + 1]] : 0), labels[i]]++;
        }
    }

    internal static short[] Rows(double[,] counts, double prior, double trust)
    {
        var single = new double[Classes, LabelCount];
        var all = new double[LabelCount];
        for (var r = 0; r < counts.GetLength(0); r++)
        {
            for (var l = 0; l < LabelCount; l++)
            {
                single[r / Classes % Classes, l] += counts[r, l];
                all[l] += counts[r, l];
            }
        }

        var rows = new short[counts.GetLength(0) * LacEvidence.Row];
        for (var r = 0; r < counts.GetLength(0); r++)
        {
            var (here, seen, seenHere) = (r / Classes % Classes, 0.0, 0.0);
            for (var l = 0; l < LabelCount; l++)
            {
                seen += counts[r, l];
                seenHere += single[here, l];
            }

            for (var l = 0; l < LabelCount; l++)
            {
                var share = all[l] / all.Sum();
                var byClass = (single[here, l] + share) / (seenHere + 1);
                var ratio = (counts[r, l] + (prior * byClass)) / (seen + prior) / share;
                rows[(r * LacEvidence.Row) + l] = (short)Math.Clamp(Math.Round(trust * Scale * Math.Log(ratio)), -Most, Most);
            }
        }

        return rows;
    }
}
