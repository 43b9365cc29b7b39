using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Evaluation;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>entity-tagger.bin: trains the tagger of entities. Gives the same bytes every time.</summary>
internal static class EntityTraining
{
    private const int Rounds = 28;

    // Taggers taught the same texts in other orders, of which the model is the mean.
    private const int Members = 4;

    public static void Run(string seeds)
    {
        var model = Train(seeds, EntityTexts.TrainingArticles(seeds), Members);
        using var stream = File.Create(Path.Combine(seeds, "compiled", "entity-tagger.bin"));
        model.Save(stream);
    }

    /// <summary>The model that some articles, and all passages, stories and open sentences, teach.</summary>
    public static EntityModel Train(string seeds, IReadOnlyCollection<GoldArticle> articles, int members)
    {
        var trainers = new EntityTaggerTrainer[members];
        Parallel.For(0, members, new ParallelOptions { MaxDegreeOfParallelism = 2 }, m => trainers[m] = Train(seeds, articles, member: m));
        trainers[0].Join(trainers[1..]);

        // The open sentences are full of names. Chosen by the dev part.
        trainers[0].Lower("org", 1 / 3f);
        trainers[0].Lower("person", 4 / 3f);
        return trainers[0].ToModel();
    }

    private static EntityTaggerTrainer Train(string seeds, IEnumerable<GoldArticle> articles, int member)
    {
        var texts = new EntityTexts(seeds, articles, 11 + member);
        var trainer = new EntityTaggerTrainer(["org", "place", "person"], seed: 7 + member);
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()));
        double loss = 0;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in texts.OfRound(round))
            {
                workspace.Prepare(text.Text);
                loss += EntityTrainer.Learn(trainer, workspace.Features, text.Text, text.Labels()) / text.Text.Length;
            }
        }

        Console.WriteLine($"member {member + 1}: loss {loss:F3}");
        return trainer;
    }
}
