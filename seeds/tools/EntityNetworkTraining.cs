using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>
/// entity-network.bin: teaches the recurrent network of LAC-small the names of our guide, on the texts that the tagger learns from. Gives
/// the same bytes every time on processors with fused multiplication.
/// </summary>
internal static class EntityNetworkTraining
{
    private const int Rounds = 20;

    public static void Run(string seeds)
    {
        var texts = new EntityTexts(seeds, EntityTexts.TrainingArticles(seeds));
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()));
        var trainer = new NetworkTrainer(new Random(7));
        for (var round = 0; round < Rounds; round++)
        {
            var sentences = new List<NetworkSentence>();
            foreach (var text in texts.OfRound(round))
            {
                AddSentences(text, workspace, sentences);
            }

            Console.WriteLine($"round {round + 1}: loss {trainer.Learn(sentences, round / (double)Rounds, (round + 1) / (double)Rounds):F5}");
        }

        Write(trainer.Parameters, seeds);
    }

    private static void AddSentences(TrainingText text, RecognizerWorkspace workspace, List<NetworkSentence> sentences)
    {
        workspace.Prepare(text.Text);
        var marks = new byte[text.Text.Length * EntityNetwork.MarksRead];
        workspace.Features.ReadMarks(text.Text.Length, marks);
        var labels = text.Labels();
        for (var start = 0; start < text.Text.Length;)
        {
            var end = RecurrentNetwork.SentenceEnd(text.Text, start);
            var places = new int[end - start];
            places = places[..RecurrentNetwork.Characters(text.Text, start, end, places)];
            if (places.Length > 0)
            {
                sentences.Add(new NetworkSentence(
                    Array.ConvertAll(places, i => LacCharacters.Default.RowOf(text.Text[i])),
                    [.. places.SelectMany(i => marks.AsSpan(i * EntityNetwork.MarksRead, EntityNetwork.MarksRead).ToArray())],
                    Array.ConvertAll(places, i => labels[i])));
            }

            start = end;
        }
    }

    private static void Write(NetworkParameters network, string seeds)
    {
        using var table = new TableWriter(seeds, "entity-network.bin");
        const int hidden = NetworkShape.Hidden;
        for (var d = 0; d < 4; d++)
        {
            table.Write<Half>(network.Halves(NetworkShape.Input(d), (d < 2 ? hidden : 2 * hidden) * NetworkShape.Sums));
            var recurrent = new Half[hidden * NetworkShape.Sums];
            for (var k = 0; k < hidden; k++)
            {
                network.Halves(NetworkShape.Gates(d) + (k * 2 * hidden), 2 * hidden).CopyTo(recurrent, k * NetworkShape.Sums);
                network.Halves(NetworkShape.Candidate(d) + (k * hidden), hidden).CopyTo(recurrent, (k * NetworkShape.Sums) + (2 * hidden));
            }

            table.Write<Half>(recurrent);
            table.Write(network.Floats(NetworkShape.Bias(d), NetworkShape.Sums));
        }

        table.Write<Half>(network.Halves(NetworkShape.MarkValues, NetworkShape.MarkWeights(0) - NetworkShape.MarkValues));
        table.Write<Half>(network.Halves(NetworkShape.MarkWeights(0), NetworkShape.Scores - NetworkShape.MarkWeights(0)));
        table.Write(network.Floats(NetworkShape.Scores, 2 * hidden * NetworkShape.Row));
        table.Write(network.Floats(NetworkShape.MarkScores, NetworkShape.ScoreBias - NetworkShape.MarkScores));
        table.Write(network.Floats(NetworkShape.ScoreBias, NetworkShape.Row));
        table.Write(network.Floats(NetworkShape.Transitions, NetworkShape.Labels * 16));
    }
}
