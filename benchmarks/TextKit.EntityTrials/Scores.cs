using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.EntityTrials;

/// <summary>Counts exact spans with their kind.</summary>
internal static class Scores
{
    public static IEnumerable<ScoreRow> Of(IEnumerable<NamedSentence> sentences, Func<string, List<Entity>> find)
    {
        string[] names = ["person", "place", "organization", "all"];
        EntityKind[] kinds = [EntityKind.Person, EntityKind.Place, EntityKind.Organization];
        var counts = new int[4, 3];
        foreach (var sentence in sentences)
        {
            var found = find(sentence.Text);
            var gold = sentence.Entities.Select(e => (e.Start, e.Length, e.Kind)).ToHashSet();
            for (var k = 0; k < 3; k++)
            {
                Add(k, found.Count(e => e.Kind == kinds[k] && gold.Contains((e.Start, e.Length, e.Kind))), found.Count(e => e.Kind == kinds[k]), gold.Count(e => e.Kind == kinds[k]));
            }
        }

        return names.Select((n, i) => new ScoreRow(n, counts[i, 0], counts[i, 1], counts[i, 2]));

        void Add(int row, int correct, int predicted, int gold)
        {
            foreach (var r in new[] { row, 3 })
            {
                counts[r, 0] += correct;
                counts[r, 1] += predicted;
                counts[r, 2] += gold;
            }
        }
    }
}
