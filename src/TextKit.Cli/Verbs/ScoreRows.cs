using System.Globalization;
using TextKit.Cli.Output;
using TextKit.Evaluation;

namespace TextKit.Cli.Verbs;

/// <summary>Writes precision, recall and F1, a line a kind.</summary>
internal static class ScoreRows
{
    public static void Write(IEnumerable<ScoreRow> rows, bool asTable)
    {
        using var results = new Results(asTable, "kind", "correct", "predicted", "gold", "precision", "recall", "F1");
        foreach (var row in rows)
        {
            results.Write(
                json =>
                {
                    json.WriteString("kind", row.Name);
                    json.WriteNumber("correct", row.Correct);
                    json.WriteNumber("predicted", row.Predicted);
                    json.WriteNumber("gold", row.Gold);
                    json.WriteNumber("precision", Math.Round(row.Precision, 4));
                    json.WriteNumber("recall", Math.Round(row.Recall, 4));
                    json.WriteNumber("f1", Math.Round(row.F1, 4));
                },
                () =>
                [[
                    row.Name, .. new[] { row.Correct, row.Predicted, row.Gold }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
                    .. new[] { row.Precision, row.Recall, row.F1 }.Select(n => n.ToString("0.000", CultureInfo.InvariantCulture)),
                ]]);
        }
    }
}
