using System.CommandLine;
using TextKit.Cli.Inputs;
using TextKit.Entities;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary>Puts the layers of the library and the themes together.</summary>
internal static class Annotation
{
    public static Option<string?> TierOption() =>
        InputOptions.Choice("--tier", "How entities are found: fast (the default), or accurate, some twenty times slower", "fast", "accurate");

    public static EntityRecognizerOptions Entities(ParseResult parsed, Option<string?> tier) =>
        new() { Tier = parsed.GetValue(tier) == "accurate" ? EntityTier.Accurate : EntityTier.Fast };

    public static ArticleAnnotator Annotator(ParseResult parsed, Option<string?> tier) =>
        ArticleAnnotator.Create(new ArticleAnnotatorOptions { Entities = Entities(parsed, tier) });

    public static AnnotatedArticle Of(ArticleUnit unit, ArticleAnnotator annotator)
    {
        var annotated = unit.Annotate(annotator);
        var (title, body) = unit.TitleAndBody();
        var prediction = ThemeClassifier.Default.Classify(title, body);
        return annotated with { Theme = prediction.Theme, Themes = prediction.Themes };
    }
}
