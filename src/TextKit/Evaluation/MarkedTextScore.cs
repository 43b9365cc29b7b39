using TextKit.Entities;

namespace TextKit.Evaluation;

/// <summary>How well a model of a user's own finds marked names: exact spans with their kind, a row a kind, then <c>all</c>.</summary>
public static class MarkedTextScore
{
    /// <summary>Recognizes every text and counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> or <paramref name="model"/> is null.</exception>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<MarkedText> texts, EntityModel model)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(model);
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Model = model });
        string[] kinds = [.. model.Kinds.Select(CodeOf)];
        var counts = new int[kinds.Length + 1, 3];
        foreach (var text in texts)
        {
            var gold = text.Names.Select(n => (n.Start, n.Length, CodeOf(n.Kind))).ToHashSet();
            foreach (var entity in recognizer.Recognize(text.Text))
            {
                var right = gold.Contains((entity.Start, entity.Length, entity.KindCode));
                Add(entity.KindCode, 1);
                Add(entity.KindCode, 0, right ? 1 : 0);
            }

            foreach (var (_, _, kind) in gold)
            {
                Add(kind, 2);
            }
        }

        return [.. kinds.Append("all").Select((k, i) => new ScoreRow(k, counts[i, 0], counts[i, 1], counts[i, 2]))];

        void Add(string kind, int column, int count = 1)
        {
            // A kind that only held-out texts have counts in the sum.
            counts[kinds.Length, column] += count;
            if (Array.IndexOf(kinds, kind) is >= 0 and var row)
            {
                counts[row, column] += count;
            }
        }
    }

    private static string CodeOf(string kind) => kind == "org" ? "organization" : kind;
}
