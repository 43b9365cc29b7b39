namespace TextKit.Articles;

/// <summary>A document as a JSONL line gives it: its text is taken exactly as it stands.</summary>
/// <param name="Id">The id; unique within a batch.</param>
/// <param name="Text">The text; offsets of all layers refer to it.</param>
/// <param name="Title">A title that stands apart from the text, or null.</param>
/// <param name="Date">The issue date, or null.</param>
/// <param name="Source">Where it came from, or null.</param>
public sealed record SourceDocument(string Id, string Text, string? Title = null, DateOnly? Date = null, string? Source = null);
