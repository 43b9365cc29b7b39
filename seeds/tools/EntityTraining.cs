using TextKit.Entities;
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
        var trainers = new EntityTaggerTrainer[Members];
        Parallel.For(0, Members, new ParallelOptions { MaxDegreeOfParallelism = 2 }, m => trainers[m] = Train(seeds, m));
        trainers[0].Join(trainers[1..]);

        // The open sentences are full of names. Chosen by the dev part.
        trainers[0].Lower("org", 1 / 3f);
        trainers[0].Lower("person", 4 / 3f);
        using var stream = File.Create(Path.Combine(seeds, "compiled", "entity-tagger.bin"));
        trainers[0].ToModel().Save(stream);
    }

    private static EntityTaggerTrainer Train(string seeds, int member)
    {
        var texts = new EntityTexts(seeds, 11 + member);
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

        Console.WriteLine($"member {member + 1} of {Members}: loss {loss:F3}");
        return trainer;
    }
}
