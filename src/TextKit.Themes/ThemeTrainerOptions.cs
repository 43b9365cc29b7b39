namespace TextKit.Themes;

/// <summary>The ML.NET trainer that finds the weights of a label.</summary>
public enum ThemeAlgorithm
{
    /// <summary>Stochastic dual coordinate ascent, logistic loss.</summary>
    Sdca,
    /// <summary>Limited-memory BFGS, logistic loss.</summary>
    Lbfgs,
    /// <summary>Averaged perceptron.</summary>
    AveragedPerceptron,
}

/// <summary>How a classifier is trained. Immutable.</summary>
public sealed record ThemeTrainerOptions
{
    /// <summary>For articles whose first label is the primary one, as in gold articles; chosen by cross-validation on the project's corpus.</summary>
    public static ThemeTrainerOptions PrimaryLabels { get; } = new() { FurtherLabels = false, MinimumArticles = 3 };

    /// <summary>The trainer. Default <see cref="ThemeAlgorithm.Lbfgs"/>.</summary>
    public ThemeAlgorithm Algorithm { get; init; } = ThemeAlgorithm.Lbfgs;
    /// <summary>The longest character n-gram. Default 3, at most 8.</summary>
    public int LongestNgram { get; init; } = 3;
    /// <summary>A feature counts where at least this many articles hold it. Default 2.</summary>
    public int MinimumArticles { get; init; } = 2;
    /// <summary>The share of the title in an article's vector, 0 to 1; the body has the rest. Default 0.3.</summary>
    public double TitleShare { get; init; } = 0.3;
    /// <summary>
    /// Whether an article's further labels teach as its first one does. Default true; false where the first is the primary
    /// one, which further labels would blur: they are then told by weights of their own.
    /// </summary>
    public bool FurtherLabels { get; init; } = true;
    /// <summary>The weight of the words that define a label, where definitions are given, beside the other features. Default 0.1.</summary>
    public double DefinitionShare { get; init; } = 0.1;
    /// <summary>L2 regularization of the trainer. Default 0.1.</summary>
    public float L2 { get; init; } = 0.1f;
    /// <summary>Passes over the data. Default 50.</summary>
    public int Iterations { get; init; } = 50;
    /// <summary>The folds whose held-out scores calibrate the probabilities. Default 5.</summary>
    public int CalibrationFolds { get; init; } = 5;
    /// <summary>The seed of every random choice. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
