namespace TextKit.Themes;

/// <summary>An article with its labels, to train on or to measure by.</summary>
/// <param name="Title">The title; null where there is none.</param>
/// <param name="Body">The text without the title.</param>
/// <param name="Labels">The labels, the primary one first; at least one.</param>
public sealed record LabeledArticle(string? Title, string Body, IReadOnlyList<string> Labels);
