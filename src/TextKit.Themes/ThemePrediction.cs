using TextKit.Articles;

namespace TextKit.Themes;

/// <summary>A part of the text that spoke for the decision.</summary>
/// <param name="Text">The characters, as they stand in the text.</param>
/// <param name="Weight">What they add to the score of the label, in log-odds.</param>
public sealed record ThemeReason(string Text, double Weight);

/// <summary>What a classifier says of an article.</summary>
/// <param name="Theme">The primary label; null where no label is likely enough (the classifier abstains).</param>
/// <param name="Themes">The labels that hold, the primary one first, then the likeliest; empty where the classifier abstains.</param>
/// <param name="Because">What carried the primary label, the heaviest first; empty where nothing of the text is known.</param>
public sealed record ThemePrediction(string? Theme, IReadOnlyList<ThemeScore> Themes, IReadOnlyList<ThemeReason> Because)
{
    /// <summary>What kind of newspaper item the form shows it to be; null where the model was trained on articles without genres.</summary>
    public Genre? Genre { get; init; }
}
