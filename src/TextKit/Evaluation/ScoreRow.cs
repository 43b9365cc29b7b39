namespace TextKit.Evaluation;

/// <summary>A row of an evaluation: how many were right, said and wanted.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Correct">Those said and wanted.</param>
/// <param name="Predicted">Those said.</param>
/// <param name="Gold">Those wanted.</param>
public sealed record ScoreRow(string Name, int Correct, int Predicted, int Gold)
{
    /// <summary>The share of those said that are right; 0 where none is said.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>The share of those wanted that are found; 0 where none is wanted.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
