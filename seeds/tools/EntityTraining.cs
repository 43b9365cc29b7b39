using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>
/// Trains the entity tagger on the training part of corpus/articles: each article as it stands and, again and again, with its
/// persons, places and companies replaced by others of the gazetteer and the name lists; between them open sentences filled
/// with names. Gives the same bytes every time.
/// </summary>
internal static class EntityTraining
{
    private const int Rounds = 28;
    private const int OpenTexts = 24;
    private const int SentencesOfText = 8;

    /// <summary>Trains the tagger of the fast tier.</summary>
    public static void Run(string seeds) => Train(seeds, "entity-tagger.bin", readsNetwork: false);

    /// <summary>Trains the tagger of the accurate tier, which sees the tags of LAC as well.</summary>
    public static void RunWithNetwork(string seeds) => Train(seeds, "entity-tagger-network.bin", readsNetwork: true);

    private static void Train(string seeds, string file, bool readsNetwork)
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(seeds, "..", "corpus", "articles")).Where(a => a.Split == CorpusSplit.Train).ToArray();
        var trainer = new EntityTaggerTrainer(["org", "place", "person"], readsNetwork: readsNetwork);
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()), readsNetwork);
        var random = new Random(11);
        var names = new NameMaker(seeds, random);
        var renamer = new EntityRenamer(articles, seeds, names, random);
        var sentences = new EntitySentences(seeds, names, random);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(articles);
            double loss = 0;
            foreach (var article in articles)
            {
                var (text, entities) = round % 4 == 0 ? (article.Text, article.Entities) : renamer.Rename(article);
                loss += Learn(trainer, workspace, text, entities);
            }

            for (var i = 0; i < OpenTexts; i++)
            {
                var (text, entities) = sentences.Make(SentencesOfText);
                Learn(trainer, workspace, text, entities);
            }

            Console.WriteLine($"round {round + 1}: loss {loss / articles.Length:F5}");
        }

        using var stream = File.Create(Path.Combine(seeds, "compiled", file));
        trainer.ToModel().Save(stream);
    }

    private static double Learn(EntityTaggerTrainer trainer, RecognizerWorkspace workspace, string text, IReadOnlyList<Entity> entities)
    {
        var labels = Labels(text, entities);
        workspace.Prepare(text);
        return EntityTrainer.Learn(trainer, workspace.Features, text, labels) / text.Length;
    }

    /// <summary>The label of each character.</summary>
    public static byte[] Labels(string text, IReadOnlyList<Entity> entities)
    {
        var labels = new byte[text.Length];
        foreach (var entity in entities)
        {
            var begin = EntityTagger.BeginOf(entity.Kind);
            labels.AsSpan(entity.Start, entity.Length).Fill((byte)(begin + 1));
            labels[entity.Start] = (byte)begin;
        }

        return labels;
    }
}
