namespace TextKit.Evaluation;

/// <summary>Counts what two sets share, article by article.</summary>
internal sealed class Tally(string name)
{
    private int correct;
    private int predicted;
    private int gold;

    public ScoreRow Row => new(name, correct, predicted, gold);

    public void Add<T>(IEnumerable<T> found, IEnumerable<T> expected)
    {
        var truth = expected.ToHashSet();
        var seen = found.ToHashSet();
        gold += truth.Count;
        predicted += seen.Count;
        correct += seen.Count(truth.Contains);
    }
}
