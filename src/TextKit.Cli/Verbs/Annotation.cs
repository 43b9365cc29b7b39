using TextKit.Cli.Inputs;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary>Puts the layers of the library and the themes together.</summary>
internal static class Annotation
{
    public static AnnotatedArticle Of(ArticleUnit unit, ArticleAnnotator annotator)
    {
        var annotated = unit.Annotate(annotator);
        var (title, body) = unit.TitleAndBody();
        var prediction = ThemeClassifier.Default.Classify(title, body);
        return annotated with { Theme = prediction.Theme, Themes = prediction.Themes };
    }
}
