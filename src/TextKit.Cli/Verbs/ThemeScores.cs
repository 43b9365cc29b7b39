using System.Globalization;
using TextKit.Cli.Output;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary>Prints how well a classifier does.</summary>
internal static class ThemeScores
{
    public static void Write(ThemeEvaluation evaluation, bool asTable)
    {
        using var results = new Results(asTable, "theme", "correct", "predicted", "gold", "F1", "confused with");
        foreach (var label in evaluation.Labels)
        {
            var confused = evaluation.Confusion.Where(c => c.Key.Gold == label.Name && c.Key.Predicted != label.Name).OrderByDescending(c => c.Value).ToList();
            results.Write(
                json =>
                {
                    json.WriteString("kind", label.Name);
                    json.WriteNumber("correct", label.Correct);
                    json.WriteNumber("predicted", label.Predicted);
                    json.WriteNumber("gold", label.Gold);
                    json.WriteNumber("f1", Math.Round(label.F1, 4));
                    json.WriteStartObject("confused");
                    confused.ForEach(c => json.WriteNumber(c.Key.Predicted.Length == 0 ? "none" : c.Key.Predicted, c.Value));
                    json.WriteEndObject();
                },
                () => [[label.Name, .. new[] { label.Correct, label.Predicted, label.Gold }.Select(n => n.ToString(CultureInfo.InvariantCulture)), Number(label.F1), string.Join(' ', confused.Select(c => $"{c.Key.Predicted} {c.Value}"))]]);
        }

        results.Write(
            json =>
            {
                json.WriteString("kind", "all");
                json.WriteNumber("accuracy", Math.Round(evaluation.Accuracy, 4));
                json.WriteNumber("macroF1", Math.Round(evaluation.MacroF1, 4));
                json.WriteNumber("abstained", Math.Round(evaluation.Abstained, 4));
                if (evaluation.GenreAccuracy is { } genres)
                {
                    json.WriteNumber("genreAccuracy", Math.Round(genres, 4));
                }
            },
            () =>
            [
                Row("primary accuracy", evaluation.Accuracy), Row("macro F1", evaluation.MacroF1), Row("abstained", evaluation.Abstained),
                .. evaluation.GenreAccuracy is { } genres ? [Row("genre accuracy", genres)] : Array.Empty<string[]>(),
            ]);
    }

    private static string[] Row(string name, double value) => [name, "", "", "", Number(value), ""];

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
