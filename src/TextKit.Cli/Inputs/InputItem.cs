using TextKit.Articles;
using TextKit.Evaluation;

namespace TextKit.Cli.Inputs;

/// <summary>One thing read from the inputs.</summary>
internal abstract record InputItem(string Source);

/// <summary>A text file: a newspaper page or a single article.</summary>
internal sealed record TextInput(string Source, string Text) : InputItem(Source);

/// <summary>A gold article, its markup taken out.</summary>
internal sealed record GoldInput(string Source, GoldArticle Gold) : InputItem(Source);

/// <summary>A document of a JSONL file.</summary>
internal sealed record DocumentInput(string Source, SourceDocument Document) : InputItem(Source);
