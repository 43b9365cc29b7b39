using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Themes;

/// <summary>An article with its labels, to train on or to measure by.</summary>
/// <param name="Title">The title; null where there is none.</param>
/// <param name="Body">The text without the title.</param>
/// <param name="Labels">The labels, the primary one first; at least one.</param>
public sealed record LabeledArticle(string? Title, string Body, IReadOnlyList<string> Labels)
{
    /// <summary>What kind of newspaper item it is, where that is known and to be learnt.</summary>
    public Genre? Genre { get; init; }

    /// <summary>A gold article with its themes.</summary>
    public static LabeledArticle Of(GoldArticle gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return new LabeledArticle(gold.Article.Title, (gold.Article with { Title = null }).ComposeText(), gold.Themes) { Genre = gold.Article.Genre };
    }
}
