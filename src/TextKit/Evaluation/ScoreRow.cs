namespace TextKit.Evaluation;

/// <summary>Counts of one line of a score table.</summary>
/// <param name="Name">What is scored.</param>
/// <param name="Correct">Predicted and in the gold.</param>
/// <param name="Predicted">All predicted.</param>
/// <param name="Gold">All in the gold.</param>
public sealed record ScoreRow(string Name, int Correct, int Predicted, int Gold)
{
    /// <summary>Share of the predicted that is right; 0 where nothing is predicted.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;
    /// <summary>Share of the gold that is found; 0 where the gold is empty.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;
    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Predicted + Gold == 0 ? 0 : 2.0 * Correct / (Predicted + Gold);
}
