using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>
/// Trains the entity tagger on the training part of corpus/articles and on training/passages: each text as it stands and, again
/// and again, with its persons, places and companies replaced by others of the gazetteer and the name lists; between them open
/// sentences filled with names. Gives the same bytes every time.
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
        var articles = GoldArticle.LoadFolder(Path.Combine(seeds, "..", "corpus", "articles")).Where(a => a.Split == CorpusSplit.Train).Select(TrainingText.Of);
        TrainingText[] texts = [.. articles, .. TrainingText.ReadPassages(seeds)];
        var trainer = new EntityTaggerTrainer(["org", "place", "person"], readsNetwork: readsNetwork);
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()), readsNetwork);
        var random = new Random(11);
        var names = new NameMaker(seeds, random);
        var renamer = new EntityRenamer(texts, seeds, names, random);
        var sentences = new EntitySentences(seeds, names, random);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(texts);
            double loss = 0;
            foreach (var text in texts)
            {
                loss += Learn(trainer, workspace, round % 4 == 0 ? text : renamer.Rename(text));
            }

            for (var i = 0; i < OpenTexts; i++)
            {
                Learn(trainer, workspace, sentences.Make(SentencesOfText));
            }

            Console.WriteLine($"round {round + 1}: loss {loss / texts.Length:F5}");
        }

        using var stream = File.Create(Path.Combine(seeds, "compiled", file));
        trainer.ToModel().Save(stream);
    }

    private static double Learn(EntityTaggerTrainer trainer, RecognizerWorkspace workspace, TrainingText text)
    {
        workspace.Prepare(text.Text);
        return EntityTrainer.Learn(trainer, workspace.Features, text.Text, Labels(text)) / text.Text.Length;
    }

    /// <summary>The label of each character.</summary>
    private static byte[] Labels(TrainingText text)
    {
        var labels = new byte[text.Text.Length];
        foreach (var entity in text.Entities)
        {
            var begin = EntityTagger.BeginOf(entity.Kind);
            labels.AsSpan(entity.Start, entity.Length).Fill((byte)(begin + 1));
            labels[entity.Start] = (byte)begin;
        }

        return labels;
    }
}
