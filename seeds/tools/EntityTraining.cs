using TextKit.Entities;
using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>entity-tagger.bin: trains the tagger of entities. Gives the same bytes every time.</summary>
internal static class EntityTraining
{
    private const int Rounds = 28;

    public static void Run(string seeds)
    {
        var texts = new EntityTexts(seeds);
        var trainer = new EntityTaggerTrainer(["org", "place", "person"]);
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()));
        for (var round = 0; round < Rounds; round++)
        {
            double loss = 0;
            var count = 0;
            foreach (var text in texts.OfRound(round))
            {
                workspace.Prepare(text.Text);
                loss += EntityTrainer.Learn(trainer, workspace.Features, text.Text, text.Labels()) / text.Text.Length;
                count++;
            }

            Console.WriteLine($"round {round + 1}: loss {loss / count:F5}");
        }

        using var stream = File.Create(Path.Combine(seeds, "compiled", "entity-tagger.bin"));
        trainer.ToModel().Save(stream);
    }
}
